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
