import AudienceConditions
import AudienceJSON
import AudienceSchema
import AudienceTime

/// Statements of how old somebody is, where a trait holds a day of birth.
extension TraitReader {
  private static let days = WordLists.list("date day of at on")

  /// `youngest child is under 2 years old`, where that is `youngest_child_birthdate`; `customers older
  /// than 40`, where no number says the age.
  func birthAtoms() -> [Atom] {
    guard !leaf.quantities.isEmpty || !leaf.times.isEmpty,
      let fields = vocabulary.birthFields[scope]
    else { return [] }
    return fields.flatMap { index -> [Atom] in
      let field = vocabulary.fields[index]
      let person = field.allWords.filter {
        !VocabularyTables.births.contains($0) && !Self.days.contains($0)
      }
      let named = person.isEmpty ? TokenSet() : place(of: person)
      guard let named, !person.isEmpty || vocabulary.ageField[scope] == nil else { return [] }
      return (lengths() + numbers(behind: named)).compactMap { said in
        let isBehind =
          named.max().map { leaf.isClose($0 + 1, said.tokens.min() ?? 0) }
          ?? isOfPeople(before: said.tokens.min() ?? 0)
        guard isBehind else { return nil }
        let tokens = said.tokens.union(named)
        return Atom(
          conditions: said.conditions(.trait(field.field.path)), tokens: tokens, quality: 0.9,
          field: index,
          assumption: "\"\(leaf.text(said.tokens))\" is an age, by trait '\(field.field.path)'",
          head: tokens.min() ?? 0)
      }
    }
  }

  private struct Age {
    let tokens: TokenSet
    let conditions: (Scalar) -> [Condition]
  }

  /// The words that name whose birth it is, where all of them stand side by side.
  private func place(of words: [String]) -> TokenSet? {
    let found = leaf.range.filter { words.contains(analysis.tokens[$0].lemma) }
    guard found.count == words.count, let first = found.first, let last = found.last,
      last - first == words.count - 1
    else { return nil }
    return TokenSet(found)
  }

  /// `younger than 2 years`, `older than 6 months`.
  private func lengths() -> [Age] {
    leaf.times.compactMap { mention, time in
      guard ["older", "younger"].contains(analysis.tokens[mention.tokens.lowerBound].folded),
        resolver.conditions(on: .trait(FieldPath("x")), time) != nil
      else { return nil }
      return Age(tokens: TokenSet(mention.tokens)) { scalar in
        self.resolver.conditions(on: scalar, time) ?? []
      }
    }
  }

  /// `under 2 years old`, `over 40`, `between 25 and 34 years old`.
  private func numbers(behind named: TokenSet) -> [Age] {
    leaf.quantities.compactMap { mention, quantity, isFrequency in
      guard !isFrequency, !quantity.isBare, !quantity.isMoney, !quantity.isList else { return nil }
      var tokens = TokenSet(mention.tokens)
      var end = mention.tokens.upperBound
      for word in ["years", "of", "age", "old"]
      where leaf.range.contains(end)
        && (analysis.tokens[end].folded == word || word == "years" && isYear(end))
      {
        tokens.insert(end)
        end += 1
      }
      let saysAge =
        end > mention.tokens.upperBound
        || quantity.adjective.map { ["older", "younger"].contains($0) } == true
      guard saysAge || !named.isEmpty, end == leaf.range.upperBound || !isThing(end) else {
        return nil
      }
      let ages = quantity.bounds.compactMap { bound in
        bound.number.integerValue.map { (bound.symbol, Int($0)) }
      }
      guard ages.count == quantity.bounds.count, ages.allSatisfy({ (0...130).contains($0.1) })
      else { return nil }
      return Age(tokens: tokens) { scalar in ages.flatMap { self.born($0.0, $0.1, scalar) } }
    }
  }

  private func isYear(_ index: Int) -> Bool {
    ["year", "yr", "yrs"].contains(analysis.tokens[index].folded)
  }

  /// Whether a word at a place is counted: `over 40 orders`.
  private func isThing(_ index: Int) -> Bool {
    analysis.mention(at: index) == nil && analysis.isContent(index)
  }

  /// The day of birth of who is so many years old, counted in years of the calendar.
  private func born(
    _ symbol: Quantity.Bound.Symbol, _ years: Int, _ scalar: Scalar
  ) -> [Condition] {
    let today = resolver.calendar.today
    func day(_ years: Int) -> CalendarDate { today.adding(months: -12 * years) }
    let time: TimeExpression =
      switch symbol {
      case .greater, .atLeast: .calendar(from: nil, through: day(years))
      case .less: .calendar(from: day(years).adding(days: 1), through: nil)
      case .atMost: .calendar(from: day(years + 1).adding(days: 1), through: nil)
      case .equal: .calendar(from: day(years + 1).adding(days: 1), through: day(years))
      }
    return resolver.conditions(on: scalar, time) ?? []
  }
}
