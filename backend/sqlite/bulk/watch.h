#pragma once
#include <stdint.h>

typedef struct sqlite3 sqlite3;

// Ids of one table that were written, as runs first…last in the order they came.
typedef struct {
  int64_t *ends; // first, last, first, last, …
  int64_t runs, room;
  int lost; // no memory for another run
} shuke_runs;

typedef struct {
  int tables;
  const char **names;
  shuke_runs *runs;
} shuke_watch;

shuke_watch *shuke_watch_new(int tables, const char **names);
void shuke_watch_attach(sqlite3 *db, shuke_watch *watch);
void shuke_watch_clear(shuke_watch *watch);
void shuke_watch_free(shuke_watch *watch);
