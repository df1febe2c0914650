import AudienceFiles
import Glibc

/// A file's bytes as memory, until the last user is gone. A class for that reason.
///
/// Whoever replaces the file by renaming does not change what is mapped.
final class MappedFile: @unchecked Sendable {
  // Unchecked, because the bytes are read only.
  let bytes: UnsafeRawBufferPointer

  init(path: String) throws(SystemFailure) {
    // A pipe in its place would wait for a writer otherwise.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .current }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .current }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      throw SystemFailure(code: EINVAL)
    }
    let count = Int(status.st_size)
    guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { throw .current }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}
