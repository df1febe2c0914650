/// The listed values of a workspace's fields by what is said or written for them.
struct ValueIndex: Sendable {
  /// One way to say one value of one field.
  struct Place: Hashable, Sendable {
    let field: Int
    let value: Int
    /// Into the value's spellings; 0 where it is written exactly so.
    var spelling = 0
  }

  private var byFirstWord: [String: [Place]] = [:]
  private var byFolded: [String: [Place]] = [:]
  private var byInitials: [String: [Place]] = [:]
  /// Values that are one word which its capitals make several of: `LinkedIn`.
  private var byRunTogether: [String: [Place]] = [:]
  /// Values with a dot.
  private var byText: [String: [Place]] = [:]

  init(_ fields: [FieldWords]) {
    for (field, words) in fields.enumerated() {
      for (value, known) in words.values.enumerated() {
        for (spelling, phrase) in known.spellings.enumerated() {
          byFirstWord[phrase[0], default: []].append(
            Place(field: field, value: value, spelling: spelling))
        }
        let place = Place(field: field, value: value)
        byFolded[known.folded, default: []].append(place)
        if known.isRunTogether { byRunTogether[known.folded, default: []].append(place) }
        if known.text.contains(".") { byText[known.text, default: []].append(place) }
        if let initials = known.initials { byInitials[initials, default: []].append(place) }
      }
    }
  }

  /// The spellings that begin with a word.
  func beginning(with word: String) -> [Place] { byFirstWord[word] ?? [] }

  /// The values that a token is as it is written: a quoted one whatever its case, a word that is
  /// their initials, a text with a dot.
  func written(as token: Token) -> [Place] {
    var places = byText[token.text] ?? []
    if token.kind == .quoted { places += byFolded[token.folded] ?? [] }
    if token.isWord {
      places += (byInitials[token.text] ?? []) + (byRunTogether[token.folded] ?? [])
    }
    return places.enumerated().filter { !places[..<$0.offset].contains($0.element) }
      .map(\.element)
  }
}
