import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

/// Writes conditions as relative clauses: `who performed 'Order Completed' in the last 30 days and
/// whose 'plan' is 'pro'`. A junction inside another one stands in parentheses, so that the sentence
/// has one reading.
struct EnglishWriter {
  /// Whom, or what, a clause is about.
  enum Subject {
    case user, account
    /// The event that a `where` filters.
    case event
  }

  let subject: Subject
  let workspace: Workspace

  /// The clause of a condition, without parentheses around it.
  func clause(_ node: ConditionNode) -> String {
    switch node.condition {
    case .and(let members): joined(members, " and ")
    case .or(let members): joined(members, " or ")
    case .not(let inner): "\(who) not match this: (\(clause(inner)))"
    case .any(let inner): "with a user \(about(.user).part(inner))"
    case .all(let inner):
      "with users who all match this: (\(about(.user).clause(inner)))"
    case .compare(.measure(let stream, let measure), let symbol, let right):
      measured(stream, measure, symbol, right)
    case .compare(.trait(let path), .equal, .literal(.string("true"))) where audience(path) != nil:
      "\(subject == .user ? "who" : "that") are in the audience '\(audience(path) ?? "")'"
    case .compare(let left, let symbol, let right):
      "\(whose(left)) \(Self.verb(symbol)) \(value(right))"
    case .test(.measure(let stream, let measure), let comparator):
      "whose \(Self.name(measure)) over \(events(stream)) \(Self.predicate(comparator))"
    case .test(let scalar, let comparator): tested(scalar, comparator)
    }
  }

  /// The name of the audience whose membership a trait reads, where it is no trait of its own.
  private func audience(_ path: FieldPath) -> String? {
    guard subject != .event,
      TraitScope.allCases.allSatisfy({ workspace.trait(at: path, scope: $0) == nil })
    else { return nil }
    return workspace.audience(readBy: path)?.name
  }

  private func about(_ other: Subject) -> EnglishWriter {
    EnglishWriter(subject: other, workspace: workspace)
  }

  /// The clause inside another one.
  private func part(_ node: ConditionNode) -> String {
    node.condition.junctionMembers == nil ? clause(node) : "(\(clause(node)))"
  }

  private func joined(_ members: [ConditionNode], _ word: String) -> String {
    members.map(part).joined(separator: word)
  }

  private var who: String {
    switch subject {
    case .user: "who do"
    case .account: "that do"
    case .event: "that does"
    }
  }

  // MARK: - Values

  private func whose(_ scalar: Scalar) -> String {
    switch scalar {
    case .property(let path, of: .parentEvent): "when the '\(path)' of the event before it"
    case .literal: "where \(value(scalar))"
    case .trait(let path) where subject == .event: "when their trait '\(path)'"
    case .trait, .property, .context, .measure: "whose \(value(scalar))"
    }
  }

  private func value(_ scalar: Scalar) -> String {
    switch scalar {
    case .literal(let literal): QueryPrinter.text(literal)
    case .trait(let path): subject == .event ? "the person's '\(path)'" : "'\(path)'"
    case .property(let path, of: .thisEvent): "'\(path)'"
    case .property(let path, of: .parentEvent): "the '\(path)' of the event before it"
    case .context(let path): "context '\(path)'"
    case .measure(let stream, let measure): "\(Self.name(measure)) over \(events(stream))"
    }
  }

  private func tested(_ scalar: Scalar, _ comparator: Comparator) -> String {
    let name = value(scalar)
    switch (comparator, subject) {
    case (.exists, .event): return "that has \(name)"
    case (.absent, .event): return "that has no \(name)"
    case (.exists, .user): return "who have \(name)"
    case (.absent, .user): return "who have no \(name)"
    case (.exists, .account): return "that have \(name)"
    case (.absent, .account): return "that have no \(name)"
    default: return "\(whose(scalar)) \(Self.predicate(comparator))"
    }
  }

  private static func verb(_ symbol: ComparisonSymbol) -> String {
    switch symbol {
    case .equal: "is"
    case .notEqual: "is known and not"
    case .greater: "is more than"
    case .greaterOrEqual: "is at least"
    case .less: "is less than"
    case .lessOrEqual: "is at most"
    }
  }

  private static func predicate(_ comparator: Comparator) -> String {
    func list(_ literals: [Literal]) -> String {
      literals.map { QueryPrinter.text($0) }.joined(separator: " or ")
    }
    return switch comparator {
    case .exists: "is known"
    case .absent: "is not known"
    case .contains(let literals): "contains \(list(literals))"
    case .omits(let literals): "does not contain \(list(literals))"
    case .startsWith(let literal): "starts with \(QueryPrinter.text(literal))"
    case .endsWith(let literal): "ends with \(QueryPrinter.text(literal))"
    case .oneOf(let literals): "is \(list(literals))"
    case .noneOf(let literals): "is known and none of \(list(literals))"
    case .beforeDate(let literal): "is before \(QueryPrinter.text(literal))"
    case .afterDate(let literal): "is after \(QueryPrinter.text(literal))"
    case .withinLast(let span): "is in the last \(span.text)"
    case .withinNext(let span): "is in the next \(span.text)"
    case .beforeLast(let span): "is at least \(span.text) ago"
    case .afterNext(let span): "is at least \(span.text) from now"
    }
  }

  // MARK: - Events

  private func measured(
    _ stream: Stream, _ measure: Measure, _ symbol: ComparisonSymbol, _ right: Scalar
  ) -> String {
    guard measure == .count, case .literal(.number(.integer(let count))) = right else {
      return
        "whose \(Self.name(measure)) over \(events(stream)) \(Self.verb(symbol)) \(value(right))"
    }
    let times: String
    switch (symbol, count) {
    case (.greaterOrEqual, 1), (.greater, 0): times = ""
    case (.equal, 0), (.less, 1), (.lessOrEqual, 0): return negated(stream)
    case (.equal, _): times = "exactly \(Self.times(count))"
    case (.notEqual, _): times = "any number of times but \(count)"
    case (.greater, _): times = "more than \(Self.times(count))"
    case (.greaterOrEqual, _): times = "at least \(Self.times(count))"
    case (.less, _): times = "fewer than \(Self.times(count))"
    case (.lessOrEqual, _): times = "at most \(Self.times(count))"
    }
    let verb =
      switch subject {
      case .user: "who performed"
      case .account: "whose users together performed"
      case .event: "followed by"
      }
    return "\(verb) \(events(stream, times))"
  }

  private func negated(_ stream: Stream) -> String {
    let verb =
      switch subject {
      case .user: "who did not perform"
      case .account: "whose users did not perform"
      case .event: "not followed by"
      }
    return "\(verb) \(events(stream))"
  }

  private static func times(_ count: some BinaryInteger) -> String {
    count == 1 ? "once" : count == 2 ? "twice" : "\(count) times"
  }

  private static func name(_ measure: Measure) -> String {
    NodeWords.words(measure)
  }

  /// The events of a stream with their filters: `'Order Completed' at least twice, one whose 'total'
  /// is more than 50, in the last 30 days`.
  private func events(_ stream: Stream, _ times: String = "") -> String {
    var words =
      switch stream.source {
      case .event(let name): "'\(name)'"
      case .entity(let name): "the entity '\(name)'"
      }
    if !times.isEmpty { words += " " + times }
    for filter in stream.filters {
      switch filter {
      case .condition(let node): words += " (one \(about(.event).clause(node)))"
      case .window(let window): words += " " + Self.words(window)
      case .excludingSources(let names):
        words += " other than from " + names.map { "'\($0)'" }.joined(separator: " or ")
      case .expiresAfter(let span): words += ", which counts for \(span.text)"
      }
    }
    return words
  }

  private static func words(_ window: Window) -> String {
    switch (window.extent, window.anchor) {
    case (.last(let span), .clock): "in the last \(span.text)"
    case (.last(let span), .parentEvent): "within \(span.text) after it"
    case (.between(let one, let other), .clock): "between \(one.text) and \(other.text) ago"
    case (.between(let one, let other), .parentEvent):
      "between \(one.text) and \(other.text) after it"
    }
  }
}
