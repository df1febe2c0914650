/// The calls of one workspace, while they are being made up.
struct CallLog {
  private(set) var calls: [Call] = []

  mutating func add(_ call: Call) {
    calls.append(call)
  }

  mutating func identify(_ traits: JSON, by sender: Sender, at time: Instant) {
    calls.append(Call(kind: .identify, time: time, sender: sender, content: traits))
  }

  mutating func track(
    _ event: String, _ properties: JSON = [:], by sender: Sender, at time: Instant
  ) {
    calls.append(
      Call(kind: .track, time: time, sender: sender, name: event, content: properties))
  }

  mutating func page(
    _ name: String, _ properties: JSON = [:], by sender: Sender, at time: Instant
  ) {
    calls.append(Call(kind: .page, time: time, sender: sender, name: name, content: properties))
  }

  mutating func screen(
    _ name: String, _ properties: JSON = [:], by sender: Sender, at time: Instant
  ) {
    calls.append(Call(kind: .screen, time: time, sender: sender, name: name, content: properties))
  }

  mutating func group(_ id: String, _ traits: JSON, by sender: Sender, at time: Instant) {
    var call = Call(kind: .group, time: time, sender: sender, content: traits)
    call.groupID = id
    calls.append(call)
  }

  mutating func alias(_ previous: String, to sender: Sender, at time: Instant) {
    var call = Call(kind: .alias, time: time, sender: sender)
    call.previousID = previous
    calls.append(call)
  }

  /// The calls as a collector would have written them down: in order of time for the most part,
  /// each with a message id, some delivered late, some twice, some without `timestamp`.
  func delivered(prefix: String, seed: UInt64) -> [Call] {
    var random = RandomSource(seed: seed, stream: -1)
    let ordered = calls.enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }
    var result: [(place: Int, call: Call)] = []
    for (place, entry) in ordered.enumerated() {
      var call = entry.element
      call.messageID = "\(prefix)-\(padded(place + 1, 5))"
      if place % 211 == 105 { call.timeField = "originalTimestamp" }
      if place % 307 == 150 { call.timeField = "sentAt" }
      if place % 401 == 200 { call.timeField = "receivedAt" }
      let spot = random.chance(2) ? place + random.int(2...9) : place
      result.append((spot, call))
      if place % 449 == 220 {
        // A client that got no answer sends the same message again, two seconds later.
        call.time = call.time.adding(seconds: 2)
        result.append((spot + random.int(1...30), call))
      }
    }
    return result.enumerated().sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }.map(\.element.call)
  }
}
