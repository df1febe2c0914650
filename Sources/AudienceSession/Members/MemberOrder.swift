import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePluginAPI
package import AudienceSchema
import AudienceTime

/// By which trait members are sorted.
package struct MemberOrder: Hashable, Sendable {
  package let trait: FieldPath
  package let isDescending: Bool

  package init(by trait: FieldPath, descending isDescending: Bool) {
    self.trait = trait
    self.isDescending = isDescending
  }

  /// What a value is sorted by: numbers, then dates, then texts; what is absent comes last.
  private enum Key {
    case number(ExactNumber)
    case date(Instant)
    case text(UTF8Text)
    case absent

    init(_ value: JSONValue?) {
      guard let value else {
        self = .absent
        return
      }
      if let number = value.comparedNumber {
        self = .number(number)
      } else if let instant = value.comparedInstant {
        self = .date(instant)
      } else {
        self = .text(value.comparedText)
      }
    }

    private var rank: Int {
      switch self {
      case .number: 0
      case .date: 1
      case .text: 2
      case .absent: 3
      }
    }

    var isAbsent: Bool { rank == 3 }

    static func < (left: Key, right: Key) -> Bool {
      switch (left, right) {
      case (.number(let a), .number(let b)): a < b
      case (.date(let a), .date(let b)): a < b
      case (.text(let a), .text(let b)): a < b
      case (.number, _), (.date, _), (.text, _), (.absent, _): left.rank < right.rank
      }
    }
  }

  /// The ids in this order; of equal values, in byte order of the ids.
  ///
  /// - Parameter ids: in byte order.
  func sorted(
    _ ids: [UTF8Text], level: AudienceLevel, at now: Instant, engine: any PreviewEngine,
    work: PreviewWork
  ) throws -> [UTF8Text] {
    var entries: [(id: UTF8Text, key: Key)] = []
    entries.reserveCapacity(ids.count)
    var position = 0
    try engine.values(of: .trait(trait), of: level, at: now, work: work) { id, places in
      while position < ids.count, ids[position] < id { position += 1 }
      guard position < ids.count, ids[position] == id else { return }
      entries.append((id, Key(places.first?.first)))
    }
    let present = entries.filter { !$0.key.isAbsent }.enumerated().sorted { a, b in
      if a.element.key < b.element.key { return !isDescending }
      if b.element.key < a.element.key { return isDescending }
      return a.offset < b.offset
    }.map(\.element.id)
    return present + entries.filter { $0.key.isAbsent }.map(\.id)
  }
}
