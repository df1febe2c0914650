import AudienceSchema

extension RuleCase {
  /// SEMANTICS 1: which calls there are, and whose.
  static let calls: [RuleCase] = [
    .init(
      id: "1.2 calls after the clock do not exist", query: "event('A').count() = 1",
      calls: "u A 0\nu A -1us\nv A -1us\nw B 1d\nw A -1d", expected: ["u"]),
    .init(
      id: "1.2 a trait set after the clock is not set", query: "trait('x') = 1",
      calls: "u identify 1d {\"x\":1}\nu identify -1us {\"x\":2}", expected: ["u"]),
    .init(
      id: "1.3 the time is timestamp, else originalTimestamp, sentAt, receivedAt",
      query: "event('A').within(1 day).count() = 1",
      calls: """
        {"type":"track","event":"A","userId":"o","originalTimestamp":"2026-01-31T00:00Z","sentAt":"2020-01-01"}
        {"type":"track","event":"A","userId":"r","timestamp":null,"receivedAt":"2026-01-31T00:00Z"}
        {"type":"track","event":"A","userId":"s","sentAt":"2026-01-31T00:00Z","receivedAt":"2020-01-01"}
        {"type":"track","event":"A","userId":"none"}
        """, expected: ["o", "r", "s"]),
    .init(
      id: "1.4 equal times apply in log order", query: "trait('x') = 2",
      calls: "u identify 1d {\"x\":1}\nu identify 1d {\"x\":2}\nv identify 1h {\"x\":2}\n"
        + "v identify 2h {\"x\":3}", expected: ["u", "v"]),
    .init(
      id: "1.5 a later null makes a trait absent", query: "trait('x').absent()",
      calls: "u identify 2d {\"x\":1}\nu identify 1d {\"x\":null}\nv identify 1d {\"x\":1}",
      expected: ["u"]),
    .init(
      id: "1.5 a nested object replaces the earlier one whole", query: "trait('o.a').exists()",
      calls: "u identify 2d {\"o\":{\"a\":1}}\nu identify 1d {\"o\":{\"b\":1}}\n"
        + "v identify 1d {\"o\":{\"a\":1}}", expected: ["v"]),
    .init(
      id: "1.7 anonymous calls go to the first user that shared a call with the id",
      query: "event('A').count() = 1",
      calls: "~a A 9d\nu~a B 8d\nv~a B 7d\n~b A 1d", expected: ["u"]),
    .init(
      id: "1.8 page and screen are events with the name as a property",
      query: """
        event('Page Viewed').where(property('page_name') = 'P').count() = 1 AND \
        event('Screen Viewed').where(property('screen_name') = 'S' AND property('name') = 'S')\
        .count() = 1
        """,
      calls: "u page:P 1d {\"name\":\"other\"}\nu screen 1d {\"name\":\"S\"}\nv page:P 1d",
      expected: ["u"]),
    .init(
      id: "1.11 of one messageId the first in log order counts", query: "event('B').count() = 1",
      calls: """
        {"type":"track","event":"B","userId":"u","messageId":"m","timestamp":"2026-01-20"}
        {"type":"track","event":"A","userId":"v","messageId":"m","timestamp":"2026-01-10"}
        {"type":"track","event":"B","userId":"w","messageId":"","timestamp":"2026-01-20"}
        """, expected: ["u", "w"]),
    .init(
      id: "1.11 a first one after the clock does not count", query: "event('A').count() = 1",
      calls: """
        {"type":"track","event":"B","userId":"u","messageId":"m","timestamp":"2026-02-20"}
        {"type":"track","event":"A","userId":"v","messageId":"m","timestamp":"2026-01-10"}
        """, expected: ["v"]),
    .init(
      id: "1.12 an alias of an anonymous id links it, one of a user nothing",
      query: "event('A').count() = 1", calls: "~a A 9d\nu alias:a 1d\nw A 9d\nv alias:w 1d",
      expected: ["u", "w"]),
    .init(
      id: "1.13 an anonymous group call acts on the user", query: "ANY trait('x') = 1",
      calls: "~a group:g 2d\n~a identify 2d {\"x\":1}\nu~a B 1d\n~b group:h 1d", expected: ["g"],
      level: .accounts),
    .init(
      id: "1.14 integer ids are their text", query: "event('A').count() = 2",
      calls: """
        {"type":"track","event":"A","userId":7,"timestamp":"2026-01-20"}
        {"type":"track","event":"A","userId":"7","timestamp":"2026-01-20"}
        """, expected: ["7"]),
    .init(
      id: "1.15 everybody is whoever has a call by now", query: "NOT event('A').count() > 0",
      calls: "u B 1d\nv A 1d\nw B -1us\n~x B 1d", expected: ["u"]),
  ]
}
