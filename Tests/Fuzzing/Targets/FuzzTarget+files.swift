import AudienceDiagnostics
import AudienceProfiles
import AudienceStore
import AudienceTime
import Foundation

extension FuzzTarget {
  /// Call logs: the loader and the reference reader make the same of them.
  static let tryCalls: @Sendable ([UInt8]) -> Void = { bytes in compareReaders(bytes) }

  /// The same of gzip data, whole or damaged.
  static let tryGzip: @Sendable ([UInt8]) -> Void = { bytes in
    compareReaders([0x1F, 0x8B] + bytes)
  }

  private static func compareReaders(_ bytes: [UInt8]) {
    withFile(bytes) { path in
      let expected = require("the reference reader") {
        ProfileStore(try CallLogReader.read([path]))
      }
      let store = require("the loader") { try CallStore.load([path], threads: 1) }
      require(text(store.report) == text(expected.report), "another report")
      let now = expected.latestTime ?? Instant(microseconds: 0)
      for shift in [Int64(0), -1_000_000, 1_000_000] {
        let moment = now.advanced(by: shift)
        let (left, right) = (store.population(at: moment), expected.population(at: moment))
        require(text(left) == text(right), "another population at \(moment.text)")
      }
    }
  }

  private static func text(_ report: LoadReport) -> String {
    """
    \(report.lines) \(report.skippedCount) \(report.withoutTime) \(report.duplicates) \
    \(report.notedAliasCount) \(report.linesWithDuplicateKeys) \
    \(report.skipped.map { "\($0.position) \($0.reason)" }) \
    \(report.damagedFiles.map(\.message)) \(report.calls.map { "\($0)" }.sorted())
    """
  }

  private static func text(_ population: Population) -> [String] {
    population.profiles.map { profile in
      "\(profile.id) \(profile.traits) \(profile.events) \(profile.anonymousIDs) "
        + "\(profile.firstSeen) \(profile.lastSeen)"
    }
      + population.accounts.map { account in
        "\(account.id) \(account.traits) \(population.members(of: account).map(\.id))"
      }
  }

  /// Saved stores: one whose bytes were changed, cut or added to is refused. The bytes are changes:
  /// two for the place, one for the new byte; the last two cut it.
  static let tryStore: @Sendable ([UInt8]) -> Void = { bytes in
    var changed = savedStore.bytes
    for change in stride(from: 0, to: bytes.count - 2, by: 3) {
      let place = Int(bytes[change]) << 8 | Int(bytes[change + 1])
      changed[place % changed.count] = bytes[change + 2]
    }
    if bytes.count % 3 == 2 {
      changed.removeLast(min(changed.count, Int(bytes[bytes.count - 1])))
      changed += [UInt8](repeating: 0, count: Int(bytes[bytes.count - 2]))
    }
    withFile(changed) { path in
      let opened = try? StoreFile.open(path, of: savedStore.fingerprint, files: [])
      require((opened != nil) == (changed == savedStore.bytes), "changed, and opened")
    }
  }

  private static let savedStore: (bytes: [UInt8], fingerprint: LogFingerprint) = {
    let calls = """
      {"type":"identify","userId":"u","timestamp":"2026-01-01T00:00:00Z","traits":{"a":1,"b":"x"}}
      {"type":"track","event":"E","userId":"u","timestamp":"2026-01-02T00:00:00Z","properties":{"p":[1,null]}}
      {"type":"group","groupId":"g","userId":"v","timestamp":"2026-01-03T00:00:00Z","traits":{"c":true}}
      """
    var saved: [UInt8] = []
    let fingerprint = require("no fingerprint") { try LogFingerprint(of: [], in: "/") }
    withFile(Array(calls.utf8)) { path in
      let store = require("no store") { try CallStore.load([path]) }
      withFile([]) { file in
        saved = require("not saved") {
          try StoreFile.save(store, of: fingerprint, to: file)
          return Array(try Data(contentsOf: URL(filePath: file)))
        }
      }
    }
    return (saved, fingerprint)
  }()

  /// A file with these bytes, for as long as the body runs.
  static func withFile(_ bytes: [UInt8], _ body: (String) -> Void) {
    // In memory where the system has that: a disk would be the slowest part.
    let folder = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
    let path = "\(folder)/audience-fuzz-\(getpid())-\(UUID())"
    defer { unlink(path) }
    require("the file cannot be written") { try Data(bytes).write(to: URL(filePath: path)) }
    body(path)
  }
}
