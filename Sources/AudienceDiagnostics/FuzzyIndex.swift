/// Many names, prepared to be found by a few typed characters: by their beginning, the beginning of
/// a word, the first letters of their words, a part, or characters in that order.
///
/// Case does not matter, and a blank, `_`, `-` or `.` that was typed stands for any of them or for
/// none. Making it is O(n log n) in the number of names; a look-up passes over all names once, which
/// takes about a millisecond for a hundred thousand.
public struct FuzzyIndex: Sendable {
  /// What a look-up found.
  public struct Found: Hashable, Sendable {
    /// The positions of the best names in the order they were given in, the best first.
    public let positions: [Int]
    /// How many names there are altogether that match as well.
    public let count: Int
  }

  /// The names in lower case, one after the other.
  private var bytes: [UInt8] = []
  /// Whether a word begins at a byte.
  private var beginsWord: [Bool] = []
  private var starts: [Int32] = [0]
  /// Which letters each has, a bit for some of them together.
  private var letters: [UInt64] = []
  /// The positions, sorted by the name in lower case.
  private let sorted: [Int32]
  private let firstLast: Int

  public var count: Int { letters.count }

  /// - Parameters:
  ///   - names: the names.
  ///   - lastFrom: the position from which the names come after all others, however well they
  ///     match; none if nil.
  public init(_ names: [String], lastFrom: Int? = nil) {
    firstLast = lastFrom ?? names.count
    for name in names {
      let start = bytes.count
      var previous = UInt8(ascii: " ")
      var lowered = Array(name.utf8)
      let isASCII = lowered.allSatisfy { $0 < 0x80 }
      if !isASCII { lowered = Array(name.lowercased().utf8) }
      for byte in lowered {
        let isUpper = (0x41...0x5A).contains(byte)
        beginsWord.append(
          Self.separates(previous) && !Self.separates(byte)
            || isUpper && (0x61...0x7A).contains(previous))
        bytes.append(isUpper ? byte | 0x20 : byte)
        previous = byte
      }
      letters.append(Self.letters(bytes[start...]))
      starts.append(Int32(bytes.count))
    }
    let (bytes, starts) = (bytes, starts)
    sorted = names.indices.map { Int32($0) }.sorted { left, right in
      let one = bytes[Int(starts[Int(left)])..<Int(starts[Int(left) + 1])]
      let other = bytes[Int(starts[Int(right)])..<Int(starts[Int(right) + 1])]
      return one.lexicographicallyPrecedes(other)
    }
  }

  // MARK: - Looking up

  /// The names that begin with a text, whatever their case, in the order they were given in;
  /// O(log n) and the names found, at most a thousand of which are looked at.
  public func beginning(with typed: String, limit: Int) -> [Int] {
    let wanted = Array(typed.lowercased().utf8)
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if name(Int(sorted[middle])).lexicographicallyPrecedes(wanted) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    let run = sorted[low...].prefix(1_000).prefix { name(Int($0)).starts(with: wanted) }
    return Array(run.map { Int($0) }.sorted().prefix(limit))
  }

  /// The names that a typed text stands for, the best first; all of them, in their order, for
  /// nothing typed.
  public func matches(_ typed: String, limit: Int) -> Found {
    let wanted = Wanted(typed)
    if wanted.bytes.isEmpty {
      return Found(positions: Array(0..<min(limit, count)), count: count)
    }
    var ranked = Ranked(limit: limit)
    bytes.withUnsafeBufferPointer { bytes in
      beginsWord.withUnsafeBufferPointer { beginsWord in
        for position in letters.indices where wanted.letters & ~letters[position] == 0 {
          let range = Int(starts[position])..<Int(starts[position + 1])
          let name = Name(
            bytes: UnsafeBufferPointer(rebasing: bytes[range]),
            beginsWord: UnsafeBufferPointer(rebasing: beginsWord[range]))
          if let rank = name.rank(wanted) {
            ranked.add(position, rank, isLast: position >= firstLast)
          }
        }
      }
    }
    return ranked.found
  }

  // MARK: - Order

  /// How well a name matches, the best first.
  fileprivate enum Rank: Int, Comparable, CaseIterable {
    case same, beginning, wordBeginning, initials, part, scattered

    static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  /// The best names seen so far, equal ones in the order they were given in.
  private struct Ranked {
    let limit: Int
    /// By rank, those that come last behind the others.
    private var positions = [[Int]](repeating: [], count: 2 * ranks)
    private var counts = [Int](repeating: 0, count: 2 * ranks)

    private static let ranks = Rank.allCases.count

    init(limit: Int) { self.limit = limit }

    mutating func add(_ position: Int, _ rank: Rank, isLast: Bool) {
      let place = rank.rawValue + (isLast ? Self.ranks : 0)
      counts[place] += 1
      if positions[place].count < limit { positions[place].append(position) }
    }

    var found: Found {
      let scattered = [Rank.scattered.rawValue, Rank.scattered.rawValue + Self.ranks]
      // What only has the letters somewhere is noise beside what has them together.
      let isNoise = counts.indices.contains { !scattered.contains($0) && counts[$0] > 0 }
      let kept = counts.indices.filter { !isNoise || !scattered.contains($0) }
      return Found(
        positions: Array(kept.flatMap { positions[$0] }.prefix(limit)),
        count: kept.reduce(0) { $0 + counts[$1] })
    }
  }

  private func name(_ position: Int) -> ArraySlice<UInt8> {
    bytes[Int(starts[position])..<Int(starts[position + 1])]
  }

  private static func letters(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  fileprivate static func separates(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "'"), UInt8(ascii: "/"), UInt8(ascii: "("):
      true
    default: false
    }
  }

  /// What was typed.
  fileprivate struct Wanted {
    let bytes: [UInt8]
    /// Without blanks and other separators.
    let solid: [UInt8]
    let letters: UInt64

    init(_ typed: String) {
      bytes = Array(typed.lowercased().utf8)
      solid = bytes.filter { !FuzzyIndex.separates($0) }
      letters = FuzzyIndex.letters(solid)
    }
  }
}

/// A name with what was typed laid against it.
private struct Name {
  let bytes: UnsafeBufferPointer<UInt8>
  let beginsWord: UnsafeBufferPointer<Bool>

  func rank(_ wanted: FuzzyIndex.Wanted) -> FuzzyIndex.Rank? {
    if has(wanted.bytes, at: 0) {
      return bytes.count == wanted.bytes.count ? .same : .beginning
    }
    guard let first = wanted.solid.first else { return nil }
    var isPart = false
    for index in bytes.indices where bytes[index] == first {
      if beginsWord[index] {
        if has(wanted.bytes, at: index) { return .wordBeginning }
        if wanted.solid.count > 1, hasInitials(wanted.solid, at: index) { return .initials }
      }
      isPart = isPart || has(wanted.bytes, at: index)
    }
    if wanted.solid.count < 2 { return nil }
    if isPart { return .part }
    return wanted.solid.count > 2 && hasScattered(wanted.solid) ? .scattered : nil
  }

  private func has(_ wanted: [UInt8], at start: Int) -> Bool {
    guard start + wanted.count <= bytes.count else { return false }
    for index in wanted.indices where bytes[start + index] != wanted[index] { return false }
    return true
  }

  /// Whether each character follows the one before it, or begins a later word.
  private func hasInitials(_ wanted: [UInt8], at start: Int) -> Bool {
    var index = start
    for byte in wanted {
      if index < bytes.count, bytes[index] == byte {
        index += 1
        continue
      }
      while index < bytes.count, !(beginsWord[index] && bytes[index] == byte) { index += 1 }
      if index == bytes.count { return false }
      index += 1
    }
    return true
  }

  private func hasScattered(_ wanted: [UInt8]) -> Bool {
    var index = 0
    for byte in bytes where index < wanted.count && byte == wanted[index] { index += 1 }
    return index == wanted.count
  }
}
