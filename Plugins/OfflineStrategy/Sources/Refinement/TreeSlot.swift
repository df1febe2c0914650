import AudienceConditions
import AudienceJSON
import AudienceSchema

/// One place of a tree that an instruction can give another value.
struct TreeSlot: Hashable {
  enum Kind: Hashable {
    /// The lookback window of an event; nil where it has none.
    case window(Window?)
    /// The time of a test of a date: `trait('created_at').within_last(30 days)`.
    case dateTest
    /// The number of a comparison; of a count, or of anything else.
    case number(ExactNumber, isCount: Bool, isMoney: Bool)
    /// The texts a value is compared with.
    case literals(FieldPath, event: EventName?, [Literal])
    /// The event of a stream.
    case event(EventName)
    /// How the members of a list of conditions are joined.
    case junction(Junction)
    /// Which users of an account are meant.
    case quantifier(Quantifier)
    /// What is measured of a stream.
    case measure(Measure)
  }

  let node: Int
  let kind: Kind
}

extension TreeSlot {
  /// Every slot of a tree, in written order.
  static func all(of tree: ConditionTree, _ vocabulary: Vocabulary) -> [TreeSlot] {
    var slots: [TreeSlot] = []
    func visit(_ node: ConditionNode, event: EventName?) {
      slots += own(node, event: event, vocabulary)
      var inner = event
      if let name = node.condition.eventName { inner = name }
      for child in node.condition.children { visit(child, event: inner) }
    }
    visit(tree.root, event: nil)
    return slots
  }

  private static func own(
    _ node: ConditionNode, event: EventName?, _ vocabulary: Vocabulary
  ) -> [TreeSlot] {
    var kinds: [Kind] = []
    switch node.condition {
    case .and: kinds.append(.junction(.and))
    case .or: kinds.append(.junction(.or))
    case .any, .all:
      if let quantifier = node.condition.quantifier { kinds.append(.quantifier(quantifier)) }
    case .not: break
    case .compare(let left, _, let right):
      kinds += streamKinds(left)
      if case .measure(_, let measure) = left { kinds.append(.measure(measure)) }
      switch right {
      case .literal(.number(let number)):
        let isCount = left.isCount
        kinds.append(
          .number(number, isCount: isCount, isMoney: !isCount && left.mayBeMoney(event, vocabulary))
        )
      case .literal(.date), .literal(.timestamp): kinds.append(.dateTest)
      case .literal(let literal): kinds += literalKind(left, event, [literal])
      case .trait, .property, .context, .measure: break
      }
    case .test(let left, let comparator):
      kinds += streamKinds(left)
      switch comparator {
      case .contains(let literals), .omits(let literals), .oneOf(let literals),
        .noneOf(let literals):
        kinds += literalKind(left, event, literals)
      case .startsWith(let literal), .endsWith(let literal):
        kinds += literalKind(left, event, [literal])
      case .beforeDate, .afterDate, .withinLast, .withinNext, .beforeLast, .afterNext:
        kinds.append(.dateTest)
      case .exists, .absent: break
      }
    }
    return kinds.map { TreeSlot(node: node.id, kind: $0) }
  }

  private static func streamKinds(_ scalar: Scalar) -> [Kind] {
    guard case .measure(let stream, _) = scalar, case .event(let name) = stream.source else {
      return []
    }
    return [.event(name), .window(stream.window)]
  }

  private static func literalKind(
    _ scalar: Scalar, _ event: EventName?, _ literals: [Literal]
  ) -> [Kind] {
    switch scalar {
    case .trait(let path): return [.literals(path, event: nil, literals)]
    case .property(let path, of: .thisEvent):
      return [.literals(path, event: event, literals)]
    case .measure(let stream, let measure):
      guard case .property(let path)? = measure.field, case .event(let name) = stream.source else {
        return []
      }
      return [.literals(path, event: name, literals)]
    case .property, .context, .literal: return []
    }
  }
}

extension ConditionTree {
  /// The node, or the NOT right around it.
  func wrapped(_ id: Int) -> Int {
    guard let parent = path(to: id)?.parent, parent.condition.isNegation else { return id }
    return parent.id
  }
}

extension Stream {
  var window: Window? {
    for filter in filters {
      if case .window(let window) = filter { return window }
    }
    return nil
  }
}

extension Condition {
  /// What is compared or tested; nil for the others.
  var subject: Scalar? {
    switch self {
    case .compare(let left, _, _), .test(let left, _): left
    case .and, .or, .not, .any, .all: nil
    }
  }

  var isNegation: Bool {
    if case .not = self { true } else { false }
  }

  /// The symbol of a comparison.
  var symbol: ComparisonSymbol? {
    switch self {
    case .compare(_, let symbol, _): symbol
    case .and, .or, .not, .any, .all, .test: nil
    }
  }

  /// The event that a condition measures.
  var eventName: EventName? {
    guard case .measure(let stream, _)? = subject, case .event(let name) = stream.source else {
      return nil
    }
    return name
  }

  /// What holds where this does not: `count = 0` of `count >= 1`, `doesn't exist` of `exists`;
  /// nil where it takes a NOT.
  var opposite: Condition? {
    switch self {
    case .compare(let left, .equal, .literal(.number(let number)))
    where left.isCount && number.integerValue == 0:
      .compare(left, .greaterOrEqual, .literal(.integer(1)))
    case .compare(let left, .greaterOrEqual, .literal(.number(let number)))
    where left.isCount && number.integerValue == 1:
      .compare(left, .equal, .literal(.integer(0)))
    case .test(let scalar, .exists): .test(scalar, .absent)
    case .test(let scalar, .absent): .test(scalar, .exists)
    case .and, .or, .not, .any, .all, .compare, .test: nil
    }
  }

  /// Whether it is the test an event has where nothing is said: at least once.
  var isDefaultTest: Bool {
    guard case .compare(.measure(_, .count), .greaterOrEqual, .literal(.number(let number))) = self
    else { return false }
    return number.integerValue == 1
  }

  /// Whether it says that something did not take place.
  var isNever: Bool {
    switch self {
    case .compare(.measure(_, .count), .equal, .literal(.number(let number))):
      number.integerValue == 0
    case .not, .test(_, .absent), .test(_, .omits), .test(_, .noneOf), .compare(_, .notEqual, _):
      true
    case .compare, .test, .and, .or, .any, .all: false
    }
  }
}

extension Scalar {
  var isCount: Bool {
    switch self {
    case .measure(_, .count), .measure(_, .uniqueCount): true
    case .measure, .literal, .trait, .property, .context: false
    }
  }

  /// Whether its numbers may be amounts of money.
  func mayBeMoney(_ event: EventName?, _ vocabulary: Vocabulary) -> Bool {
    switch self {
    case .trait(let path):
      return vocabulary.fields.contains {
        $0.isTrait && $0.field.path == path && $0.moneyRank != nil
      }
    case .property(let path, of: _):
      return vocabulary.isMoney(path, of: event)
    case .measure(let stream, let measure):
      guard case .event(let name) = stream.source, case .property(let path)? = measure.field else {
        return false
      }
      return vocabulary.isMoney(path, of: name)
    case .literal, .context: return false
    }
  }
}

extension Vocabulary {
  fileprivate func isMoney(_ path: FieldPath, of name: EventName?) -> Bool {
    fields.contains { field in
      guard case .property(let index) = field.owner, field.field.path == path else { return false }
      return (name == nil || events[index].schema.name == name) && field.moneyRank != nil
    }
  }

  /// A field of this name: of an event where there is one, else a trait.
  func field(_ path: FieldPath, of name: EventName?) -> FieldWords? {
    fieldIndex(path, of: name).map { fields[$0] }
  }

  func fieldIndex(_ path: FieldPath, of name: EventName?) -> Int? {
    fields.firstIndex { field in
      guard field.field.path == path else { return false }
      switch field.owner {
      case .trait: return name == nil
      case .property(let event): return events[event].schema.name == name
      }
    }
  }
}
