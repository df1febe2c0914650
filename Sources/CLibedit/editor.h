#ifndef CLIBEDIT_EDITOR_H
#define CLIBEDIT_EDITOR_H

#include <histedit.h>

#include "clibedit.h"

struct cle_editor {
  EditLine *line;
  History *history;
  cle_key_handler handler;
  cle_paint_handler paint;
  void *context;
  char *left_prompt;
  char *right_prompt;
  char *preload;
  char *below;         // Text to print below the line before the next character is read.
  int below_distance;  // The characters to go back from the line's end after that.
  int pushed_byte;  // A byte that was read but belongs to the next character, or -1.
  int typed_ahead;  // The bytes still to come that were typed before the prompt.
};

/// libedit's source of characters: waits for the terminal and for signals at once.
int cle_next_character(EditLine *line, wchar_t *character);

/// Puts the terminal into the modes for editing, and finds out what was typed before that.
void cle_begin_editing(cle_editor *editor);

/// Draws the line at the place where the terminal's cursor is now.
void cle_draw_here(cle_editor *editor);

/// Moves the terminal's cursor to the last row of the line.
void cle_go_to_last_row(cle_editor *editor);

#endif
