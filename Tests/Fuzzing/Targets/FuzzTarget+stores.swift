import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceStore
import AudienceTime
import Foundation
import MemoryEngine

extension FuzzTarget {
  /// Saved stores: one whose bytes were changed, cut or added to is refused.
  static let tryStore: @Sendable ([UInt8]) -> Void = { bytes in
    let changed = changed(bytes)
    withFile(changed) { path in
      let opened = try? StoreFile.open(path, of: savedStore.fingerprint, files: ["calls.jsonl"])
      require((opened != nil) == (changed == savedStore.bytes), "changed, and opened")
    }
  }

  /// The same with checksums that are right, as only somebody who means harm makes them: what is
  /// opened is read and evaluated to its end.
  static let tryForged: @Sendable ([UInt8]) -> Void = { bytes in
    withFile(sealed(changed(bytes))) { path in
      guard
        let store = try? StoreFile.open(path, of: savedStore.fingerprint, files: ["calls.jsonl"])
      else {
        return
      }
      let latest = store.latestTime ?? Instant(microseconds: 0)
      for now in [latest, latest.advanced(by: -86_400_000_000)] {
        _ = store.population(at: now)
        evaluate(store, at: now)
      }
    }
  }

  private static func evaluate(_ store: CallStore, at now: Instant) {
    let settings = require("no settings") { try PluginSettings(for: MemoryEngine.description) }
    let engine = require("no engine") {
      try MemoryEngine(source: PreviewSource(store: store), settings: settings)
    }
    let workspace = Workspace(name: "forged")
    for (level, tree) in queries {
      let request = PreviewRequest(tree: tree, level: level, now: now, workspace: workspace)
      _ = try? engine.counts(ofNodes: request, work: PreviewWork())
      try? engine.members(request, limit: 10, work: PreviewWork()) { id in
        _ = try? engine.excerpt(for: id, of: level, at: now, work: PreviewWork())
      }
    }
    for scope in TraitScope.allCases {
      let level: AudienceLevel = scope == .user ? .users : .accounts
      for key in ["a", "b", "c"] {
        let path = FieldPath(key)
        try? engine.values(
          of: .trait(path), of: level, at: now, work: PreviewWork(), deliver: { _, _ in })
      }
    }
  }

  /// Conditions that together read every part of a store.
  private static let queries: [(AudienceLevel, ConditionTree)] = [
    (.users, "event('E').count() >= 1 AND trait('b').exists()"),
    (.users, "event('E').within(30 days).sum(property('n')) > 3 OR trait('a') > 0"),
    (
      .users,
      "event('E').unique(property('p.$')).count() >= 1 OR event('E').max(property('d')) > 0.5"
    ),
    (.users, "event('E').mode(property('s')).contains('x') OR event('F').first(property('n')) = 1"),
    (.users, "event('E').where(context('page.path') = '/x').count() >= 1"),
    (.users, "event('E').sources({exclude: 'w'}).last(property('s')) = 'x'"),
    (.users, "event('E').where(event('F').within(parent: 1 days).count() >= 1).count() = 0"),
    (.accounts, "ANY event('E').count() >= 1 OR trait('c') = 'true'"),
    (.accounts, "ALL trait('a').exists()"),
  ].map { level, query in
    guard let tree = (try? QueryParser.parse(query))?.tree else {
      preconditionFailure("'\(query)' does not parse")
    }
    return (level, tree)
  }

  /// The store's file with changes: each is two bytes for the place, counted from the end from 32768
  /// on, and one for the new byte; what is left over cuts it and adds to it.
  private static func changed(_ bytes: [UInt8]) -> [UInt8] {
    var changed = savedStore.bytes
    for change in stride(from: 0, to: bytes.count - 2, by: 3) {
      let place = Int(bytes[change]) << 8 | Int(bytes[change + 1])
      let isFromEnd = place >= 1 << 15
      changed[isFromEnd ? changed.count + place - (1 << 16) : place] = bytes[change + 2]
    }
    if bytes.count % 3 == 2 {
      changed.removeLast(min(changed.count, Int(bytes[bytes.count - 1])))
      changed += [UInt8](repeating: 0, count: Int(bytes[bytes.count - 2]))
    }
    return changed
  }

  /// A store's file with the checksums of its bytes (`StoreFile`).
  private static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    func seal(_ range: Range<Int>, at place: Int) {
      var checksum = StoreChecksum()
      bytes[range].withUnsafeBytes { checksum.add($0) }
      withUnsafeBytes(of: checksum.value) { bytes.replaceSubrange(place..<(place + 8), with: $0) }
    }
    guard bytes.count >= 64 else { return bytes }
    seal(64..<bytes.count, at: 32)
    seal(0..<56, at: 56)
    return bytes
  }

  private static let savedStore: (bytes: [UInt8], fingerprint: LogFingerprint) = {
    var calls = """
      {"type":"identify","userId":"u","timestamp":"2026-01-01T00:00:00Z","traits":{"a":1,"b":"x"}}
      {"type":"identify","userId":"v","timestamp":"2026-01-01T00:00:00Z","traits":{"a":0.5,"b":null}}
      {"type":"track","event":"E","userId":"u","timestamp":"2026-01-02T00:00:00Z","projectId":"w","properties":{"p":[1,null],"n":7,"s":"x"},"context":{"page":{"path":"/x"}}}
      {"type":"track","event":"E","userId":"v","timestamp":"2026-01-02T06:00:00Z","properties":{"d":0.75,"s":true},"messageId":"m"}
      {"type":"track","event":"E","anonymousId":"n","timestamp":"2026-01-02T07:00:00Z","properties":{"n":300}}
      {"type":"track","event":"F","userId":"u","timestamp":"2026-01-02T08:00:00Z","properties":{"n":1}}
      {"type":"identify","userId":"v","anonymousId":"n","timestamp":"2026-01-02T09:00:00Z","traits":{"b":"y"}}
      {"type":"alias","userId":"u","previousId":"o","timestamp":"2026-01-02T10:00:00Z"}
      {"type":"group","groupId":"g","userId":"v","timestamp":"2026-01-03T00:00:00Z","traits":{"c":true}}
      no call

      """
    // Enough rows for keys that few have to be kept as such.
    for row in 0..<4200 {
      calls += #"{"type":"track","event":"G","userId":"u","timestamp":"2026-01-02T00:00:00Z""#
      calls += row % 300 == 7 ? #","properties":{"r":1}}"# + "\n" : "}\n"
    }
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
}
