import AudienceDiagnostics
import AudienceJSON

/// Brings what is laid out as a list, or put in brackets, into the order of a sentence: `1) gold tier
/// 2) no refunds`, `(a) opened it or (b) clicked it`, `- in Canada - ordered this month`, `viewed a
/// product (but never bought one) in the last 30 days`.
enum Layout {
  static func settled(_ tokens: [Token]) -> [Token] {
    unbracketed(unbulleted(unnumbered(tokens)))
  }

  // MARK: - Lists

  /// A label of an item: `1)`, `(a)`, `2.`; its tokens, and its place in the list from 0 on.
  private struct Label {
    let tokens: Range<Int>
    let number: Int
  }

  /// The tokens without the labels of a list; where nothing else parts two items, a semicolon does.
  private static func unnumbered(_ tokens: [Token]) -> [Token] {
    let labels = list(of: tokens.indices.compactMap { label(at: $0, in: tokens) })
    guard labels.count > 1 else { return tokens }
    return parting(labels.map(\.tokens), in: tokens)
  }

  /// The labels that count up from the first.
  private static func list(of labels: [Label]) -> [Label] {
    var list: [Label] = []
    for label in labels where label.number == list.count {
      if let last = list.last, label.tokens.lowerBound <= last.tokens.upperBound { return [] }
      list.append(label)
    }
    return list
  }

  private static func label(at index: Int, in tokens: [Token]) -> Label? {
    let isOpened = tokens[index].kind == .mark && tokens[index].text == "("
    let place = isOpened ? index + 1 : index
    guard place + 2 < tokens.count, tokens[place + 1].kind == .mark else { return nil }
    let closing = tokens[place + 1].text
    let number: Int
    if let value = tokens[place].number?.integerValue, !tokens[place].isMoney,
      tokens[place].text.utf8.count == 1
    {
      // "more than 3." ends a sentence, "1. gold tier" begins an item.
      guard closing == ")" || closing == "." && tokens[place + 2].kind != .mark else { return nil }
      number = Int(value) - 1
    } else if closing == ")", tokens[place].isWord, tokens[place].folded.utf8.count == 1,
      let letter = tokens[place].folded.utf8.first
    {
      number = Int(letter) - Int(UInt8(ascii: "a"))
    } else {
      return nil
    }
    guard number >= 0, isOpened || index == 0 || tokens[index - 1].text != "(" else { return nil }
    return Label(tokens: index..<(place + 2), number: number)
  }

  private static let bullets: Set<String> = ["-", "–", "—", "•", "*", "·"]

  /// The tokens of a list whose items have a bullet each: at the prompt's beginning, or behind a
  /// colon.
  private static func unbulleted(_ tokens: [Token]) -> [Token] {
    func isBullet(_ index: Int) -> Bool {
      tokens[index].kind == .mark && bullets.contains(tokens[index].text)
    }
    let first = tokens.indices.first { index in
      isBullet(index) && (index == 0 || tokens[index - 1].text == ":")
    }
    guard let first else { return tokens }
    let places = tokens.indices.filter { index in
      index >= first && isBullet(index) && tokens[index].text == tokens[first].text
        && index + 1 < tokens.count && tokens[index + 1].number == nil
    }
    guard places.count > 1 else { return tokens }
    return parting(places.map { $0..<($0 + 1) }, in: tokens)
  }

  /// The tokens with a semicolon in the place of each label but the first, where no other word or
  /// mark parts it from what goes before.
  private static func parting(_ labels: [Range<Int>], in tokens: [Token]) -> [Token] {
    var parted: [Token] = []
    var start = 0
    for (place, label) in labels.enumerated() {
      parted += tokens[start..<label.lowerBound]
      start = label.upperBound
      guard place > 0, let last = parted.last else { continue }
      if last.kind == .mark, last.text == "." { parted.removeLast() }
      if !joints.contains(parted.last?.folded ?? "") {
        let sign = tokens[label.upperBound - 1]
        parted.append(
          Token(kind: .mark, text: sign.text, folded: ";", lemma: ";", span: sign.span))
      }
    }
    return parted + tokens[start...]
  }

  private static let joints: Set<String> = [",", ";", ":", "and", "or", "but", "then", "&", "plus"]

  // MARK: - Brackets

  /// The tokens with a clause in brackets put behind the time that follows it: that is of what stands
  /// before the brackets.
  private static func unbracketed(_ tokens: [Token]) -> [Token] {
    for open in tokens.indices where tokens[open].kind == .mark && tokens[open].text == "(" {
      guard open + 1 < tokens.count, ["but", "and", "though"].contains(tokens[open + 1].folded),
        let close = tokens[open...].firstIndex(where: { $0.kind == .mark && $0.text == ")" }),
        let end = time(behind: close + 1, in: tokens)
      else { continue }
      return Array(tokens[..<open] + tokens[(close + 1)..<end] + tokens[(open + 1)..<close])
        + tokens[end...]
    }
    return tokens
  }

  /// The end of `in the last 30 days` at a place.
  private static func time(behind start: Int, in tokens: [Token]) -> Int? {
    guard start < tokens.count, openers.contains(tokens[start].folded) else { return nil }
    let end =
      tokens[start...].firstIndex { token in
        token.kind == .mark || ["and", "or", "but", "who", "that"].contains(token.folded)
      } ?? tokens.count
    let isTime = tokens[start..<end].contains {
      units.contains($0.lemma) || NumberWords.months[$0.folded] != nil
    }
    return isTime && end - start <= 7 ? end : nil
  }

  private static let openers: Set<String> = [
    "in", "over", "during", "within", "since", "last", "this", "throughout", "across",
  ]
  private static let units = WordLists.list(
    "hour day week fortnight month quarter year yesterday today")
}
