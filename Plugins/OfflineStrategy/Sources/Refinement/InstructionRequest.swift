import AudienceDiagnostics

/// What one step of an instruction asks for; ranges are of its tokens.
enum InstructionRequest: Hashable {
  /// Takes the named condition out.
  case remove(Range<Int>)
  /// Takes each of the named conditions out.
  case removeEach([Range<Int>])
  /// Takes a lookback window away; of the named condition where there is a range.
  case clearWindow(Range<Int>?)
  /// Turns the named condition to its opposite.
  case negate(Range<Int>)
  /// Puts the second in the place of the first.
  case replace(old: Range<Int>, new: Range<Int>)
  /// Gives what is named, or what the value fits, another value.
  case set(target: Range<Int>?, value: Range<Int>, allowsNames: Bool)
  /// A further condition.
  case add(Range<Int>)
  /// A condition that will do too.
  case alternative(Range<Int>)
  /// A condition that must not hold.
  case exclude(Range<Int>)
}
