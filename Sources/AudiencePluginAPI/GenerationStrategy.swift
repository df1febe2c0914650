public import AudienceSchema

/// A way to turn a prompt into condition trees: prompt and workspace in, ranked readings out.
///
/// The host makes one value per session and settings, and calls `generate` once per prompt, each
/// call on a thread of its own; calls may overlap. What must hold:
///
/// - Spans are UTF-8 offsets into `request.task.source.text`.
/// - Trees use names of `request.workspace` only. The host checks length, language, personal data,
///   consent and lookback before and after, and refuses a tree that breaks the language's rules.
/// - Without `usesNetwork` the outcome depends on the request alone: same request, same outcome.
/// - Report progress at least every five seconds; a local plugin that is silent for longer is
///   abandoned and stays off until restart. Check `Task.isCancelled` in long loops.
/// - Nothing is printed, no file of the user is read, nothing is sent that `outgoing(for:)` does
///   not show.
///
/// A strategy that knows one sentence:
///
///     struct EverybodyStrategy: GenerationStrategy {
///       static let description = PluginDescription(
///         name: "everybody", version: "1.0", summary: "understands one sentence")
///       init(settings: PluginSettings) {}
///       func generate(
///         _ request: GenerationRequest, progress: @escaping @Sendable (WorkProgress) -> Void
///       ) async throws -> GenerationOutcome {
///         guard case .generate(let prompt) = request.task,
///           prompt.text == "everybody with an email address"
///         else { return .declined(Refusal(.reword, cause: "this strategy knows one sentence")) }
///         let tree = ConditionTree(.test(.trait("email"), .exists))
///         return .readings([Reading(level: .users, tree: tree, confidence: 1)], question: nil)
///       }
///     }
public protocol GenerationStrategy: Sendable {
  static var description: PluginDescription { get }

  /// The terms as they are with this strategy's settings, which may name another recipient; nil
  /// where nothing is sent to anybody. The host asks for consent to these.
  var terms: PluginTerms? { get }

  /// Makes the strategy with settings that were checked against its description.
  init(settings: PluginSettings) throws

  /// Makes ready what requests about a workspace will need, so that the first is answered as fast as
  /// the others. It is called while a person types the first prompt, on a thread of its own that
  /// nobody waits for; `generate` may be called before it is done, and without it.
  func prepare(for workspace: Workspace)

  /// Answers one request.
  ///
  /// - Throws: anything; the host reports a `FindingError` as it is (a service that is down: code
  ///   `unavailable`), and every other error as code `plugin` with the plugin's name.
  func generate(
    _ request: GenerationRequest, progress: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> GenerationOutcome

  /// The exact bytes that `generate` would send for a request; nil where nothing is sent.
  func outgoing(for request: GenerationRequest) throws -> OutgoingData?
}

extension GenerationStrategy {
  public var terms: PluginTerms? { Self.description.terms }

  public func prepare(for workspace: Workspace) {}

  public func outgoing(for request: GenerationRequest) throws -> OutgoingData? { nil }
}
