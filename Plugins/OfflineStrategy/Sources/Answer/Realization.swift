import AudienceConditions
import AudienceQueryLanguage
import AudienceReasoning
import AudienceSchema

/// A draft as a condition, with the words behind each part of each node.
struct Realization {
  let condition: Condition
  /// By what the part is; in the order of the nodes below.
  var evidence: [NodePart.Kind: Evidence]
  let children: [Realization]

  private init(
    _ condition: Condition, _ evidence: [NodePart.Kind: Evidence], _ children: [Realization] = []
  ) {
    self.condition = condition
    self.evidence = evidence
    self.children = children
  }

  init(_ draft: Draft) {
    switch draft {
    case .event(let event): self = Self.realize(event)
    case .condition(let condition, let evidence): self = Self.realize(condition, evidence)
    case .junction(let kind, let members, let evidence):
      self = Self.junction(kind, members.map(Realization.init), evidence)
    case .not(let inner, let evidence):
      let inner = Realization(inner)
      self.init(.not(ConditionNode(inner.condition)), [.junction: evidence], [inner])
    case .quantified(let quantifier, let draft, let evidence):
      let inner = Realization(draft)
      switch quantifier {
      case .any:
        self.init(.any(ConditionNode(inner.condition)), [.junction: evidence], [inner])
      case .notAll:
        let all = Realization(
          .all(ConditionNode(inner.condition)), [.junction: evidence], [inner])
        self.init(.not(ConditionNode(all.condition)), [.junction: evidence], [all])
      case .all:
        self.init(.all(ConditionNode(inner.condition)), [.junction: evidence], [inner])
      case .none:
        let not = Realization(
          .not(ConditionNode(inner.condition)), [.junction: evidence], [inner])
        self.init(.all(ConditionNode(not.condition)), [.junction: evidence], [not])
      }
    }
  }

  /// A condition on a value; its words stand for each node of it.
  private static func realize(_ condition: Condition, _ evidence: Evidence) -> Realization {
    switch condition {
    case .and, .or, .not, .any, .all:
      return Realization(
        condition, [.junction: evidence],
        condition.children.map { realize($0.condition, evidence) })
    case .compare, .test:
      return Realization(
        condition, [.comparison: evidence, .event: evidence, .measure: evidence],
        condition.children.map { realize($0.condition, evidence) })
    }
  }

  private static func realize(_ event: EventDraft) -> Realization {
    var filters: [Filter] = []
    var children: [Realization] = []
    if !event.filters.isEmpty {
      let inside = junction(.and, event.filters.map(Realization.init), Evidence())
      filters.append(.condition(ConditionNode(inside.condition)))
      children = [inside]
    }
    if let window = event.window { filters.append(.window(window)) }
    children += event.value.conditions.map { realize($0.condition, event.test) }
    let stream = Stream.event(event.eventName, filters)
    let evidence: [NodePart.Kind: Evidence] = [
      .event: event.name, .measure: event.test, .window: event.windowEvidence,
    ]
    let lower = Realization(
      .compare(.measure(stream, event.measure), event.symbol, event.value), evidence, children)
    guard let bound = event.upperBound else { return lower }
    let upper = Realization(
      .compare(
        .measure(stream, event.measure), bound.symbol.comparison, .literal(.number(bound.number))),
      evidence,
      children)
    return junction(.and, [lower, upper], event.test)
  }

  /// A junction in its plain form: no junction of the same kind in it, nothing twice, and equal
  /// tests of one value as a list.
  private static func junction(
    _ kind: Junction, _ members: [Realization], _ evidence: Evidence
  ) -> Realization {
    var flat: [Realization] = []
    for member in members {
      for one in member.condition.isJunction(kind) ? member.children : [member]
      where !flat.contains(where: { $0.condition == one.condition }) {
        if kind == .or, let last = flat.last, let merged = merge(last, one) {
          flat[flat.count - 1] = merged
        } else {
          flat.append(one)
        }
      }
    }
    flat = withoutImplied(flat, kind)
    if flat.count == 1 { return flat[0] }
    let nodes = flat.map { ConditionNode($0.condition) }
    return Realization(kind == .and ? .and(nodes) : .or(nodes), [.junction: evidence], flat)
  }

  /// The members that say something the others do not; the words of those left out stay with the
  /// member that says as much.
  private static func withoutImplied(_ members: [Realization], _ kind: Junction) -> [Realization] {
    var kept = members
    var place = 0
    var implications = Implications()
    while place < kept.count {
      let one = kept[place].condition
      let stronger = kept.indices.first { other in
        other != place
          && (kind == .and
            ? implications.implies(kept[other].condition, one)
            : implications.implies(one, kept[other].condition))
      }
      guard let stronger else {
        place += 1
        continue
      }
      for (part, evidence) in kept[place].evidence {
        kept[stronger].evidence[part, default: Evidence()].tokens.formUnion(evidence.tokens)
      }
      kept.remove(at: place)
    }
    return kept
  }

  /// `a = 1 OR a = 2` as `a.one_of(1, 2)`.
  private static func merge(_ one: Realization, _ other: Realization) -> Realization? {
    guard let left = equalities(one.condition), let right = equalities(other.condition),
      left.scalar == right.scalar
    else { return nil }
    var evidence = one.evidence
    for (kind, more) in other.evidence {
      evidence[kind, default: Evidence()].tokens.formUnion(more.tokens)
    }
    return Realization(.test(left.scalar, .oneOf(left.literals + right.literals)), evidence)
  }

  private static func equalities(
    _ condition: Condition
  ) -> (scalar: Scalar, literals: [Literal])? {
    switch condition {
    case .compare(let scalar, .equal, .literal(let literal)):
      if case .measure = scalar { return nil }
      return (scalar, [literal])
    case .test(let scalar, .oneOf(let literals)): return (scalar, literals)
    case .compare, .test, .and, .or, .not, .any, .all: return nil
    }
  }

  /// The realizations in the pre-order of the tree's nodes.
  var inOrder: [Realization] { [self] + children.flatMap(\.inOrder) }
}

extension Condition {
  fileprivate func isJunction(_ kind: Junction) -> Bool {
    switch self {
    case .and: kind == .and
    case .or: kind == .or
    case .not, .any, .all, .compare, .test: false
    }
  }
}

/// What conditions imply at every clock.
private struct Implications {
  private var reasoner = Reasoner(now: nil)
  private var verdicts: [(condition: Condition, verdict: Verdict?)] = []

  /// What a condition is about, where it compares one thing with literals.
  private enum Subject: Equatable {
    case trait(FieldPath)
    case event(EventName)
  }

  mutating func implies(_ one: Condition, _ other: Condition) -> Bool {
    // What is said of one thing tells nothing of another, but where it can never be, or always is.
    if let left = Self.subject(of: one), let right = Self.subject(of: other), left != right {
      return verdict(of: one) == .never || verdict(of: other) == .always
    }
    return reasoner.implies(one, other)
  }

  private mutating func verdict(of condition: Condition) -> Verdict? {
    if let known = verdicts.first(where: { $0.condition == condition }) { return known.verdict }
    let verdict = reasoner.verdict(of: condition)
    verdicts.append((condition, verdict))
    return verdict
  }

  private static func subject(of condition: Condition) -> Subject? {
    switch condition {
    case .compare(let scalar, _, .literal), .test(let scalar, _): subject(of: scalar)
    case .compare, .and, .or, .not, .any, .all: nil
    }
  }

  private static func subject(of scalar: Scalar) -> Subject? {
    switch scalar {
    case .trait(let path): .trait(path)
    case .measure(let stream, _):
      switch stream.source {
      case .event(let name): .event(name)
      case .entity: nil
      }
    case .literal, .property, .context: nil
    }
  }
}
