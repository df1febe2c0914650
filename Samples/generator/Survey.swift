/// What a call log shows of a name: when it was last seen, and with which values.
///
/// Only calls at or before the workspace's clock count.
struct Survey {
  private let calls: [Call]

  init(_ calls: [Call], now: Instant) {
    self.calls = calls.filter { $0.time <= now }
  }

  /// A value with how often and when it was last seen.
  struct Sighting {
    var value: JSON
    var count: Int
    var last: Instant
  }

  /// When an event was last performed.
  func lastSeen(event: String) -> Instant? {
    calls.filter { $0.eventName == event }.map(\.time).max()
  }

  /// The values of an event's property, the most frequent first.
  func sightings(property path: String, of event: String) -> [Sighting] {
    tally(calls.filter { $0.eventName == event }, path) { call in
      switch call.kind {
      case .page: call.content.merging(["page_name": .string(call.name ?? "")])
      case .screen: call.content.merging(["screen_name": .string(call.name ?? "")])
      case .identify, .track, .group, .alias: call.content
      }
    }
  }

  /// The values of a trait of users or of accounts, the most frequent first.
  func sightings(trait path: String, scope: TraitEntry.Scope) -> [Sighting] {
    let kind: Call.Kind = scope == .user ? .identify : .group
    return tally(calls.filter { $0.kind == kind }, path, \.content)
  }

  private func tally(
    _ calls: [Call], _ path: String, _ content: (Call) -> JSON
  ) -> [Sighting] {
    let steps = Self.steps(of: path)
    var places: [JSON: Int] = [:]
    var found: [Sighting] = []
    for call in calls {
      for value in Self.values(in: content(call), steps[...]) {
        if let place = places[value] {
          found[place].count += 1
          found[place].last = max(found[place].last, call.time)
        } else {
          places[value] = found.count
          found.append(Sighting(value: value, count: 1, last: call.time))
        }
      }
    }
    return found.sorted {
      ($1.count, $0.value.compactText) < ($0.count, $1.value.compactText)
    }
  }

  private static func values(in value: JSON, _ steps: ArraySlice<String>) -> [JSON] {
    guard let step = steps.first else { return value == .null ? [] : [value] }
    if step == "$", case .array(let elements) = value {
      return elements.flatMap { values(in: $0, steps.dropFirst()) }
    }
    guard let inner = value[step] else { return [] }
    return values(in: inner, steps.dropFirst())
  }

  private static func steps(of path: String) -> [String] {
    var steps = [""]
    var isEscaped = false
    for character in path {
      if character == "\\" {
        isEscaped = true
      } else if character == ".", !isEscaped {
        steps.append("")
      } else {
        steps[steps.count - 1].append(character)
        isEscaped = false
      }
    }
    return steps
  }
}
