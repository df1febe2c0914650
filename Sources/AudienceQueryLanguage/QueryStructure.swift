public import AudienceConditions
public import AudienceDiagnostics
public import AudienceSchema

/// Checks what the grammar allows but an audience may not have (SEMANTICS 2).
///
/// Each of these findings keeps a query from being evaluated: codes `.structure`, `.entity` and
/// `.depth`; places are nodes.
public struct QueryStructure {
  private let level: AudienceLevel?
  private var findings: [Finding] = []

  /// The level a condition can only be of: accounts where ANY or ALL occurs, else nil.
  public static func level(of condition: Condition) -> AudienceLevel? {
    switch condition {
    case .any, .all: return .accounts
    case .and, .or, .not, .compare, .test:
      for child in condition.children {
        if let level = level(of: child.condition) { return level }
      }
      return nil
    }
  }

  /// What keeps a definition from being an audience of a level; where the level is nil, ANY and
  /// ALL are allowed.
  public static func findings(in definition: Definition, level: AudienceLevel?) -> [Finding] {
    switch definition {
    case .audience(let tree): return findings(in: tree, level: level)
    case .computedTrait(let scalar):
      var structure = QueryStructure(level: level)
      structure.report(
        .whole, .structure, "an audience is a condition, this is a value: expected a comparison",
        help: Self.exampleComparison(scalar).map { "for example \(QueryPrinter.text(scalar))\($0)" }
      )
      if structure.checkDepth(of: .test(scalar, .exists), at: .whole) {
        structure.checkComputed(scalar)
      }
      return structure.findings
    }
  }

  /// What keeps a tree from being an audience of a level, in pre-order.
  public static func findings(in tree: ConditionTree, level: AudienceLevel?) -> [Finding] {
    var structure = QueryStructure(level: level)
    guard structure.checkDepth(of: tree.condition, at: .node(tree.root.id, words: nil)) else {
      return structure.findings
    }
    structure.check(tree.root, Surroundings())
    return structure.findings
  }

  private init(level: AudienceLevel?) { self.level = level }

  private static func exampleComparison(_ scalar: Scalar) -> String? {
    switch scalar {
    case .measure(_, .count), .measure(_, .uniqueCount): " >= 1"
    case .measure: " > 100"
    case .trait, .property, .context: ".exists()"
    case .literal: nil
    }
  }

  private mutating func report(
    _ place: FindingPlace, _ code: FindingCode, _ message: String, help: String? = nil
  ) {
    findings.append(Finding(code, at: place, message, help: help))
  }

  private mutating func checkDepth(of condition: Condition, at place: FindingPlace) -> Bool {
    let maximum = QueryParser.maximumDepth
    guard condition.exceeds(levels: maximum, inWhere: false) else { return true }
    report(place, .depth, "expected at most \(maximum) levels of nesting")
    return false
  }

  // MARK: - Walk

  /// What stands around a node.
  private struct Surroundings {
    var whereDepth = 0
    var isInUserJunction = false
  }

  private mutating func check(_ node: ConditionNode, _ around: Surroundings) {
    switch node.condition {
    case .and(let members), .or(let members):
      for member in members { check(member, around) }
    case .not(let inner):
      check(inner, around)
    case .any(let inner):
      checkUserJunction("ANY", node, around)
      check(inner, Surroundings(whereDepth: around.whereDepth, isInUserJunction: true))
    case .all(let inner):
      checkUserJunction("ALL", node, around)
      check(inner, Surroundings(whereDepth: around.whereDepth, isInUserJunction: true))
    case .compare(let left, _, let right):
      check(left, of: node.id, around)
      check(right, of: node.id, around)
    case .test(let scalar, _):
      check(scalar, of: node.id, around)
    }
  }

  private mutating func checkUserJunction(
    _ word: String, _ node: ConditionNode, _ around: Surroundings
  ) {
    let place = FindingPlace.node(node.id, words: nil)
    if around.whereDepth > 0 {
      report(place, .structure, "\(word) cannot stand inside where(…)")
    } else if around.isInUserJunction {
      report(place, .structure, "\(word) cannot stand inside another ANY or ALL")
    } else if level == .users {
      report(
        place, .structure,
        "\(word) asks about the users of an account: expected an audience of accounts",
        help: "leave out \(word), or make it an audience of accounts")
    }
  }

  private mutating func check(_ scalar: Scalar, of id: Int, _ around: Surroundings) {
    switch scalar {
    case .literal, .trait: break
    case .context(let path): checkEventField("context", path, id, around)
    case .property(let path, of: .thisEvent): checkEventField("property", path, id, around)
    case .property(_, of: .parentEvent):
      if around.whereDepth < 2 {
        report(
          .node(id, words: NodeWords.words(scalar)), .structure,
          "property(parent: …) needs an event nested in the where(…) of another event")
      }
    case .measure(let stream, _):
      check(stream, of: id, around, allowsExpiry: false)
    }
  }

  private mutating func checkEventField(
    _ word: String, _ path: FieldPath, _ id: Int, _ around: Surroundings
  ) {
    guard around.whereDepth == 0 else { return }
    report(
      .node(id, words: "\(word) \(QueryPrinter.quoted(path.text.string))"), .structure,
      "\(word)(…) belongs to an event: expected it inside where(…) or a measure")
  }

  private mutating func checkComputed(_ scalar: Scalar) {
    switch scalar {
    case .measure(let stream, _): check(stream, of: 0, Surroundings(), allowsExpiry: true)
    case .literal, .trait, .property, .context: break
    }
  }

  private mutating func check(
    _ stream: Stream, of id: Int, _ around: Surroundings, allowsExpiry: Bool
  ) {
    let place: (String) -> FindingPlace = { id == 0 ? .whole : .node(id, words: $0) }
    if case .entity = stream.source {
      report(
        place(NodeWords.words(stream.source)), .entity,
        "entity(…) belongs to Linked Audiences: expected event('…')")
    }
    for filter in stream.filters {
      switch filter {
      case .condition(let node):
        var inner = around
        inner.whereDepth += 1
        check(node, inner)
      case .window(let window):
        if window.anchor == .parentEvent, around.whereDepth == 0 {
          report(
            place(NodeWords.words(window)), .structure,
            "'parent:' needs an event nested in the where(…) of another event")
        }
      case .excludingSources: break
      case .expiresAfter:
        if !allowsExpiry {
          report(
            place(NodeWords.words(filter) ?? ""), .structure,
            "expires_after(…) belongs to computed traits, not to audiences",
            help: "use within(…)")
        }
      }
    }
  }
}
