import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePluginAPI
import AudiencePluginHost
import AudienceSchema
import AudienceThreads
import AudienceTime

/// The values that the samples have of fields, the most frequent first, for completion.
///
/// Those of a field are read on a thread of their own when they are first asked for, and kept: a
/// key never waits for them longer than a moment, however many samples there are. A class, because
/// copies of an open workspace share it.
final class ObservedValues: Sendable {
  /// What is asked for: a field of the users, or of the accounts, at a clock.
  struct Key: Hashable, Sendable {
    let field: SampleField
    let level: AudienceLevel
    let now: Instant
  }

  /// How long a key waits for values that are being read.
  private static let patience: Duration = .milliseconds(3)
  /// How many profiles, or accounts, are looked at.
  private static let lookedAt = 50_000
  /// How many different values are counted.
  private static let counted = 20_000
  /// How many values are kept.
  private static let kept = 1_000

  private let readings = Locked<[Key: BackgroundValue<[FieldValue]>]>([:])

  /// The values as far as they are known: none while they are being read.
  ///
  /// - Parameter patience: how long to wait for them.
  func values(
    _ key: Key, of engine: any PreviewEngine, patience: Duration = ObservedValues.patience
  ) -> [FieldValue] {
    let reading = readings.withLock { readings in
      if let known = readings[key] { return known }
      let new = BackgroundValue { Self.read(key, of: engine) }
      readings[key] = new
      return new
    }
    return reading.value(waitingFor: patience) ?? []
  }

  /// What was counted up to now. A class, because the engine's callbacks cannot change a value.
  private final class Tally: Sendable {
    private let state = Locked<(counts: [JSONValue: Int], subjects: Int)>(([:], 0))

    var isFull: Bool { state.withLock { $0.subjects >= ObservedValues.lookedAt } }

    func add(_ places: [[JSONValue]]) {
      state.withLock { state in
        state.subjects += 1
        for value in places.joined() where value.isOffered {
          if state.counts[value] != nil || state.counts.count < ObservedValues.counted {
            state.counts[value, default: 0] += 1
          }
        }
      }
    }

    /// The most frequent values, ties in byte order.
    var values: [FieldValue] {
      state.withLock { state in
        state.counts.map { (value: $0.key, count: $0.value, text: $0.key.comparedText) }
          .sorted { ($1.count, $0.text) < ($0.count, $1.text) }
          .prefix(ObservedValues.kept).map { FieldValue($0.value, count: $0.count) }
      }
    }
  }

  private static func read(_ key: Key, of engine: any PreviewEngine) -> [FieldValue] {
    let tally = Tally()
    // An engine that stops because enough was seen throws; what was counted stands.
    try? engine.values(
      of: key.field, of: key.level, at: key.now, work: PreviewWork(isCancelled: { tally.isFull })
    ) { _, places in
      tally.add(places)
    }
    return tally.values
  }
}

extension JSONValue {
  /// Whether it is a value that a condition can be compared with.
  fileprivate var isOffered: Bool {
    switch self {
    case .string(let text): (1...120).contains(text.string.utf8.count)
    case .number, .boolean: true
    case .null, .array, .object: false
    }
  }
}
