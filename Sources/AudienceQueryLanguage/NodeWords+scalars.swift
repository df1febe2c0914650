public import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

extension NodeWords {
  /// A value in words: `trait 'plan'`, `property 'total' of the event above`, `50`. A stream is
  /// written as query text.
  public static func words(_ scalar: Scalar) -> String {
    switch scalar {
    case .literal(let literal): QueryPrinter.text(literal)
    case .trait(let path): "trait " + quoted(path)
    case .context(let path): "context " + quoted(path)
    case .property(let path, of: .thisEvent): "property " + quoted(path)
    case .property(let path, of: .parentEvent): "property \(quoted(path)) of the event above"
    case .measure: QueryPrinter.text(scalar)
    }
  }

  /// What a stream is made of: `event 'Order Completed'`.
  public static func words(_ source: Stream.Source) -> String {
    switch source {
    case .event(let name): "event " + QueryPrinter.quoted(name.text.string)
    case .entity(let name): "entity " + QueryPrinter.quoted(name.string)
    }
  }

  /// A measure in words: `count`, `sum of 'total'`, `most frequent 'category' (at least 1 time)`.
  public static func words(_ measure: Measure) -> String {
    switch measure {
    case .count: "count"
    case .sum(let field): "sum of " + words(field)
    case .average(let field): "average of " + words(field)
    case .first(let field): "first " + words(field)
    case .last(let field): "last " + words(field)
    case .minimum(let field, let reading): "smallest " + words(field) + words(reading)
    case .maximum(let field, let reading): "largest " + words(field) + words(reading)
    case .mode(let field, let reading, let frequency):
      "most frequent " + words(field)
        + (reading == .unstated ? "" : " as \(reading.rawValue)")
        + (frequency.map { " (at least \(times($0)))" } ?? "")
    case .uniqueCount(let field): "number of different " + words(field)
    }
  }

  private static func words(_ field: Measure.Field) -> String {
    switch field {
    case .property(let path): quoted(path)
    case .context(let path): "context " + quoted(path)
    }
  }

  private static func words(_ reading: Measure.ExtremumReading) -> String {
    reading == .unstated ? "" : " as \(reading.rawValue)"
  }

  private static func quoted(_ path: FieldPath) -> String {
    QueryPrinter.quoted(path.text.string)
  }

  static func times(_ count: some BinaryInteger) -> String {
    count == 1 ? "1 time" : "\(count) times"
  }

  /// `performed at least 2 times (count >= 2)`; nil where the number is not a whole literal.
  static func frequency(
    _ measure: Measure, _ symbol: ComparisonSymbol, _ right: Scalar
  ) -> String? {
    guard measure == .count, case .literal(.number(.integer(let count))) = right, count >= 0
    else { return nil }
    let adverb =
      switch symbol {
      case .equal: count == 0 ? "at most" : "exactly"
      case .notEqual: "not exactly"
      case .greater: "more than"
      case .greaterOrEqual: "at least"
      case .less: "fewer than"
      case .lessOrEqual: "at most"
      }
    return "performed \(adverb) \(times(count)) (count \(words(symbol, right)))"
  }
}
