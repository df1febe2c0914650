import AudienceDiagnostics

/// What one step of an instruction asks for; ranges are of its tokens.
enum InstructionRequest: Hashable {
  /// Takes the named condition out.
  case remove(Range<Int>)
  /// Takes each of the named conditions out.
  case removeEach([Range<Int>])
  /// Takes a lookback window away; of the named condition where there is a range.
  case clearWindow(Range<Int>?)
  /// Turns the named condition to its opposite; the whole tree where there is no range.
  case negate(Range<Int>?)
  /// Makes a number or a window larger or smaller; of the named condition where there is a range.
  case scale(target: Range<Int>?, Scale)
  /// Takes away what is asked of the named trait or property: `in any country`.
  case unrestrict(Range<Int>)
  /// Joins the conditions by another word.
  case join(Junction)
  /// Puts the second in the place of the first.
  case replace(old: Range<Int>, new: Range<Int>)
  /// Gives what is named, or what the value fits, another value.
  case set(target: Range<Int>?, value: Range<Int>, allowsNames: Bool)
  /// Puts a further value on a list; on the named one where there is a target.
  case include(value: Range<Int>, target: Range<Int>?)
  /// Says more of an event that is there: `only orders over $75`.
  case narrow(Range<Int>)
  /// Says again what is there, with other words in it; what is not there is added or not.
  case restate(Range<Int>, addsRest: Bool)
  /// A further condition.
  case add(Range<Int>)
  /// A condition that will do too.
  case alternative(Range<Int>)
  /// A condition that must not hold.
  case exclude(Range<Int>)
}

/// How much larger or smaller.
enum Scale: Hashable {
  /// So many times as large, and then so many times smaller.
  case times(Int, over: Int)
  case more(Range<Int>)
  case less(Range<Int>)
}
