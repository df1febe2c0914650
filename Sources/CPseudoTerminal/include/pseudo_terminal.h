#ifndef PSEUDO_TERMINAL_H
#define PSEUDO_TERMINAL_H

#include <stddef.h>
#include <sys/types.h>

// A program under a pseudo-terminal, for tests and benchmarks. The calls it needs are hidden from Swift.

/// Starts a program on a terminal of its own. Returns its process id, or -1; `*terminal` is the
/// descriptor that sees its output and types its input.
pid_t pty_spawn(
    const char *path, char *const arguments[], char *const environment[], int columns, int rows,
    int *terminal);

/// Reads what the program has written, waiting at most `milliseconds` for it.
/// Returns the number of bytes, 0 at the end, or -1 if nothing came in time.
ssize_t pty_read(int terminal, char *buffer, size_t size, int milliseconds);

/// Tells the program that its window has another size. Returns 0, or -1.
int pty_resize(int terminal, int columns, int rows);

/// Waits at most `milliseconds` for the program to end, and ends it by force after that.
/// Returns its exit status, 128 + the number of the signal that ended it, or -1 if it had to be
/// killed.
int pty_finish(pid_t process, int terminal, int milliseconds);

#endif
