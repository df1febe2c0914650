#ifndef CLIBEDIT_H
#define CLIBEDIT_H

// Fixed-arity functions over libedit, whose own interface is variadic and so out of Swift's reach.
// All text is UTF-8. All positions inside a line are byte offsets unless a name says "characters",
// which are Unicode scalars (libedit's wide characters).

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// MARK: Locale

/// Chooses a UTF-8 character set for the process, once. Under `LANG=C` libedit would silently drop
/// every byte that is not ASCII; `C.UTF-8` is used instead.
void cle_use_utf8_locale(void);

/// The number of terminal cells that a Unicode scalar takes: 0, 1 or 2.
int cle_scalar_width(uint32_t scalar);

// MARK: Signals

/// Installs the handlers for the interrupt, resize, continue and ending signals, once.
/// A signal that was ignored when the process started stays ignored. Returns 0, or `errno`.
int cle_signals_install(void);

/// Whether an interrupt has arrived since the last reset.
bool cle_interrupted(void);

/// Forgets an interrupt that has arrived.
void cle_interrupt_reset(void);

/// What waiting for input came to.
typedef enum {
  CLE_WAIT_READABLE,
  CLE_WAIT_INTERRUPTED,
  CLE_WAIT_RESIZED,
  CLE_WAIT_CONTINUED,
  CLE_WAIT_FAILED
} cle_wait;

/// Waits until `descriptor` has bytes or has ended, or an interrupt arrives, or (if asked for) a
/// resize, or a continuation after a stop.
cle_wait cle_wait_for_input(int descriptor, bool reports_redraw);

/// Reads, as `read` does, what was waited for. Ctrl-C takes away what the terminal holds, perhaps
/// between the waiting and the reading: from a terminal at standard input this fails with `EAGAIN`
/// then, where `read` would wait for the next key with the interrupt unseen. That terminal is opened
/// once more for it, because not to wait is a setting that other programs at it would share.
ssize_t cle_read_waited_for(int descriptor, void *bytes, size_t size);

/// Remembers the terminal's modes, so that a signal that ends the process puts them back first.
void cle_guard_terminal(int descriptor);

/// Ends what `cle_guard_terminal` began.
void cle_unguard_terminal(void);

// MARK: Terminal

/// The size of the terminal behind `descriptor`; false if it has none.
bool cle_window_size(int descriptor, int *columns, int *rows);

/// Writes text to standard output through the C library's buffer, and empties that buffer.
void cle_write_output(const char *text, size_t length);

/// Puts text into that buffer, to go out with what follows.
void cle_buffer_output(const char *text, size_t length);

// MARK: Editor

typedef struct cle_editor cle_editor;

/// The keys whose meaning the owner of the editor supplies.
typedef enum {
  CLE_KEY_COMPLETE,
  CLE_KEY_COMPLETE_BACK,
  CLE_KEY_PASTE,
  CLE_KEY_OLDER,
  CLE_KEY_NEWER,
  CLE_KEY_FORWARD,
  CLE_KEY_FORWARD_WORD,
  CLE_KEY_END
} cle_key;

/// What the editor does after such a key.
typedef enum { CLE_AFTER_REFRESH, CLE_AFTER_BEEP } cle_after_key;

typedef cle_after_key (*cle_key_handler)(void *context, cle_key key);

/// When the owner of the editor paints over the line that libedit has drawn: before it waits for a
/// key, and again, to take away what is not part of the line, before the key is obeyed.
typedef enum { CLE_PAINT_DRAW, CLE_PAINT_ERASE } cle_paint;

typedef void (*cle_paint_handler)(void *context, cle_paint moment);

/// Opens an editor over standard input and output. Returns null if libedit refuses the terminal.
/// `context` is handed to the handlers and must outlive the editor.
cle_editor *cle_open(
    const char *program, cle_key_handler handler, cle_paint_handler paint, void *context);
void cle_close(cle_editor *editor);

/// Sets the prompts of the next line; `\1` surrounds what takes no room on the screen.
void cle_set_prompts(cle_editor *editor, const char *left, const char *right);

/// Sets text that stands on the next line when it is opened.
void cle_set_preload(cle_editor *editor, const char *text);

/// How reading a line ended.
typedef enum { CLE_READ_LINE, CLE_READ_INTERRUPTED, CLE_READ_END } cle_read;

/// Reads a line. On `CLE_READ_LINE`, `*line` (with its newline, if any) lives until the next call.
cle_read cle_read_line(cle_editor *editor, const char **line, size_t *length);

// MARK: The line being edited, for use in a key handler

/// The text of the line, its length and the cursor's place in it; it lives until the next call.
const char *cle_line(cle_editor *editor, size_t *length, size_t *cursor);

/// Moves the cursor by some characters, deletes some before it, and inserts text there.
void cle_edit(cle_editor *editor, int move, int deleted, const char *inserted);

/// Erases the displayed line with what was painted over it, and draws it anew, its width having
/// changed perhaps; while a key is waited for.
void cle_redraw(cle_editor *editor);

/// Prints text below the line, which is then drawn anew, once the key handler has returned.
void cle_print_below(cle_editor *editor, const char *text);

/// Reads the next character that was typed or pasted. Returns false at the end or on an interrupt.
bool cle_read_character(cle_editor *editor, uint32_t *character);

// MARK: History, for incremental search

void cle_history_clear(cle_editor *editor);
void cle_history_add(cle_editor *editor, const char *line);

#endif
