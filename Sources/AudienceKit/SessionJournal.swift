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
  private var hasFailed = false
  private let last: String

  init?(_ variables: [String: String]) {
    let folders = PersonalFolders(variables)
    guard let sessions = folders.sessions, let leftover = folders.leftoverSession else {
      return nil
    }
    folder = sessions
    last = leftover
    path = "\(sessions)/\(getpid()).session"
  }

  /// Keeps the steps, if there are other ones than before.
  ///
  /// - Returns: false when they cannot be kept; that is tried, and told, once.
  mutating func keep(_ script: String) -> Bool {
    guard script != kept, !hasFailed else { return true }
    kept = script
    do throws(SystemFailure) {
      try SafeFile(path: path, access: .owner).replace(with: Array(script.utf8))
    } catch {
      hasFailed = true
    }
    return !hasFailed
  }

  /// The session ended by itself: nothing is left to take up.
  func end() { unlink(path) }

  /// Whether a session ended without having been left. Its script, the newest one's, is what
  /// `/session resume` runs from now on; older ones are removed.
  func keepLeftover() -> Bool {
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
    guard let newest else { return false }
    for file in files where file != newest { unlink(file) }
    return rename(newest, last) == 0
  }
}
