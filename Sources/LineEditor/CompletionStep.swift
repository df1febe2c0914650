import TerminalText

/// What a press of Tab does, decided from the candidates.
enum CompletionStep: Hashable {
  /// Puts this text in place of the range.
  case replace(Range<Int>, String)
  /// Shows the candidates below the line.
  case list([CompletionCandidate])
  /// There is nothing to offer.
  case beep

  /// Decides.
  ///
  /// One candidate is inserted; several are narrowed to what they have in common, and listed once
  /// that adds nothing. A candidate with characters a terminal would obey is shown, never inserted.
  init(line: String, result: CompletionResult) {
    let candidates = result.candidates
    guard let first = candidates.first, result.replace.upperBound <= line.utf8.count,
      result.replace.lowerBound >= 0
    else {
      self = .beep
      return
    }
    let bytes = Array(line.utf8)[result.replace]
    guard let present = String(validating: bytes, as: UTF8.self) else {
      self = .beep
      return
    }
    let common = Self.commonBeginning(candidates.map(\.text))
    if candidates.count == 1 {
      let isWhole = common.unicodeScalars.elementsEqual(first.text.unicodeScalars)
      self = isWhole ? .replace(result.replace, common) : .list(candidates)
    } else if result.count == candidates.count, Self.adds(common, to: present) {
      self = .replace(result.replace, common)
    } else {
      self = .list(candidates)
    }
  }

  /// Whether a beginning has all that was typed, in its order, and more: nothing typed is lost. A
  /// blank alone is not worth a press of Tab.
  private static func adds(_ common: String, to typed: String) -> Bool {
    guard common.unicodeScalars.count > typed.unicodeScalars.count,
      common.unicodeScalars.contains(where: { $0 != " " })
    else { return false }
    var rest = typed.lowercased().unicodeScalars[...]
    for scalar in common.lowercased().unicodeScalars where scalar == rest.first {
      rest = rest.dropFirst()
    }
    return rest.isEmpty
  }

  /// The longest beginning that all texts share and a terminal can show.
  private static func commonBeginning(_ texts: [String]) -> String {
    guard let first = texts.first else { return "" }
    var common = Array(first.unicodeScalars.prefix { !ScreenText.isUnsafe($0) })
    for text in texts.dropFirst() {
      let shared = zip(common, text.unicodeScalars).prefix { $0 == $1 }.count
      common.removeLast(common.count - shared)
    }
    var beginning = String.UnicodeScalarView()
    beginning.append(contentsOf: common)
    return String(beginning)
  }
}
