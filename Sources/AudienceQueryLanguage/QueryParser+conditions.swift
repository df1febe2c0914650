import AudienceConditions
import AudienceDiagnostics

/// A condition that was read, with its text including the parentheses around it.
struct Member {
  let node: ConditionNode
  let outer: Span
}

extension QueryParser {
  /// Reads a chain of OR and AND. Members are read in a loop, so that a chain of any length takes
  /// no stack.
  mutating func readCondition(
    startingWith first: Member? = nil
  ) throws(FindingError) -> Member {
    var alternatives: [Member] = []
    var members: [Member] = []
    if let first { members.append(first) } else { members.append(try readUnary()) }
    while let word = token.word {
      if word == "AND" {
        advance()
        members.append(try readUnary())
      } else if word == "OR" {
        advance()
        alternatives.append(joined(members, Condition.and))
        members = [try readUnary()]
      } else {
        break
      }
    }
    alternatives.append(joined(members, Condition.and))
    return joined(alternatives, Condition.or)
  }

  private mutating func joined(
    _ members: [Member], _ make: ([ConditionNode]) -> Condition
  ) -> Member {
    let first = members[0]
    if members.count == 1 { return first }
    let span = first.outer.union(members[members.count - 1].outer)
    return Member(node: makeNode(make(members.map(\.node)), span), outer: span)
  }

  /// Reads any number of NOT, ANY and ALL, and what they hold.
  ///
  /// What a group holds comes through here again; the functions on that way are kept small, so that
  /// the deepest tree there may be fits a stack of 1 MiB.
  mutating func readUnary() throws(FindingError) -> Member {
    prefix() == nil ? try readOperand() : try readPrefixed()
  }

  private mutating func readOperand() throws(FindingError) -> Member {
    token.isSign(.openParenthesis) ? try readGroup() : try readComparison()
  }

  private mutating func readPrefixed() throws(FindingError) -> Member {
    var prefixes: [(make: (ConditionNode) -> Condition, start: Span)] = []
    while let make = prefix() {
      try enter()
      prefixes.append((make, token.span))
      advance()
    }
    var member = try readOperand()
    for prefix in prefixes.reversed() {
      let span = prefix.start.union(member.outer)
      member = Member(node: makeNode(prefix.make(member.node), span), outer: span)
      level -= 1
    }
    return member
  }

  private func prefix() -> ((ConditionNode) -> Condition)? {
    switch token.word {
    case "NOT": Condition.not
    case "ANY": Condition.any
    case "ALL": Condition.all
    default: nil
    }
  }

  private mutating func readGroup() throws(FindingError) -> Member {
    try enter()
    let open = token.span
    advance()
    return try closeGroup(try readCondition(), from: open)
  }

  private mutating func closeGroup(
    _ inner: Member, from open: Span
  ) throws(FindingError) -> Member {
    if !token.isSign(.closeParenthesis) { throw unexpectedAfterCondition(expected: "')'") }
    let member = Member(node: inner.node, outer: open.union(token.span))
    advance()
    level -= 1
    if token.isSign(.dot) || isComparison(token) {
      throw failure("expected AND, OR or the end after a condition in parentheses")
    }
    return member
  }

  private mutating func readComparison() throws(FindingError) -> Member {
    guard beginsScalar else { throw notACondition() }
    let start = token.span
    return try readComparison(of: try readScalar(after: nil), from: start)
  }

  /// Reads what a value is compared with.
  mutating func readComparison(
    of left: Scalar, from start: Span
  ) throws(FindingError) -> Member {
    let leftEnd = previous?.span ?? start
    let condition: Condition
    if case .comparison(let symbol) = token.kind {
      let symbolToken = token
      advance()
      if case .literal = left {
        throw literalInFront(start.union(leftEnd), symbol)
      }
      condition = .compare(left, symbol, try readRightSide(of: left, symbolToken))
    } else if token.isSign(.dot) {
      if case .literal = left { throw literalInFront(start.union(leftEnd), nil) }
      advance()
      condition = .test(left, try readComparator(of: left))
    } else {
      throw missingComparison(of: left, start.union(leftEnd))
    }
    let span = start.union(previous?.span ?? start)
    if token.isSign(.dot) || isComparison(token) { throw somethingAfterComparator() }
    return Member(node: makeNode(condition, span), outer: span)
  }

  func isComparison(_ token: QueryToken) -> Bool {
    if case .comparison = token.kind { true } else { false }
  }
}
