import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceReasoning
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
    if let label = PromptLabel.search(analysis),
      let labelled = outcome(under: label, of: analysis, text ?? source.text, source, origin)
    {
      return labelled
    }
    var chart = Chart(analysis, resolver: resolver)
    if chart.isTooLong {
      let cause =
        "the description has \(chart.pieces.count) parts, at most \(Chart.maximumPieces) are read"
      return .declined(
        Refusal(
          .reword, cause: cause,
          workingPrompt: vocabulary.workingPrompt))
    }
    let refusals = RefusalMaker(analysis: analysis, reader: self)
    if let refusal = refusals.deedRefusal() ?? refusals.rankingRefusal() {
      return .declined(refusal)
    }
    let partials = chart.readings()
    var maker = ReadingMaker(analysis: analysis, source: source, origin: origin)
    if level == nil, let assumption = LevelAssumption(analysis: analysis).assumption {
      maker.general = [assumption]
    }
    let readings = maker.readings(partials)
    guard let first = readings.first else {
      for label in PromptLabel.labels(of: analysis) where label.says(something: analysis) {
        if let labelled = outcome(under: label, of: analysis, text ?? source.text, source, origin) {
          return labelled
        }
      }
      return .declined(refusals.refusal(partials, doubts: maker.doubts(about: partials)))
    }
    if analysis.isLevelByNames, !readsAccounts(first.tree),
      let ofUsers = outcomeOfUsers(source, text, origin)
    {
      return ofUsers
    }
    if excludesItself(first.tree) {
      return .declined(
        Refusal(
          .reword, cause: "what it asks for excludes itself, so that nobody could be a member",
          workingPrompt: vocabulary.workingPrompt))
    }
    return .readings(readings, question: question(first, readings))
  }

  /// Whether a tree says something of the account itself.
  private func readsAccounts(_ tree: ConditionTree) -> Bool {
    tree.nameMentions(level: .accounts).contains {
      if case .trait(_, .account) = $0.subject { true } else { false }
    }
  }

  /// `most common payment method is card`, where accounts have `payment_methods`: the audience is of
  /// users where nothing that was read is of accounts. Nil where it is not understood so.
  private func outcomeOfUsers(
    _ source: SourceText, _ text: String?, _ origin: Origin
  ) -> GenerationOutcome? {
    let reader = PromptReader(vocabulary: vocabulary, now: now, level: .users)
    let outcome = reader.outcome(of: source, reading: text, origin: origin)
    if case .readings = outcome { return outcome }
    return nil
  }

  /// Whether two members of what is asked for exclude each other: `ordered and never ordered`.
  private func excludesItself(_ tree: ConditionTree) -> Bool {
    guard case .and(let members) = tree.condition else { return false }
    var reasoner = Reasoner(now: now)
    return members.indices.contains { place in
      members[..<place].contains { reasoner.exclude($0.condition, members[place].condition) }
    }
  }

  /// What the text says without its label; nil where that is not understood, or does not spell the
  /// label out.
  private func outcome(
    under label: PromptLabel, of analysis: PromptAnalysis, _ text: String, _ source: SourceText,
    _ origin: Origin
  ) -> GenerationOutcome? {
    var rest = Array(text.utf8)
    for span in label.tokens.map(analysis.span) {
      rest.replaceSubrange(
        span.start..<span.end,
        with: repeatElement(UInt8(ascii: " "), count: span.end - span.start))
    }
    let unlabelled = self.analysis(of: String(decoding: rest, as: UTF8.self))
    var chart = Chart(unlabelled, resolver: resolver)
    guard !chart.isTooLong else { return nil }
    var maker = ReadingMaker(analysis: unlabelled, source: source, origin: origin)
    maker.general = label.assumption(in: analysis).map { [$0] } ?? []
    let readings = maker.readings(chart.readings()).filter {
      label.isSpelledOut(in: $0.tree.root.condition)
    }
    guard let best = readings.first else { return nil }
    return .readings(readings, question: question(best, readings))
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
