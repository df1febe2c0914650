import AudienceDiagnostics
import AudienceSampleSupport
import AudienceSession
import Testing

@Suite("What Tab, hints and colours know of a line")
struct CompletionTests {
  private func session() throws -> Session {
    var session = try Samples.session("shop")
    _ = session.run("Customers who haven't purchased in the last 30 days and have a phone")
    session.prepareNames()
    return session
  }

  struct Case: Sendable, CustomTestStringConvertible {
    /// The line up to the cursor.
    let line: String
    var behind = ""
    /// What Tab offers first, put on the line in place of what was typed.
    let first: String
    var testDescription: String { line }
  }

  static let cases = [
    Case(line: "/query event('oc", first: "/query event('Order Completed')"),
    Case(
      line: "/query event('Order Completed').where(property('coup",
      first: "/query event('Order Completed').where(property('coupon')"),
    Case(
      line: "/query event('Product Viewed').where(property('category') = '",
      first: "/query event('Product Viewed').where(property('category') = 'Camping'"),
    Case(
      line: "/query event('Product Viewed').where(property('category') = '日",
      first: "/query event('Product Viewed').where(property('category') = '日本 Imports'"),
    Case(
      line: "/query event('Order Completed').whe",
      first: "/query event('Order Completed').where("),
    Case(
      line: "/query event('Order Completed').cou", first: "/query event('Order Completed').count()"),
    Case(line: "/query trait('phone').ex", first: "/query trait('phone').exists()"),
    Case(line: "/query trait('phone').exists() A", first: "/query trait('phone').exists() AND "),
    Case(line: "/query event('X').within(30", first: "/query event('X').within(30 days"),
    Case(
      line: "/query event('ord", behind: "').count() >= 1",
      first: "/query event('Order Completed').count() >= 1"),
    Case(line: "/set 2 event 'oc", first: "/set 2 event 'Order Completed'"),
    Case(line: "/set 2 sum of 'tot", first: "/set 2 sum of 'total'"),
    Case(line: "/set 3 trait 'lt", first: "/set 3 trait 'loyalty_tier'"),
    Case(line: "/where 2 tot", first: "/where 2 total "),
    Case(line: "/add 1 trait('loyalty_t", first: "/add 1 trait('loyalty_tier')"),
    Case(line: "/values 'Order Completed'.tot", first: "/values 'Order Completed'.total"),
    Case(line: "/schema oc", first: "/schema Order Completed"),
    Case(line: "/filter", first: "/where "),
    Case(line: "/define vip = event('oc", first: "/define vip = event('Order Completed')"),
    Case(line: "People who Order Comp", first: "People who Order Completed"),
    Case(line: "People of loyaltier", first: "People of loyalty_tier"),
  ]

  /// Values that the workspace does not list: the samples have them.
  static let sampled = [
    Case(line: "/query trait('last_name') = '", first: "/query trait('last_name') = 'Kestrel'"),
    Case(line: "/query trait('age') = ", first: "/query trait('age') = 28"),
    Case(
      line: "/query trait('pets.$.name') = '", first: "/query trait('pets.$.name') = 'Old \"Blue\"'"
    ),
    Case(
      line: "/query event('Order Completed').where(property('coupon') = '",
      first: "/query event('Order Completed').where(property('coupon') = 'WELCOME10'"),
    Case(line: "/add 1 trait('first_name') = 'Ju", first: "/add 1 trait('first_name') = 'Jun'"),
  ]

  @Test("Tab offers the values of the samples, the most frequent first", arguments: sampled)
  func samples(_ testCase: Case) async throws {
    let session = try session()
    // They are read on another thread.
    while session.completion(of: testCase.line, at: testCase.line.utf8.count).candidates.isEmpty {
      await Task.yield()
    }
    try expectFirst(testCase, in: session)
  }

  @Test("Tab offers the best name for its place first", arguments: cases)
  func first(_ testCase: Case) throws { try expectFirst(testCase, in: session()) }

  private func expectFirst(_ testCase: Case, in session: Session) throws {
    let completion = session.completion(
      of: testCase.line + testCase.behind, at: testCase.line.utf8.count)
    let candidate = try #require(completion.candidates.first)
    let bytes = Array((testCase.line + testCase.behind).utf8)
    let completed =
      bytes[..<completion.replace.start] + Array(candidate.text.utf8)
      + bytes[completion.replace.end...]
    #expect(String(decoding: completed, as: UTF8.self) == testCase.first)
  }

  @Test("inactive names come last, with when they were last seen")
  func inactive() throws {
    let line = "/query event('order"
    let candidates = try session().completion(of: line, at: line.utf8.count).candidates
    let last = try #require(candidates.last)
    #expect(last.label == "Order Done (old till)")
    #expect(last.note.hasPrefix("event · inactive, last seen 2025-01-02"))
    #expect(candidates.dropLast().allSatisfy { !$0.note.contains("inactive") })
  }

  @Test("nothing is offered where nothing can stand, whatever the place of the cursor")
  func anywhere() throws {
    let session = try session()
    let lines = [
      "/query event('Order Completed').where(property('total') > 5 AND property(\"x", "/set 2 é'",
      "/set 9 event '", "/where 99 x", "/add trait('日本", "/nix a b", "/", "", "   ", "日本 '\"(",
      "/define = = (", "/query )))) AND (((", "/set 2 doesn't exist 'a\\'b",
    ]
    for line in lines {
      for cursor in 0...(line.utf8.count + 2) {
        let completion = session.completion(of: line, at: cursor)
        #expect(completion.replace.end <= line.utf8.count)
      }
      for part in session.look(of: line) { #expect(part.span.end <= line.utf8.count) }
      _ = session.hint(for: line)
    }
  }

  @Test(
    "a hint is the rest of the best candidate, or what has to be typed",
    arguments: [
      ("/sta", LineHint.rest("tus ")), ("/set ", .usage("ID WORDS")), ("/status ", nil),
      ("/query event('Ord", .rest("er Completed')")), ("People who Order C", .rest("ompleted")),
      ("Pe", nil), ("/why u_0", nil), ("/query event('zzz", nil),
    ])
  func hint(line: String, hint: LineHint?) throws {
    #expect(try session().hint(for: line) == hint)
  }

  @Test(
    "names that a prompt mentions are known in any form of their words",
    arguments: [
      ("who purchased twice", ["purchased"]), ("a Loyalty Tier of gold", ["Loyalty Tier"]),
      ("orders completed", ["orders completed"]),
      ("an order completed by all users", ["order completed"]),
      ("nothing at all", []),
    ])
  func mentions(prompt: String, mentioned: [String]) throws {
    let bytes = Array(prompt.utf8)
    let parts = try session().look(of: prompt).filter { $0.kind == .mention }
    let words = parts.map { String(decoding: bytes[$0.span.range], as: UTF8.self) }
    for name in mentioned { #expect(words.contains(name)) }
    if mentioned.isEmpty { #expect(!words.contains("nothing") && !words.contains("all")) }
  }
}
