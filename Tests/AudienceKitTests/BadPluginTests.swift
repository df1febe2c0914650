import AudienceSampleSupport
import AudienceTestSupport
import Foundation
import TerminalTestSupport
import Testing

/// Plugins that break the contract, in an executable of their own (`Tests/BadPlugins`).
@Suite("Plugins that break the contract")
struct BadPluginTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// The setting `how` of the plugin.
    let how: String
    /// What is said behind the plugin's name.
    let says: String
    var testDescription: String { how }
  }

  private static let shop = Samples.folder.appending(path: "shop").path
  private static let all = [
    Case(how: "throwing", says: "failed: BadError(text: \"the tables are \\u{1B}[31mgone\")"),
    Case(how: "init", says: "failed: BadError(text: \"it cannot be made\")"),
    Case(how: "hanging", says: "did nothing for 5 s and is off until restart"),
    Case(how: "printing", says: "wrote to standard output: hello from the plugin"),
  ]
  private static let flooding = Case(
    how: "flooding", says: "reported progress 2000000 times: expected at most 1000000")

  private static let levels =
    ["levels-201"] + (TestSettings.isThreadSanitized ? [] : ["levels-100000"])

  static let strategies =
    all + [
      flooding,
      Case(how: "spinning", says: "did nothing for 5 s and is off until restart"),
      Case(how: "spans", says: "gave a span of the unused words, 10..<10000, that is not in"),
    ]
    + levels.map {
      Case(how: $0, says: "returned no valid tree: expected at most 200 levels")
    }
  static let validators =
    all + [
      Case(how: "nodes", says: "pointed at node 999, which the tree does not have"),
      Case(how: "codes", says: "found something of the code 'made-up', which it does not describe"),
      Case(how: "places", says: "found something (usage) that does not point at a node"),
      Case(how: "many", says: "found 100000 things: expected at most 1000"),
    ]
  static let engines =
    all + [
      flooding,
      Case(how: "order", says: "delivered member 'a' behind 'b'"),
      Case(how: "twice", says: "delivered member 'a' behind 'a'"),
      Case(how: "more-than-all", says: "delivered 3 members of 2"),
      Case(how: "nodes", says: "counted 1 for node 999"),
    ]
  static let exporters = all

  /// What a run says, broken lines put together.
  private func talk(_ run: Program.Run) -> String {
    (run.output + run.errors).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("A strategy is named, and what it answers is refused", arguments: strategies)
  func strategy(_ bad: Case) throws {
    let run = try Program.run(
      [
        "generate", "-w", Self.shop, "--strategy", "bad", "--set", "how=\(bad.how)",
        "Customers who have an email address",
      ], program: "BadPlugins")
    #expect(run.status == 4)
    #expect(run.output.isEmpty)
    #expect(talk(run).contains("error[plugin]: strategy 'bad' \(bad.says)"))
  }

  @Test("A validator is named, and the others' findings stay", arguments: validators)
  func validator(_ bad: Case) throws {
    let run = try Program.run(
      [
        "check", "-w", Self.shop, "--set", "validator/bad:how=\(bad.how)",
        "trait('no_such').exists()",
      ], program: "BadPlugins")
    #expect(run.status == 1)
    #expect(talk(run).contains("error[plugin]: validator 'bad' \(bad.says)"))
    #expect(talk(run).contains("error[unknown-trait]"))
  }

  @Test("An exporter is named, and nothing is exported", arguments: exporters)
  func exporter(_ bad: Case) throws {
    let run = try Program.run(
      [
        "export", "-w", Self.shop, "--set", "exporter/bad:how=\(bad.how)", "--to", "bad",
        "trait('email').exists()",
      ], program: "BadPlugins")
    #expect(run.status == 4)
    #expect(run.output.isEmpty)
    #expect(talk(run).contains("error[plugin]: exporter 'bad' \(bad.says)"))
  }

  @Test("An engine is named, and no member is told", arguments: engines)
  func engine(_ bad: Case) throws {
    let run = try Program.run(
      [
        "preview", "-w", Self.shop, "--set", "engine/bad:how=\(bad.how)", "--format", "ids",
        "trait('email').exists()",
      ], program: "BadPlugins", environment: ["AUDIENCE_BAD": "engine"])
    #expect(run.status == 4)
    #expect(run.output.isEmpty)
    #expect(talk(run).contains("error[plugin]: engine 'bad' \(bad.says)"))
  }

  /// The bad engine has no excerpts: what needs them is not answered from nothing.
  @Test(
    "An engine that does not read single profiles says so",
    arguments: [
      "/why a", "/profile a", "/near", "/values email", "/insights", "/insights email",
      "/preview 3 email", "/preview 3 by email",
    ])
  func limitedEngine(_ line: String) throws {
    let run = try Program.run(
      ["repl", Self.shop, "-c", "/query trait('email').exists()", "-c", line],
      program: "BadPlugins", environment: ["AUDIENCE_BAD": "engine"])
    #expect(run.status == 4)
    #expect(
      talk(run).contains("error[engine-limit]: engine 'bad' does not read single profiles"),
      "\(talk(run))")
  }

  @Test("An engine that does not read single profiles counts, and lists ids")
  func limitedEngineLists() throws {
    let run = try Program.run(
      [
        "repl", Self.shop, "-c", "/query trait('email').exists()", "-c", "/count", "-c", "/preview",
      ],
      program: "BadPlugins", environment: ["AUDIENCE_BAD": "engine"])
    #expect(run.status == 0, "\(talk(run))")
    #expect(talk(run).contains("1 of 2 profiles"), "\(talk(run))")
  }

  @Test("A plugin that is installed twice ends the start with a message")
  func name() throws {
    let run = try Program.run(
      ["plugins"], program: "BadPlugins", environment: ["AUDIENCE_BAD": "name"])
    #expect(run.status == 4)
    #expect(talk(run).contains("two plugins are called validator 'bad'"))
  }

  @Test("The REPL lives on, with tree and plugins as they were")
  func repl() throws {
    let repl = try Repl(program: "BadPlugins")
    try repl.type("Customers who have an email address", ["  1  trait 'email' exists"])
    for how in ["throwing", "printing", "spans"] + Self.levels + ["hanging"] {
      try repl.type("/strategy bad how=\(how)", ["  the strategy is bad"])
      try repl.type("Customers who have a phone number")
      try repl.expect("error[plugin]: strategy 'bad' ")
    }
    try repl.type("/plugin bad")
    try repl.expect("error[usage]: there are 3 plugins 'bad'")
    try repl.type("/plugin strategy/bad")
    try repl.expect("off until restart: it did nothing for 5 s")
    try repl.type("/count")
    try repl.expect("200 of 200 profiles")
    try repl.type("/strategy offline", ["  the strategy is offline"])
    try repl.type("Customers who have a phone number", ["  1  trait 'phone' exists"])
    try repl.type("/plugin set validator/bad how=hanging")
    try repl.expect("off until restart: it did nothing for 5 s")
    try repl.type("/set 1 doesn't exist")
    try repl.expect("77 → 123 profiles")
    try repl.type("/quit")
    #expect(repl.finish() == 0)
  }
}
