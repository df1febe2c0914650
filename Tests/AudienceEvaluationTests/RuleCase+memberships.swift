import AudienceSchema

extension RuleCase {
  /// SEMANTICS 1.10, 1.16 and 7: memberships of audiences as traits.
  static let memberships: [RuleCase] = [
    .init(
      id: "1.10 a call tells the membership, not the definition", query: "trait('k') = 'true'",
      calls: "u identify 1d {\"k\":true}\nv A 1d", expected: ["u"],
      audiences: [("k", .users, "event('A').count() >= 1")]),
    .init(
      id: "1.10 without calls the definition tells it", query: "trait('k') = true",
      calls: "u A 1d\nv B 1d", expected: ["u"],
      audiences: [("k", .users, "event('A').count() >= 1")]),
    .init(
      id: "1.10 who is not in a computed audience never left it", query: "trait('k') != 'true'",
      calls: "u A 1d\nv B 1d", expected: [],
      audiences: [("k", .users, "event('A').count() >= 1")]),
    .init(
      id: "1.10 left is false, never in is absent", query: "trait('k') != 'true'",
      calls: "u identify 1d {\"k\":true}\nv identify 1d {\"k\":false}\nw A 1d", expected: ["v"]),
    .init(
      id: "1.10 a trait set only after the clock is not set", query: "trait('k') = 'true'",
      calls: "u identify -1us {\"k\":true}\nu B 1d\nv A 1d", expected: ["v"],
      audiences: [("k", .users, "event('A').count() >= 1")]),
    .init(
      id: "1.10 a definition reads another", query: "NOT trait('outer') = 'true'",
      calls: "u A 1d\nv A 1d\nv B 1d\nw B 1d", expected: ["u", "w"],
      audiences: [
        ("outer", .users, "trait('inner') = 'true' AND event('B').count() >= 1"),
        ("inner", .users, "event('A').count() >= 1"),
      ]),
    .init(
      id: "1.10 calls that set a trait break a cycle", query: "trait('p') = 'true'",
      calls: "u identify 1d {\"q\":true}\nv A 1d", expected: ["u"],
      audiences: [
        ("p", .users, "trait('q') = 'true'"), ("q", .users, "trait('p') = 'true'"),
      ]),
    .init(
      id: "1.10 a cycle that is not read hurts nobody", query: "event('A').count() = 1",
      calls: "u A 1d", expected: ["u"], audiences: [("k", .users, "NOT trait('k') = 'true'")]),
    .init(
      id: "1.10 a path below the key is an ordinary trait", query: "trait('k.x') = 1",
      calls: "u identify 1d {\"l\":{\"x\":1}}\nu A 1d", expected: [],
      audiences: [("k", .users, "event('A').count() >= 1")]),
    .init(
      id: "1.10 a dot in a key is written behind a backslash", query: #"trait('a\.b') = 'true'"#,
      calls: "u A 1d\nv B 1d", expected: ["u"],
      audiences: [("a.b", .users, "event('A').count() >= 1")]),
    .init(
      id: "1.16 true for a user if for any account", query: "trait('k') = 'true'",
      calls: "u group:g 1d {\"k\":false}\nu group:h 1d {\"k\":true}\nv group:g 1d\nw A 1d",
      expected: ["u"], audiences: [("k", .accounts, "event('Z').count() >= 1")]),
    .init(
      id: "1.16 false for a user if an account left and none is in", query: "trait('k') != 'true'",
      calls: "u group:g 1d {\"k\":false}\nu group:h 1d {\"k\":true}\nv group:g 1d\nw A 1d",
      expected: ["v"], audiences: [("k", .accounts, "event('Z').count() >= 1")]),
    .init(
      id: "7 a computed account audience is seen by users", query: "trait('k') = 'true'",
      calls: "u group:g 1d\nv group:g 1d\nv A 1d\nw group:h 1d", expected: ["u", "v"],
      audiences: [("k", .accounts, "ANY event('A').count() >= 1")]),
    .init(
      id: "7 a call on one user does not hide the account's membership from others",
      query: "trait('k') = 'true'",
      calls: "u group:g 1d {\"k\":true}\nv group:g 1d\nw identify 1d {\"k\":true}\n"
        + "x identify 1d {\"k\":false}", expected: ["u", "v", "w"],
      audiences: [("k", .accounts, "event('Z').count() >= 1")]),
    .init(
      id: "7 an account reads its own membership", query: "NOT trait('k') = 'true'",
      calls: "u group:g 1d\nu A 1d\nv group:h 1d", expected: ["h"], level: .accounts,
      audiences: [("k", .accounts, "event('A').count() >= 1")]),
    .init(
      id: "7 users of an account read user audiences under ANY", query: "ANY trait('k') = 'true'",
      calls: "u group:g 1d\nu A 1d\nv group:h 1d", expected: ["g"], level: .accounts,
      audiences: [("k", .users, "event('A').count() >= 1")]),
  ]
}
