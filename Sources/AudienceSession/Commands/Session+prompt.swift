import AudienceConditions
import AudienceDiagnostics
package import AudiencePluginAPI
package import AudiencePluginHost
package import AudienceSchema

extension Session {
  /// Turns a prompt into a tree, which replaces the one there is.
  mutating func generate(_ line: String, work: SessionWork) throws -> Reply {
    try generate(line, allowsPersonalData: environment.allowsPersonalData, work: work)
  }

  mutating func generate(
    _ line: String, allowsPersonalData: Bool, work: SessionWork
  ) throws -> Reply {
    let prompt: Prompt
    do {
      prompt = try GenerationHost.prompt(from: line)
    } catch {
      throw FindingError(withNearestCommand(error.first, line))
    }
    let open = try requireWorkspace()
    let result: GenerationResult
    do {
      result = try readings(
        .generate(prompt), level: levelOverride, allowsPersonalData: allowsPersonalData, in: open,
        work: work)
    } catch let error as FindingError {
      throw withWayToConfirm(error)
    }
    let origin = TreeOrigin.GeneratedOrigin(
      prompt: prompt.source, strategy: strategyName, readings: result.readings, taken: 0,
      question: result.question)
    let new = try taken(0, of: origin, command: line, in: open, work: work)
    let replaced = state?.handEdits ?? 0
    push(new)
    return .generated(GeneratedReply(state: new, origin: origin, replacedEdits: replaced))
  }

  /// The checked readings of a prompt.
  package func readings(
    _ task: GenerationRequest.Task, level: AudienceLevel?, allowsPersonalData: Bool,
    in open: OpenWorkspace, work: SessionWork
  ) throws -> GenerationResult {
    let validators = validators
    let context = (workspace: open.workspace, now: clock.now)
    return try strategies.generate(
      GenerationRequest(task: task, level: level, workspace: open.workspace, now: clock.now),
      allowsPersonalData: allowsPersonalData, hasConsent: hasConsent(in: open),
      validate: { tree, level in
        let found = try? validators.findings(
          in: tree,
          ValidationContext(workspace: context.workspace, level: level, now: context.now))
        return found ?? []
      },
      isCancelled: work.isCancelled, onProgress: work.progress)
  }

  /// A state that takes one reading.
  func taken(
    _ number: Int, of origin: TreeOrigin.GeneratedOrigin, command: String,
    in open: OpenWorkspace, work: SessionWork
  ) throws -> TreeState {
    var origin = origin
    origin.taken = number
    let reading = origin.readings[number]
    return try evaluated(
      TreeState(
        tree: reading.tree, level: reading.level, provenance: reading.provenance,
        origin: .generated(origin), command: command),
      in: open, work: work)
  }

  /// A refused prompt's finding, with the command that the line most resembles.
  private func withNearestCommand(_ finding: Finding, _ line: String) -> Finding {
    let trimmed = CommandLine(line).rest.text
    let words = trimmed.split(separator: " ")
    guard trimmed.count < Prompt.lengths.lowerBound, let first = words.first else {
      return finding
    }
    let word = first.lowercased()
    let nearest = EditDistance.nearest(
      to: word, in: CommandName.allCases.map(\.rawValue), count: 1, limit: 1)
    guard
      let name = CommandName(rawValue: word)?.rawValue
        ?? CommandTable.synonym(of: word)?.rawValue ?? nearest.first
    else { return finding }
    let command = (["/\(name)"] + words.dropFirst().map(String.init)).joined(separator: " ")
    let source = SourceText(line)
    return Finding(
      finding.code, finding.severity, at: .text(source, Span(0, line.utf8.count)),
      finding.message,
      suggestions: [
        Suggestion(
          "did you mean \(command)?", .replaceText(Span(0, line.utf8.count), command))
      ], help: finding.help)
  }

  /// A refused instruction that begins with a command which takes nothing: `undo that`.
  private func withCommand(_ error: FindingError, _ line: CommandLine) -> FindingError {
    let word = String(line.rest.text.prefix { $0.isLetter }).lowercased()
    let finding = error.first
    guard let name = CommandName(rawValue: word) ?? CommandTable.synonym(of: word),
      CommandTable.spec(name)?.arguments.isEmpty == true, finding.code == .reword
    else { return error }
    let whole = Span(0, line.source.text.utf8.count)
    return FindingError(
      Finding(
        finding.code, finding.severity, at: .text(line.source, whole), finding.message,
        suggestions: [
          Suggestion("did you mean /\(name.rawValue)?", .replaceText(whole, "/\(name.rawValue)"))
        ],
        help: "/\(name.rawValue) is a command: an instruction says what the tree should be"))
  }

  /// A prompt refused for personal data can be confirmed.
  private func withWayToConfirm(_ error: FindingError) -> FindingError {
    let finding = error.first
    guard finding.code == .personalData else { return error }
    let cause = finding.help.map { $0 + "; " } ?? ""
    return FindingError(
      Finding(
        finding.code, finding.severity, at: finding.place, finding.message,
        suggestions: finding.suggestions,
        help: cause + "/confirm, or --allow-pii in a script, generates it all the same"),
      Array(error.findings.dropFirst()))
  }

  // MARK: - Commands about the prompt

  func readings() throws -> Reply {
    guard case .generated(let origin) = try requireState().origin else {
      throw FindingError(
        Finding(.noTree, at: .whole, "the tree comes from query text: it has one reading"))
    }
    return .readings(origin)
  }

  mutating func take(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let open = try requireWorkspace()
    guard case .generated(let origin) = state.origin else {
      throw FindingError(
        Finding(.noTree, at: .whole, "the tree comes from query text: it has one reading"))
    }
    guard let number = Int(line.rest.text), origin.readings.indices.contains(number - 1) else {
      throw usage(
        .take, line, "expected the number of a reading", at: line.rest.span,
        choices: origin.readings.indices.map { String($0 + 1) })
    }
    let new = try taken(
      number - 1, of: origin, command: line.source.text, in: open, work: work)
    push(new)
    guard case .generated(let takenOrigin) = new.origin else { return .text([]) }
    return .generated(
      GeneratedReply(state: new, origin: takenOrigin, replacedEdits: state.handEdits))
  }

  /// Applies an instruction to the tree; what it does not name stays as it is.
  mutating func refine(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    try refine(line, allowsPersonalData: environment.allowsPersonalData, work)
  }

  private mutating func refine(
    _ line: CommandLine, allowsPersonalData: Bool, _ work: SessionWork
  ) throws -> Reply {
    let state = try requireState()
    let open = try requireWorkspace()
    if line.rest.text.isEmpty { throw usage(.refine, line, "expected an instruction") }
    let result: GenerationResult
    do {
      let instruction = try GenerationHost.instruction(from: line.rest.text)
      result = try readings(
        .refine(instruction, state.tree), level: state.level,
        allowsPersonalData: allowsPersonalData, in: open, work: work)
    } catch let error as FindingError {
      // An instruction whose place is a node is met by it.
      if error.first.code == .reword, case .node(let id, let words?) = error.first.place {
        return .text(["nothing changed: the tree is so already", "node \(id): \(words)"])
      }
      throw withWayToConfirm(withCommand(error, line))
        .shifted(from: line.rest.text, into: line.source, by: line.rest.span.start)
    }
    var changed = state
    changed.tree = result.best.tree
    changed.level = result.best.level
    changed.provenance = ProvenanceUpdate.table(
      state.provenance, for: result.best.tree, refinedBy: result.best.provenance)
    changed.command = line.source.text
    let after = try evaluated(changed, in: open, work: work)
    push(after)
    var reply = ChangedReply(before: state, after: after, wayBack: "/undo to go back")
    reply.notes = result.best.notes
    return .changed(reply)
  }

  func explain() throws -> Reply {
    let state = try requireState()
    guard case .generated(let origin) = state.origin else {
      return .explanation(ExplanationReply(state: state, assumptions: [], unusedWords: []))
    }
    let reading = origin.readings[origin.taken]
    return .explanation(
      ExplanationReply(
        state: state, assumptions: reading.assumptions, unusedWords: reading.unusedWords))
  }

  mutating func setLevel(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let choices = AudienceLevel.allCases.map(\.rawValue) + ["auto"]
    let earlier = levelOverride
    switch line.rest.text {
    case "": return .text(["the level is \(levelOverride?.rawValue ?? "auto: the words decide")"])
    case "auto": levelOverride = nil
    default:
      guard let level = AudienceLevel(rawValue: line.rest.text) else {
        throw usage(
          .level, line, "there is no level '\(line.rest.text)'", at: line.rest.span,
          choices: choices)
      }
      levelOverride = level
    }
    // With a tree every change of it is a step, so that a step back finds the level as it was.
    guard earlier != levelOverride, let state, let open else {
      return .text(["the level is \(levelOverride?.rawValue ?? "auto: the words decide")"])
    }
    var changed = state
    changed.level = levelOverride ?? state.level
    changed.command = line.source.text
    let after = try evaluated(changed, in: open, work: work)
    push(after)
    var reply = ChangedReply(before: state, after: after, wayBack: "/undo to go back")
    reply.notes = ["the level is \(levelOverride?.rawValue ?? "auto: the words decide")"]
    return .changed(reply)
  }

  mutating func confirm(_ work: SessionWork) throws -> Reply {
    guard let unconfirmed = unconfirmedLine else {
      throw FindingError(
        Finding(
          .usage, at: .whole, "there is no prompt to confirm",
          help: "/confirm follows a prompt that was refused for personal data"))
    }
    unconfirmedLine = nil
    let line = CommandLine(unconfirmed)
    if line.name == .refine { return try refine(line, allowsPersonalData: true, work) }
    return try generate(unconfirmed, allowsPersonalData: true, work: work)
  }

  mutating func chooseStrategy(_ line: CommandLine) throws -> Reply {
    let names = catalog.strategies.map { $0.description.name }
    let words = line.quotedWords
    guard let first = words.first else { return .text(["the strategy is \(strategyName)"]) }
    let name = first.text
    guard names.contains(name) else {
      throw usage(
        .strategy, line, "there is no strategy '\(name)'", at: first.span, choices: names)
    }
    let settings = words.dropFirst().map(\.text)
    if settings.isEmpty {
      try use(strategy: name)
    } else {
      try use(strategy: name, settings: settings)
    }
    var lines = ["the strategy is \(name)"]
    if let terms = strategies.terms, let open {
      lines.append(
        try hasConsent(in: open)
          ? "it sends prompts and names to \(terms.recipient); you accepted its terms"
          : "it sends prompts and names to \(terms.recipient): /consent show tells the terms, "
            + "/consent accepts them")
    }
    return .text(lines)
  }
}
