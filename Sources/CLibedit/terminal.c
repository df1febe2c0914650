#include <langinfo.h>
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <wchar.h>

#include "clibedit.h"

int wcwidth(wchar_t character);

static void choose_locale(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

void cle_use_utf8_locale(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, choose_locale);
}

int cle_scalar_width(uint32_t scalar) {
  cle_use_utf8_locale();
  int width = wcwidth((wchar_t)scalar);
  return width < 0 ? 1 : width;
}

bool cle_window_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return false;
  if (size.ws_col == 0 || size.ws_row == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

void cle_buffer_output(const char *text, size_t length) { fwrite(text, 1, length, stdout); }

void cle_write_output(const char *text, size_t length) {
  cle_buffer_output(text, length);
  fflush(stdout);
}
