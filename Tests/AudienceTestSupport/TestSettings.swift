package import Foundation

/// What the environment says about a run of the tests.
package enum TestSettings {
  /// How many cases a law over generated values looks at: `AUDIENCE_CASES`, else 300.
  package static var cases: Int {
    ProcessInfo.processInfo.environment["AUDIENCE_CASES"].flatMap { Int($0) } ?? 300
  }

  /// The folder of shared measurements: `AUDIENCE_SHARED`, else `../shared` beside the package;
  /// nil where it is missing, and tests that need it are skipped.
  package static var sharedFolder: URL? {
    let environment = ProcessInfo.processInfo.environment["AUDIENCE_SHARED"]
    let folder =
      environment.map { URL(filePath: $0) }
      ?? URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }

  /// The rows of a file of JSON lines in the shared folder; none where it is missing.
  package static func sharedLines(_ path: String) -> [String] {
    guard let file = sharedFolder?.appending(path: path),
      let text = try? String(contentsOf: file, encoding: .utf8)
    else { return [] }
    return text.split(separator: "\n").map(String.init)
  }
}
