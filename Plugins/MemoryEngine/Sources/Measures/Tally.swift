import AudienceDiagnostics
import AudienceJSON
import AudienceStore

/// Counts how often each text occurs, by numbers that stand for texts where the field's storage
/// allows.
struct Tally {
  /// What of an event is counted.
  enum Kind {
    case nothing
    /// The text of every value.
    case texts
    /// The text of the number of every value that has one.
    case numbers
    /// The text of all values of the event together, as a JSON array.
    case lists
  }

  private let field: FieldReader
  private let kind: Kind
  private let keys: TallyKeys?
  private var found: [Int64] = []
  private var counts: [UTF8Text: Int] = [:]

  init(_ field: FieldReader, _ kind: Kind) {
    self.field = field
    self.kind = kind
    keys = kind == .texts ? TallyKeys(field) : nil
  }

  mutating func add(_ row: Int) {
    switch kind {
    case .nothing: break
    case .texts:
      if let keys {
        if let key = keys[row] { found.append(key) }
        return
      }
      field.visit(row) { value in
        value.withText { counts[UTF8Text($0.string), default: 0] += 1 }
      }
    case .numbers:
      field.visit(row) { value in
        if let number = value.number { counts[UTF8Text(number.text), default: 0] += 1 }
      }
    case .lists:
      var elements: [JSONValue] = []
      field.visit(row) { elements.append($0.json) }
      if !elements.isEmpty {
        counts[UTF8Text(JSONValue.array(elements).leastEscapedText), default: 0] += 1
      }
    }
  }

  /// How many texts there are.
  mutating func count() -> Int { keys == nil ? counts.count : KeyTally.distinctCount(&found) }

  /// The most frequent text, of several the first by code point; nil where it occurs less often
  /// than that.
  mutating func mode(atLeast times: Int) -> UTF8Text? {
    if let keys {
      let (best, most) = KeyTally.mostFrequent(&found)
      guard most >= times, let first = best.first else { return nil }
      if keys.isInTextOrder { return UTF8Text(keys.text(first)) }
      return best.lazy.map { UTF8Text(keys.text($0)) }.min()
    }
    guard let most = counts.values.max(), most >= times else { return nil }
    return counts.lazy.filter { $0.value == most }.map(\.key).min()
  }
}
