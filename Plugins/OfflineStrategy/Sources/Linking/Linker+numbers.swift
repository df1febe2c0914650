import AudienceSchema

/// Numbers that stand inside what names their field.
extension Linker {
  private static let reach = 6

  /// `own 3 vehicles` for `vehicles_owned`, `less than 70% complete` for
  /// `profile_complete_percent`: all words of the name but its unit, some before the number and
  /// some behind it.
  ///
  /// - Parameter areSaid: by word of the vocabulary's names: whether some token stands for it.
  func namesAroundNumbers(_ areSaid: [Bool]) -> [[SaidFields.Named]] {
    var found: [[SaidFields.Named]] = []
    let shapes = vocabulary.fieldShapes
    for place in tokens.indices where isNumber(place) {
      let behind = (place + 1)..<min(place + 1 + Self.reach, tokens.count)
      var seen: Set<Int> = []
      for index in behind where tokens[index].isWord {
        for word in SynonymTable.related(to: tokens[index].lemma) {
          var named: [SaidFields.Named] = []
          for shape in shapes.shapes(withWord: word)
          where shapes.shapes[shape].mayStandAroundNumber(areSaid) && seen.insert(shape).inserted {
            guard let mention = mention(of: shapes.shapes[shape].field, around: place) else {
              continue
            }
            named.append(SaidFields.Named(shape: shape, mentions: [mention]))
          }
          if !named.isEmpty { found.append(named) }
        }
      }
    }
    return found
  }

  private func isNumber(_ index: Int) -> Bool {
    tokens[index].number != nil
      || tokens[index].isWord && NumberWords.values[tokens[index].folded] != nil
  }

  private func mention(of index: Int, around number: Int) -> FieldMention? {
    var open = Self.wordsAroundNumber(of: vocabulary.fields[index])
    if open.isEmpty { return nil }
    let before = taken(Array((max(0, number - Self.reach)..<number).reversed()), &open)
    guard !before.isEmpty else { return nil }
    let after = taken(
      Array((number + 1)..<min(tokens.count, number + 1 + Self.reach)), &open)
    guard open.isEmpty, let first = after.min(), let last = after.max() else { return nil }
    return FieldMention(
      field: index, tokens: first..<(last + 1), quality: 1, apart: TokenSet(before))
  }

  /// The words of a number's name but its unit; empty where there are too few of them, or too many.
  static func wordsAroundNumber(of field: FieldWords) -> [String] {
    guard field.field.type == .number, let name = field.spellings.first else { return [] }
    let telling = name.filter { !WordLists.numberTails.contains($0) || $0 == owned }
    return telling.count > 1 && telling.count < 5 ? telling : []
  }

  private static let owned = Lemmatizer.lemma(of: "owned")

  /// The tokens of some open words on one side of a number, up to the first that says something
  /// else.
  private func taken(_ places: [Int], _ open: inout [String]) -> [Int] {
    var found: [Int] = []
    for index in places where !open.isEmpty {
      let token = tokens[index]
      if token.isWord,
        let word = open.firstIndex(where: { word in
          SynonymTable.likeness(token.lemma, word, isNoun: true) != nil
        })
      {
        open.remove(at: word)
        found.append(index)
      } else if !isBesideNumber(token) {
        break
      }
    }
    return found
  }

  private static let comparing: Set<String> = [
    "more", "than", "least", "most", "fewer", "less", "exactly", "only", "just", "about", "around",
    "between", "minimum", "maximum", "above", "below", "over", "under", "higher", "lower", "not",
  ]

  private func isBesideNumber(_ token: Token) -> Bool {
    token.number != nil || token.text == "%" || token.text == "+"
      || token.isWord
        && (Self.comparing.contains(token.folded) || NumberWords.values[token.folded] != nil
          || MeasureUnit.named(token.lemma) != nil
          || token.isFunction
            && !["and", "who", "whose", "that", "with", "which", "in", "from"].contains(
              token.folded))
  }
}
