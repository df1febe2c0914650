import AudienceConditions
import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceSchema
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

  public init(settings: PluginSettings) {}

  public func generate(
    _ request: GenerationRequest, progress: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> GenerationOutcome {
    progress(WorkProgress("reading the workspace", fraction: 0))
    let vocabulary = Vocabulary(request.workspace)
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

/// Reads one text against a workspace.
struct PromptReader {
  let vocabulary: Vocabulary
  let now: Instant
  let level: AudienceLevel?

  func outcome(of source: SourceText, origin: Origin) -> GenerationOutcome {
    let settings = vocabulary.workspace.settings
    let calendar = LocalCalendar(now: now, settings: settings)
    let analysis = PromptAnalysis(
      source.text, vocabulary: vocabulary, calendar: calendar, level: level)
    let resolver = TimeResolver(calendar: calendar, lookbackDays: settings.lookbackDays)
    var chart = Chart(analysis, resolver: resolver)
    let partials = chart.readings()
    let maker = ReadingMaker(analysis: analysis, source: source, origin: origin)
    let readings = maker.readings(partials)
    guard let first = readings.first else {
      return .declined(RefusalMaker(analysis: analysis).refusal(partials))
    }
    return .readings(readings, question: question(first, readings))
  }

  /// A question where the second reading is nearly as good as the first.
  private func question(_ first: Reading, _ readings: [Reading]) -> Question? {
    guard readings.count > 1, first.confidence - readings[1].confidence < 0.08 else { return nil }
    let close = readings.filter { first.confidence - $0.confidence < 0.08 }
    guard close.count > 1 else { return nil }
    return Question(
      "which of these is meant?",
      choices: readings.enumerated().map { index, reading in
        index == 0 ? ReadingMaker.difference(first.tree, readings[1].tree) : reading.difference
      })
  }
}
