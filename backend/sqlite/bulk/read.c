#include "read.h"

#include <string.h>

#define FROM_SQLITE __attribute__((weak)) extern
FROM_SQLITE int sqlite3_step(sqlite3_stmt *);
FROM_SQLITE int64_t sqlite3_column_int64(sqlite3_stmt *, int);
FROM_SQLITE const unsigned char *sqlite3_column_text(sqlite3_stmt *, int);
FROM_SQLITE int sqlite3_column_bytes(sqlite3_stmt *, int);
FROM_SQLITE int sqlite3_bind_int64(sqlite3_stmt *, int, int64_t);
FROM_SQLITE int sqlite3_bind_text(sqlite3_stmt *, int, const char *, int, void (*)(void *));

enum { ROW = 100 };

// take copies the row the statement stands on, or returns 0 when its texts find no room.
static int take(sqlite3_stmt *stmt, const uint8_t *kinds, int width, shuke_batch *b) {
  int64_t used = b->used;
  for (int c = 0; c < width; c++) {
    int64_t *cell = &b->cells[(int64_t)c * b->capacity + b->rows];
    if (!kinds[c]) {
      *cell = sqlite3_column_int64(stmt, c);
      continue;
    }
    const unsigned char *text = sqlite3_column_text(stmt, c);
    int length = sqlite3_column_bytes(stmt, c);
    if (used + length > b->room) return 0;
    if (length > 0) memcpy(b->texts + used, text, length);
    used += length;
    *cell = used;
  }
  b->used = used;
  b->rows++;
  return 1;
}

int shuke_read(sqlite3_stmt *stmt, const uint8_t *kinds, int width, shuke_batch *b) {
  b->rows = 0;
  b->used = 0;
  while (b->rows < b->capacity) {
    if (!b->pending) {
      int rc = sqlite3_step(stmt);
      if (rc != ROW) return rc;
    }
    b->pending = !take(stmt, kinds, width, b);
    if (b->pending) return ROW;
  }
  return ROW;
}

int shuke_bind_int(sqlite3_stmt *stmt, int at, int64_t number) { return sqlite3_bind_int64(stmt, at, number); }

int shuke_bind_text(sqlite3_stmt *stmt, int at, const char *text, int length) {
  return sqlite3_bind_text(stmt, at, text, length, (void (*)(void *))-1);
}
