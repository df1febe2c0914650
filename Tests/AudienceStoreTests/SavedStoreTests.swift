import AudienceDiagnostics
import AudienceJSON
import AudienceProfiles
import AudienceStore
import AudienceTestSupport
import AudienceTime
import Foundation
import Testing

/// A store in a file is the store, or is refused.
@Suite struct SavedStoreTests {
  /// Logs in a folder, with what was made of them.
  private struct Saved {
    let paths: [String]
    let file: String
    let store: CallStore
    let fingerprint: LogFingerprint

    init(_ calls: [JSONValue], in folder: String) throws {
      let path = "\(folder)/calls.jsonl"
      let lines = calls.map { $0.compactText + "\n" }.joined() + "no call\n"
      try Data(lines.utf8).write(to: URL(filePath: path))
      paths = [path]
      file = "\(folder)/calls.store"
      store = try CallStore.load(paths)
      fingerprint = try LogFingerprint(of: paths, in: folder)
      try StoreFile.save(store, of: fingerprint, to: file)
    }

    func open() throws(StoreRefusal) -> CallStore {
      try StoreFile.open(file, of: fingerprint, files: paths)
    }
  }

  @Test func `what was saved is opened as it was`() throws {
    for seed in 0..<TestSettings.heavyCases {
      try withTemporaryFolder { folder in
        var calls = RandomCalls(seed: UInt64(seed))
        let saved = try Saved(calls.next() + calls.next(), in: folder)
        let opened = try saved.open()
        #expect(ReportText(opened.report) == ReportText(saved.store.report), "seed \(seed)")
        #expect(opened.latestTime == saved.store.latestTime)
        #expect(opened.byteCount == saved.store.byteCount)
        for _ in 0..<3 {
          let now = calls.instant()
          let difference = PopulationText(opened.population(at: now)).difference(
            from: PopulationText(saved.store.population(at: now)))
          #expect(difference == nil, "seed \(seed) at \(now.text)")
        }
      }
    }
  }

  @Test func `a file with any byte changed, cut or longer is refused`() throws {
    try withTemporaryFolder { folder in
      var calls = RandomCalls(seed: 5)
      let saved = try Saved(calls.next(), in: folder)
      let bytes = try Data(contentsOf: URL(filePath: saved.file))
      var random = SplitMix64(seed: 1)
      func expectRefusal(_ changed: Data, _ comment: Comment) throws {
        try changed.write(to: URL(filePath: saved.file))
        #expect(throws: StoreRefusal.self, comment) { try saved.open() }
      }
      let places = Array(0..<64) + (0..<300).map { _ in random.below(bytes.count) }
      for place in places {
        var changed = bytes
        changed[place] ^= 1 << UInt8(random.below(8))
        try expectRefusal(changed, "byte \(place)")
      }
      for count in [0, 1, 63, 64, 65, bytes.count / 2, bytes.count - 1] {
        try expectRefusal(bytes.prefix(count), "\(count) bytes")
      }
      try expectRefusal(bytes + Data(count: 64), "longer")
      try bytes.write(to: URL(filePath: saved.file))
      _ = try saved.open()
    }
  }

  @Test func `a forged file whose checksums are right is refused, or read to its end`() throws {
    try withTemporaryFolder { folder in
      var calls = RandomCalls(seed: 5)
      let saved = try Saved(calls.next() + calls.next(), in: folder)
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: saved.file)))
      let latest = try #require(saved.store.latestTime)
      let people = saved.store.population(at: latest)
      var random = SplitMix64(seed: 2)
      var refusals = 0
      for _ in 0..<(TestSettings.cases) {
        var forged = bytes
        for _ in 0..<(1 + random.below(3)) {
          forged[random.below(bytes.count)] = [0, 1, 0x7F, 0x80, 0xFF][random.below(5)]
        }
        try Data(Self.sealed(forged)).write(to: URL(filePath: saved.file))
        do throws(StoreRefusal) {
          let store = try saved.open()
          _ = store.population(at: latest)
          for profile in people.profiles { _ = store.excerpt(forProfile: profile.id, at: latest) }
        } catch {
          refusals += 1
        }
      }
      #expect(refusals > 0)
    }
  }

  /// A file with the checksums of its bytes.
  private static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    func seal(_ range: Range<Int>, at place: Int) {
      var checksum = StoreChecksum()
      bytes[range].withUnsafeBytes { checksum.add($0) }
      withUnsafeBytes(of: checksum.value) { bytes.replaceSubrange(place..<(place + 8), with: $0) }
    }
    seal(64..<bytes.count, at: 32)
    seal(0..<56, at: 56)
    return bytes
  }

  @Test func `a store of other logs, of another version, or none is refused with the reason`()
    throws
  {
    try withTemporaryFolder { folder in
      var calls = RandomCalls(seed: 6)
      let saved = try Saved(calls.next(), in: folder)
      let log = try Data(contentsOf: URL(filePath: saved.paths[0]))
      try (log + Data("\n".utf8)).write(to: URL(filePath: saved.paths[0]))
      let changed = try LogFingerprint(of: saved.paths, in: folder)
      #expect(throws: StoreRefusal.otherLogs) {
        try StoreFile.open(saved.file, of: changed, files: saved.paths)
      }
      #expect(throws: StoreRefusal.missing) {
        try StoreFile.open(folder + "/none.store", of: changed, files: saved.paths)
      }
      #expect(throws: StoreRefusal.self) {
        try StoreFile.open(folder, of: changed, files: saved.paths)
      }
    }
  }

  @Test func `a moved folder keeps its store, a log of the same size with other ends does not`()
    throws
  {
    try withTemporaryFolder { folder in
      var calls = RandomCalls(seed: 8)
      try FileManager.default.createDirectory(
        atPath: folder + "/a", withIntermediateDirectories: true)
      let saved = try Saved(calls.next(), in: folder + "/a")
      try FileManager.default.moveItem(atPath: folder + "/a", toPath: folder + "/b")
      let path = folder + "/b/calls.jsonl"
      let moved = try LogFingerprint(of: [path], in: folder + "/b")
      #expect(moved == saved.fingerprint)
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      var log = try Data(contentsOf: URL(filePath: path))
      log[log.count - 2] ^= 1
      try log.write(to: URL(filePath: path))
      try FileManager.default.setAttributes(
        [.modificationDate: attributes[.modificationDate] ?? Date()], ofItemAtPath: path)
      #expect(try LogFingerprint(of: [path], in: folder + "/b") != saved.fingerprint)
    }
  }

  /// So many bytes that a store is saved of them: few lines, because each takes its time.
  private static let blankLines = Data(
    repeatElement(Data(repeating: 0x20, count: 1 << 20) + Data("\n".utf8), count: 16).joined())

  @Test func `small logs leave no file, large ones are read once`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/calls.jsonl"
      let line = Data(
        #"{"type":"track","userId":"u","timestamp":"2026-01-31T12:00:00Z","event":"A"}"#.utf8)
      try (line + Data("\n".utf8)).write(to: URL(filePath: path))
      let prepared = { PreparedStore(of: [path], folder: folder, stores: nil) }
      #expect(try prepared().open().savedFile == nil)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["calls.jsonl"])

      let blanks = Self.blankLines
      try (line + blanks).write(to: URL(filePath: path))
      let first = try prepared().open()
      #expect(first.savedFile == nil)
      #expect(first.notice == nil)
      let second = try prepared().open()
      #expect(second.savedFile == "\(folder)/calls.store")
      #expect(second.store.report.callCount == 1)

      try Data("x".utf8).write(to: URL(filePath: "\(folder)/calls.store"))
      let third = try prepared().open()
      #expect(third.savedFile == nil)
      #expect(third.notice?.contains("its bytes have changed") == true)
      #expect(try prepared().open().savedFile == "\(folder)/calls.store")
    }
  }

  @Test func `a link in the store's place is replaced, what it leads to is not`() throws {
    try withTemporaryFolder { folder in
      let (shop, other) = (folder + "/shop", folder + "/other")
      for path in [shop, other] {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      }
      let victim = other + "/keys"
      try Data("mine".utf8).write(to: URL(filePath: victim))
      try FileManager.default.createSymbolicLink(
        atPath: shop + "/calls.store", withDestinationPath: victim)
      let line = #"{"type":"track","userId":"u","timestamp":"2026-01-31T12:00:00Z","event":"A"}"#
      let blanks = Self.blankLines
      try (Data(line.utf8) + blanks).write(to: URL(filePath: shop + "/calls.jsonl"))
      let prepared = PreparedStore(of: [shop + "/calls.jsonl"], folder: shop, stores: nil)
      #expect(try prepared.open().store.report.callCount == 1)
      #expect(try prepared.open().savedFile != nil)
      #expect(try Data(contentsOf: URL(filePath: victim)) == Data("mine".utf8))
    }
  }

  @Test func `a pipe in the store's place is not waited for`() throws {
    try withTemporaryFolder { folder in
      try #require(mkfifo(folder + "/calls.store", 0o600) == 0)
      let line = #"{"type":"track","userId":"u","timestamp":"2026-01-31T12:00:00Z","event":"A"}"#
      let blanks = Self.blankLines
      try (Data(line.utf8) + blanks).write(to: URL(filePath: folder + "/calls.jsonl"))
      let prepared = PreparedStore(of: [folder + "/calls.jsonl"], folder: folder, stores: nil)
      #expect(try prepared.open().store.report.callCount == 1)
      #expect(try prepared.open().savedFile != nil)
    }
  }
}
