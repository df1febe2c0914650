// The handlers and the pipe they write to. They are written in C, with one definition for the
// process, because a Swift global is made on first use and so must not be touched in a handler.

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <termios.h>
#include <unistd.h>

#include "clibedit.h"

static atomic_bool interrupted;
static atomic_bool resized;
static atomic_bool continued;
static atomic_bool guarded;
static int guarded_descriptor;
static struct termios guarded_modes;
static int wake[2] = {-1, -1};
static int install_result;

static void wake_reader(void) {
  int saved = errno;
  char byte = 1;
  ssize_t written = write(wake[1], &byte, 1);
  (void)written;  // A full pipe wakes the reader just as well.
  errno = saved;
}

static void on_interrupt(int signal_number) {
  (void)signal_number;
  atomic_store(&interrupted, true);
  wake_reader();
}

static void on_resize(int signal_number) {
  (void)signal_number;
  atomic_store(&resized, true);
  wake_reader();
}

static void on_continue(int signal_number) {
  (void)signal_number;
  atomic_store(&continued, true);
  wake_reader();
}

static void on_end(int signal_number) {
  if (atomic_load(&guarded)) {
    static const char paste_off[] = "\033[?2004l";
    ssize_t written = write(STDOUT_FILENO, paste_off, sizeof paste_off - 1);
    (void)written;
    tcsetattr(guarded_descriptor, TCSANOW, &guarded_modes);
  }
  // SA_RESETHAND has put the default action back; it runs when this handler returns.
  raise(signal_number);
}

static int handle(int signal_number, void (*handler)(int), int flags) {
  struct sigaction old;
  if (sigaction(signal_number, NULL, &old) != 0) return errno;
  if (old.sa_handler == SIG_IGN) return 0;
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART | flags};
  sigemptyset(&action.sa_mask);
  return sigaction(signal_number, &action, NULL) == 0 ? 0 : errno;
}

static void install(void) {
  if (pipe(wake) != 0) {
    install_result = errno;
    return;
  }
  for (int end = 0; end < 2; end++) {
    fcntl(wake[end], F_SETFD, FD_CLOEXEC);
    fcntl(wake[end], F_SETFL, fcntl(wake[end], F_GETFL) | O_NONBLOCK);
  }
  const struct {
    int number;
    void (*handler)(int);
    int flags;
  } signals[] = {
      {SIGINT, on_interrupt, 0},        {SIGWINCH, on_resize, 0},
      {SIGCONT, on_continue, 0},          {SIGTERM, on_end, SA_RESETHAND},
      {SIGHUP, on_end, SA_RESETHAND},   {SIGQUIT, on_end, SA_RESETHAND},
  };
  for (size_t i = 0; i < sizeof signals / sizeof signals[0] && install_result == 0; i++) {
    install_result = handle(signals[i].number, signals[i].handler, signals[i].flags);
  }
}

int cle_signals_install(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, install);
  return install_result;
}

bool cle_interrupted(void) { return atomic_load(&interrupted); }

void cle_interrupt_reset(void) { atomic_store(&interrupted, false); }

cle_wait cle_wait_for_input(int descriptor, bool reports_redraw) {
  for (;;) {
    if (atomic_load(&interrupted)) return CLE_WAIT_INTERRUPTED;
    if (reports_redraw && atomic_exchange(&continued, false)) return CLE_WAIT_CONTINUED;
    if (reports_redraw && atomic_exchange(&resized, false)) return CLE_WAIT_RESIZED;
    struct pollfd descriptors[2] = {{descriptor, POLLIN, 0}, {wake[0], POLLIN, 0}};
    if (poll(descriptors, 2, -1) < 0) {
      if (errno != EINTR && errno != EAGAIN) return CLE_WAIT_FAILED;
      continue;
    }
    if (descriptors[1].revents & POLLIN) {
      char drained[64];
      while (read(wake[0], drained, sizeof drained) > 0) {
      }
      continue;
    }
    if (descriptors[0].revents != 0) return CLE_WAIT_READABLE;
  }
}

static int input_terminal = -1;

static void open_input_terminal(void) {
  if (!isatty(STDIN_FILENO)) return;
  int flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  input_terminal = open("/proc/self/fd/0", flags);
}

ssize_t cle_read_waited_for(int descriptor, void *bytes, size_t size) {
  if (descriptor != STDIN_FILENO) return read(descriptor, bytes, size);
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_input_terminal);
  return read(input_terminal >= 0 ? input_terminal : descriptor, bytes, size);
}

void cle_guard_terminal(int descriptor) {
  if (tcgetattr(descriptor, &guarded_modes) != 0) return;
  guarded_descriptor = descriptor;
  atomic_store(&guarded, true);
}

void cle_unguard_terminal(void) { atomic_store(&guarded, false); }
