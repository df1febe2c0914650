import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceTime

/// A value that is there, as comparators see it (SEMANTICS 3), without reference counting: text
/// stays where it is stored; numbers and instants of strings are read when somebody asks.
struct Value: Sendable {
  enum Kind: UInt8, Sendable { case boolean, number, string, array, object }

  let kind: Kind
  /// The number that the value is.
  private let ownNumber: ExactNumber?
  /// The instant that the value was made of.
  private let ownInstant: Instant?
  /// Whether it is a date literal written without quotes, which makes `=` compare instants.
  let isDateLiteral: Bool
  /// The text where it is written down: of strings as is, of arrays and objects as compact JSON.
  /// Numbers and times of events may have none.
  let writtenText: TextBytes?

  private init(
    _ kind: Kind, text: TextBytes? = nil, number: ExactNumber? = nil, instant: Instant? = nil,
    isDateLiteral: Bool = false
  ) {
    self.kind = kind
    writtenText = text
    ownNumber = number
    ownInstant = instant
    self.isDateLiteral = isDateLiteral
  }

  static func string(_ text: TextBytes) -> Value { Value(.string, text: text) }
  static func array(_ json: TextBytes) -> Value { Value(.array, text: json) }
  static func object(_ json: TextBytes) -> Value { Value(.object, text: json) }

  static func number(_ number: ExactNumber, text: TextBytes? = nil) -> Value {
    Value(.number, text: text, number: number)
  }

  static func integer(_ integer: Int) -> Value {
    Value(.number, number: .integer(Int64(integer)))
  }

  static func boolean(_ flag: Bool) -> Value {
    Value(.boolean, text: flag ? BooleanTexts.yes : BooleanTexts.no)
  }

  /// The time of an event, as `context('timestamp')` gives it.
  static func time(_ instant: Instant) -> Value { Value(.string, instant: instant) }

  /// A value of a query.
  init(_ literal: Literal, in arena: TextArena) {
    switch literal {
    case .number(let number): self = .number(number)
    case .string(let text): self = .string(arena.keep(text))
    case .boolean(let flag): self = .boolean(flag)
    case .date(let date):
      self.init(
        .string, text: arena.keep(date.text), instant: date.midnight, isDateLiteral: true)
    case .timestamp(let instant):
      self.init(.string, text: arena.keep(instant.text), instant: instant, isDateLiteral: true)
    }
  }

  /// Any JSON value; null only as an element that nobody asks for.
  init(_ json: JSONValue, in arena: TextArena) {
    switch json {
    case .boolean(let flag): self = .boolean(flag)
    case .number(let number): self = .number(number)
    case .string(let text): self = .string(arena.keep(text))
    case .array, .null: self = .array(arena.keep(json.leastEscapedText))
    case .object: self = .object(arena.keep(json.leastEscapedText))
    }
  }

  // MARK: - What comparators read

  /// The number: of a number, or of a string that is entirely a decimal number.
  var number: ExactNumber? {
    switch kind {
    case .number: ownNumber
    case .string: writtenText.flatMap { DecimalText.number($0.bytes) }
    case .boolean, .array, .object: nil
    }
  }

  /// The instant of a string in one of the forms of SEMANTICS 3, or of a date literal.
  var instant: Instant? {
    if let ownInstant { return ownInstant }
    guard kind == .string, let text = writtenText, text.count >= 10, text.count <= 64,
      text.start[4] == UInt8(ascii: "-")
    else { return nil }
    return TimestampReader.value(text.string)?.instant
  }

  /// Calls `body` with the text of the value.
  func withText<Result>(_ body: (TextBytes) -> Result) -> Result {
    if let writtenText { return body(writtenText) }
    var written = unwrittenText
    return written.withUTF8 { body(TextBytes($0)) }
  }

  /// The text, written down in an arena where it is nowhere yet.
  func text(in arena: TextArena) -> TextBytes { writtenText ?? arena.keep(unwrittenText) }

  /// The same value, its text in an arena.
  func kept(in arena: TextArena) -> Value {
    Value(
      kind, text: writtenText.map { arena.keep($0.bytes) }, number: ownNumber,
      instant: ownInstant, isDateLiteral: isDateLiteral)
  }

  /// The value as JSON.
  var json: JSONValue {
    switch kind {
    case .boolean: .boolean(writtenText?.count == 4)
    case .number: ownNumber.map { .number($0) } ?? .null
    case .string: withText { .text($0.string) }
    case .array, .object: (try? JSONReader.read(writtenText?.string ?? "")) ?? .null
    }
  }

  private var unwrittenText: String { ownNumber?.text ?? ownInstant?.text ?? "" }
}

private enum BooleanTexts {
  static let arena = TextArena()
  static let yes = arena.keep("true")
  static let no = arena.keep("false")
}
