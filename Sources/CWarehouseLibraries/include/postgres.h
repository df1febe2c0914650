#ifndef AUDIENCE_POSTGRES_H
#define AUDIENCE_POSTGRES_H

#include <stddef.h>

// The part of libpq that is used here. The library is not linked with: it is loaded the first time
// something asks for it, so that a program that talks to no server pays nothing for it.

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;
typedef struct pg_cancel PGcancel;

/// Loads the library, once. Returns NULL, or why it cannot be loaded. Nothing else here may be
/// called before this has returned NULL. Safe from any thread.
const char *postgres_load(void);

/// What a connection that is being made waits for.
enum postgres_progress { POSTGRES_FAILED, POSTGRES_READING, POSTGRES_WRITING, POSTGRES_READY };

/// What a result is.
enum postgres_kind {
  POSTGRES_ERROR,
  POSTGRES_DONE,
  POSTGRES_ROW,
  POSTGRES_COPY_IN,
  POSTGRES_OTHER
};

/// Begins a connection from keywords and values, each list ended by NULL. May wait for a name
/// server. Never NULL but for want of memory.
PGconn *postgres_start(const char *const *keywords, const char *const *values);
enum postgres_progress postgres_poll(PGconn *connection);
int postgres_socket(const PGconn *connection);
/// Whether the connection still stands, as far as is known.
int postgres_is_ok(const PGconn *connection);
const char *postgres_message(const PGconn *connection);
const char *postgres_parameter(const PGconn *connection, const char *name);
void postgres_finish(PGconn *connection);

/// Sends a query with parameters as text, NULL for null, and asks for its rows one by one.
/// Returns 0 on failure.
int postgres_send(
    PGconn *connection, const char *query, int count, const unsigned int *types,
    const char *const *values);
/// Sends what is still to be sent: 0 when all is sent, 1 when there is more, -1 on failure.
int postgres_flush(PGconn *connection);
/// Takes what has come in. Returns 0 on failure.
int postgres_consume(PGconn *connection);
/// Whether `postgres_result` would have to wait.
int postgres_is_busy(PGconn *connection);
/// The next result; NULL when the query is over.
PGresult *postgres_result(PGconn *connection);

enum postgres_kind postgres_result_kind(const PGresult *result);
const char *postgres_result_message(const PGresult *result);
/// A part of an error: 'C' its SQLSTATE, 'M' its message, 'H' its hint, 'D' its detail,
/// 'P' its place in the query. NULL where there is none.
const char *postgres_error_field(const PGresult *result, int field);
const char *postgres_affected(PGresult *result);
int postgres_row_count(const PGresult *result);
int postgres_column_count(const PGresult *result);
const char *postgres_column_name(const PGresult *result, int column);
unsigned int postgres_column_type(const PGresult *result, int column);
int postgres_is_null(const PGresult *result, int row, int column);
const char *postgres_value(const PGresult *result, int row, int column);
int postgres_length(const PGresult *result, int row, int column);
void postgres_clear(PGresult *result);

/// What a cancellation needs; can be used from another thread, also after the connection is gone.
PGcancel *postgres_cancel_handle(PGconn *connection);
/// Asks the server to stop what it does; opens a connection of its own and waits for it.
int postgres_cancel(PGcancel *handle);
void postgres_free_cancel(PGcancel *handle);

/// Hands rows of a COPY to the server: 1 when taken, 0 when there is no room yet, -1 on failure.
int postgres_put(PGconn *connection, const char *bytes, int count);
/// Ends a COPY; with a message, as a failed one. The same results.
int postgres_end_copy(PGconn *connection, const char *failure);

#endif
