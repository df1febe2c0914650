import AudienceConditions
import AudienceJSON
import AudienceSchema
import AudienceTime

/// What an instruction wants a slot to hold.
enum NewValue: Hashable {
  case time(TimeExpression)
  /// A length with nothing that says of what: `14 days`.
  case length(TimeSpan)
  case number(Quantity, isFrequency: Bool)
  case literals([Option])
  case event(Int)
  /// Another way to join, compare or measure; of the properties that are named with it.
  case structure(Structure, naming: Set<FieldPath>)

  /// A value that the workspace lists, for these fields; any field where there are none.
  struct Option: Hashable {
    let fields: Set<Int>
    let literal: Literal
  }
}

/// One way to read a phrase as values: each with its tokens, and the words left over.
struct ValueReading {
  var values: [(value: NewValue, tokens: TokenSet)]
  var assumptions: [String] = []

  var used: TokenSet { values.reduce(into: []) { $0.formUnion($1.tokens) } }
}

/// Reads a phrase as values, whatever slots they may be for.
struct ValueFinder {
  let phrase: InstructionPhrase
  let vocabulary: Vocabulary

  private var analysis: PromptAnalysis { phrase.analysis }

  /// The readings, the likeliest first.
  func readings(allowsNames: Bool) -> [ValueReading] {
    var readings: [ValueReading] = []
    let measured = measured()
    if !measured.values.isEmpty { readings.append(measured) }
    guard allowsNames else { return readings }
    if let literals = knownLiterals() { readings.append(literals) }
    readings += structures()
    if let event = event() { readings.append(event) }
    if let free = freeLiteral() { readings.append(free) }
    return readings
  }

  // MARK: - Times and numbers

  private func measured() -> ValueReading {
    var reading = ValueReading(values: [])
    var taken: TokenSet = []
    func take(_ value: NewValue, _ tokens: Range<Int>, _ assumption: String?) {
      guard taken.isDisjoint(with: tokens) else { return }
      taken.formUnion(tokens)
      reading.values.append((value, TokenSet(tokens)))
      if let assumption { reading.assumptions.append(assumption) }
    }
    for mention in analysis.cover {
      if case .time(let time) = mention.meaning {
        take(.time(time), mention.tokens, mention.assumption)
      }
    }
    for length in phrase.lengths { take(.length(length.span), length.tokens, nil) }
    for mention in analysis.cover {
      switch mention.meaning {
      case .quantity(let quantity):
        take(
          .number(quantity, isFrequency: countsThem(mention.tokens.upperBound)), mention.tokens,
          mention.assumption)
      case .frequency(let quantity):
        take(.number(quantity, isFrequency: true), mention.tokens, mention.assumption)
      case .time, .aggregate, .negation, .subject, .accountSubject, .quantifier, .textOperator,
        .coordinator, .comparator, .comparatorBehind, .listHeader:
        continue
      }
    }
    return reading
  }

  /// `3 of them`: how many there are.
  private func countsThem(_ index: Int) -> Bool {
    let tokens = phrase.tokens
    return index + 1 < tokens.count && tokens[index].folded == "of"
      && ["them", "those", "these", "such"].contains(tokens[index + 1].folded)
  }

  // MARK: - Structure

  private func structures() -> [ValueReading] {
    StructureWords.readings(phrase.tokens).map { structure, tokens in
      guard case .measure = structure else {
        return ValueReading(values: [(.structure(structure, naming: []), tokens)])
      }
      let named = analysis.saidFields.mentions().filter { mention in
        guard case .property = vocabulary.fields[mention.field].owner else { return false }
        return mention.quality >= 0.6
      }
      let paths = Set(named.map { vocabulary.fields[$0.field].field.path })
      let used = named.reduce(into: tokens) { $0.formUnion($1.tokens) }
      return ValueReading(values: [(.structure(structure, naming: paths), used)])
    }
  }

  // MARK: - Names

  private func knownLiterals() -> ValueReading? {
    let mentions = analysis.saidValues.mentions().sorted {
      (-$0.tokens.count, $0.tokens.lowerBound, -$0.quality, $0.field)
        < (-$1.tokens.count, $1.tokens.lowerBound, -$1.quality, $1.field)
    }
    var chosen: [Range<Int>] = []
    for mention in mentions
    where !chosen.contains(where: { $0 != mention.tokens && $0.overlaps(mention.tokens) })
      && !chosen.contains(mention.tokens)
    {
      chosen.append(mention.tokens)
    }
    guard !chosen.isEmpty else { return nil }
    chosen.sort { $0.lowerBound < $1.lowerBound }
    var options: [NewValue.Option] = []
    // The same words may be a value of several fields, written in several ways.
    for range in chosen {
      var byLiteral: [Literal: Set<Int>] = [:]
      for mention in mentions where mention.tokens == range {
        byLiteral[vocabulary.fields[mention.field].values[mention.value].literal, default: []]
          .insert(mention.field)
      }
      options += byLiteral.map { NewValue.Option(fields: $0.value, literal: $0.key) }
        .sorted { ($0.fields.min() ?? 0) < ($1.fields.min() ?? 0) }
    }
    let tokens = chosen.reduce(into: TokenSet()) { $0.formUnion($1) }
    return ValueReading(values: [(.literals(options), tokens)])
  }

  private func event() -> ValueReading? {
    let tokens = phrase.tokens
    for (index, token) in tokens.enumerated() where token.kind == .quoted {
      if let event = vocabulary.events.firstIndex(where: {
        $0.schema.name.description.lowercased() == token.text.lowercased()
      }) {
        return ValueReading(values: [(.event(event), [index])])
      }
    }
    let available = tokens.indices.filter { index in
      tokens[index].isWord && !InstructionWords.pronouns.contains(tokens[index].folded)
        && tokens[index].folded != "event" && !WordLists.subjects.contains(tokens[index].lemma)
    }
    let links = EventLinker(tokens: tokens, vocabulary: vocabulary).links(among: available)
    guard let best = links.first, best.quality >= 0.7 else { return nil }
    if links.count > 1, links[1].tokens.count == best.tokens.count,
      abs(links[1].quality - best.quality) < 0.05
    {
      return nil
    }
    return ValueReading(values: [(.event(best.event), best.tokens)], assumptions: best.assumptions)
  }

  /// A text the workspace does not list: in quotes, a code, or a name in capitals.
  private func freeLiteral() -> ValueReading? {
    let tokens = phrase.tokens
    let known = analysis.saidValues.tokens
    guard let start = tokens.firstIndex(where: { isFree($0) }), !known.contains(start) else {
      return nil
    }
    var end = start + 1
    if tokens[start].isWord {
      while end < tokens.count, isFree(tokens[end]), tokens[end].isWord { end += 1 }
    }
    let text = (start..<end).map { tokens[$0].text }.joined(separator: " ")
    let option = NewValue.Option(fields: [], literal: .text(text))
    return ValueReading(values: [(.literals([option]), TokenSet(start..<end))])
  }

  private func isFree(_ token: Token) -> Bool {
    token.kind == .quoted
      || token.isWord && (token.looksLikeCode || token.isCapitalised)
        && !token.isFunction
  }
}
