#ifndef AUDIENCE_SQLITE_H
#define AUDIENCE_SQLITE_H

#include <stddef.h>
#include <stdint.h>

// The part of SQLite that is used here, loaded the first time something asks for it.

typedef struct sqlite3 sqlite3;
typedef struct sqlite3_stmt sqlite3_stmt;

/// Loads the library, once. Returns NULL, or why it cannot be loaded. Nothing else here may be
/// called before this has returned NULL. Safe from any thread.
const char *sqlite_load(void);

/// What a step gave.
enum sqlite_step { SQLITE_STEP_ROW, SQLITE_STEP_DONE, SQLITE_STEP_STOPPED, SQLITE_STEP_ERROR };

/// What a value is.
enum sqlite_type {
  SQLITE_TYPE_NULL,
  SQLITE_TYPE_INTEGER,
  SQLITE_TYPE_DOUBLE,
  SQLITE_TYPE_TEXT,
  SQLITE_TYPE_BLOB
};

/// Opens a file. One that is missing is made unless it is opened to read only. Returns a
/// connection, also on failure (`sqlite_code`), or NULL for want of memory.
sqlite3 *sqlite_open(const char *path, int read_only);
void sqlite_close(sqlite3 *connection);
/// The extended result code of the last call, and its words.
int sqlite_code(sqlite3 *connection);
const char *sqlite_message(sqlite3 *connection);
/// How long to wait for another writer.
void sqlite_wait_for_lock(sqlite3 *connection, int milliseconds);
/// Asks `stop` every so many steps of the machine, and stops the statement when it returns non-zero.
void sqlite_watch(sqlite3 *connection, int steps, int (*stop)(void *), void *context);

/// Prepares one statement: NULL on failure. `*rest` is set to how many bytes were read.
sqlite3_stmt *sqlite_prepare(sqlite3 *connection, const char *text, int length, int *rest);
/// The greatest number of a parameter in the statement.
int sqlite_parameters(sqlite3_stmt *statement);
int sqlite_bind_nothing(sqlite3_stmt *statement, int place);
int sqlite_bind_integer(sqlite3_stmt *statement, int place, int64_t value);
int sqlite_bind_number(sqlite3_stmt *statement, int place, double value);
int sqlite_bind_string(sqlite3_stmt *statement, int place, const char *bytes, int64_t length);
enum sqlite_step sqlite_advance(sqlite3_stmt *statement);
void sqlite_again(sqlite3_stmt *statement);
void sqlite_free(sqlite3_stmt *statement);

int sqlite_columns(sqlite3_stmt *statement);
const char *sqlite_name(sqlite3_stmt *statement, int column);
enum sqlite_type sqlite_value_type(sqlite3_stmt *statement, int column);
int64_t sqlite_integer(sqlite3_stmt *statement, int column);
double sqlite_number(sqlite3_stmt *statement, int column);
/// The bytes of a text or blob, and how many.
const unsigned char *sqlite_bytes(sqlite3_stmt *statement, int column, int *length);

#endif
