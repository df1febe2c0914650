// Where the line stands on the screen. libedit draws as if its line began where the cursor is, so
// whoever interrupts it has to put the cursor there.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "editor.h"

static int prompt_width(const char *prompt) {
  if (prompt == NULL) return 0;
  int width = 0;
  bool is_literal = false;
  mbstate_t state;
  memset(&state, 0, sizeof state);
  wchar_t character;
  size_t length;
  while ((length = mbrtowc(&character, prompt, MB_CUR_MAX, &state)) > 0 && length <= MB_CUR_MAX) {
    prompt += length;
    if (character == 1) {
      is_literal = !is_literal;
    } else if (!is_literal) {
      width += cle_scalar_width((uint32_t)character);
    }
  }
  return width;
}

// The cell behind some characters that begin at a cell; a wide one that the row has no room for
// begins the next row, as libedit draws it.
static int cell_behind(const wchar_t *start, const wchar_t *end, int cell, int columns) {
  for (; start < end; start++) {
    int width = cle_scalar_width((uint32_t)*start);
    if (cell % columns + width > columns) cell += columns - cell % columns;
    cell += width;
  }
  return cell;
}

static int columns(void) {
  int columns = 80;
  int rows = 24;
  cle_window_size(STDOUT_FILENO, &columns, &rows);
  return columns;
}

static void move_rows(int count, char direction) {
  char sequence[32];
  int length = count > 0 ? snprintf(sequence, sizeof sequence, "\033[%d%c", count, direction) : 0;
  cle_write_output(sequence, (size_t)length);
}

void cle_draw_here(cle_editor *editor) {
  static const char clear[] = "\r\033[J";
  cle_write_output(clear, sizeof clear - 1);
  el_set(editor->line, EL_REFRESH);
}

void cle_redraw(cle_editor *editor) {
  // Terminals fold a line anew when their width changes, and the cursor stays on its character.
  const LineInfoW *info = el_wline(editor->line);
  int width = columns();
  int before =
      cell_behind(info->buffer, info->cursor, prompt_width(editor->left_prompt), width);
  move_rows(before / width, 'A');
  el_resize(editor->line);
  cle_draw_here(editor);
}

void cle_go_to_last_row(cle_editor *editor) {
  const LineInfoW *info = el_wline(editor->line);
  int width = columns();
  int before =
      cell_behind(info->buffer, info->cursor, prompt_width(editor->left_prompt), width);
  int all = cell_behind(info->cursor, info->lastchar, before, width);
  move_rows(all / width - before / width, 'B');
}
