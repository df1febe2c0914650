import ArgumentParser
import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime
import StandardValidators

/// `findings`: what checking a tree costs.
struct FindingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings", abstract: "How long the validators take for a tree.",
    discussion: """
      Makes a workspace of many names and a tree of EXPRESSIONS expressions: events with filters, \
      windows and measures, traits, ORs and funnels, half of the names misspelled. Gives for each \
      validator, and for all of them, {"validator","findings","ms":[...]}.
      """)

  @Option(help: "How many names the workspace has, from 2.")
  var names = 100_000

  @Option(help: "How many expressions the tree has, from 5.")
  var expressions = 50

  @Option(help: "How many rounds are measured, from 1.")
  var rounds = 20

  func validate() throws {
    if names < 2 { throw ValidationError("--names expects a number from 2") }
    if expressions < 5 { throw ValidationError("--expressions expects a number from 5") }
    if rounds < 1 { throw ValidationError("--rounds expects a number from 1") }
  }

  func run() throws {
    guard let tree = try QueryParser.parse(query).tree else { return }
    let now = TimestampReader.rfc3339("2026-01-31T00:00:00Z") ?? Instant(microseconds: 0)
    let context = ValidationContext(
      workspace: workspace, level: .users, now: now,
      facts: SampleFacts(
        total: 1_000, counts: Dictionary(uniqueKeysWithValues: tree.nodes.map { ($0.id, 100) })))
    let validators = try StandardValidators.all.map { type in
      (type.description.name, try type.init(settings: PluginSettings(for: type.description)))
    }
    for (name, validator) in validators { try measure(name, [validator], tree, context) }
    try measure("all", validators.map(\.1), tree, context)
  }

  private func measure(
    _ name: String, _ validators: [any ConditionValidator], _ tree: ConditionTree,
    _ context: ValidationContext
  ) throws {
    var times: [Double] = []
    var count = 0
    for round in 0...rounds {
      let (findings, timing) = try Stopwatch.time {
        try validators.flatMap { try $0.findings(in: tree, context) }
      }
      count = findings.count
      if round > 0 { times.append(timing.wall) }
    }
    BenchOutput.write([
      "validator": .text(name), "findings": .integer(count), "ms": .milliseconds(times),
    ])
  }

  /// Five expressions of each kind, again and again with other names.
  private var query: String {
    (0..<expressions / 5).map { number in
      let event = "Event \(number * 37 % (names / 2))"
      let wrong = "Evnt \(number * 41 % (names / 2))x"
      return "(event('\(event)').where(property('a') > \(number) AND "
        + "event('\(wrong)').within(parent: \(number + 1) days).count() = 0)"
        + ".within(\(number + 2) days).count() >= \(number + 1) "
        + "OR trait('trait_\(number)') = 'v\(number)' OR NOT trait('trat \(number)x') = 'x')"
    }.joined(separator: " AND ")
  }

  private var workspace: Workspace {
    Workspace(
      name: "names",
      events: (0..<(names / 2)).map { number in
        EventSchema(EventName("Event \(number)"), properties: [FieldSchema("a", .number)])
      },
      traits: (0..<(names - names / 2)).map { number in
        TraitSchema(
          FieldSchema(
            FieldPath("trait_\(number)"), .string,
            values: (0..<5).map { FieldValue(.text("v\($0)")) }), scope: .user)
      })
  }
}
