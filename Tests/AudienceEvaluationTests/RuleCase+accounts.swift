import AudienceSchema

extension RuleCase {
  /// SEMANTICS 7: accounts.
  static let accounts: [RuleCase] = [
    .init(
      id: "7 trait reads the account, under ANY the user",
      query: "trait('x') = 1 AND ANY trait('x') = 2",
      calls: "u group:g 1d {\"x\":1}\nu identify 1d {\"x\":2}\nv group:h 1d {\"x\":2}\n"
        + "v identify 1d {\"x\":1}", expected: ["g"], level: .accounts),
    .init(
      id: "7 events are pooled outside ANY and ALL", query: "event('A').count() = 2",
      calls: "u group:g 1d\nv group:g 1d\nu A 1d\nv A 9d\nw group:h 1d\nw A 1d", expected: ["g"],
      level: .accounts),
    .init(
      id: "7 pooled events keep the order of time and log",
      query: "event('A').last(property('x')) = 3 AND event('A').first(property('x')) = 1",
      calls: "u group:g 1d\nv group:g 1d\nv A 5d {\"x\":1}\nu A 5d {\"x\":2}\nv A 3d {\"x\":2}\n"
        + "u A 3d {\"x\":3}", expected: ["g"], level: .accounts),
    .init(
      id: "7 a funnel may go from one user to another",
      query: "event('A').where(event('B').within(parent: 1 day).count() = 1).count() = 1",
      calls: "u group:g 9d\nv group:g 9d\nu A 5d\nv B 4d", expected: ["g"], level: .accounts),
    .init(
      id: "7 ANY is false and ALL true of an account without users",
      query: "ALL event('A').count() > 0",
      calls: "~nobody group:empty 1d\nu group:g 1d\nu A 1d\nv group:h 1d\nv A 1d\nw group:h 1d",
      expected: ["empty", "g"], level: .accounts),
    .init(
      id: "7 ALL NOT is NOT ANY", query: "ALL NOT event('A').count() > 0",
      calls: "~nobody group:empty 1d\nu group:g 1d\nu A 1d\nv group:h 1d",
      expected: ["empty", "h"],
      level: .accounts),
    .init(
      id: "7 a user's events count for each of its accounts", query: "ANY event('A').count() = 1",
      calls: "u group:g 1d\nu group:h 1d\nu A 9d\n~nobody group:i 1d", expected: ["g", "h"],
      level: .accounts),
    .init(
      id: "7 an account is there from its first group call", query: "NOT event('A').count() > 0",
      calls: "u group:g 0\nv group:h -1us\nv B 1d", expected: ["g"], level: .accounts),
    .init(
      id: "7 where reads the account's traits",
      query: "event('A').where(property('x') = trait('x')).count() = 1",
      calls:
        "u group:g 1d {\"x\":1}\nu identify 1d {\"x\":2}\nu A 1d {\"x\":1}\nv group:h 1d {\"x\":2}\n"
        + "v identify 1d {\"x\":1}\nv A 1d {\"x\":1}", expected: ["g"], level: .accounts),
  ]
}
