import AudienceDiagnostics

/// Finds names that differ in little but their spelling.
struct SimilarNames {
  /// A name with how often it was seen.
  struct Entry {
    let name: String
    let count: Int
  }

  /// Names are compared by edits only up to so many.
  private static let maximumCompared = 400
  /// Shorter names differ by one letter for good reason.
  private static let shortestMistyped = 8

  /// Pairs, the more frequent name first, each name with the most frequent one like it.
  static func pairs(in entries: [Entry]) -> [(name: Entry, like: Entry)] {
    let sorted = entries.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    var first: [String: Entry] = [:]
    var pairs: [(name: Entry, like: Entry)] = []
    var kept: [(letters: [Character], entry: Entry)] = []
    for entry in sorted {
      let key = String(entry.name.lowercased().filter { $0.isLetter || $0.isNumber })
      if !key.isEmpty, let known = first[key] {
        pairs.append((known, entry))
        continue
      }
      let letters = Array(key)
      if sorted.count <= maximumCompared, letters.count >= shortestMistyped,
        let known = kept.first(where: { isMistyped(letters, $0.letters) })
      {
        pairs.append((known.entry, entry))
      }
      first[key] = entry
      kept.append((letters, entry))
    }
    return pairs
  }

  /// Whether one edit makes the one of the other, and not of a digit: `address1`, `address2`.
  private static func isMistyped(_ left: [Character], _ right: [Character]) -> Bool {
    left.filter(\.isNumber) == right.filter(\.isNumber)
      && EditDistance.between(left, right, limit: 1) != nil
  }
}
