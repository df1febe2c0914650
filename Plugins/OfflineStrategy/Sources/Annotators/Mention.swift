import AudienceDiagnostics
import AudienceJSON
import AudienceTime

/// What a run of words says, independent of the workspace.
enum Meaning: Hashable, Sendable {
  case time(TimeExpression)
  case quantity(Quantity)
  /// How many times: `at least twice`.
  case frequency(Quantity)
  case aggregate(Aggregate)
  case negation
  case subject
  case accountSubject
  case quantifier(Quantifier)
  case textOperator(TextOperator)
  case coordinator(Coordinator)
  /// What holds of the list behind it: `any of these:`, `not both`.
  case listHeader(ListHeader)
  /// A comparator with no number behind it: `at least their average order value`.
  case comparator(Quantity.Bound.Symbol)
  /// A comparator behind the noun: `2 stars or fewer`.
  case comparatorBehind(Quantity.Bound.Symbol)
}

/// A typed run of tokens.
///
/// A class because stretches ask again and again what stands at a token, and a meaning is large.
final class Mention: Sendable {
  let tokens: Range<Int>
  let meaning: Meaning
  /// What was taken without being said.
  let assumption: String?

  init(_ tokens: Range<Int>, _ meaning: Meaning, assumption: String? = nil) {
    self.tokens = tokens
    self.meaning = meaning
    self.assumption = assumption
  }
}

extension Mention {
  var isListHeader: Bool {
    if case .listHeader = meaning { true } else { false }
  }
}

/// A comparison with one number, or with the two ends of a range.
struct Quantity: Hashable, Sendable {
  struct Bound: Hashable, Sendable {
    var symbol: Bound.Symbol
    var number: ExactNumber

    enum Symbol: Hashable, Sendable { case equal, greater, atLeast, less, atMost }
  }

  var bounds: [Bound]
  var isMoney = false
  /// Whether the bounds are alternatives, all of them `.equal`: `9 or 10`.
  var isList = false
  /// A number alone, without a comparator: `20 seats`.
  var isBare = false
  /// The adjective that compared: `older`, `longer`.
  var adjective: String?
  /// The token of the number, for the noun behind it.
  var lastToken = 0

  /// Alternatives that follow one another as a range; nil for others: `2 or 3`, not `2 or 5`.
  var asRange: Quantity? {
    guard isList else { return self }
    let numbers = bounds.compactMap(\.number.integerValue).sorted()
    guard numbers.count == bounds.count, let low = numbers.first, let high = numbers.last,
      zip(numbers, numbers.dropFirst()).allSatisfy({ $0 + 1 == $1 })
    else { return nil }
    var range = self
    range.isList = false
    range.bounds = [
      Bound(symbol: .atLeast, number: ExactNumber(Int(low))),
      Bound(symbol: .atMost, number: ExactNumber(Int(high))),
    ]
    return range
  }
}

enum Aggregate: Hashable, Sendable {
  case sum, average, first, last, mostFrequent, different, maximum, minimum
  /// `in a single order`: the comparison is of each event.
  case perEvent
}

/// Which users of an account.
enum Quantifier: Hashable, Sendable {
  case any, all, none
  /// Some user does not: `not every user`.
  case notAll
}

/// How many of a list's conditions hold.
enum ListHeader: Hashable, Sendable {
  case any, all, none, notAll
}

enum TextOperator: Hashable, Sendable {
  case contains, startsWith, endsWith
}

enum Coordinator: Hashable, Sendable {
  case and, or
  /// `but not`, `excluding`: and, with what follows negated.
  case andNot
  /// `and then`: and, in that order.
  case then
}
