import AudienceDiagnostics
import AudienceFiles
import AudienceSchema

extension Session {
  /// Saves a change beside the workspace, or for a read-only one in the person's state folder, and
  /// goes on with the changed workspace. What the tree is, and its history, stays.
  ///
  /// - Returns: where it was saved, in words.
  mutating func save(
    _ change: WorkspaceChange, in open: OpenWorkspace
  ) throws(FindingError) -> String {
    let overlay = WorkspaceOverlay(of: open.path, variables: environment.variables)
    var place = "saved in \(open.path)"
    if try !written(change, open.path) {
      guard let overlay else {
        throw FindingError(
          Finding(
            .file, at: .file(open.path, nil), "the workspace is read-only",
            help: "HOME names no folder where the change could be kept instead"))
      }
      try overlay.add(change)
      place = "the workspace is read-only: saved in \(overlay.path)"
    } else {
      try overlay?.forget(change)
    }
    self.open = open.with(workspace: change.applied(to: open.workspace))
    return place
  }

  /// Writes the change into the workspace's file; false where that is read-only.
  private func written(
    _ change: WorkspaceChange, _ path: String
  ) throws(FindingError) -> Bool {
    if FileSystem.isReadOnly(path) { return false }
    let bytes = try WholeFile.read(path)
    guard let edited = change.applied(to: bytes),
      WorkspaceReader.read(edited, path: path).workspace != nil
    else {
      throw FindingError(
        Finding(
          .workspace, at: .file(path, nil), "the change could not be made in the file",
          help: "the file was changed since it was opened; /open it again"))
    }
    if edited == bytes { return true }
    do {
      try SafeFile(path: path, access: .everybody).replace(with: edited)
      return true
    } catch {
      if error.isForbidden { return false }
      throw FindingError(
        Finding(.file, at: .file(path, nil), "the file cannot be written: \(error)"))
    }
  }
}
