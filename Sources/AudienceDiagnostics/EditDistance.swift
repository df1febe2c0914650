/// How many edits (insert, delete, replace, swap of two neighbours) turn one text into another,
/// and which names of a list are nearest to a mention.
///
/// The restricted Damerau–Levenshtein distance over characters, cut off at a limit.
public enum EditDistance {
  private static let longestMention = 256

  /// The distance between two texts, or nil when it is over `limit`.
  ///
  /// O(n·m) time and O(m) space.
  public static func between(_ left: String, _ right: String, limit: Int) -> Int? {
    between(Array(left), Array(right), limit: limit)
  }

  /// The distance between two sequences of letters, or nil when it is over `limit`.
  ///
  /// O(n·m) time and O(m) space.
  public static func between<Letter: Equatable>(
    _ a: [Letter], _ b: [Letter], limit: Int
  ) -> Int? {
    if abs(a.count - b.count) > limit { return nil }
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var current = last
    for i in 1...a.count {
      current[0] = i
      var best = i
      for j in 1...b.count {
        let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        var value = min(replaced, last[j] + 1, current[j - 1] + 1)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          value = min(value, beforeLast[j - 2] + 1)
        }
        current[j] = value
        best = min(best, value)
      }
      if best > limit { return nil }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }

  /// The names nearest to a mention, nearest first; of equals, the one that begins like it for
  /// longer, then the order given; at most `count`.
  ///
  /// Case does not matter; a mention of more than 256 bytes is no mistyped name, and nothing is
  /// near it. A name qualifies when it is within a third of its length (at least
  /// one, at most `limit` edits) or when one text is the beginning of the other.
  public static func nearest(
    to mention: String,
    in names: some Sequence<String>,
    count: Int = 3,
    limit: Int = 4
  ) -> [String] {
    guard !mention.isEmpty, mention.utf8.count <= longestMention else { return [] }
    let wanted = mention.lowercased()
    var found: [(name: String, distance: Int, common: Int, order: Int)] = []
    for (order, name) in names.enumerated() {
      let candidate = name.lowercased()
      let allowed = min(limit, max(1, max(wanted.count, candidate.count) / 3))
      if let distance = between(wanted, candidate, limit: allowed) {
        found.append((name, distance, commonPrefix(wanted, candidate), order))
      } else if wanted.count >= 3, candidate.hasPrefix(wanted) || wanted.hasPrefix(candidate),
        candidate.count >= 3
      {
        found.append((name, limit + 1, commonPrefix(wanted, candidate), order))
      }
    }
    found.sort { ($0.distance, -$0.common, $0.order) < ($1.distance, -$1.common, $1.order) }
    return found.prefix(count).map(\.name)
  }

  private static func commonPrefix(_ left: String, _ right: String) -> Int {
    zip(left, right).prefix { $0 == $1 }.count
  }
}
