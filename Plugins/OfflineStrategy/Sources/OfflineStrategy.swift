import AudienceConditions
import AudienceDiagnostics
public import AudiencePluginAPI
public import AudienceSchema
import AudienceTime

/// The strategy of this machine: tables and rules, no network; the same request always gives the
/// same answer, and every part of a tree has the words that made it.
///
/// The prompt is cut into tokens (`Tokenizer`); annotators find times, numbers, negations and the
/// like, the linker finds names and values of the workspace, and all of it is kept. Stretches
/// between coordinators are read as an event with filters, window and comparison, or as statements
/// about traits; a chart joins the stretches, checking types as it goes. Work is bounded
/// (`Chart.maximumPieces`, `Chart.maximumJoins`). A content word that nothing uses is a refusal.
public struct OfflineStrategy: GenerationStrategy {
  public static let description = PluginDescription(
    name: "offline", version: "1.0",
    summary: "reads prompts by tables and rules, without a network")

  private let vocabularies = VocabularyStore()

  public init(settings: PluginSettings) {}

  public func prepare(for workspace: Workspace) {
    let vocabulary = vocabularies.vocabulary(of: workspace)
    // Reading any prompt makes the tables that all prompts are read with.
    let prompt = SourceText("Customers who haven't done it at least 3 times in the last 30 days")
    _ = PromptReader(vocabulary: vocabulary, now: Instant(microseconds: 0), level: nil)
      .outcome(of: prompt, origin: .prompt(prompt))
  }

  public func generate(
    _ request: GenerationRequest, progress: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> GenerationOutcome {
    progress(WorkProgress("reading the workspace", fraction: 0))
    let vocabulary = vocabularies.vocabulary(of: request.workspace) {
      progress(WorkProgress("reading the workspace", fraction: 0.3 * $0))
    }
    progress(WorkProgress("reading the prompt", fraction: 0.3))
    switch request.task {
    case .generate(let prompt):
      let reader = PromptReader(vocabulary: vocabulary, now: request.now, level: request.level)
      return reader.outcome(of: prompt.source, origin: .prompt(prompt.source))
    case .refine(let instruction, let tree):
      return Refiner(request: request, vocabulary: vocabulary)
        .outcome(of: instruction.source, on: tree)
    }
  }
}
