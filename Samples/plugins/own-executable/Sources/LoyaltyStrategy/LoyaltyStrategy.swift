public import AudienceConditions
import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceSchema

/// Understands one thing: "loyal customers", who performed an event often.
///
/// The event is the first of the workspace that the prompt names.
public struct LoyaltyStrategy: GenerationStrategy {
  public static let description = PluginDescription(
    name: "loyalty", version: "1.0.0", summary: "who did something often, and nothing else",
    settings: [
      PluginSetting(
        "often", .integer(1...1000), default: "5",
        summary: "how many times 'often' and 'loyal' mean")
    ])

  private let often: Int

  public init(settings: PluginSettings) {
    often = settings.integer("often") ?? 5
  }

  public func generate(
    _ request: GenerationRequest, progress: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> GenerationOutcome {
    guard case .generate(let prompt) = request.task, request.level != .accounts else {
      return .declined(Refusal(.reword, cause: "this strategy generates audiences of users only"))
    }
    guard let word = span(of: "loyal", in: prompt.text) ?? span(of: "often", in: prompt.text)
    else {
      return .declined(Refusal(.reword, cause: "this strategy knows the words 'loyal' and 'often'"))
    }
    let named = request.workspace.events.lazy.compactMap { event in
      span(of: event.name.text.string, in: prompt.text).map { (event.name, $0) }
    }.first
    guard let (event, eventSpan) = named else {
      return .declined(
        Refusal(
          .reword, cause: "no event of this workspace is named",
          nearestNames: request.workspace.events.prefix(3).map { $0.name.text.string }))
    }
    let tree = ConditionTree(
      .compare(
        .measure(.event(event), .count), .greaterOrEqual, .literal(.integer(often))))
    return .readings(
      [
        Reading(
          level: .users, tree: tree, confidence: 0.9,
          provenance: [
            tree.root.id: [
              Provenance(
                "event '\(event.text)'", from: .prompt(prompt.source), spans: [eventSpan],
                reason: "the name of the event"),
              Provenance(
                "count >= \(often)", from: .prompt(prompt.source), spans: [word],
                reason: "often is \(often) times here"),
            ]
          ],
          assumptions: [Assumption("\"often\" = \(often) times", spans: [word])])
      ], question: nil)
  }

  /// Where a text stands in the prompt, upper and lower case alike, as UTF-8 offsets.
  private func span(of text: String, in prompt: String) -> Span? {
    let wanted = Array(text.utf8)
    let bytes = Array(prompt.utf8)
    guard !wanted.isEmpty, wanted.count <= bytes.count else { return nil }
    func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
    return (0...(bytes.count - wanted.count)).first { start in
      wanted.indices.allSatisfy { folded(wanted[$0]) == folded(bytes[start + $0]) }
    }.map { Span($0, $0 + wanted.count) }
  }
}
