#include "editor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// MARK: Callbacks from libedit, which finds its editor in the client data

static cle_editor *owner(EditLine *line) {
  cle_editor *editor = NULL;
  el_get(line, EL_CLIENTDATA, &editor);
  return editor;
}

static char empty_prompt[] = "";

static char *left_prompt(EditLine *line) {
  cle_editor *editor = owner(line);
  return editor && editor->left_prompt ? editor->left_prompt : empty_prompt;
}

static char *right_prompt(EditLine *line) {
  cle_editor *editor = owner(line);
  return editor && editor->right_prompt ? editor->right_prompt : empty_prompt;
}

static unsigned char run(EditLine *line, cle_key key) {
  cle_editor *editor = owner(line);
  if (editor == NULL) return CC_ERROR;
  switch (editor->handler(editor->context, key)) {
    case CLE_AFTER_REFRESH:
      return CC_REFRESH;
    case CLE_AFTER_BEEP:
      break;
  }
  return CC_REFRESH_BEEP;
}

static unsigned char on_complete(EditLine *line, int key) {
  (void)key;
  return run(line, CLE_KEY_COMPLETE);
}

static unsigned char on_complete_back(EditLine *line, int key) {
  (void)key;
  return run(line, CLE_KEY_COMPLETE_BACK);
}

static unsigned char on_forward(EditLine *line, int key) {
  (void)key;
  return run(line, CLE_KEY_FORWARD);
}

static unsigned char on_forward_word(EditLine *line, int key) {
  (void)key;
  return run(line, CLE_KEY_FORWARD_WORD);
}

static unsigned char on_end(EditLine *line, int key) {
  (void)key;
  return run(line, CLE_KEY_END);
}

static unsigned char on_paste(EditLine *line, int key) {
  (void)key;
  return run(line, CLE_KEY_PASTE);
}

static unsigned char on_older(EditLine *line, int key) {
  (void)key;
  return run(line, CLE_KEY_OLDER);
}

static unsigned char on_newer(EditLine *line, int key) {
  (void)key;
  return run(line, CLE_KEY_NEWER);
}

// MARK: Opening and closing

static void bind_completion_and_paste(EditLine *line) {
  el_set(line, EL_BIND, "\t", "cle-complete", NULL);
  el_set(line, EL_BIND, "\\e[Z", "cle-complete-back", NULL);
  el_set(line, EL_BIND, "\\e[200~", "cle-paste", NULL);
}

static void bind_keys(EditLine *line) {
  el_set(line, EL_ADDFN, "cle-complete", "Complete the word at the cursor", on_complete);
  el_set(
      line, EL_ADDFN, "cle-complete-back", "Go back to the completion before", on_complete_back);
  el_set(line, EL_ADDFN, "cle-forward", "Go forward, or take the hint", on_forward);
  el_set(
      line, EL_ADDFN, "cle-forward-word", "Go forward a word, or take one of the hint",
      on_forward_word);
  el_set(line, EL_ADDFN, "cle-end", "Go to the end, or take the hint", on_end);
  el_set(line, EL_ADDFN, "cle-paste", "Take a pasted text as one line", on_paste);
  el_set(line, EL_ADDFN, "cle-older", "Go to an older line with this beginning", on_older);
  el_set(line, EL_ADDFN, "cle-newer", "Go to a newer line with this beginning", on_newer);

  static const char *const keys[][2] = {
      {"^R", "em-inc-search-prev"}, {"\\e[A", "cle-older"},       {"\\eOA", "cle-older"},
      {"^P", "cle-older"},          {"\\e[B", "cle-newer"},       {"\\eOB", "cle-newer"},
      {"^N", "cle-newer"},          {"\\e[3~", "ed-delete-next-char"},
      {"\\e[H", "ed-move-to-beg"},  {"\\eOH", "ed-move-to-beg"}, {"\\e[F", "cle-end"},
      {"\\eOF", "cle-end"},         {"^E", "cle-end"},            {"\\e[C", "cle-forward"},
      {"\\eOC", "cle-forward"},     {"^F", "cle-forward"},        {"\\e[1;5D", "ed-prev-word"},
      {"\\e[1;5C", "cle-forward-word"},                           {"\\ef", "cle-forward-word"},
  };
  el_set(line, EL_EDITOR, "emacs");
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    el_set(line, EL_BIND, keys[i][0], keys[i][1], NULL);
  }
  bind_completion_and_paste(line);

  // The person's own bindings come last, so that they win. Choosing vi there clears all bindings.
  el_source(line, NULL);
  const char *style = NULL;
  if (el_get(line, EL_EDITOR, &style) == 0 && style != NULL && strcmp(style, "vi") == 0) {
    bind_completion_and_paste(line);
  }
}

cle_editor *cle_open(
    const char *program, cle_key_handler handler, cle_paint_handler paint, void *context) {
  cle_use_utf8_locale();
  cle_editor *editor = calloc(1, sizeof *editor);
  if (editor == NULL) return NULL;
  editor->handler = handler;
  editor->paint = paint;
  editor->context = context;
  editor->pushed_byte = -1;
  editor->line = el_init(program, stdin, stdout, stderr);
  editor->history = history_init();
  if (editor->line == NULL || editor->history == NULL) {
    cle_close(editor);
    return NULL;
  }
  el_set(editor->line, EL_CLIENTDATA, editor);
  el_set(editor->line, EL_SIGNAL, 0);
  el_set(editor->line, EL_GETCFN, cle_next_character);
  el_set(editor->line, EL_PROMPT_ESC, left_prompt, '\1');
  el_set(editor->line, EL_RPROMPT_ESC, right_prompt, '\1');
  el_set(editor->line, EL_HIST, history, editor->history);
  HistEvent event;
  history(editor->history, &event, H_SETSIZE, 1 << 20);
  bind_keys(editor->line);
  return editor;
}

void cle_close(cle_editor *editor) {
  if (editor->line != NULL) el_end(editor->line);
  if (editor->history != NULL) history_end(editor->history);
  free(editor->left_prompt);
  free(editor->right_prompt);
  free(editor->preload);
  free(editor->below);
  free(editor);
}

static void replace(char **held, const char *text) {
  free(*held);
  *held = text == NULL ? NULL : strdup(text);
}

void cle_set_prompts(cle_editor *editor, const char *left, const char *right) {
  replace(&editor->left_prompt, left);
  replace(&editor->right_prompt, right);
}

void cle_set_preload(cle_editor *editor, const char *text) { replace(&editor->preload, text); }

// MARK: Reading and editing

static void put(const char *text) { cle_write_output(text, strlen(text)); }

cle_read cle_read_line(cle_editor *editor, const char **line, size_t *length) {
  cle_interrupt_reset();
  cle_guard_terminal(STDIN_FILENO);
  el_resize(editor->line);
  cle_begin_editing(editor);
  put("\033[?2004h");
  int count = 0;
  *line = el_gets(editor->line, &count);
  bool was_interrupted = cle_interrupted();
  bool has_line = !was_interrupted && *line != NULL && count > 0;
  if (was_interrupted) {
    el_reset(editor->line);
    editor->pushed_byte = -1;
    cle_interrupt_reset();
  }
  put(has_line ? "\033[?2004l" : "\033[?2004l\n");
  cle_unguard_terminal();
  *length = has_line ? (size_t)count : 0;
  if (was_interrupted) return CLE_READ_INTERRUPTED;
  return has_line ? CLE_READ_LINE : CLE_READ_END;
}

const char *cle_line(cle_editor *editor, size_t *length, size_t *cursor) {
  const LineInfo *info = el_line(editor->line);
  *length = (size_t)(info->lastchar - info->buffer);
  *cursor = (size_t)(info->cursor - info->buffer);
  return info->buffer;
}

void cle_edit(cle_editor *editor, int move, int deleted, const char *inserted) {
  if (move != 0) el_cursor(editor->line, move);
  if (deleted > 0) el_deletestr(editor->line, deleted);
  if (inserted[0] != '\0') el_insertstr(editor->line, inserted);
}

void cle_print_below(cle_editor *editor, const char *text) {
  // libedit draws the cursor at the line's end when the key handler has returned, and only then
  // can anything be printed below the last row.
  const LineInfoW *info = el_wline(editor->line);
  editor->below_distance = (int)(info->lastchar - info->cursor);
  if (editor->below_distance != 0) el_cursor(editor->line, editor->below_distance);
  replace(&editor->below, text);
}

// MARK: History

void cle_history_clear(cle_editor *editor) {
  HistEvent event;
  history(editor->history, &event, H_CLEAR);
}

void cle_history_add(cle_editor *editor, const char *line) {
  HistEvent event;
  history(editor->history, &event, H_ENTER, line);
}
