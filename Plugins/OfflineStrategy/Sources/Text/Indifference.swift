/// Finds what is said to make no difference: `, finished or not`, `whether they finished it or not`,
/// `whether or not they finished it`, `for any reason`; and that something is so now.
///
/// Its words are read as ones with a grammatical job only; an explanation lists them among the words
/// that nothing used.
enum Indifference {
  /// The tokens with such words made into what they are worth.
  static func settled(_ tokens: [Token]) -> [Token] {
    var settled = tokens
    for end in tokens.indices.dropFirst(2)
    where tokens[end].folded == "not" && tokens[end - 1].folded == "or" {
      for index in range(around: end, in: tokens) { settled[index] = tokens[index].madeFunctional }
    }
    for start in tokens.indices {
      for index in whatever(at: start, in: tokens) { settled[index] = tokens[index].madeFunctional }
    }
    return settled
  }

  /// `for any reason`, `of any kind`; not `for any reason other than the price`.
  private static func whatever(at start: Int, in tokens: [Token]) -> Range<Int> {
    for phrase in unlimited {
      let end = start + phrase.count
      guard end <= tokens.count,
        zip(tokens[start..<end], phrase).allSatisfy({ $0.folded == $1 })
      else { continue }
      let isLimited =
        end < tokens.count
        && ["other", "but", "except", "besides", "excluding"].contains(tokens[end].folded)
      return isLimited ? 0..<0 : start..<end
    }
    return 0..<0
  }

  private static let unlimited: [[String]] = [
    ["for", "any", "reason"], ["for", "whatever", "reason"], ["any", "reason"],
    ["whatever", "the", "reason"], ["no", "matter", "the", "reason"],
    ["regardless", "of", "the", "reason"], ["regardless", "of", "reason"], ["of", "any", "kind"],
    ["of", "any", "type"], ["of", "any", "sort"], ["whatsoever"],
    ["right", "now"], ["at", "the", "moment"], ["at", "present"], ["at", "this", "time"],
    ["at", "this", "point"], ["at", "this", "moment"], ["presently"], ["nowadays"],
    ["these", "days"],
  ]

  /// The words that belong to an `or not` that ends at a place; none where it is an alternative.
  private static func range(around end: Int, in tokens: [Token]) -> Range<Int> {
    if tokens[end - 2].folded == "whether" {
      let rest = tokens[(end + 1)...].prefix(longest * 2).prefix {
        $0.isWord && !resuming.contains($0.folded)
      }
      return (end - 2)..<rest.endIndex
    }
    let closes =
      end + 1 == tokens.count || tokens[end + 1].kind == .mark
      || resuming.contains(tokens[end + 1].folded)
    guard closes, let start = start(before: end, in: tokens) else { return 0..<0 }
    return start..<(end + 1)
  }

  /// At most this many words stand before `or not`.
  private static let longest = 4

  /// The first word that belongs to it: behind a comma, or `whether`.
  private static func start(before end: Int, in tokens: [Token]) -> Int? {
    var index = end - 2
    while index >= 0, end - 2 - index <= longest {
      let token = tokens[index]
      if token.folded == "whether" { return index }
      if token.kind == .mark { return token.text == "," && index < end - 2 ? index + 1 : nil }
      guard token.isWord, !breaking.contains(token.folded) else { return nil }
      index -= 1
    }
    return nil
  }

  /// What the prompt goes on with behind it.
  private static let resuming: Set<String> = ["who", "that", "and", "but", "with", "in", "since"]

  /// Words that begin what is more than a remark.
  private static let breaking: Set<String> = ["or", "and", "who", "that", "but", "not", "no"]
}
