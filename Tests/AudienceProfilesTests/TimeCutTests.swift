import AudienceJSON
import AudienceProfiles
import Testing

@Suite struct TimeCutTests {
  /// Calls whose ids, times and message ids collide often.
  private func randomLog(_ generator: inout SeededGenerator) -> [(minute: Int, call: JSONValue)] {
    (0..<Int.random(in: 0...40, using: &generator)).map { _ in
      let minute = Int.random(in: 0...12, using: &generator)
      let user = generator.pick([
        "", "", #", "userId": "u""#, #", "userId": "v""#, #", "userId": "x""#,
      ])
      let anonymous = generator.pick([
        #", "anonymousId": "x""#, #", "anonymousId": "y""#, #", "anonymousId": "z""#, "",
      ])
      let message = generator.pick(["", "", #", "messageId": "m""#, #", "messageId": "n""#])
      let number = Int.random(in: 0...9, using: &generator)
      let traits = generator.pick([
        #", "traits": {"p": \#(number)}"#, #", "traits": {"p": null, "q": \#(number)}"#, "",
      ])
      let body = generator.pick([
        #""type": "track", "event": "E\#(number)""#, #""type": "identify"\#(traits)"#,
        #""type": "group", "groupId": "g\#(number % 3)"\#(traits)"#,
        #""type": "page", "name": "P""#,
        #""type": "alias", "previousId": "\#(generator.pick(["u", "x", "y", "z"]))""#,
      ])
      return (minute, call("@\(minute) \(body)\(user)\(anonymous)\(message)"))
    }
  }

  @Test func `evaluating at an instant is evaluating the log cut at it`() {
    for seed in 0..<lawCases {
      var generator = SeededGenerator(seed: seed)
      let log = randomLog(&generator)
      let whole = ProfileStore(calls: log.map(\.call))
      for minute in [-1, 0, 3, 6, 9, 12, 13] {
        let cut = ProfileStore(calls: log.filter { $0.minute <= minute }.map(\.call))
        let expected = lines(cut.population(at: instant(100)))
        #expect(lines(whole.population(at: instant(minute))) == expected, "seed \(seed)")
      }
    }
  }

  @Test func `calls of different times may stand in the log in any order`() {
    for seed in 0..<lawCases {
      var generator = SeededGenerator(seed: seed)
      let calls = (0..<20).map { minute in
        let user = generator.pick(["", #", "userId": "u""#, #", "userId": "v""#])
        let anonymous = generator.pick([#", "anonymousId": "x""#, #", "anonymousId": "y""#])
        let body = generator.pick([
          #""type": "track", "event": "E""#, #""type": "identify", "traits": {"p": \#(minute)}"#,
          #""type": "group", "groupId": "g""#,
        ])
        return call("@\(minute) \(body)\(user)\(anonymous)")
      }
      let shuffled = ProfileStore(calls: calls.shuffled(using: &generator))
      let ordered = ProfileStore(calls: calls)
      #expect(
        lines(shuffled.population(at: instant(15))) == lines(ordered.population(at: instant(15))),
        "seed \(seed)")
    }
  }
}
