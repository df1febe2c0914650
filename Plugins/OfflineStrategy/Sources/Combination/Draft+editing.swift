import AudienceConditions
import AudienceSchema
import AudienceTime

extension EventDraft {
  func with(window: Window) -> EventDraft {
    var copy = self
    copy.window = window
    copy.value = copy.value.within(window)
    copy.usesEarlierWindow = false
    return copy
  }
}

extension EventDraft {
  /// The event with each one of the two or more values that it is filtered by; none where it is
  /// filtered by no list.
  var alternatives: [Draft] {
    guard self.hasDefaultTest else { return [] }
    for (place, filter) in self.filters.enumerated() {
      guard case .condition(.test(let scalar, .oneOf(let values)), let evidence) = filter,
        values.count > 1
      else { continue }
      return values.map { value in
        var one = self
        one.filters[place] = .condition(.compare(scalar, .equal, .literal(value)), evidence)
        return .event(one)
      }
    }
    return []
  }

  /// The window that counts from the event before, up to a length of time behind it.
  func windowBehindParent(_ following: TimeSpan) -> Window {
    self.followingFrom.map { .between($0, following, from: .parentEvent) }
      ?? .last(following, from: .parentEvent)
  }
}

extension [Draft] {
  /// Whether of several conditions that all hold two ask for different values of a trait: of
  /// `students with a digital plan` nobody is a member where both are plans.
  var saysTwoValues: Bool {
    guard count > 1 else { return false }
    var traits = ValuedTraits()
    for case .condition(.compare(.trait(let path), .equal, .literal(let value)), _) in self {
      traits.add(path, value)
    }
    guard traits.areTwo else { return false }
    var said: [(path: FieldPath, value: Literal)] = []
    for case .condition(.compare(.trait(let path), .equal, .literal(let value)), _) in self {
      if said.contains(where: { $0.path == path && $0.value != value }) { return true }
      said.append((path, value))
    }
    return false
  }
}

extension Draft {
  /// The property that a condition on one compares with literals.
  var path: FieldPath? {
    guard case .condition(let condition, _) = self else { return nil }
    switch condition {
    case .compare(.property(let path, of: .thisEvent), _, .literal),
      .test(.property(let path, of: .thisEvent), _):
      return path
    case .compare, .test, .and, .or, .not, .any, .all: return nil
    }
  }

  /// Joins two drafts; a junction of the same kind is extended.
  static func join(_ kind: Junction, _ one: Draft, _ other: Draft, _ evidence: Evidence) -> Draft {
    var members: [Draft] = []
    var all = evidence
    members.reserveCapacity(one.memberCount(of: kind) + other.memberCount(of: kind))
    one.add(to: &members, &all, of: kind)
    other.add(to: &members, &all, of: kind)
    return .junction(kind, members, all)
  }

  private func memberCount(of kind: Junction) -> Int {
    if case .junction(kind, let members, _) = self { members.count } else { 1 }
  }

  private func add(to members: inout [Draft], _ evidence: inout Evidence, of kind: Junction) {
    if case .junction(kind, let inner, let own) = self {
      members += inner
      evidence.tokens.formUnion(own.tokens)
    } else {
      members.append(self)
    }
  }

  var junction: Junction? {
    if case .junction(let kind, _, _) = self { kind } else { nil }
  }

  /// The clause said last, which what follows may continue.
  var lastClause: Draft {
    if case .junction(.and, let members, _) = self, let last = members.last {
      return last.lastClause
    }
    return self
  }

  /// The clause said first.
  var firstClause: Draft {
    if case .junction(_, let members, _) = self, let first = members.first {
      return first.firstClause
    }
    return self
  }

  func replacingLastClause(with draft: Draft) -> Draft {
    guard case .junction(.and, let members, let evidence) = self, let last = members.last else {
      return draft
    }
    return .junction(.and, members.dropLast() + [last.replacingLastClause(with: draft)], evidence)
  }

  /// The draft with each of its events replaced, filters not included.
  func mappingEvents(_ transform: (EventDraft) -> EventDraft) -> Draft {
    switch self {
    case .event(let event): .event(transform(event))
    case .condition: self
    case .junction(let kind, let members, let evidence):
      .junction(kind, members.map { $0.mappingEvents(transform) }, evidence)
    case .not(let inner, let evidence): .not(inner.mappingEvents(transform), evidence)
    case .quantified(let quantifier, let inner, let evidence):
      .quantified(quantifier, inner.mappingEvents(transform), evidence)
    }
  }

  /// The words of events that other events' names fit as well, also of those counted from others.
  var tiedWords: TokenSet {
    switch self {
    case .event(let event):
      event.filters.reduce(event.isTied ? event.name.tokens : []) { $0.union($1.tiedWords) }
    case .condition: []
    case .junction(_, let members, _): members.reduce([]) { $0.union($1.tiedWords) }
    case .not(let inner, _), .quantified(_, let inner, _): inner.tiedWords
    }
  }

  /// Whether one of its events has a window that may count from the clock, filters not included.
  private var hasOpenWindow: Bool {
    switch self {
    case .event(let event): event.following != nil && !event.isAnchored && event.window == nil
    case .condition: false
    case .junction(_, let members, _): members.contains(where: \.hasOpenWindow)
    case .not(let inner, _), .quantified(_, let inner, _): inner.hasOpenWindow
    }
  }

  /// A window that counts from no event counts from the clock.
  func settlingWindows() -> Draft {
    guard hasOpenWindow else { return self }
    return mappingEvents { event in
      guard let following = event.following, !event.isAnchored, event.window == nil else {
        return event
      }
      var event = event
      event.window = .last(following)
      event.following = nil
      return event
    }
  }
}

extension Condition {
  /// Whether it says that something is not there or not so.
  var isNegative: Bool {
    switch self {
    case .not, .test(_, .absent), .test(_, .omits), .test(_, .noneOf): true
    case .and, .or, .any, .all, .compare, .test: false
    }
  }
}

extension Condition {
  /// The trait that one comparison or its negation is about.
  var traitPath: FieldPath? {
    switch self {
    case .compare(.trait(let path), _, _), .test(.trait(let path), _): path
    case .not(let inner): inner.condition.traitPath
    case .compare, .test, .and, .or, .any, .all: nil
    }
  }
}

extension Draft {
  /// Whether it says of a trait that it is one value and, behind something else, that it is not
  /// another: that goes without saying, and so is hardly meant. In `admins who sent 3 invites, none of
  /// them to viewers` the invites are not to viewers.
  var saysNothingNew: Bool {
    guard case .junction(.and, let members, _) = self else { return false }
    var said: [FieldPath] = []
    var isBehindEvent = false
    for member in members {
      switch member {
      case .event: isBehindEvent = true
      case .condition(.compare(.trait(let path), .equal, .literal), _): said.append(path)
      case .condition(let condition, _):
        if isBehindEvent, condition.isNegative, let path = condition.traitPath, said.contains(path)
        {
          return true
        }
      case .junction, .not, .quantified: continue
      }
    }
    return false
  }
}
