/// Some of the tokens of a prompt, as bits: sets of tokens are joined and compared far more often
/// than anything else while a prompt is read.
///
/// Holds 0 ..< `capacity`, which is more than 300 characters give; what is beyond is not kept.
struct TokenSet: Hashable, Sendable {
  static let capacity = 320

  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt64 = 0
  private var fourth: UInt64 = 0
  private var fifth: UInt64 = 0

  init() {}

  init(_ tokens: some Sequence<Int>) {
    for token in tokens { insert(token) }
  }

  init(_ tokens: TokenSet) { self = tokens }

  init(_ range: Range<Int>) {
    let end = Swift.min(range.upperBound, Self.capacity)
    var token = range.lowerBound
    while token < end {
      let word = token >> 6
      let next = Swift.min(end, (word + 1) << 6)
      let length = next - token
      let ones = length == 64 ? UInt64.max : (1 << UInt64(length)) - 1
      self[word: word] |= ones << UInt64(token & 63)
      token = next
    }
  }

  /// Sixty-four of the tokens.
  private subscript(word word: Int) -> UInt64 {
    get {
      switch word {
      case 0: first
      case 1: second
      case 2: third
      case 3: fourth
      default: fifth
      }
    }
    set {
      switch word {
      case 0: first = newValue
      case 1: second = newValue
      case 2: third = newValue
      case 3: fourth = newValue
      default: fifth = newValue
      }
    }
  }

  func contains(_ token: Int) -> Bool {
    guard token >= 0, token < Self.capacity else { return false }
    return self[word: token >> 6] & (1 << UInt64(token & 63)) != 0
  }

  mutating func insert(_ token: Int) {
    guard token >= 0, token < Self.capacity else { return }
    self[word: token >> 6] |= 1 << UInt64(token & 63)
  }

  mutating func remove(_ token: Int) {
    guard token >= 0, token < Self.capacity else { return }
    self[word: token >> 6] &= ~(1 << UInt64(token & 63))
  }

  var isEmpty: Bool { first | second | third | fourth | fifth == 0 }

  var count: Int {
    first.nonzeroBitCount + second.nonzeroBitCount + third.nonzeroBitCount
      + fourth.nonzeroBitCount + fifth.nonzeroBitCount
  }

  func min() -> Int? {
    for word in 0..<5 where self[word: word] != 0 {
      return word << 6 + self[word: word].trailingZeroBitCount
    }
    return nil
  }

  func max() -> Int? {
    for word in stride(from: 4, through: 0, by: -1) where self[word: word] != 0 {
      return word << 6 + 63 - self[word: word].leadingZeroBitCount
    }
    return nil
  }
}

// MARK: - Sets

extension TokenSet: ExpressibleByArrayLiteral {
  init(arrayLiteral elements: Int...) { self.init(elements) }

  mutating func formUnion(_ other: TokenSet) {
    first |= other.first
    second |= other.second
    third |= other.third
    fourth |= other.fourth
    fifth |= other.fifth
  }

  mutating func formIntersection(_ other: TokenSet) {
    first &= other.first
    second &= other.second
    third &= other.third
    fourth &= other.fourth
    fifth &= other.fifth
  }

  mutating func subtract(_ other: TokenSet) {
    first &= ~other.first
    second &= ~other.second
    third &= ~other.third
    fourth &= ~other.fourth
    fifth &= ~other.fifth
  }

  func union(_ other: TokenSet) -> TokenSet {
    var all = self
    all.formUnion(other)
    return all
  }

  func intersection(_ other: TokenSet) -> TokenSet {
    var both = self
    both.formIntersection(other)
    return both
  }

  func subtracting(_ other: TokenSet) -> TokenSet {
    var rest = self
    rest.subtract(other)
    return rest
  }

  func isDisjoint(with other: TokenSet) -> Bool { intersection(other).isEmpty }

  func isSubset(of other: TokenSet) -> Bool { subtracting(other).isEmpty }

  func isSuperset(of other: TokenSet) -> Bool { other.isSubset(of: self) }

  func isStrictSubset(of other: TokenSet) -> Bool { isSubset(of: other) && self != other }

  /// The tokens that a condition holds of.
  func filter(_ isIncluded: (Int) throws -> Bool) rethrows -> TokenSet {
    var kept = TokenSet()
    for token in self where try isIncluded(token) { kept.insert(token) }
    return kept
  }
}

extension TokenSet {
  mutating func formUnion(_ tokens: Range<Int>) { formUnion(TokenSet(tokens)) }

  mutating func formUnion(_ tokens: some Sequence<Int>) { formUnion(TokenSet(tokens)) }

  func union(_ tokens: some Sequence<Int>) -> TokenSet { union(TokenSet(tokens)) }

  func intersection(_ tokens: some Sequence<Int>) -> TokenSet { intersection(TokenSet(tokens)) }

  func subtracting(_ tokens: some Sequence<Int>) -> TokenSet { subtracting(TokenSet(tokens)) }

  func isDisjoint(with tokens: some Sequence<Int>) -> Bool { isDisjoint(with: TokenSet(tokens)) }

  func isSubset(of tokens: some Sequence<Int>) -> Bool { isSubset(of: TokenSet(tokens)) }

  func isSuperset(of tokens: some Sequence<Int>) -> Bool { isSuperset(of: TokenSet(tokens)) }
}

// MARK: - In order

extension TokenSet: Sequence {
  /// Goes through the tokens, ascending.
  struct Iterator: IteratorProtocol {
    private let set: TokenSet
    private var word = 0
    private var rest: UInt64

    init(_ set: TokenSet) {
      self.set = set
      rest = set[word: 0]
    }

    mutating func next() -> Int? {
      while rest == 0 {
        guard word < 4 else { return nil }
        word += 1
        rest = set[word: word]
      }
      let bit = rest.trailingZeroBitCount
      rest &= rest - 1
      return word << 6 + bit
    }
  }

  func makeIterator() -> Iterator { Iterator(self) }

  var underestimatedCount: Int { count }

  /// Ascending, as they are anyway.
  func sorted() -> [Int] { Array(self) }

}
