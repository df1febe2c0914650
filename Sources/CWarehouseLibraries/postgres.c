#include "postgres.h"

#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif

#include "loaded_library.h"

// Each function of the library, with the type its header gives it.
#define FUNCTIONS(each)                                                                            \
  each(PQconnectStartParams) each(PQconnectPoll) each(PQsocket) each(PQstatus)                     \
  each(PQerrorMessage) each(PQparameterStatus) each(PQfinish) each(PQsetnonblocking)               \
  each(PQsendQueryParams) each(PQsetSingleRowMode) each(PQflush) each(PQconsumeInput)              \
  each(PQisBusy) each(PQgetResult) each(PQresultStatus) each(PQresultErrorMessage)                 \
  each(PQresultErrorField) each(PQcmdTuples) each(PQntuples) each(PQnfields) each(PQfname)         \
  each(PQftype) each(PQgetisnull) each(PQgetvalue) each(PQgetlength) each(PQclear)                 \
  each(PQgetCancel) each(PQcancel) each(PQfreeCancel) each(PQputCopyData) each(PQputCopyEnd)       \
  each(PQsetNoticeProcessor)

LOADED_LIBRARY(postgres_load, FUNCTIONS, "libpq.so.5", "libpq.so")

// Notices are for a log; the library would print them.
static void ignore_notice(void *context, const char *message) {
  (void)context;
  (void)message;
}

PGconn *postgres_start(const char *const *keywords, const char *const *values) {
  PGconn *connection = call_PQconnectStartParams(keywords, values, 0);
  if (connection) call_PQsetNoticeProcessor(connection, ignore_notice, NULL);
  return connection;
}

enum postgres_progress postgres_poll(PGconn *connection) {
  switch (call_PQconnectPoll(connection)) {
    case PGRES_POLLING_OK:
      call_PQsetnonblocking(connection, 1);
      return POSTGRES_READY;
    case PGRES_POLLING_READING: return POSTGRES_READING;
    case PGRES_POLLING_WRITING: return POSTGRES_WRITING;
    default: return POSTGRES_FAILED;
  }
}

int postgres_socket(const PGconn *connection) { return call_PQsocket(connection); }

int postgres_is_ok(const PGconn *connection) {
  return call_PQstatus(connection) == CONNECTION_OK;
}

const char *postgres_message(const PGconn *connection) { return call_PQerrorMessage(connection); }

const char *postgres_parameter(const PGconn *connection, const char *name) {
  return call_PQparameterStatus(connection, name);
}

void postgres_finish(PGconn *connection) { call_PQfinish(connection); }

int postgres_send(
    PGconn *connection, const char *query, int count, const unsigned int *types,
    const char *const *values) {
  if (!call_PQsendQueryParams(connection, query, count, types, values, NULL, NULL, 0)) return 0;
  call_PQsetSingleRowMode(connection);
  return 1;
}

int postgres_flush(PGconn *connection) { return call_PQflush(connection); }
int postgres_consume(PGconn *connection) { return call_PQconsumeInput(connection); }
int postgres_is_busy(PGconn *connection) { return call_PQisBusy(connection); }
PGresult *postgres_result(PGconn *connection) { return call_PQgetResult(connection); }

enum postgres_kind postgres_result_kind(const PGresult *result) {
  switch (call_PQresultStatus(result)) {
    case PGRES_SINGLE_TUPLE: return POSTGRES_ROW;
    case PGRES_TUPLES_OK:
    case PGRES_COMMAND_OK:
    case PGRES_EMPTY_QUERY: return POSTGRES_DONE;
    case PGRES_COPY_IN: return POSTGRES_COPY_IN;
    case PGRES_BAD_RESPONSE:
    case PGRES_FATAL_ERROR: return POSTGRES_ERROR;
    default: return POSTGRES_OTHER;
  }
}

const char *postgres_result_message(const PGresult *result) {
  return call_PQresultErrorMessage(result);
}

const char *postgres_error_field(const PGresult *result, int field) {
  return call_PQresultErrorField(result, field);
}

const char *postgres_affected(PGresult *result) { return call_PQcmdTuples(result); }
int postgres_row_count(const PGresult *result) { return call_PQntuples(result); }
int postgres_column_count(const PGresult *result) { return call_PQnfields(result); }

const char *postgres_column_name(const PGresult *result, int column) {
  return call_PQfname(result, column);
}

unsigned int postgres_column_type(const PGresult *result, int column) {
  return call_PQftype(result, column);
}

int postgres_is_null(const PGresult *result, int row, int column) {
  return call_PQgetisnull(result, row, column);
}

const char *postgres_value(const PGresult *result, int row, int column) {
  return call_PQgetvalue(result, row, column);
}

int postgres_length(const PGresult *result, int row, int column) {
  return call_PQgetlength(result, row, column);
}

void postgres_clear(PGresult *result) { call_PQclear(result); }

PGcancel *postgres_cancel_handle(PGconn *connection) { return call_PQgetCancel(connection); }

int postgres_cancel(PGcancel *handle) {
  char message[256];
  return call_PQcancel(handle, message, sizeof message);
}

void postgres_free_cancel(PGcancel *handle) { call_PQfreeCancel(handle); }

int postgres_put(PGconn *connection, const char *bytes, int count) {
  return call_PQputCopyData(connection, bytes, count);
}

int postgres_end_copy(PGconn *connection, const char *failure) {
  return call_PQputCopyEnd(connection, failure);
}
