import Foundation

/// Makes spellings comparable.
enum Folding {
  /// The text in lower case, without diacritics, with straight apostrophes.
  static func fold(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    return text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .lowercased().replacing("\u{2019}", with: "'")
  }
}
