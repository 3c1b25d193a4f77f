#pragma once
#include <stdint.h>

typedef struct sqlite3 sqlite3;
typedef struct sqlite3_stmt sqlite3_stmt;

// What stands before a cell. An int or a float is 8 bytes of the machine's order, a text 4 bytes of length and its bytes.
enum { SHUKE_NULL, SHUKE_INT, SHUKE_FLOAT, SHUKE_TEXT };

// shuke_insert runs the statement so many times with the next width cells each, adds the rows it changed to changes, and
// returns SQLite's extended result code.
int shuke_insert(sqlite3_stmt *stmt, const uint8_t *cells, int width, int times, int64_t *changes);
