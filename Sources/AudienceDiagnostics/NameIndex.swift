/// Many names, prepared to find those nearest to a mention: the same answers as
/// `EditDistance.nearest`, many times faster.
///
/// Names are told apart by the letters they have before any distance is reckoned, and distances by
/// bits (Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances",
/// 2003). Making it is O(n) in the length of all names.
public struct NameIndex: Sendable {
  private let names: [String]
  /// The names in lower case, one after the other.
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  /// Which letters each has: a bit for some of them together. All bits of a name with other
  /// letters than ASCII, for which the bits say nothing.
  private var letters: [UInt64] = []
  /// The number of characters.
  private var lengths: [UInt16] = []
  private var isPlain: [Bool] = []
  /// The names by their number of characters: others are too far away to be looked at.
  private var byLength: [UInt16: [Int32]] = [:]
  /// The first three letters of each.
  private var openings: [UInt32] = []

  public init(_ names: [String]) {
    self.names = names
    for name in names {
      let lower = name.lowercased()
      let start = bytes.count
      bytes += lower.utf8
      starts.append(Int32(bytes.count))
      let own = bytes[start...]
      isPlain.append(own.allSatisfy { $0 < 0x80 })
      letters.append(Self.letters(own))
      lengths.append(UInt16(clamping: isPlain[isPlain.count - 1] ? own.count : lower.count))
      byLength[lengths[lengths.count - 1], default: []].append(Int32(lengths.count - 1))
      openings.append(Self.opening(own))
    }
  }

  /// The names nearest to a mention, as `EditDistance.nearest` orders and limits them.
  public func nearest(to mention: String, count: Int = 3, limit: Int = 4) -> [String] {
    let wanted = Array(mention.lowercased().utf8)
    guard !wanted.isEmpty, wanted.count <= 64, wanted.allSatisfy({ $0 < 0x80 }) else {
      return EditDistance.nearest(to: mention, in: names, count: count, limit: limit)
    }
    let pattern = BitPattern(wanted)
    var found: [Int] = []
    // All at one distance before any at the next: the farther ones are asked for only when the
    // nearer ones are too few.
    for distance in 0...limit where found.count < count {
      let level = indices(at: distance, pattern, limit)
      found += level.sorted { left, right in
        (-common(left, wanted), left) < (-common(right, wanted), right)
      }
    }
    if found.count < count {
      let near = Set(found)
      let opening = Self.opening(wanted[...])
      let beginnings = names.indices.filter {
        openings[$0] == opening && !near.contains($0) && sharesBeginning($0, wanted)
      }
      found += beginnings.sorted { left, right in
        (-common(left, wanted), left) < (-common(right, wanted), right)
      }
    }
    return found.prefix(count).map { names[$0] }
  }

  // MARK: - Parts

  /// The names at exactly that distance, where that is near enough for their length.
  private func indices(at distance: Int, _ pattern: BitPattern, _ limit: Int) -> [Int] {
    var found: [Int] = []
    let length = pattern.bytes.count
    let wanted = Self.letters(pattern.bytes[...])
    let near = UInt16(max(0, length - distance))...UInt16(length + distance)
    for index in near.lazy.flatMap({ byLength[$0] ?? [] }).lazy.map(Int.init) {
      // An edit brings at most one letter and takes at most one away.
      let own = letters[index]
      guard
        !isPlain[index]
          || (wanted & ~own).nonzeroBitCount <= distance
            && (own & ~wanted).nonzeroBitCount <= distance
      else { continue }
      let allowed = min(limit, max(1, max(length, Int(lengths[index])) / 3))
      guard distance <= allowed else { continue }
      let reckoned =
        isPlain[index]
        ? pattern.distance(to: self.bytes[Int(starts[index])..<Int(starts[index + 1])])
        : EditDistance.between(pattern.text, names[index].lowercased(), limit: distance)
      if reckoned == distance { found.append(index) }
    }
    return found
  }

  private func sharesBeginning(_ index: Int, _ wanted: [UInt8]) -> Bool {
    let own = bytes[Int(starts[index])..<Int(starts[index + 1])]
    guard wanted.count >= 3, lengths[index] >= 3 else { return false }
    return own.starts(with: wanted) || wanted.starts(with: own)
  }

  private static func opening(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.prefix(3).reduce(0) { $0 << 8 | UInt32($1) }
  }

  private func common(_ index: Int, _ wanted: [UInt8]) -> Int {
    zip(bytes[Int(starts[index])..<Int(starts[index + 1])], wanted).prefix { $0 == $1 }.count
  }

  private static func letters(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }
}

/// A text of at most 64 ASCII letters, prepared to be compared with many others.
private struct BitPattern {
  let bytes: [UInt8]
  /// For each letter the places where the text has it.
  private var places = [UInt64](repeating: 0, count: 128)

  var text: String { String(decoding: bytes, as: UTF8.self) }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    for (place, byte) in bytes.enumerated() { places[Int(byte)] |= 1 << UInt64(place) }
  }

  /// The restricted Damerau–Levenshtein distance to another ASCII text.
  func distance(to other: ArraySlice<UInt8>) -> Int {
    var positive = ~UInt64(0)
    var negative: UInt64 = 0
    var diagonal: UInt64 = 0
    var before: UInt64 = 0
    var distance = bytes.count
    let last = UInt64(1) << UInt64(bytes.count - 1)
    for byte in other {
      let here = places[Int(byte)]
      let swapped = ((~diagonal & here) << 1) & before
      diagonal = (((here & positive) &+ positive) ^ positive) | here | negative | swapped
      var up = negative | ~(diagonal | positive)
      var down = diagonal & positive
      if up & last != 0 { distance += 1 }
      if down & last != 0 { distance -= 1 }
      up = up << 1 | 1
      down <<= 1
      positive = down | ~(diagonal | up)
      negative = up & diagonal
      before = here
    }
    return distance
  }
}
