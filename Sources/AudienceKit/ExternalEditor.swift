import AudienceDiagnostics
import AudienceFiles
import AudienceSession
import Glibc

/// Lets the person change a text in the editor that `VISUAL` or `EDITOR` names; `vi` where neither
/// does (POSIX, "Environment Variables").
struct ExternalEditor: Sendable {
  private let command: String
  private let folder: String
  private let environment: [String: String]

  /// - Parameter variables: the environment, also that of the editor.
  init(_ variables: [String: String]) {
    func named(_ name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }
    command = named("VISUAL") ?? named("EDITOR") ?? "vi"
    folder = named("TMPDIR") ?? "/tmp"
    environment = variables
  }

  /// The text as the person left it.
  ///
  /// - Throws: code `file` where the editor cannot be started, or ends with an error.
  func edit(_ text: String) throws(FindingError) -> String {
    let path = try makeFile(text)
    defer { unlink(path) }
    // The shell splits `EDITOR` as others do: it may hold arguments.
    let status = run(["/bin/sh", "-c", command + " \"$1\"", "sh", path])
    guard status == 0 else {
      throw FindingError(
        Finding(
          .file, at: .whole, "the editor '\(command)' ended with status \(status)",
          help: "EDITOR names another one; the tree is as it was"))
    }
    let bytes = try WholeFile.read(path)
    guard let edited = String(validating: bytes, as: UTF8.self) else {
      throw FindingError(Finding(.input, at: .whole, "what the editor wrote is not UTF-8"))
    }
    return edited
  }

  /// A new file of the person's own, mode 0600.
  private func makeFile(_ text: String) throws(FindingError) -> String {
    var template = Array("\(folder)/audience-XXXXXX.query".utf8CString)
    let descriptor = mkstemps(&template, 6)
    guard descriptor >= 0 else {
      let failure = SystemFailure.current
      throw FindingError(
        Finding(.file, at: .file(folder, nil), "no file can be made there: \(failure)"))
    }
    close(descriptor)
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    do {
      try SafeFile(path: path, access: .owner).replace(with: Array(text.utf8))
    } catch {
      throw FindingError(
        Finding(.file, at: .file(path, nil), "the file cannot be written: \(error)"))
    }
    return path
  }

  /// Runs a program on this terminal and waits for its end; its exit status, 127 where it did not
  /// start, 128 and more after a signal.
  private func run(_ words: [String]) -> Int32 {
    let arguments = CStrings(words)
    let variables = CStrings(environment.map { "\($0.key)=\($0.value)" })
    var child: pid_t = 0
    guard
      posix_spawn(&child, words[0], nil, nil, arguments.pointers, variables.pointers) == 0
    else { return 127 }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return 127 }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
