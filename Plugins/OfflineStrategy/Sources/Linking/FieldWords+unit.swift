import AudienceSchema

extension FieldWords {
  /// The unit that the numbers of a field are in: the one declared, or the one its name has.
  static func unit(of field: FieldSchema, words: [String]) -> MeasureUnit? {
    guard field.type == .number else { return nil }
    if let unit = field.unit {
      let folded = Folding.fold(unit)
      // Three capitals are a currency.
      return unit.count == 3 && unit == unit.uppercased()
        ? nil : MeasureUnit.named(folded) ?? MeasureUnit.named(Lemmatizer.lemma(of: folded))
    }
    // A year is a date in `birth_year`, and a length in `years_of_service`.
    if let last = words.last, last != "year", let unit = MeasureUnit.named(last) { return unit }
    return words.filter { $0.count > 3 && $0.hasSuffix("s") }.compactMap(MeasureUnit.named).first
  }

  /// How many of what it counts or measures one of a unit is; nil where the unit is none of its.
  func factor(from said: MeasureUnit) -> Double? {
    guard field.type == .number else { return nil }
    if let unit {
      guard let factor = said.factor(to: unit) else { return nil }
      // Days are no way to tell of minutes.
      let isFar = said.factor ?? 0 >= 86_400 && unit.factor ?? 0 < 3_600
      return said.kind == "time" && (isFar || factor > 3_600 || factor < 1) ? nil : factor
    }
    if let holders = MeasureUnit.holders[said.name] {
      return allWords.contains(where: holders.contains) ? 1 : nil
    }
    return nil
  }

  /// Whether its numbers may be in a unit though nothing says so.
  func mayHold(_ said: MeasureUnit) -> Bool {
    guard field.type == .number, unit == nil, moneyRank == nil else { return false }
    // "80% of seats" is no number of seats.
    if said.kind == "share" { return allWords.contains(where: Self.shareWords.contains) }
    return said.kind != "time" || isDurationOfUnknownUnit
  }

  private static let shareWords = WordLists.list(
    """
    rate share percent pct percentage ratio discount completion complete progress usage utilization
    apr interest margin score probability likelihood adherence battery fraction growth accuracy
    attendance humidity occupancy load health commission
    """)

  private static let durationWords = WordLists.list("duration length time elapsed wait age")

  /// Whether it measures time in a unit that nobody tells.
  var isDurationOfUnknownUnit: Bool {
    field.type == .number && unit == nil && allWords.contains(where: Self.durationWords.contains)
  }
}
