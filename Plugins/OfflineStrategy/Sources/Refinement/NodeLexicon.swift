import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

/// The words that an instruction may name the nodes of a tree by: the names, synonyms and values
/// that stand in them, and at less weight those of the nodes around and below.
struct NodeLexicon {
  struct Entry {
    let node: Int
    /// Base forms of the node's own names, with how much each tells.
    var own: [String: Double] = [:]
    /// Base forms that the name consists of, for how much of it was said.
    var name: Set<String> = []
    var around: Set<String> = []
    var numbers: [ExactNumber] = []
    var spans: [TimeSpan] = []
    var isNever = false
    /// The event it measures and the fields it reads, as indices into the vocabulary.
    var event: Int?
    var fields: Set<Int> = []
  }

  private(set) var entries: [Entry] = []

  init(_ tree: ConditionTree, _ vocabulary: Vocabulary) {
    func visit(_ node: ConditionNode, event: EventName?, around: Set<String>) -> Set<String> {
      let isLeaf = node.condition.subject != nil
      var entry = Entry(node: node.id, isNever: node.condition.isNever)
      if isLeaf { Self.fill(&entry, node.condition, event, vocabulary) }
      let own = Set(entry.own.keys)
      let place = entries.count
      if isLeaf { entries.append(entry) }
      var below: Set<String> = []
      for child in node.condition.children {
        below.formUnion(
          visit(
            child, event: node.condition.eventName ?? event, around: around.union(own)))
      }
      if isLeaf { entries[place].around = around.union(below) }
      return own.union(below)
    }
    _ = visit(tree.root, event: nil, around: [])
  }

  private static func fill(
    _ entry: inout Entry, _ condition: Condition, _ event: EventName?, _ vocabulary: Vocabulary
  ) {
    if let scalar = condition.subject { add(scalar, event, &entry, vocabulary) }
    switch condition {
    case .compare(_, _, let right):
      if case .literal(let literal) = right {
        add(literal, &entry)
      } else {
        add(right, event, &entry, vocabulary)
      }
    case .test(_, let comparator):
      for literal in comparator.literals { add(literal, &entry) }
      if let span = comparator.span { entry.spans.append(span) }
    case .and, .or, .not, .any, .all: break
    }
    addValueWords(&entry, condition, event, vocabulary)
  }

  private static func add(
    _ scalar: Scalar, _ event: EventName?, _ entry: inout Entry, _ vocabulary: Vocabulary
  ) {
    switch scalar {
    case .trait(let path): add(path, nil, &entry, vocabulary)
    case .property(let path, _): add(path, event, &entry, vocabulary)
    case .context(let path): add(words: NameWords.words(of: path.description), &entry)
    case .literal(let literal): add(literal, &entry)
    case .measure(let stream, let measure):
      guard case .event(let name) = stream.source else { return }
      add(words: NameWords.words(of: name.description), &entry)
      if let index = vocabulary.events.firstIndex(where: { $0.schema.name == name }) {
        entry.event = index
        for synonym in vocabulary.events[index].synonyms { add(lemmas: synonym, 0.9, &entry) }
        for (line, events) in zip(EventConceptTable.lines, vocabulary.conceptEvents)
        where events.contains(index) {
          for said in line.said {
            let words = Lexicon.tables.words.text(of: said)
            add(lemmas: words, words.count == 1 ? 0.9 : 0.6, &entry)
          }
        }
      }
      if case .property(let path)? = measure.field {
        for word in NameWords.words(of: path.description) {
          entry.own[word.lemma] = max(entry.own[word.lemma] ?? 0, 0.9)
        }
        if let index = vocabulary.fieldIndex(path, of: name) {
          entry.fields.insert(index)
          for spelling in vocabulary.fields[index].spellings { add(lemmas: spelling, 0.8, &entry) }
        }
      }
      for filter in stream.filters {
        guard case .window(let window) = filter else { continue }
        switch window.extent {
        case .last(let span): entry.spans.append(span)
        case .between(let one, let other): entry.spans += [one, other]
        }
      }
    }
  }

  private static func add(
    _ path: FieldPath, _ event: EventName?, _ entry: inout Entry, _ vocabulary: Vocabulary
  ) {
    add(words: NameWords.words(of: path.description), &entry)
    if let index = vocabulary.fieldIndex(path, of: event) {
      entry.fields.insert(index)
      for spelling in vocabulary.fields[index].spellings { add(lemmas: spelling, 0.9, &entry) }
    }
    for audience in vocabulary.audiences where audience.entry.key.traitPath == path {
      for spelling in audience.spellings { add(lemmas: spelling, 1, &entry) }
    }
  }

  private static func add(_ literal: Literal, _ entry: inout Entry) {
    switch literal {
    case .number(let number): entry.numbers.append(number)
    case .string(let text): add(lemmas: NameWords.words(of: text.string).map(\.lemma), 0.9, &entry)
    case .boolean, .date, .timestamp: break
    }
  }

  /// What is said for the values: `Germany` for `DE`.
  private static func addValueWords(
    _ entry: inout Entry, _ condition: Condition, _ event: EventName?, _ vocabulary: Vocabulary
  ) {
    let paths: (FieldPath, EventName?)? =
      switch condition.subject {
      case .trait(let path)?: (path, nil)
      case .property(let path, of: .thisEvent)?: (path, event)
      case .property, .context, .literal, .measure, nil: nil
      }
    guard let (path, owner) = paths, let field = vocabulary.field(path, of: owner) else { return }
    let literals = condition.literals
    for value in field.values where literals.contains(value.literal) {
      for spelling in value.spellings { add(lemmas: spelling, 0.9, &entry) }
    }
  }

  private static func add(words: [NameWords.Word], _ entry: inout Entry) {
    for word in words { entry.own[word.lemma] = 1 }
    entry.name.formUnion(words.map(\.lemma))
  }

  private static func add(lemmas: [String], _ weight: Double, _ entry: inout Entry) {
    for lemma in lemmas { entry.own[lemma] = max(entry.own[lemma] ?? 0, weight) }
  }
}

extension Comparator {
  var literals: [Literal] {
    switch self {
    case .contains(let all), .omits(let all), .oneOf(let all), .noneOf(let all): all
    case .startsWith(let one), .endsWith(let one), .beforeDate(let one), .afterDate(let one): [one]
    case .exists, .absent, .withinLast, .withinNext, .beforeLast, .afterNext: []
    }
  }

  var span: TimeSpan? {
    switch self {
    case .withinLast(let span), .withinNext(let span), .beforeLast(let span),
      .afterNext(let span):
      span
    case .exists, .absent, .contains, .omits, .startsWith, .endsWith, .oneOf, .noneOf,
      .beforeDate, .afterDate:
      nil
    }
  }
}

extension Condition {
  /// The literals that a value is compared with.
  var literals: [Literal] {
    switch self {
    case .compare(_, _, .literal(let literal)): [literal]
    case .test(_, let comparator): comparator.literals
    case .compare, .and, .or, .not, .any, .all: []
    }
  }
}
