import AudienceDiagnostics
import AudienceJSON
import AudienceStore

/// Counts how often each text occurs, with the least work that the field's storage allows.
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
  private var counts: [UTF8Text: Int] = [:]

  init(_ field: FieldReader, _ kind: Kind) {
    self.field = field
    self.kind = kind
  }

  mutating func add(_ row: Int) {
    switch kind {
    case .nothing: break
    case .texts:
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
  var count: Int { counts.count }

  /// The most frequent text, of several the first by code point; nil where it occurs less often
  /// than that.
  func mode(atLeast times: Int) -> UTF8Text? {
    guard let most = counts.values.max(), most >= times else { return nil }
    return counts.lazy.filter { $0.value == most }.map(\.key).min()
  }
}
