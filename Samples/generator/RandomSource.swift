/// A stream of choices that is the same for the same seed on every machine (SplitMix64).
///
/// It draws from its own arithmetic only, because the standard library does not promise that its
/// shuffles and ranges stay the same between versions.
struct RandomSource {
  private var state: UInt64

  /// Makes the stream for one member of a numbered family, say the 17th profile of a workspace.
  init(seed: UInt64, stream: Int = 0) {
    state = seed &+ UInt64(truncatingIfNeeded: stream) &* 0xD1B5_4A32_D192_ED03
    _ = next()
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number of the range, each equally likely.
  mutating func int(_ range: ClosedRange<Int>) -> Int {
    let width = UInt64(range.upperBound - range.lowerBound) + 1
    return range.lowerBound + Int(next() % width)
  }

  /// True in `percent` of 100 draws.
  mutating func chance(_ percent: Int) -> Bool {
    int(1...100) <= percent
  }

  /// One of the choices, each equally likely.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    precondition(!choices.isEmpty, "there must be something to choose from")
    return choices[int(0...(choices.count - 1))]
  }

  /// One of the choices, each as likely as its weight says.
  mutating func pick<Choice>(weighted choices: [(Choice, Int)]) -> Choice {
    var rest = int(1...choices.reduce(0) { $0 + $1.1 })
    for (choice, weight) in choices {
      rest -= weight
      if rest <= 0 { return choice }
    }
    return pick(choices.map(\.0))
  }

  /// The choices in another order.
  mutating func shuffled<Choice>(_ choices: [Choice]) -> [Choice] {
    var result = choices
    for index in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(index, int(0...index))
    }
    return result
  }

  /// So many different ones of the choices, in the order they had.
  mutating func some<Choice>(_ count: Int, of choices: [Choice]) -> [Choice] {
    let kept = Set(shuffled(Array(choices.indices)).prefix(count))
    return choices.indices.filter(kept.contains).map { choices[$0] }
  }

  /// An instant of the range, to the millisecond.
  mutating func instant(_ range: ClosedRange<Instant>) -> Instant {
    Instant(milliseconds: int(range.lowerBound.milliseconds...range.upperBound.milliseconds))
  }
}
