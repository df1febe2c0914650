import AudienceDiagnostics
import AudienceFiles
import Glibc

/// The steps of a session at a terminal, kept in a file while it runs, so that a crash costs
/// nothing: the next start offers them.
///
/// The file is a script (DESIGN.md, "a script is one command or prompt a line") with mode 0600 in
/// the person's state folder, named after the process; it goes when the session ends by itself.
struct SessionJournal {
  private let folder: String
  private let path: String
  private var kept = ""
  /// Whether a step could not be kept; it is said once.
  private(set) var hasFailed = false

  init?(_ files: PersonalFiles) {
    guard let sessions = files.sessions else { return nil }
    folder = sessions
    path = "\(sessions)/\(getpid()).session"
  }

  /// Keeps the steps, if there are other ones than before.
  mutating func keep(_ script: String) {
    guard script != kept, !hasFailed else { return }
    kept = script
    do throws(SystemFailure) {
      try SafeFile(path: path, access: .owner).replace(with: Array(script.utf8))
    } catch {
      hasFailed = true
    }
  }

  /// The session ended by itself: nothing is left to take up.
  func end() { unlink(path) }

  /// The script of the newest session that ended without having been left, under a name of its
  /// own from now on, so that it is offered once; older ones are removed. Nil where there is none.
  func leftover() -> String? {
    let left = ((try? FileSystem.names(in: folder)) ?? []).compactMap { name -> Int32? in
      guard name.hasSuffix(".session"), let process = Int32(name.dropLast(".session".count)),
        process > 0, kill(process, 0) != 0, errno == ESRCH
      else { return nil }
      return process
    }
    let files = left.map { "\(folder)/\($0).session" }
    let newest = files.max {
      FileSystem.modificationTime(of: $0) ?? 0 < FileSystem.modificationTime(of: $1) ?? 0
    }
    guard let newest else { return nil }
    for file in files where file != newest { unlink(file) }
    let kept = "\(folder)/last.session"
    return rename(newest, kept) == 0 ? kept : nil
  }
}
