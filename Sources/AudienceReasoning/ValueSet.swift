import AudienceJSON
import AudienceTime

/// What a value may be, as comparators read it (SEMANTICS 3): absent; with a number; with an
/// instant; another text or boolean; a list or an object.
///
/// An upper bound of the values that are meant. No value has both a number and an instant, and
/// `true` is the text `true`: comparators do not tell the two apart.
struct ValueSet: Hashable, Sendable {
  var isAbsent: Bool
  var numbers: Ranges<ExactNumber>
  var instants: Ranges<Int64>
  var texts: TextSet
  var hasLists: Bool

  static let all = ValueSet(
    isAbsent: true, numbers: .all, instants: .all, texts: .all, hasLists: true)
  static let none = ValueSet(
    isAbsent: false, numbers: .none, instants: .none, texts: .none, hasLists: false)
  static let absent = none.orAbsent
  static let present = all.orPresentOnly

  static func numbers(_ numbers: Ranges<ExactNumber>) -> ValueSet {
    var set = none
    set.numbers = numbers
    return set
  }

  static func instants(_ instants: Ranges<Int64>) -> ValueSet {
    var set = none
    set.instants = instants
    return set
  }

  var isEmpty: Bool {
    !isAbsent && numbers.isEmpty && instants.isEmpty && texts.isEmpty && !hasLists
  }

  /// The same and the absent value.
  var orAbsent: ValueSet {
    var set = self
    set.isAbsent = true
    return set
  }

  /// The same without the absent value.
  var orPresentOnly: ValueSet {
    var set = self
    set.isAbsent = false
    return set
  }

  func intersection(_ other: ValueSet) -> ValueSet {
    ValueSet(
      isAbsent: isAbsent && other.isAbsent, numbers: numbers.intersection(other.numbers),
      instants: instants.intersection(other.instants), texts: texts.intersection(other.texts),
      hasLists: hasLists && other.hasLists)
  }

  func union(_ other: ValueSet) -> ValueSet {
    ValueSet(
      isAbsent: isAbsent || other.isAbsent, numbers: numbers.union(other.numbers),
      instants: instants.union(other.instants), texts: texts.union(other.texts),
      hasLists: hasLists || other.hasLists)
  }

  /// The same for a value that is a whole number: `more than 2` is `at least 3`.
  var wholeNumbers: ValueSet {
    var set = self
    set.numbers = numbers.mapping { interval in
      var interval = interval
      if let end = interval.lower, let value = end.leastInteger {
        interval.lower = .init(value: .integer(value), isClosed: true)
      }
      if let end = interval.upper, let value = end.greatestInteger {
        interval.upper = .init(value: .integer(value), isClosed: true)
      }
      if let lower = interval.lower, let upper = interval.upper, lower.value > upper.value {
        return nil
      }
      return interval
    }
    return set
  }
}

extension Ranges<ExactNumber>.End {
  /// The least integer at or above this lower end; nil beyond 64 bits.
  fileprivate var leastInteger: Int64? {
    switch value {
    case .integer(let integer):
      return isClosed ? integer : (integer < .max ? integer + 1 : nil)
    case .double(let double): return Int64(exactly: double.rounded(.up))
    }
  }

  /// The greatest integer at or below this upper end; nil beyond 64 bits.
  fileprivate var greatestInteger: Int64? {
    switch value {
    case .integer(let integer):
      return isClosed ? integer : (integer > .min ? integer - 1 : nil)
    case .double(let double): return Int64(exactly: double.rounded(.down))
    }
  }
}
