import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime
import Testing

@testable import OfflineStrategy

/// Makes workspaces of short lines: `total:number`, `plan:string=free|pro`.
enum WorkspaceMaker {
  static let now = Instant(microseconds: 1_772_150_400_000_000)  // 2026-02-27T00:00:00Z
  static let old = Instant(microseconds: 1_672_531_200_000_000)  // 2023-01-01T00:00:00Z

  static func field(_ line: String) -> FieldSchema {
    let sides = line.split(separator: "=", maxSplits: 1).map(String.init)
    let parts = sides[0].split(separator: ":").map(String.init)
    let values = sides.count > 1 ? sides[1].split(separator: "|").map(String.init) : []
    return FieldSchema(
      FieldPath(parts[0]), FieldType(rawValue: parts[1]) ?? .string, lastSeen: now,
      values: values.map { FieldValue(.string(UTF8Text($0))) })
  }

  static func make(
    _ name: String, events: [(String, [String])], inactive: [String] = [], traits: [String],
    accountTraits: [String] = [], audiences: [AudienceEntry] = [], synonyms: [Phrase] = [],
    definitions: [Phrase] = [], fiscalYearStart: Int = 1
  ) -> Workspace {
    var settings = Workspace.Settings()
    settings.fiscalYearStart = fiscalYearStart
    settings.lookbackDays = 730
    settings.now = now
    return Workspace(
      name: name, settings: settings,
      events: events.map {
        EventSchema(EventName($0.0), lastSeen: now, properties: $0.1.map(field))
      } + inactive.map { EventSchema(EventName($0), lastSeen: old) },
      traits: traits.map { TraitSchema(field($0), scope: .user) }
        + accountTraits.map { TraitSchema(field($0), scope: .account) },
      audiences: audiences, synonyms: synonyms, definitions: definitions)
  }
}

/// One prompt with the query it has to become.
struct PromptCase: Sendable, CustomTestStringConvertible {
  let id: String
  let query: String
  var testDescription: String { id }

  init(_ prompt: String, _ query: String) {
    id = prompt
    self.query = query
  }
}

/// What the strategy answers, in short.
enum Answer {
  static func outcome(
    _ text: String, _ workspace: Workspace, level: AudienceLevel? = nil
  ) async throws -> GenerationOutcome {
    let strategy = OfflineStrategy(settings: try PluginSettings(for: OfflineStrategy.description))
    let request = GenerationRequest(
      task: .generate(try Prompt(text)), level: level, workspace: workspace,
      now: WorkspaceMaker.now)
    return try await strategy.generate(request) { _ in }
  }

  static func readings(_ text: String, _ workspace: Workspace) async throws -> [Reading] {
    switch try await outcome(text, workspace) {
    case .readings(let readings, _): readings
    case .declined: []
    }
  }

  static func refusal(_ text: String, _ workspace: Workspace) async throws -> Refusal? {
    switch try await outcome(text, workspace) {
    case .readings: nil
    case .declined(let refusal): refusal
    }
  }

  /// The query text of the first reading; the cause of a refusal.
  static func query(_ text: String, _ workspace: Workspace) async throws -> String {
    switch try await outcome(text, workspace) {
    case .readings(let readings, _):
      readings.first.map { QueryPrinter.text($0.tree) } ?? "no reading"
    case .declined(let refusal): "refused: \(refusal.cause)"
    }
  }
}
