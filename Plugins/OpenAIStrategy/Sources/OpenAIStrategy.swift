public import AudiencePluginAPI
import AudienceSchema
import AudienceThreads
import ModelClient
import NetworkClient

/// Sends the names of the workspace and the prompt to a model, and takes a condition tree back.
///
/// The model selects among names; what it answers is data and is checked like any other plugin's
/// answer. Nothing is sent before somebody accepted the terms, and nothing that `outgoing(for:)`
/// does not show.
public struct OpenAIStrategy: GenerationStrategy {
  public static let description = PluginDescription(
    name: "openai", version: "1.0",
    summary: "asks a model of OpenAI, or of a compatible server",
    settings: OpenAISettings.descriptions, environmentVariables: NetworkProgram.passedOn.sorted(),
    usesNetwork: true,
    terms: OpenAITerms.official, label: OpenAITerms.label)

  package let settings: OpenAISettings
  let connection: ModelConnection
  /// What was prepared of the workspaces that were asked about.
  let indexes = IndexCache()

  public init(settings: PluginSettings) throws {
    let checked = try OpenAISettings(settings)
    self.init(checked, connection: ModelConnection(settings: checked))
  }

  /// - Parameter connection: how the server is reached; tests and replays bring their own.
  package init(_ settings: OpenAISettings, connection: ModelConnection) {
    self.settings = settings
    self.connection = connection
  }

  public var terms: PluginTerms? { OpenAITerms.terms(for: settings.baseURL) }

  public func generate(
    _ request: GenerationRequest, progress: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> GenerationOutcome {
    try await ModelGeneration(
      request: request, index: indexes.index(of: request.workspace), settings: settings,
      connection: connection, report: GenerationProgress(settings.baseURL.authority, progress)
    ).outcome()
  }

  public func outgoing(for request: GenerationRequest) throws -> OutgoingData? {
    let model = connection.knownModel ?? ModelCard.preferred[0]
    let card = ModelCard.card(of: model)
    let made = RequestMaker(
      request: request, index: indexes.index(of: request.workspace), model: model, card: card,
      schemaTokens: settings.schemaTokens ?? card.schemaTokens
    ).make()
    let outgoing = try connection.preview().outgoing(for: made.request)
    var headers = outgoing.headers.map(\.shown)
    if settings.key == nil { headers.append("no key is set: OPENAI_API_KEY") }
    if let warning = settings.keyWarning { headers.append(warning) }
    if connection.knownModel == nil {
      headers.append("the model is chosen from the server's list when it is first asked")
    }
    return OutgoingData(
      to: "\(outgoing.method.rawValue) \(outgoing.url)", headers: headers, bytes: outgoing.body,
      leftOut: made.excerpt.leftOut.summary, leftOutNames: made.excerpt.leftOut.lines)
  }
}

extension OutgoingRequest.Header {
  /// The header as it is shown: a secret as `<redacted>`.
  var shown: String {
    switch value {
    case .plain(let text): "\(name): \(text)"
    case .secret(let prefix, let secret): "\(name): \(prefix)\(secret)"
    }
  }
}

/// The prepared words of the workspace that was asked about last.
///
/// A class because a strategy is a value and preparing many names takes time.
final class IndexCache: Sendable {
  private let last = Locked<(identity: WorkspaceIdentity, index: RelevanceIndex)?>(nil)

  func index(of workspace: Workspace) -> RelevanceIndex {
    if let known = last.withLock({ $0 }), known.identity == workspace.identity {
      return known.index
    }
    let index = RelevanceIndex(workspace)
    last.withLock { $0 = (workspace.identity, index) }
    return index
  }
}
