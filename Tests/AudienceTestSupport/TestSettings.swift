package import Foundation

/// What the environment says about a run of the tests.
package enum TestSettings {
  /// How many cases a law over generated values looks at: `AUDIENCE_CASES`, else 300.
  package static var cases: Int {
    ProcessInfo.processInfo.environment["AUDIENCE_CASES"].flatMap { Int($0) } ?? 300
  }

  /// How many cases a law looks at where one case costs as much as a whole generation: a tenth of
  /// `cases`, at least 20.
  package static var heavyCases: Int { max(20, cases / 10) }

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

  /// Whether a file or folder of the shared folder is there.
  package static func hasShared(_ path: String) -> Bool {
    sharedPath(path).map { FileManager.default.fileExists(atPath: $0) } ?? false
  }

  /// The path of a file or folder of the shared folder; nil where the folder is missing.
  package static func sharedPath(_ path: String) -> String? {
    sharedFolder?.appending(path: path).path
  }

  /// The address of a PostgreSQL server to make tables on: `AUDIENCE_TEST_POSTGRES`; nil where none
  /// is given, and tests that need one are skipped.
  package static var postgres: String? {
    ProcessInfo.processInfo.environment["AUDIENCE_TEST_POSTGRES"]
  }

  /// Whether a sanitizer is in the programs under test, as its options tell: it reserves terabytes
  /// of addresses, and no limit of a process's memory can be held.
  package static var isSanitized: Bool {
    isThreadSanitized || ProcessInfo.processInfo.environment["ASAN_OPTIONS"] != nil
  }

  /// Whether it is ThreadSanitizer, which itself ends where calls are nested more than 65,536 deep,
  /// and where it cannot write a file when it starts.
  package static var isThreadSanitized: Bool {
    ProcessInfo.processInfo.environment["TSAN_OPTIONS"] != nil
  }
}
