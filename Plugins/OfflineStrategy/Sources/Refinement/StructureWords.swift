import AudienceConditions

/// What an instruction says of the way conditions are joined, compared and measured, where it
/// names no value: `or`, `all users`, `at most`, `the average`.
enum Structure: Hashable {
  case junction(Junction)
  case quantifier(Quantifier)
  case comparison(ComparisonSymbol)
  /// Nil for how often.
  case measure(Aggregate?)
}

/// The words for it.
enum StructureWords {
  /// The structures that a phrase is about, with the words left over.
  static func readings(_ tokens: [Token]) -> [(structure: Structure, tokens: TokenSet)] {
    let telling = tokens.indices.filter { !isFiller(tokens[$0]) }
    let words = telling.map { tokens[$0].folded }
    if let whole = whole[words] { return whole.map { ($0, TokenSet(tokens.indices)) } }
    // A measure may have the name of what is measured beside it: "the average order total".
    var found: [(structure: Structure, tokens: TokenSet)] = []
    for length in (1...3).reversed() where found.isEmpty && length <= words.count {
      for start in 0...(words.count - length) {
        guard let measure = measures[Array(words[start..<(start + length)])] else { continue }
        if found.isEmpty {
          found.append((.measure(measure), TokenSet(telling[start..<(start + length)])))
        }
      }
    }
    return found
  }

  /// Whether some words say which users of an account are meant, and nothing else.
  static func isQuantifier(_ words: [String]) -> Bool {
    let telling = words.filter { !fillers.contains($0) && $0 != "of" || words.first == "none" }
    guard telling.count > 1, let structures = whole[telling.filter { $0 != "the" }] else {
      return false
    }
    return structures.contains { if case .quantifier = $0 { true } else { false } }
  }

  /// Articles, and the nouns for what is changed: `the OR operator`, `an "and" connection`.
  private static func isFiller(_ token: Token) -> Bool {
    token.kind == .mark || fillers.contains(token.folded)
  }

  private static let fillers: Set<String> = [
    "the", "a", "an", "operator", "logic", "relation", "junction", "connector", "connective",
    "conjunction", "connection", "comparison", "comparator", "using", "use", "match", "matches",
    "matching", "meet", "meets", "satisfy", "satisfies", "in",
  ]

  private static let whole: [[String]: [Structure]] = {
    var table: [[String]: [Structure]] = [:]
    for (words, structures) in lines {
      for phrase in words.split(separator: "|") {
        table[phrase.split(separator: " ").map(String.init)] = structures
      }
    }
    return table
  }()

  private static let lines: [(String, [Structure])] = [
    ("or|either|either one|either of them|any of them|one of them", [.junction(.or)]),
    ("and|both|both of them|all of them", [.junction(.and)]),
    ("any|any one", [.quantifier(.any), .junction(.or)]),
    ("all|every", [.quantifier(.all), .junction(.and)]),
    ("any condition|any conditions|any of conditions", [.junction(.or)]),
    ("all conditions|all of conditions|every condition|both conditions", [.junction(.and)]),
    (
      """
      any user|any users|at least one user|some user|some users|one user|any of users|\
      any of their users|any member|any person|at least one person|at least one|someone|anyone|\
      any of its users|one of users|one of their users|one of its users|at least one of users
      """, [.quantifier(.any)]
    ),
    (
      """
      all users|every user|each user|all of users|all of their users|all their users|everyone|\
      everybody|all members|every member|each of users|every single user|all of its users|\
      all people|every person
      """, [.quantifier(.all)]
    ),
    (
      """
      no user|no users|none of users|none of their users|none|nobody|no one|none of its users|\
      not a single user|no member|no members
      """, [.quantifier(.none)]
    ),
    (
      "at least|no fewer than|no less than|not less than|not fewer than|minimum|greater or equal|or more",
      [.comparison(.greaterOrEqual)]
    ),
    (
      "at most|no more than|not more than|up to|maximum|or less|or fewer",
      [.comparison(.lessOrEqual)]
    ),
    (
      """
      more than|strictly more than|strictly more|over|above|greater than|strictly greater than|\
      strictly above|strictly over|exceeding|higher than|bigger than|larger than
      """, [.comparison(.greater)]
    ),
    (
      """
      less than|fewer than|under|below|strictly less than|strictly fewer than|strictly less|\
      strictly fewer|strictly below|strictly under|lower than|smaller than
      """, [.comparison(.less)]
    ),
    ("exactly|equal to|equals|precisely|exact", [.comparison(.equal)]),
  ]

  private static let measures: [[String]: Aggregate?] = {
    var table: [[String]: Aggregate?] = [:]
    for (words, measure) in measureLines {
      for phrase in words.split(separator: "|") {
        table[phrase.split(separator: " ").map(String.init)] = .some(measure)
      }
    }
    return table
  }()

  private static let measureLines: [(String, Aggregate?)] = [
    ("single|per|individual|each|one|any one|any single|at once|in one go", .perEvent),
    ("average|avg|mean", .average),
    ("total|sum|total of|sum of|combined|total amount|total sum|total value", .sum),
    (
      "count|number|number of|count of|how often|how many times|frequency|number of times|times",
      nil
    ),
    ("maximum|highest|largest|biggest|max|greatest", .maximum),
    ("minimum|lowest|smallest|min", .minimum),
    (
      "number of different|number of unique|number of distinct|distinct count|unique count",
      .different
    ),
  ]
}

extension Structure {
  /// Whether a condition's measure is the one that is named.
  static func names(_ aggregate: Aggregate?, _ measure: Measure) -> Bool {
    switch (aggregate, measure) {
    case (nil, .count), (.sum, .sum), (.average, .average), (.first, .first), (.last, .last),
      (.maximum, .maximum), (.minimum, .minimum), (.mostFrequent, .mode),
      (.different, .uniqueCount):
      true
    case (_, _): false
    }
  }
}
