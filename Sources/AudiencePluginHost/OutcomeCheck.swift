import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

/// Checks what a strategy answered.
struct OutcomeCheck {
  let request: GenerationRequest
  let plugin: PluginReference

  var source: SourceText { request.task.source }

  /// The readings that hold. What breaks the contract refuses the whole answer; a window too long
  /// or an unknown name refuses the answer when the best reading has it, and is left out
  /// otherwise.
  func result(
    _ readings: [Reading], _ question: Question?
  ) throws(FindingError) -> GenerationResult {
    guard let best = readings.first else { throw broken("returned no reading") }
    for reading in readings { try checkContract(reading) }
    if let question, question.choices.count != readings.count {
      throw broken(
        "asked a question with \(question.choices.count) choices for \(readings.count) readings")
    }
    if let error = lookbackError(in: best) ?? unknownNameError(in: best) { throw error }
    let sound = readings.indices.filter { index in
      lookbackError(in: readings[index]) == nil && unknownNameError(in: readings[index]) == nil
    }
    let soundQuestion = question.flatMap { question in
      sound.count < 2 ? nil : Question(question.text, choices: sound.map { question.choices[$0] })
    }
    return GenerationResult(
      strategy: plugin.name, readings: sound.map { readings[$0] }, question: soundQuestion)
  }

  /// What would be said of a reading, for a strategy that can ask again.
  ///
  /// - Parameter found: what the validators find; names are left to this check.
  func findings(in reading: Reading, _ found: [Finding]) -> [Finding] {
    do {
      try checkContract(reading)
    } catch {
      return error.findings
    }
    if let error = lookbackError(in: reading) { return error.findings }
    let names: Set<FindingCode> = [.unknownEvent, .unknownProperty, .unknownTrait]
    return (unknownNameError(in: reading)?.findings ?? [])
      + found.filter { !names.contains($0.code) }
  }

  /// The error that a refusal stands for.
  func error(for refusal: Refusal) throws(FindingError) -> FindingError {
    try checkSpans(refusal.spans, in: source, of: "its refusal")
    guard CodeCatalog.description(of: refusal.code)?.kind == .generation else {
      throw broken("declined with the code '\(refusal.code)', which is none of a generation")
    }
    if refusal.code == .lookback {
      guard let limit = request.workspace.settings.lookbackDays else {
        throw broken("declined for a lookback limit that the workspace does not have")
      }
      return lookbackError(limit: limit, refusal.spans, cause: refusal.cause)
    }
    if let met = try metError(for: refusal) { return met }
    var suggestions: [Suggestion] = []
    if let span = refusal.spans.first {
      suggestions += refusal.nearestNames.map { name in
        Suggestion("did you mean '\(name)'?", .replaceText(span, name))
      }
    }
    if let prompt = refusal.workingPrompt {
      let whole = Span(0, source.text.utf8.count)
      // At most three are kept, and a prompt that works is worth more than a third name.
      suggestions =
        suggestions.prefix(2) + [Suggestion("try: \(prompt)", .replaceText(whole, prompt))]
    }
    return FindingError(
      .generation(
        refusal.code, at: source, refusal.spans, cause: refusal.cause, suggestions: suggestions))
  }

  /// The error of an instruction that the tree meets already: its place is the node that does.
  private func metError(for refusal: Refusal) throws(FindingError) -> FindingError? {
    guard let id = refusal.metBy.first else { return nil }
    guard case .refine(_, let tree) = request.task, let node = tree.node(id) else {
      throw broken("declined because of node \(id), which the tree does not have")
    }
    return FindingError(
      Finding(
        refusal.code, at: .node(id, words: NodeWords(node: node).summary),
        CodeCatalog.headline(of: refusal.code), help: refusal.cause))
  }

  // MARK: - Contract

  private func checkContract(_ reading: Reading) throws(FindingError) {
    if let level = request.level, reading.level != level {
      throw broken("answered for \(reading.level.rawValue) where \(level.rawValue) were asked for")
    }
    if let finding = QueryStructure.findings(in: reading.tree, level: reading.level).first {
      throw broken("returned no valid tree: \(finding.message)")
    }
    let text = QueryPrinter.text(reading.tree)
    guard let query = try? QueryParser.parse(text), query.tree == reading.tree else {
      throw broken("returned a tree that query text cannot say: \(text.prefix(200))")
    }
    let ids = Set(reading.tree.nodes.map(\.id))
    for (id, entries) in reading.provenance {
      guard ids.contains(id) else {
        throw broken("explained node \(id), which its tree does not have")
      }
      for entry in entries {
        guard let text = entry.origin.text else { continue }
        try checkSpans(entry.spans, in: text, of: "node \(id)")
      }
    }
    try checkSpans(reading.unusedWords, in: source, of: "the unused words")
    for assumption in reading.assumptions {
      try checkSpans(assumption.spans, in: source, of: "an assumption")
    }
  }

  /// Spans have to lie in the text and to begin and end between characters of it.
  private func checkSpans(
    _ spans: [Span], in source: SourceText, of what: String
  ) throws(FindingError) {
    let bytes = source.text.utf8
    for span in spans {
      let named = "gave a span of \(what), \(span.start)..<\(span.end), that"
      guard span.end <= bytes.count else {
        throw broken("\(named) is not in the text of \(bytes.count) bytes")
      }
      for offset in [span.start, span.end] {
        let index = bytes.index(bytes.startIndex, offsetBy: offset)
        if index.samePosition(in: source.text.unicodeScalars) == nil {
          throw broken(
            "\(named) does not begin and end between characters: byte \(offset) is inside one")
        }
      }
    }
  }

  func broken(_ what: String) -> FindingError {
    FindingError(Finding(.plugin, at: .whole, "\(plugin) \(what)"))
  }
}
