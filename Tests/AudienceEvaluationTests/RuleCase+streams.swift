extension RuleCase {
  /// SEMANTICS 5: event streams. The clock is 2026-01-31T12:00Z.
  static let streams: [RuleCase] = [
    .init(
      id: "5 an event has exactly that name", query: "event('é').count() = 1",
      calls: "a é 1d\nb e\u{301} 1d\nc É 1d", expected: ["a"]),
    .init(
      id: "5 within includes both ends", query: "event('A').within(1 day).count() = 1",
      calls: "a A 24h\nb A 24h+1us\nc A 0\nd B 0", expected: ["a", "c"]),
    .init(
      id: "5 between includes both ends", query: "event('A').between(1 day, 2 days).count() = 1",
      calls: "a A 48h\nb A 48h+1us\nc A 24h\nd A 24h+-1us", expected: ["a", "c"]),
    .init(
      id: "5 the order of between does not matter",
      query: "event('A').between(48 hours, 1 day).count() = 1",
      calls: "a A 48h\nb A 48h+1us\nc A 24h\nd A 24h+-1us", expected: ["a", "c"]),
    .init(
      id: "5 where reads this event and the profile's traits",
      query: "event('A').where(property('x') >= trait('x')).count() = 1",
      calls: "a identify 1d {\"x\":5}\na A 1d {\"x\":5}\na A 1d {\"x\":4}\nb A 1d {\"x\":9}\n"
        + "c identify 1d {\"x\":1}\nc A 1d", expected: ["a"]),
    .init(
      id: "5 sources drops named sources and keeps events without one",
      query: "event('A').sources({exclude: 's', 't'}).count() = 1",
      calls: """
        {"type":"track","event":"A","userId":"a","sourceId":"s","projectId":"z","timestamp":"2026-01-20"}
        {"type":"track","event":"A","userId":"b","projectId":"t","timestamp":"2026-01-20"}
        {"type":"track","event":"A","userId":"c","timestamp":"2026-01-20"}
        {"type":"track","event":"A","userId":"d","sourceId":"z","projectId":"s","timestamp":"2026-01-20"}
        """, expected: ["c", "d"]),
    .init(
      id: "5 context reads the call, its timestamp the event",
      query: """
        event('A').where(context('page.url') = 'p' AND context('timestamp') = \
        2026-01-20T00:00:00Z).count() = 1
        """,
      calls: """
        {"type":"track","event":"A","userId":"a","context":{"page":{"url":"p"},"timestamp":"x"},"timestamp":"2026-01-20"}
        {"type":"track","event":"A","userId":"b","context":{"page":{"url":"p"}},"timestamp":"2026-01-21"}
        {"type":"track","event":"A","userId":"c","context":"p","timestamp":"2026-01-20"}
        """, expected: ["a"]),
    .init(
      id: "5 a funnel is strictly after and includes its end",
      query: "event('A').where(event('B').within(parent: 1 day).count() = 1).count() = 1",
      calls: "a A 5d\na B 5d\nb A 5d\nb B 4d\nc A 5d\nc B 4d+-1us\nd A 5d\nd B 5d+-1us\n"
        + "e B 6d\ne A 5d", expected: ["b", "d"]),
    .init(
      id: "5 an event does not follow itself",
      query: "event('A').where(event('A').within(parent: 9 days).count() >= 1).count() >= 1",
      calls: "a A 5d\nb A 5d\nb A 4d\nc A 5d\nc A 5d", expected: ["b"]),
    .init(
      id: "5 between(parent:) counts from the parent, in either order",
      query: "event('A').where(event('B').between(parent: 2 days, 0 days).count() = 1).count() = 1",
      calls: "a A 5d\na B 5d\nb A 5d\nb B 5d+-1us\nc A 5d\nc B 3d\nd A 5d\nd B 3d+-1us",
      expected: ["b", "c"]),
    .init(
      id: "5 property(parent:) reads the event one level out",
      query: """
        event('A').where(event('B').within(parent: 9 days)\
        .where(property('x') = property(parent: 'x')).count() = 1).count() = 1
        """,
      calls: "a A 5d {\"x\":1}\na B 4d {\"x\":\"1\"}\nb A 5d {\"x\":1}\nb B 4d {\"x\":2}\n"
        + "c A 5d\nc B 4d", expected: ["a"]),
    .init(
      id: "5 parent is one level out, not the outermost",
      query: """
        event('A').where(event('B').where(event('C').where(property(parent: 'x') = 2)\
        .within(parent: 1 day).count() = 1).count() = 1).count() = 1
        """,
      calls:
        "a A 9d {\"x\":1}\na B 5d {\"x\":2}\na C 4d\nb A 5d {\"x\":2}\nb B 5d {\"x\":1}\nb C 4d\n"
        + "c A 5d {\"x\":2}\nc B 9d {\"x\":2}\nc C 4d", expected: ["a"]),
    .init(
      id: "5 a nested event without parent: is the whole stream",
      query: "event('A').where(event('B').within(2 days).count() = 1).count() = 1",
      calls: "a A 1d\na B 2d\nb A 1d\nb B 3d\nc A 9d\nc B 1d", expected: ["a", "c"]),
    .init(
      id: "5 not done within n days after counts at once",
      query: "event('A').where(event('B').within(parent: 5 days).count() = 0).count() >= 1",
      calls: "a A 1h\nb A 9d\nb B 8d\nc A 9d\nc B 3d\nd B 1d", expected: ["a", "c"]),
    .init(
      id: "5 a window around the funnel's parent alone",
      query: """
        event('A').within(2 days).where(event('B').within(parent: 9 days).count() >= 1).count() = 1
        """,
      calls: "a A 1d\na B 1h\nb A 3d\nb B 1h", expected: ["a"]),
    .init(
      id: "4 the right side may be a stream",
      query: "event('A').count() > event('B').count()", calls: "a A 1d\nb A 1d\nb B 1d\nc B 1d",
      expected: ["a"]),
    .init(
      id: "4 an absent right side is false", query: "trait('x') != event('B').sum(property('x'))",
      calls: "a identify 1d {\"x\":1}\nb identify 1d {\"x\":1}\nb B 1d {\"x\":2}", expected: ["b"]),
  ]
}
