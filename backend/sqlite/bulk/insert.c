#include "insert.h"

#include <string.h>

// SQLite itself is compiled into the driver's package. Weak references let this package link by itself, as cgo tries once;
// in the program they find the driver's SQLite, whose C interface is stable by promise (https://sqlite.org/capi3ref.html).
#define FROM_SQLITE __attribute__((weak)) extern
FROM_SQLITE int sqlite3_bind_int64(sqlite3_stmt *, int, int64_t);
FROM_SQLITE int sqlite3_bind_double(sqlite3_stmt *, int, double);
FROM_SQLITE int sqlite3_bind_null(sqlite3_stmt *, int);
FROM_SQLITE int sqlite3_bind_text(sqlite3_stmt *, int, const char *, int, void (*)(void *));
FROM_SQLITE int sqlite3_step(sqlite3_stmt *);
FROM_SQLITE int sqlite3_reset(sqlite3_stmt *);
FROM_SQLITE int sqlite3_changes(sqlite3 *);
FROM_SQLITE int sqlite3_extended_errcode(sqlite3 *);
FROM_SQLITE sqlite3 *sqlite3_db_handle(sqlite3_stmt *);

enum { OK = 0, DONE = 101 };

// bind_cell binds one cell and moves the cursor behind it. Text stays where it is: the statement has run before the caller
// moves on.
static int bind_cell(sqlite3_stmt *stmt, int at, const uint8_t **cursor) {
  const uint8_t *p = *cursor;
  int64_t number;
  double fraction;
  uint32_t length;
  switch (*p++) {
  case SHUKE_INT:
    memcpy(&number, p, sizeof number);
    *cursor = p + sizeof number;
    return sqlite3_bind_int64(stmt, at, number);
  case SHUKE_FLOAT:
    memcpy(&fraction, p, sizeof fraction);
    *cursor = p + sizeof fraction;
    return sqlite3_bind_double(stmt, at, fraction);
  case SHUKE_TEXT:
    memcpy(&length, p, sizeof length);
    p += sizeof length;
    *cursor = p + length;
    return sqlite3_bind_text(stmt, at, (const char *)p, (int)length, 0);
  default:
    *cursor = p;
    return sqlite3_bind_null(stmt, at);
  }
}

int shuke_insert(sqlite3_stmt *stmt, const uint8_t *cells, int width, int times, int64_t *changes) {
  sqlite3 *db = sqlite3_db_handle(stmt);
  for (int i = 0; i < times; i++) {
    for (int at = 1; at <= width; at++) {
      int rc = bind_cell(stmt, at, &cells);
      if (rc != OK) return rc;
    }
    int stepped = sqlite3_step(stmt);
    int code = sqlite3_extended_errcode(db);
    sqlite3_reset(stmt);
    if (stepped != DONE) return code;
    *changes += sqlite3_changes(db);
  }
  return OK;
}
