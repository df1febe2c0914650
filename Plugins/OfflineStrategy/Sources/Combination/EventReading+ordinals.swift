import AudienceConditions
import AudienceSchema

/// Ordinals: `on the first attempt`, `placed their third order`.
extension EventReading {
  static let ordinals: [String: Int] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
    "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10,
  ]

  /// The number of a property that counts (`attempt`), or of the event: who placed a third order has
  /// placed three.
  mutating func readOrdinals() {
    for (index, number) in leaf.ordinals where !used.contains(index) {
      guard leaf.range.contains(index + 1), analysis.tokens[index + 1].isWord else { continue }
      if let field = countedProperty(at: index + 1) {
        let tokens: TokenSet = [index, index + 1]
        used.formUnion(tokens)
        let scalar = Scalar.property(vocabulary.fields[field].field.path, of: .thisEvent)
        filters.append(
          (
            field, .compare(scalar, .equal, .literal(.integer(number))), Evidence(tokens: tokens)
          ))
        score += 1
      } else if number > 1, draft.hasDefaultTest, draft.window == nil, said.contains(index + 1),
        leaf.quantities.isEmpty, !used.contains(index)
      {
        used.insert(index)
        draft.value = .literal(.integer(number))
        draft.test.tokens.formUnion([index, index + 1])
        let text = "\"\(leaf.text([index, index + 1]))\" = at least \(number)"
        assumptions.append(AssumptionDraft(text: text, tokens: [index, index + 1]))
      }
    }
  }

  /// The number property whose whole name a word is, where the event is not called so.
  private func countedProperty(at index: Int) -> Int? {
    let lemma = analysis.tokens[index].lemma
    guard !event.words.contains(where: { $0.lemma == lemma && !$0.isOptional }) else { return nil }
    return event.fields.first { field in
      let words = vocabulary.fields[field]
      let telling = words.allWords.filter { !["number", "count", "num", "no"].contains($0) }
      return words.field.type == .number && words.unit == nil && words.moneyRank == nil
        && telling == [lemma]
    }
  }
}
