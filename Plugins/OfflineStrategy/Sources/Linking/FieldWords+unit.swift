import AudienceSchema

extension FieldWords {
  /// The unit that its numbers are in: the one declared, or the one its name has.
  var unit: MeasureUnit? {
    guard field.type == .number else { return nil }
    if let unit = field.unit { return MeasureUnit.named(Lemmatizer.lemma(of: Folding.fold(unit))) }
    if let last = allWords.last, let unit = MeasureUnit.named(last) { return unit }
    return allWords.filter { $0.count > 3 }.compactMap(MeasureUnit.named).first
  }

  /// How many of what it counts or measures one of a unit is; nil where the unit is none of its.
  func factor(from said: MeasureUnit) -> Double? {
    guard field.type == .number else { return nil }
    if let unit {
      guard let factor = said.factor(to: unit) else { return nil }
      // Days are no way to tell of minutes.
      return said.kind == "time" && (factor > 3_600 || factor < 1) ? nil : factor
    }
    if let holders = MeasureUnit.holders[said.name] {
      return allWords.contains(where: holders.contains) ? 1 : nil
    }
    return nil
  }

  private static let durationWords = WordLists.list("duration length time elapsed wait age")

  /// Whether it measures time in a unit that nobody tells.
  var isDurationOfUnknownUnit: Bool {
    field.type == .number && unit == nil && allWords.contains(where: Self.durationWords.contains)
  }
}
