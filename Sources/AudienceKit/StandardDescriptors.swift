import Glibc

/// Standard input, output and error, open whatever the process was started with.
///
/// A descriptor that was closed would be given to the next file that is opened: a call log would
/// be read as typed lines, and talk would be written into it.
enum StandardDescriptors {
  /// Puts the null device where a descriptor is closed: input ends at once, and writing data fails
  /// and is reported.
  static func openMissing() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is taken, and it is this one.
      _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
