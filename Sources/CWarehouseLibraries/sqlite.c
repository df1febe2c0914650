#include "sqlite.h"

#include <sqlite3.h>

#include "loaded_library.h"

// Each function of the library, with the type its header gives it.
#define FUNCTIONS(each)                                                                            \
  each(sqlite3_open_v2) each(sqlite3_close_v2) each(sqlite3_extended_errcode)                      \
  each(sqlite3_errmsg) each(sqlite3_busy_timeout) each(sqlite3_progress_handler)                   \
  each(sqlite3_prepare_v2) each(sqlite3_bind_parameter_count) each(sqlite3_bind_null)              \
  each(sqlite3_bind_int64) each(sqlite3_bind_double) each(sqlite3_bind_text64)                     \
  each(sqlite3_step) each(sqlite3_reset)                                                           \
  each(sqlite3_finalize) each(sqlite3_column_count) each(sqlite3_column_name)                      \
  each(sqlite3_column_type) each(sqlite3_column_int64) each(sqlite3_column_double)                 \
  each(sqlite3_column_blob) each(sqlite3_column_bytes) each(sqlite3_extended_result_codes)

LOADED_LIBRARY(sqlite_load, FUNCTIONS, "libsqlite3.so.0", "libsqlite3.so")

sqlite3 *sqlite_open(const char *path, int read_only) {
  sqlite3 *connection = NULL;
  int flags = read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  call_sqlite3_open_v2(path, &connection, flags | SQLITE_OPEN_FULLMUTEX, NULL);
  if (connection) call_sqlite3_extended_result_codes(connection, 1);
  return connection;
}

void sqlite_close(sqlite3 *connection) { call_sqlite3_close_v2(connection); }
int sqlite_code(sqlite3 *connection) { return call_sqlite3_extended_errcode(connection); }
const char *sqlite_message(sqlite3 *connection) { return call_sqlite3_errmsg(connection); }

void sqlite_wait_for_lock(sqlite3 *connection, int milliseconds) {
  call_sqlite3_busy_timeout(connection, milliseconds);
}

void sqlite_watch(sqlite3 *connection, int steps, int (*stop)(void *), void *context) {
  call_sqlite3_progress_handler(connection, steps, stop, context);
}

sqlite3_stmt *sqlite_prepare(sqlite3 *connection, const char *text, int length, int *rest) {
  sqlite3_stmt *statement = NULL;
  const char *tail = text;
  call_sqlite3_prepare_v2(connection, text, length, &statement, &tail);
  *rest = (int)(tail - text);
  return statement;
}

int sqlite_parameters(sqlite3_stmt *statement) {
  return call_sqlite3_bind_parameter_count(statement);
}

int sqlite_bind_nothing(sqlite3_stmt *statement, int place) {
  return call_sqlite3_bind_null(statement, place) == SQLITE_OK;
}

int sqlite_bind_integer(sqlite3_stmt *statement, int place, int64_t value) {
  return call_sqlite3_bind_int64(statement, place, value) == SQLITE_OK;
}

int sqlite_bind_number(sqlite3_stmt *statement, int place, double value) {
  return call_sqlite3_bind_double(statement, place, value) == SQLITE_OK;
}

int sqlite_bind_string(sqlite3_stmt *statement, int place, const char *bytes, int64_t length) {
  return call_sqlite3_bind_text64(
             statement, place, bytes, (sqlite3_uint64)length, SQLITE_TRANSIENT, SQLITE_UTF8)
      == SQLITE_OK;
}

enum sqlite_step sqlite_advance(sqlite3_stmt *statement) {
  switch (call_sqlite3_step(statement) & 0xFF) {
    case SQLITE_ROW: return SQLITE_STEP_ROW;
    case SQLITE_DONE: return SQLITE_STEP_DONE;
    case SQLITE_INTERRUPT: return SQLITE_STEP_STOPPED;
    default: return SQLITE_STEP_ERROR;
  }
}

void sqlite_again(sqlite3_stmt *statement) { call_sqlite3_reset(statement); }
void sqlite_free(sqlite3_stmt *statement) { call_sqlite3_finalize(statement); }
int sqlite_columns(sqlite3_stmt *statement) { return call_sqlite3_column_count(statement); }

const char *sqlite_name(sqlite3_stmt *statement, int column) {
  return call_sqlite3_column_name(statement, column);
}

enum sqlite_type sqlite_value_type(sqlite3_stmt *statement, int column) {
  switch (call_sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: return SQLITE_TYPE_INTEGER;
    case SQLITE_FLOAT: return SQLITE_TYPE_DOUBLE;
    case SQLITE_TEXT: return SQLITE_TYPE_TEXT;
    case SQLITE_BLOB: return SQLITE_TYPE_BLOB;
    default: return SQLITE_TYPE_NULL;
  }
}

int64_t sqlite_integer(sqlite3_stmt *statement, int column) {
  return call_sqlite3_column_int64(statement, column);
}

double sqlite_number(sqlite3_stmt *statement, int column) {
  return call_sqlite3_column_double(statement, column);
}

const unsigned char *sqlite_bytes(sqlite3_stmt *statement, int column, int *length) {
  const unsigned char *bytes = call_sqlite3_column_blob(statement, column);
  *length = call_sqlite3_column_bytes(statement, column);
  return bytes;
}
