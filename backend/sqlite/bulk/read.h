#pragma once
#include <stdint.h>

typedef struct sqlite3 sqlite3;
typedef struct sqlite3_stmt sqlite3_stmt;

// What a batch of rows is read into. Whole numbers stand column by column, capacity apart; a text column holds where each
// text ends in texts, where the texts of all columns stand one behind the other, row by row.
typedef struct {
  int64_t *cells;
  char *texts;
  int capacity, rows;
  int64_t room, used;
  int pending; // the statement stands on a row that found no room
} shuke_batch;

// shuke_read fills the batch with the next rows and returns SQLite's result code: 100 when there may be more, 101 behind
// the last one. kinds says of each column whether it is text (1) or a whole number (0).
int shuke_read(sqlite3_stmt *stmt, const uint8_t *kinds, int width, shuke_batch *batch);

int shuke_bind_int(sqlite3_stmt *stmt, int at, int64_t number);
int shuke_bind_text(sqlite3_stmt *stmt, int at, const char *text, int length);
