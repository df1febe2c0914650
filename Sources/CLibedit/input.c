// Characters for libedit. Its own reader would see Ctrl-C only on the thread that gets the signal,
// and after the first `await` the main program runs on a thread where signals are blocked.

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "editor.h"

enum { END = 0, READ = 1, INTERRUPTED = -1 };
enum { CTRL_D = 4 };

void cle_begin_editing(cle_editor *editor) {
  // libedit would show the prompt first, and the terminal would keep for itself a Ctrl-D or Ctrl-R
  // that is typed in between.
  el_set(editor->line, EL_PREP_TERM, 1);
  int count = 0;
  editor->typed_ahead = ioctl(STDIN_FILENO, FIONREAD, &count) == 0 ? count : 0;
}

static void show_preload(cle_editor *editor) {
  el_insertstr(editor->line, editor->preload);
  free(editor->preload);
  editor->preload = NULL;
  cle_draw_here(editor);
}

static void show_below(cle_editor *editor) {
  cle_write_output("\n", 1);
  cle_write_output(editor->below, strlen(editor->below));
  free(editor->below);
  editor->below = NULL;
  if (editor->below_distance != 0) el_cursor(editor->line, -editor->below_distance);
  cle_draw_here(editor);
}

/// After a stop the shell may have changed the terminal's modes.
static void resume(cle_editor *editor) {
  static const char paste_on[] = "\033[?2004h";
  cle_write_output(paste_on, sizeof paste_on - 1);
  el_set(editor->line, EL_PREP_TERM, 0);
  el_set(editor->line, EL_PREP_TERM, 1);
  el_resize(editor->line);
  cle_draw_here(editor);
}

static void draw_paint(cle_editor *editor) {
  // What is typed faster than it can be read is drawn once, at its end.
  struct pollfd descriptor = {STDIN_FILENO, POLLIN, 0};
  if (editor->pushed_byte >= 0 || poll(&descriptor, 1, 0) != 0) return;
  editor->paint(editor->context, CLE_PAINT_DRAW);
}

static void erase_paint(cle_editor *editor) { editor->paint(editor->context, CLE_PAINT_ERASE); }

static int next_byte(cle_editor *editor, unsigned char *byte) {
  if (editor->pushed_byte >= 0) {
    *byte = (unsigned char)editor->pushed_byte;
    editor->pushed_byte = -1;
    return READ;
  }
  for (;;) {
    switch (cle_wait_for_input(STDIN_FILENO, true)) {
      case CLE_WAIT_INTERRUPTED:
        erase_paint(editor);
        cle_go_to_last_row(editor);
        errno = EINTR;
        return INTERRUPTED;
      case CLE_WAIT_RESIZED:
        cle_redraw(editor);
        draw_paint(editor);
        continue;
      case CLE_WAIT_CONTINUED:
        resume(editor);
        draw_paint(editor);
        continue;
      case CLE_WAIT_FAILED:
        return END;
      case CLE_WAIT_READABLE:
        break;
    }
    ssize_t count = cle_read_waited_for(STDIN_FILENO, byte, 1);
    if (count == 1) {
      // Outside the editing modes the terminal turns Ctrl-D into a null byte.
      if (editor->typed_ahead > 0) {
        editor->typed_ahead--;
        if (*byte == 0) *byte = CTRL_D;
      }
      return READ;
    }
    if (count == 0 || (errno != EINTR && errno != EAGAIN)) return END;
  }
}

int cle_next_character(EditLine *line, wchar_t *character) {
  cle_editor *editor = NULL;
  el_get(line, EL_CLIENTDATA, &editor);
  if (editor == NULL) return END;
  if (editor->preload != NULL) show_preload(editor);
  if (editor->below != NULL) show_below(editor);
  draw_paint(editor);

  mbstate_t state;
  memset(&state, 0, sizeof state);
  bool inside = false;
  for (;;) {
    unsigned char byte;
    int outcome = next_byte(editor, &byte);
    erase_paint(editor);
    if (outcome != READ) return outcome;
    size_t length = mbrtowc(character, (const char *)&byte, 1, &state);
    if (length == (size_t)-2) {
      inside = true;
      continue;
    }
    if (length == (size_t)-1) {
      // A sequence cut short: the byte that does not belong to it begins the next character.
      if (inside) editor->pushed_byte = byte;
      *character = 0xFFFD;
    }
    return READ;
  }
}

bool cle_read_character(cle_editor *editor, uint32_t *character) {
  wchar_t wide;
  if (el_wgetc(editor->line, &wide) != 1) return false;
  *character = (uint32_t)wide;
  return true;
}
