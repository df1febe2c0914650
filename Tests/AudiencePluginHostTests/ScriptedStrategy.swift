import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

/// A strategy that does what a test says.
struct ScriptedStrategy: GenerationStrategy {
  static let description = PluginDescription(
    name: "scripted", version: "1.0", summary: "does what a test says")

  let body: @Sendable (GenerationRequest) async throws -> GenerationOutcome

  init(_ body: @escaping @Sendable (GenerationRequest) async throws -> GenerationOutcome) {
    self.body = body
  }

  init(settings: PluginSettings) {
    self.init { _ in .declined(Refusal(.reword, cause: "nothing is scripted")) }
  }

  func generate(
    _ request: GenerationRequest, progress: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> GenerationOutcome {
    try await body(request)
  }
}

/// A strategy that tells what it was to prepare for.
struct PreparingStrategy: GenerationStrategy {
  static let description = PluginDescription(
    name: "preparing", version: "1.0", summary: "tells what it prepares for")

  let told: Shared<[String]>

  init(told: Shared<[String]>) { self.told = told }

  init(settings: PluginSettings) { self.init(told: Shared([])) }

  func prepare(for workspace: Workspace) { told.update { $0.append(workspace.name) } }

  func generate(
    _ request: GenerationRequest, progress: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> GenerationOutcome {
    .declined(Refusal(.reword, cause: "it only prepares"))
  }
}

/// A strategy that would send the prompt out.
struct SendingStrategy: GenerationStrategy {
  static let description = PluginDescription(
    name: "sending", version: "1.0", summary: "sends prompts out", usesNetwork: true,
    terms: PluginTerms(version: "3", recipient: "model.example", text: "the prompt is sent"))

  let calls: Shared<Int>

  init(calls: Shared<Int>) { self.calls = calls }

  init(settings: PluginSettings) { self.init(calls: Shared(0)) }

  func generate(
    _ request: GenerationRequest, progress: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> GenerationOutcome {
    calls.update { $0 += 1 }
    return .readings([Example.reading("trait('email').exists()")], question: nil)
  }
}

/// What the tests of this target talk about.
enum Example {
  static let workspace: Workspace = {
    var settings = Workspace.Settings()
    settings.lookbackDays = 365
    return Workspace(
      name: "shop", settings: settings,
      events: [
        EventSchema(
          "Order Completed",
          properties: [FieldSchema("total", .number), FieldSchema("products", .array)])
      ],
      traits: [
        TraitSchema(FieldSchema("email", .string), scope: .user),
        TraitSchema(FieldSchema("seats", .number), scope: .account),
      ],
      audiences: [AudienceEntry(key: "vips", name: "VIPs", level: .users)])
  }()

  /// The tree of a query text; everybody with an e-mail address where it does not parse.
  static func tree(_ query: String) -> ConditionTree {
    (try? QueryParser.parse(query))?.tree ?? ConditionTree(.test(.trait("email"), .exists))
  }

  static func reading(
    _ query: String, level: AudienceLevel = .users, provenance: ProvenanceTable = [:]
  ) -> Reading {
    Reading(level: level, tree: tree(query), confidence: 1, provenance: provenance)
  }

  static func request(
    _ prompt: String = "Customers who ordered in the last 500 days"
  ) throws -> GenerationRequest {
    GenerationRequest(
      task: .generate(try GenerationHost.prompt(from: prompt)), workspace: workspace,
      now: Instant(microseconds: 0))
  }
}
