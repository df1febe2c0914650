import ArgumentParser
import AudienceDiagnostics
import AudienceFiles
import AudienceSchema

/// A folder of call logs, which may have a schema.
enum BenchFolder {
  /// The schema of `workspace.json`; an empty one where there is none.
  static func workspace(_ folder: String) throws(FindingError) -> Workspace {
    let path = folder + "/workspace.json"
    guard FileSystem.kind(of: path) == .file, let bytes = try? FileSystem.contents(of: path) else {
      return Workspace(name: "bench")
    }
    let (workspace, findings) = WorkspaceReader.read(bytes, path: path)
    guard let workspace else {
      throw FindingError(
        findings.first { $0.severity == .error }
          ?? Finding(.workspace, at: .file(path, nil), "\(path): no workspace"))
    }
    return workspace
  }
}

/// The options of what is measured on a workspace's names.
struct BenchOptions: ParsableArguments {
  @Option(
    name: [.customShort("w"), .customLong("workspace")],
    help: "The workspace: a folder, or its workspace.json.")
  var workspace: String

  @Option(help: "How many rounds are measured, from 1.")
  var rounds = 5

  func validate() throws {
    if rounds < 1 { throw ValidationError("--rounds expects a number from 1") }
  }

  /// The schema alone, without its call logs.
  ///
  /// - Throws: code `file` or the first error of the file.
  func schema() throws(FindingError) -> Workspace {
    let path =
      FileSystem.kind(of: workspace) == .folder ? workspace + "/workspace.json" : workspace
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.contents(of: path)
    } catch {
      throw FindingError(Finding(.file, at: .file(path, nil), "\(path): \(error)"))
    }
    let (schema, findings) = WorkspaceReader.read(bytes, path: path)
    guard let schema else {
      let errors = findings.filter { $0.severity == .error }
      throw FindingError(
        errors.first ?? Finding(.workspace, at: .file(path, nil), "\(path): no workspace"))
    }
    return schema
  }
}
