import Foundation

/// Finds call logs of a workspace that the generator does not make, since a reader would take them
/// for part of the log.
func strayLogs(
  of workspace: String, beside files: [OutputFile], below root: URL
) throws -> [String] {
  let manager = FileManager.default
  let folder = root.appending(path: workspace)
  guard manager.fileExists(atPath: folder.path) else { return [] }
  let expected = Set(files.map(\.path))
  return try manager.subpathsOfDirectory(atPath: folder.path).sorted()
    .filter { $0.hasPrefix("calls") && ($0.hasSuffix(".jsonl") || $0.hasSuffix(".jsonl.gz")) }
    .map { "\(workspace)/\($0)" }
    .filter { !expected.contains($0) }
}
