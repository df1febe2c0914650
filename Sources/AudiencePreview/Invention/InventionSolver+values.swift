import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePluginAPI
import AudienceSchema
import AudienceTime

extension InventionSolver {
  /// Drafts in which a scalar may have a value; nil for none.
  mutating func setting(
    _ scalar: Scalar, to value: JSONValue?, _ draft: Draft, _ scope: Scope
  ) -> [Draft] {
    switch scalar {
    case .literal: return []
    case .trait(let path):
      return path.alternatives(setting: value, in: draft.traits(of: scope.owner)).map { traits in
        var other = draft
        other.setTraits(traits, of: scope.owner)
        return other
      }
    case .property(let path, let owner):
      let number = owner == .thisEvent ? scope.events.last : scope.events.dropLast().last
      return setting(path, to: value, ofEvent: number, draft)
    case .context(let path):
      return settingContext(path, to: value, ofEvent: scope.events.last, draft)
    case .measure(let stream, let measure):
      return settingMeasure(stream, measure, to: value, draft, scope)
    }
  }

  /// Drafts in which a property of an event has a value.
  func setting(
    _ path: FieldPath, to value: JSONValue?, ofEvent number: Int?, _ draft: Draft
  ) -> [Draft] {
    guard let number, let event = draft.event(number) else { return [] }
    return path.alternatives(setting: value, in: event.properties).map { properties in
      var other = draft
      other.change(number) { $0.properties = properties }
      return other
    }
  }

  private func settingContext(
    _ path: FieldPath, to value: JSONValue?, ofEvent number: Int?, _ draft: Draft
  ) -> [Draft] {
    guard let number, let event = draft.event(number) else { return [] }
    if path == "timestamp" {
      guard let instant = value?.comparedInstant, instant <= problem.request.now else { return [] }
      var other = draft
      other.change(number) { $0.time = instant }
      return [other]
    }
    return path.alternatives(setting: value, in: event.context).map { context in
      var other = draft
      other.change(number) { $0.context = context }
      return other
    }
  }

  /// Drafts in which what a measure reads of an event has a value.
  func setting(
    _ field: Measure.Field, to value: JSONValue?, ofEvent number: Int, _ draft: Draft
  ) -> [Draft] {
    switch field {
    case .property(let path): setting(path, to: value, ofEvent: number, draft)
    case .context(let path): settingContext(path, to: value, ofEvent: number, draft)
    }
  }

  // MARK: - Measures

  /// The most events that are made for one condition.
  private static let mostEvents = 400

  /// Drafts in which a measure of a stream may come to a value.
  private mutating func settingMeasure(
    _ stream: Stream, _ measure: Measure, to value: JSONValue?, _ draft: Draft, _ scope: Scope
  ) -> [Draft] {
    guard let world = look(draft) else { return [] }
    let counted = world.events(of: stream, in: scope)
    let target = value?.comparedNumber
    guard let field = measure.field else {
      guard let wanted = target?.integerValue.flatMap({ Int(exactly: $0) }), wanted >= 0 else {
        return []
      }
      return settingCount(stream, to: wanted, counted, draft, scope)
    }
    guard let value else { return without(field, stream, counted, draft, scope) }
    switch measure {
    case .count: return []
    case .uniqueCount:
      guard let wanted = target?.integerValue.flatMap({ Int(exactly: $0) }), wanted >= 0,
        wanted <= Self.mostEvents
      else { return [] }
      return settingUnique(field, stream, to: wanted, counted, draft, scope)
    case .mode(_, _, let atLeast):
      return settingMode(field, stream, to: value, times: atLeast ?? 2, counted, draft, scope)
    case .sum, .average:
      return settingSum(measure, field, stream, to: value, counted, draft, scope)
    case .first, .last, .minimum, .maximum:
      return settingOneOrAll(field, stream, to: value, counted, draft, scope)
    }
  }

  private mutating func settingCount(
    _ stream: Stream, to wanted: Int, _ counted: [Int], _ draft: Draft, _ scope: Scope
  ) -> [Draft] {
    if wanted > counted.count {
      guard wanted - counted.count <= Self.mostEvents else { return [] }
      return adding(wanted - counted.count, to: stream, draft, scope)
        + admitting(wanted - counted.count, to: stream, besides: counted, draft, scope)
    }
    return excluding(Array(counted.dropFirst(wanted)), from: stream, draft, scope)
      + excluding(Array(counted.dropLast(wanted)), from: stream, draft, scope)
  }

  /// No event that counts has a value, or no event counts.
  private mutating func without(
    _ field: Measure.Field, _ stream: Stream, _ counted: [Int], _ draft: Draft, _ scope: Scope
  ) -> [Draft] {
    let cleared = counted.reduce([draft]) { drafts, number in
      drafts.flatMap { setting(field, to: nil, ofEvent: number, $0) }
    }
    return cleared + excluding(counted, from: stream, draft, scope)
  }

  private mutating func settingUnique(
    _ field: Measure.Field, _ stream: Stream, to wanted: Int, _ counted: [Int], _ draft: Draft,
    _ scope: Scope
  ) -> [Draft] {
    if wanted == 0 { return without(field, stream, counted, draft, scope) }
    var drafts = counted.reduce([draft]) { drafts, number in
      drafts.prefix(Self.beam).flatMap {
        setting(field, to: .text("v1"), ofEvent: number, $0)
      }
    }
    if wanted > counted.count {
      drafts += adding(wanted - counted.count, to: stream, draft, scope)
    }
    var different: [Draft] = []
    for draft in drafts + [draft] {
      let numbers = look(draft)?.events(of: stream, in: scope) ?? []
      different += numbers.prefix(wanted).enumerated().reduce([draft]) { drafts, entry in
        drafts.prefix(Self.beam).flatMap {
          setting(field, to: .text("v\(entry.offset + 1)"), ofEvent: entry.element, $0)
        }
      }
    }
    return different
  }

  private mutating func settingMode(
    _ field: Measure.Field, _ stream: Stream, to value: JSONValue, times: Int, _ counted: [Int],
    _ draft: Draft, _ scope: Scope
  ) -> [Draft] {
    guard times <= Self.mostEvents else { return [] }
    var drafts = [draft]
    if counted.count < times {
      drafts = adding(times - counted.count, to: stream, draft, scope)
    } else {
      drafts += adding(times, to: stream, draft, scope)
    }
    var settled: [Draft] = []
    for other in drafts {
      let all = look(other)?.events(of: stream, in: scope) ?? []
      for numbers in [all.suffix(max(times, 1)), all[...]] {
        settled += numbers.reduce([other]) { drafts, number in
          drafts.prefix(Self.beam).flatMap { setting(field, to: value, ofEvent: number, $0) }
        }
      }
    }
    return settled
  }

  /// One event makes up for what is missing; or all have the same value; or there is one more.
  private mutating func settingSum(
    _ measure: Measure, _ field: Measure.Field, _ stream: Stream, to value: JSONValue,
    _ counted: [Int], _ draft: Draft, _ scope: Scope
  ) -> [Draft] {
    guard let target = value.comparedNumber?.doubleValue else { return [] }
    var drafts = settingOneOrAll(field, stream, to: value, counted, draft, scope)
    guard let world = look(draft) else { return [] }
    let now = world.values(of: .measure(stream, measure), in: scope).first?.comparedNumber?
      .doubleValue
    guard let now else { return drafts }
    let isSum = if case .sum = measure { true } else { false }
    func number(_ value: Double) -> JSONValue? {
      ExactNumber((value * 1_000_000).rounded() / 1_000_000).map { .number($0) }
    }
    for event in counted {
      guard let own = ownNumber(field, of: event, draft) else { continue }
      let factor = isSum ? 1 : Double(counted.count)
      if let changed = number(own + (target - now) * factor) {
        drafts += setting(field, to: changed, ofEvent: event, draft)
      }
    }
    let missing = isSum ? target - now : target + (target - now) * Double(counted.count)
    if let missing = number(missing) {
      drafts += addingOne(to: stream, field, missing, draft, scope)
    }
    return drafts
  }

  /// The number that an event has in a field; 0 for none.
  private func ownNumber(_ field: Measure.Field, of number: Int, _ draft: Draft) -> Double? {
    guard let event = draft.event(number) else { return nil }
    let values =
      switch field {
      case .property(let path): path.values(in: event.properties)
      case .context(let path): path.values(in: event.context)
      }
    return values.first?.comparedNumber?.doubleValue ?? 0
  }

  /// The value in the first, in the last, in each alone or in all of the events, or in one more.
  private mutating func settingOneOrAll(
    _ field: Measure.Field, _ stream: Stream, to value: JSONValue, _ counted: [Int],
    _ draft: Draft, _ scope: Scope
  ) -> [Draft] {
    var drafts: [Draft] = []
    for number in counted.prefix(Self.beam) + counted.suffix(1) {
      drafts += setting(field, to: value, ofEvent: number, draft)
    }
    drafts += counted.reduce([draft]) { drafts, number in
      drafts.prefix(Self.beam).flatMap { setting(field, to: value, ofEvent: number, $0) }
    }
    return drafts + addingOne(to: stream, field, value, draft, scope)
  }

  private mutating func addingOne(
    to stream: Stream, _ field: Measure.Field, _ value: JSONValue, _ draft: Draft, _ scope: Scope
  ) -> [Draft] {
    adding(1, to: stream, draft, scope).flatMap { other -> [Draft] in
      let known = Set(draft.people.flatMap(\.events).map(\.number))
      guard let new = other.people.flatMap(\.events).first(where: { !known.contains($0.number) })
      else { return [] }
      return setting(field, to: value, ofEvent: new.number, other)
    }
  }
}

extension FieldPath {
  /// Ways to give the path a value, or to take it away.
  func alternatives(setting value: JSONValue?, in object: JSONObject) -> [JSONObject] {
    value.map { setting($0, in: object) } ?? [removing(from: object)]
  }
}
