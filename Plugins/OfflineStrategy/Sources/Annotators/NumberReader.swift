import AudienceJSON

/// Reads a number in digits or words at a place of the prompt.
struct NumberReader {
  let prompt: PromptContext

  struct Found {
    var number: ExactNumber
    var end: Int
    var isMoney: Bool
    /// `a few`, `a couple of`: that many or somewhat more.
    var isVague = false
  }

  private static let halves = phrases("half an|half a")

  func number(at index: Int) -> Found? {
    prompt.numbers.indices.contains(index) ? prompt.numbers[index] : nil
  }

  /// `an hour`, `a mile`: one of a unit, where a comparator stands before it.
  func single(at index: Int) -> Found? {
    guard ["a", "an"].contains(prompt.folded(index)), let unit = prompt.token(index + 1),
      unit.isWord, let kind = MeasureUnit.named(unit.lemma)?.kind, Self.singular.contains(kind)
    else { return nil }
    return Found(number: ExactNumber(1), end: index + 1, isMoney: false)
  }

  /// The kinds of units that one is said of as often as many.
  private static let singular: Set<String> = [
    "time", "length", "distance", "mass", "weight", "volume", "data",
  ]

  /// Reads the number that begins at a place.
  func read(at index: Int) -> Found? {
    guard let token = prompt.token(index) else { return nil }
    if let part = fraction(at: index) { return part }
    if let end = prompt.end(ofAny: Self.halves, at: index),
      ["hour", "mile", "kilometer", "kilometre"].contains(prompt.folded(end)),
      let half = ExactNumber(0.5)
    {
      return Found(number: half, end: end, isMoney: false)
    }
    var found: Found
    if let number = token.number {
      found = Found(number: number, end: index + 1, isMoney: token.isMoney)
    } else if isMember(at: index) {
      return nil
    } else if let words = inWords(at: index) {
      found = words
    } else {
      return nil
    }
    if let factor = NumberWords.multipliers[prompt.folded(found.end)], factor > 12,
      prompt.token(index)?.number != nil,
      let scaled = ExactNumber(found.number.doubleValue * Double(factor))
    {
      found.number = scaled
      found.end += 1
    }
    if let unit = prompt.token(found.end), unit.isWord, WordLists.moneyUnits.contains(unit.lemma) {
      found.isMoney = true
      found.end += 1
    } else if prompt.folded(found.end) == "%" || prompt.folded(found.end) == "percent" {
      found.end += 1
    }
    return found
  }

  /// `is one of US, CA`: a list, and no number.
  private func isMember(at index: Int) -> Bool {
    prompt.folded(index) == "one" && prompt.folded(index + 1) == "of"
      && ["is", "are", "was", "in", "be", "equals", "=", "to"].contains(prompt.folded(index - 1))
  }

  /// Parts of a whole, in percent: `half of a video`, `three quarters of the course`.
  static let fractions: [(words: Phrases, percent: Int)] = [
    (phrases("three quarters|three quarter"), 75), (phrases("a quarter|one quarter"), 25),
    (phrases("a half|one half|half"), 50),
  ]

  private func fraction(at index: Int) -> Found? {
    for (words, percent) in Self.fractions {
      guard let end = prompt.end(ofAny: words, at: index), prompt.folded(end) == "of",
        ["a", "the", "an", "their", "its"].contains(prompt.folded(end + 1)),
        !["year", "month", "quarter", "week"].contains(prompt.folded(end + 2))
      else { continue }
      return Found(number: ExactNumber(percent), end: end, isMoney: false)
    }
    return nil
  }

  private func inWords(at start: Int) -> Found? {
    var index = start
    if ["a", "an"].contains(prompt.folded(index)) {
      switch prompt.folded(index + 1) {
      case "couple":
        let end = prompt.folded(index + 2) == "of" ? index + 3 : index + 2
        return Found(number: ExactNumber(2), end: end, isMoney: false, isVague: true)
      case "few":
        return Found(number: ExactNumber(3), end: index + 2, isMoney: false, isVague: true)
      case "dozen": return Found(number: ExactNumber(12), end: index + 2, isMoney: false)
      case "hundred": return Found(number: ExactNumber(100), end: index + 2, isMoney: false)
      case "thousand": return Found(number: ExactNumber(1_000), end: index + 2, isMoney: false)
      case "million": return Found(number: ExactNumber(1_000_000), end: index + 2, isMoney: false)
      default: return nil
      }
    }
    var total = 0
    var current: Int?
    while true {
      let word = prompt.folded(index)
      if let value = NumberWords.values[word] {
        // "twenty five" adds, "two three" does not.
        if let before = current, !(before % 100 >= 20 && before % 10 == 0 && value < 10),
          !(before % 100 == 0 && before > 0)
        {
          break
        }
        current = (current ?? 0) + value
      } else if let factor = NumberWords.multipliers[word], let before = current {
        if factor == 1_000 || factor == 1_000_000 {
          total += before * factor
          current = 0
        } else {
          current = before * factor
        }
      } else if word == "and", current != nil,
        NumberWords.multipliers[prompt.folded(index - 1)] != nil,
        NumberWords.values[prompt.folded(index + 1)] != nil
      {
        index += 1
        continue
      } else {
        break
      }
      index += 1
      if index - start > 8 { break }
    }
    guard let current else { return nil }
    return Found(number: ExactNumber(total + current), end: index, isMoney: false)
  }
}
