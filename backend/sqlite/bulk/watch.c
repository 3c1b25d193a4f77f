#include "watch.h"

#include <stdlib.h>
#include <string.h>

#define FROM_SQLITE __attribute__((weak)) extern
FROM_SQLITE void *sqlite3_update_hook(sqlite3 *, void (*)(void *, int, char const *, char const *, int64_t), void *);

static void note(shuke_runs *r, int64_t id) {
  if (r->runs > 0) {
    int64_t *last = &r->ends[2 * r->runs - 1];
    if (id == *last) return;
    if (id == *last + 1) {
      *last = id;
      return;
    }
  }
  if (r->runs == r->room) {
    int64_t room = r->room ? r->room * 2 : 64;
    int64_t *ends = realloc(r->ends, sizeof *ends * 2 * room);
    if (!ends) {
      r->lost = 1;
      return;
    }
    r->ends = ends;
    r->room = room;
  }
  r->ends[2 * r->runs] = r->ends[2 * r->runs + 1] = id;
  r->runs++;
}

static void written(void *arg, int how, char const *database, char const *table, int64_t id) {
  shuke_watch *w = arg;
  (void)how;
  (void)database;
  for (int i = 0; i < w->tables; i++)
    if (table[0] == w->names[i][0] && strcmp(table, w->names[i]) == 0) {
      note(&w->runs[i], id);
      return;
    }
}

shuke_watch *shuke_watch_new(int tables, const char **names) {
  shuke_watch *w = calloc(1, sizeof *w);
  w->tables = tables;
  w->names = names;
  w->runs = calloc(tables, sizeof *w->runs);
  return w;
}

void shuke_watch_attach(sqlite3 *db, shuke_watch *watch) { sqlite3_update_hook(db, written, watch); }

void shuke_watch_clear(shuke_watch *w) {
  for (int i = 0; i < w->tables; i++) {
    free(w->runs[i].ends);
    memset(&w->runs[i], 0, sizeof w->runs[i]);
  }
}

void shuke_watch_free(shuke_watch *w) {
  shuke_watch_clear(w);
  for (int i = 0; i < w->tables; i++) free((void *)w->names[i]);
  free(w->names);
  free(w->runs);
  free(w);
}
