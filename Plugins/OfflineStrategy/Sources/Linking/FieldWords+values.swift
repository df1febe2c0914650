import AudienceConditions
import AudienceDiagnostics
import AudienceJSON

extension FieldWords {
  private static func initials(of text: String) -> String? {
    let words = NameWords.words(of: text)
    guard words.count > 1, words.allSatisfy({ $0.folded.first?.isLetter == true }) else {
      return nil
    }
    return words.compactMap { $0.folded.first.map(String.init) }.joined().uppercased()
  }

  /// Nouns at the end of a value that may stay unsaid: `Platinum tier`, `Starter plan`.
  private static let kinds = WordLists.list(
    "tier plan level member membership club package edition grade rank status class subscription")

  static func value(_ value: JSONValue, isCountry: Bool, isState: Bool) -> Value? {
    switch value {
    case .string(let text):
      let string = text.string
      let upper = string.uppercased()
      var spellings = [NameWords.words(of: string).map(\.lemma)]
      // `GitHub` is one word to who writes it.
      if spellings[0].count > 1, string.allSatisfy({ $0.isLetter || $0.isNumber }) {
        spellings.append([Lemmatizer.lemma(of: Folding.fold(string))])
      }
      // So is the first word of `iPhone 15`.
      let written = string.split { !$0.isLetter && !$0.isNumber }.map {
        Lemmatizer.lemma(of: Folding.fold(String($0)))
      }
      if written.count > 1, written.count < spellings[0].count { spellings.append(written) }
      if isCountry { spellings += CountryTable.names[upper] ?? [] }
      // "Scotland" is a part of a country, and no other name of it.
      if isCountry, string.count > 2 {
        spellings +=
          CountryTable.names.values.first {
            $0.contains(spellings[0]) && !CountryTable.parts.contains(spellings[0])
          }?.filter { !CountryTable.parts.contains($0) } ?? []
      }
      if let last = spellings[0].last, spellings[0].count > 1, kinds.contains(last) {
        spellings.append(spellings[0].dropLast())
      }
      // "an expired card" of `card_expired`
      let plain = NameWords.words(of: string)
      if plain.count == 2, plain[1].folded.hasSuffix("ed"), !plain[0].folded.hasSuffix("ed") {
        spellings.append(spellings[0].reversed())
      }
      if isState {
        spellings += [StateTable.names[upper], StateTable.demonyms[upper]].compactMap(\.self)
      }
      spellings += ValueConceptTable.spellings(of: string)
      let folded = Folding.fold(string)
      return Value(
        literal: .string(text), text: string, spellings: spellings.filter { !$0.isEmpty },
        isCode: string.count <= 2, folded: folded,
        isRunTogether: spellings[0].count > 1 && folded.allSatisfy { $0.isLetter || $0.isNumber },
        initials: initials(of: string))
    case .number(let number):
      return Value(
        literal: .number(number), text: number.text, spellings: [], isCode: true,
        folded: number.text, isRunTogether: false)
    case .boolean, .null, .array, .object: return nil
    }
  }
}
