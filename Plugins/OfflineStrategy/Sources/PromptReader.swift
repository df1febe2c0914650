import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import AudienceTime

/// Reads one text against a workspace.
struct PromptReader {
  let vocabulary: Vocabulary
  let now: Instant
  let level: AudienceLevel?

  private var settings: Workspace.Settings { vocabulary.workspace.settings }
  private var calendar: LocalCalendar { LocalCalendar(now: now, settings: settings) }

  var resolver: TimeResolver {
    TimeResolver(calendar: calendar, lookbackDays: settings.lookbackDays)
  }

  func analysis(of text: String) -> PromptAnalysis {
    PromptAnalysis(text, vocabulary: vocabulary, calendar: calendar, level: level)
  }

  /// - Parameter text: the text to read where it is not the source's own, of the same length.
  func outcome(
    of source: SourceText, reading text: String? = nil, origin: Origin
  ) -> GenerationOutcome {
    let analysis = analysis(of: text ?? source.text)
    var chart = Chart(analysis, resolver: resolver)
    if chart.isTooLong {
      let cause =
        "the description has \(chart.pieces.count) parts, at most \(Chart.maximumPieces) are read"
      return .declined(
        Refusal(
          .reword, cause: cause,
          workingPrompt: WorkingPrompt(workspace: vocabulary.workspace).text))
    }
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
