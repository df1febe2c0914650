import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceTime

/// A literal as comparators read it.
struct LiteralReading {
  /// Which rule of equality it brings with it (SEMANTICS 4).
  enum Kind {
    case date, boolean, number, string
  }

  let kind: Kind
  let text: UTF8Text
  let number: ExactNumber?
  let instant: Int64?

  init(_ literal: Literal) {
    let value: JSONValue
    switch literal {
    case .date(let date):
      (kind, text, number, instant) =
        (.date, UTF8Text(date.text), nil, date.midnight.microseconds)
      return
    case .timestamp(let time):
      (kind, text, number, instant) = (.date, UTF8Text(time.text), nil, time.microseconds)
      return
    case .boolean(let flag): (kind, value) = (.boolean, .boolean(flag))
    case .number(let exact): (kind, value) = (.number, .number(exact))
    case .string(let string): (kind, value) = (.string, .string(string))
    }
    text = value.comparedText
    number = value.comparedNumber
    instant = value.comparedInstant?.microseconds
  }

  /// Whether it may be the text of a list or an object, which is compact JSON (SEMANTICS 3).
  var isTextOfList: Bool { text.hasPrefix("[") || text.hasPrefix("{") }

  /// The literal as a value.
  var values: ValueSet {
    var set = ValueSet.none
    if let number {
      set.numbers = .only(number)
    } else if let instant {
      set.instants = .only(instant)
    } else {
      set.texts = .some([text])
    }
    return set
  }
}
