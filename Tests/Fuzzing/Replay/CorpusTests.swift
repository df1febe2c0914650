import Foundation
import FuzzTargets
import Testing

/// What fuzzing kept is tried again: bytes that broke something once, and bytes that reach far.
@Suite("Kept bytes of fuzzing", .serialized)
struct CorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Corpus")

  /// The kept files of a target; a target without any is a mistake.
  private static func files(of target: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: folder.appending(path: target), includingPropertiesForKeys: nil
    ).sorted { $0.path < $1.path }
  }

  // A file that breaks a target ends the process here as it did when it was found.
  @Test("each target holds for what was kept of it", arguments: FuzzTarget.all.map(\.name))
  func kept(_ name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    let files = try Self.files(of: name)
    #expect(!files.isEmpty)
    target.run([])
    for file in files { target.run(Array(try Data(contentsOf: file))) }
  }

  @Test("every folder of kept bytes has its target")
  func folders() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(folders) == Set(FuzzTarget.all.map(\.name)))
  }
}
