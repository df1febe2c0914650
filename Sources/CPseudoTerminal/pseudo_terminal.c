#include "pseudo_terminal.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

pid_t pty_spawn(
    const char *path, char *const arguments[], char *const environment[], int columns, int rows,
    int *terminal) {
  struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
  pid_t process = forkpty(terminal, NULL, NULL, &size);
  if (process != 0) return process;

  // Tests run on threads whose signals are blocked, and the child would inherit that.
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  const int signals[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE};
  for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) signal(signals[i], SIG_DFL);
  execve(path, arguments, environment);
  _exit(127);
}

ssize_t pty_read(int terminal, char *buffer, size_t size, int milliseconds) {
  struct pollfd descriptor = {terminal, POLLIN, 0};
  int ready;
  do {
    ready = poll(&descriptor, 1, milliseconds);
  } while (ready < 0 && errno == EINTR);
  if (ready <= 0) return -1;
  ssize_t count = read(terminal, buffer, size);
  // Linux reports a terminal whose program has ended as an input error.
  return count < 0 ? 0 : count;
}

int pty_resize(int terminal, int columns, int rows) {
  struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
  return ioctl(terminal, TIOCSWINSZ, &size);
}

int pty_finish(pid_t process, int terminal, int milliseconds) {
  int status = 0;
  for (int waited = 0; waited < milliseconds; waited += 10) {
    if (waitpid(process, &status, WNOHANG) == process) {
      close(terminal);
      return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }
    // A program that has much to say would wait for a reader for ever.
    char discarded[4096];
    if (pty_read(terminal, discarded, sizeof discarded, 10) == 0) usleep(10000);
  }
  kill(process, SIGKILL);
  close(terminal);
  waitpid(process, &status, 0);
  return -1;
}
