import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

/// One side of a comparison, as far as its type is known.
struct Operand {
  /// What it can hold.
  enum Content {
    case literal(Literal)
    /// A declared field, or a measure's number or text.
    case field(FieldType, values: [JSONValue])
    /// Anything, as far as is known.
    case unknown
  }

  let content: Content
  /// How messages name it: `trait 'plan'`, `'gold'`.
  let words: String

  /// The type, where it is a known one.
  var type: FieldType? {
    if case .field(let type, _) = content { type } else { nil }
  }

  var literal: Literal? {
    if case .literal(let literal) = content { literal } else { nil }
  }

  /// Whether it can have a number (SEMANTICS 3): numbers, and strings that are entirely one. A
  /// string field counts when one of its declared values is a number.
  var canBeNumber: Bool {
    switch content {
    case .literal(.number): true
    case .literal(.string(let text)): JSONValue.string(text).comparedNumber != nil
    case .literal(.boolean), .literal(.date), .literal(.timestamp): false
    case .field(.number, _): true
    case .field(.string, let values): values.contains { $0.comparedNumber != nil }
    case .field(.boolean, _), .field(.date, _), .field(.array, _), .field(.object, _): false
    case .unknown: true
    }
  }

  /// Whether it can have an instant (SEMANTICS 3).
  var canBeInstant: Bool {
    switch content {
    case .literal(.date), .literal(.timestamp): true
    case .literal(.string(let text)): TimestampReader.value(text.string) != nil
    case .literal(.number), .literal(.boolean): false
    case .field(.date, _): true
    case .field(.string, let values):
      values.contains { $0.stringValue.flatMap { TimestampReader.value($0) } != nil }
    case .field(.number, _), .field(.boolean, _), .field(.array, _), .field(.object, _): false
    case .unknown: true
    }
  }

  /// Whether its text can be `true` or `false`.
  var canBeBoolean: Bool {
    switch content {
    case .literal(.boolean): true
    case .literal(.string(let text)): text == "true" || text == "false"
    case .literal(.number), .literal(.date), .literal(.timestamp): false
    case .field(let type, _): type == .boolean || type == .string
    case .unknown: true
    }
  }

  /// Whether it is text whose content is not known, which may equal anything.
  var isOpenText: Bool {
    switch content {
    case .field(let type, _): type == .string
    case .literal: false
    case .unknown: true
    }
  }

  /// What it is, in words: `trait 'plan' is a string`.
  var statement: String {
    switch content {
    case .field(let type, _): "\(words) is \(type.words)"
    case .literal(.number): "\(words) is a number"
    case .literal(.string): "\(words) is a string"
    case .literal(.boolean): "\(words) is a boolean"
    case .literal(.date), .literal(.timestamp): "\(words) is a date"
    case .unknown: words
    }
  }
}

extension FieldType {
  /// With its article: `an array`.
  var words: String {
    switch self {
    case .string, .number, .boolean, .date: "a \(rawValue)"
    case .array, .object: "an \(rawValue)"
    }
  }
}
