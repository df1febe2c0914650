package import AudienceConditions
package import AudienceDiagnostics
package import AudiencePluginAPI
import AudiencePrivacy
package import AudienceSchema

/// Runs one strategy by the rules that hold for all of them.
///
/// The host, not the strategy, checks the description before it is called (length, language,
/// personal data, consent) and the trees after it answered (the language's structure, lookback,
/// names). The first check that fails is the error; its message is that of DESIGN.md's table, its
/// help says the cause in plain words, and its place is in the description where that can be said.
package struct GenerationHost: Sendable {
  package let strategy: any GenerationStrategy
  /// The strategy as messages name it.
  package let plugin: PluginReference
  private let call: PluginCall
  private let outgoing = OutgoingWorkspaces()

  /// The strategy's name.
  package var name: String { plugin.name }

  /// The terms that have to be accepted before it is asked; nil for one that sends nothing out.
  package var terms: PluginTerms? { strategy.terms }
  private let english = EnglishCheck()
  private let names = SpokenNames()

  /// - Parameters:
  ///   - limits: how long the strategy may take and be silent; nil: as it is a local one, or one
  ///     that waits for a network, which has its own deadlines.
  ///   - disabled: which plugins are off; shared by all hosts of a session.
  package init(
    _ strategy: any GenerationStrategy, limits: PluginLimits? = nil, disabled: DisabledPlugins
  ) {
    self.strategy = strategy
    let description = type(of: strategy).description
    plugin = PluginReference(.strategy, description.name)
    call = PluginCall(
      plugin, limits: limits ?? (description.usesNetwork ? .network : PluginLimits()),
      disabled: disabled)
  }

  /// Makes ready what prompts about a workspace will need, on a thread that nobody waits for.
  package func prepare(for workspace: Workspace) {
    let host = self
    _ = BackgroundValue {
      // The checks have tables of their own, made by their first use.
      try? host.check(
        SourceText("Customers who have a phone"), in: workspace, allowsPersonalData: false)
      host.strategy.prepare(for: workspace)
      _ = host.names.spellings(of: workspace)
    }
  }

  /// Generates, or refines.
  ///
  /// - Parameters:
  ///   - allowsPersonalData: whether the analyst confirmed that the description may hold some.
  ///   - hasConsent: whether the strategy's terms were accepted; it does not matter for one that
  ///     sends nothing out.
  ///   - validate: what the validators find in a tree, for a strategy that can ask again.
  ///   - isCancelled: asked every 20 ms, on the caller's thread.
  ///   - onProgress: what the strategy reports, on the caller's thread.
  /// - Throws: in this order, the first that holds: `language`, `pii-warning`, `consent`,
  ///   `lookback`, `reword`; what the strategy threw; `plugin` when it broke its contract;
  ///   `cancelled`. Length was checked when the prompt was made.
  package func generate(
    _ request: GenerationRequest, allowsPersonalData: Bool, hasConsent: Bool,
    validate: @escaping @Sendable (ConditionTree, AudienceLevel) -> [Finding] = { _, _ in [] },
    isCancelled: () -> Bool = { false }, onProgress: (WorkProgress) -> Void = { _ in }
  ) throws(FindingError) -> GenerationResult {
    try check(
      request.task.source, in: request.workspace, allowsPersonalData: allowsPersonalData)
    try checkConsent(hasConsent, for: request.task.source)
    return try answer(
      to: request, validate: validate, isCancelled: isCancelled, onProgress: onProgress)
  }

  /// Asks the strategy whatever the description is, and checks what it answers.
  package func answer(
    to request: GenerationRequest,
    validate: @escaping @Sendable (ConditionTree, AudienceLevel) -> [Finding] = { _, _ in [] },
    isCancelled: () -> Bool = { false }, onProgress: (WorkProgress) -> Void = { _ in }
  ) throws(FindingError) -> GenerationResult {
    let check = OutcomeCheck(request: request, plugin: plugin)
    let given = given(request) { reading in
      check.findings(in: reading, validate(reading.tree, reading.level))
    }
    return try call.run(isCancelled: isCancelled, onProgress: onProgress) { [strategy] report in
      // Checked, and freed where it is refused, on the strategy's own thread: the stack of this one
      // may be too small for the trees that it can make.
      switch try await strategy.generate(given, progress: report) {
      case .declined(let refusal): throw try check.error(for: refusal)
      case .readings(let readings, let question): return try check.result(readings, question)
      }
    }
  }

  /// The exact bytes that `generate` would send; nil where nothing is sent.
  package func outgoing(for request: GenerationRequest) throws(FindingError) -> OutgoingData? {
    let given = given(request) { _ in [] }
    return try call.run { [strategy] _ in try strategy.outgoing(for: given) }
  }

  /// The request as the strategy is given it: one that sends data out sees no value that may not
  /// go.
  private func given(
    _ request: GenerationRequest, check: @escaping @Sendable (Reading) -> [Finding]
  ) -> GenerationRequest {
    GenerationRequest(
      task: request.task, level: request.level,
      workspace: terms == nil
        ? request.workspace : outgoing.workspace(for: request.workspace),
      now: request.now, check: check)
  }

  private func check(
    _ source: SourceText, in workspace: Workspace, allowsPersonalData: Bool
  ) throws(FindingError) {
    if let language = english.otherLanguage(of: source.text, names: names.spellings(of: workspace))
    {
      throw FindingError(
        .generation(
          .language, at: source, [Span(0, source.text.utf8.count)],
          cause: "this looks like \(language); names and quoted values may be in any language"))
    }
    if allowsPersonalData { return }
    let findings = personalData(in: source, workspace) + sensitiveWords(in: source)
    if let first = findings.first { throw FindingError(first, Array(findings.dropFirst())) }
  }

  /// What names one person, with the description as it is without.
  private func personalData(in source: SourceText, _ workspace: Workspace) -> [Finding] {
    let data = PersonalDataCheck.personalData(
      in: source.text,
      declared: { texts in
        let names = names.spellings(of: workspace)
        let known = texts.filter(names.mayHave)
        return known.isEmpty ? [] : workspace.spoken(known)
      })
    let masked = PersonalDataCheck.masked(source.text, data)
    return data.enumerated().map { position, item in
      Finding.generation(
        .personalData, at: source, [item.span], cause: "this looks like \(item.kind.words)",
        suggestions: position > 0
          ? []
          : [
            Suggestion("mask it: \(masked)", .replaceText(Span(0, source.text.utf8.count), masked))
          ])
    }
  }

  /// What the law protects most matters where it leaves this machine.
  private func sensitiveWords(in source: SourceText) -> [Finding] {
    guard let terms else { return [] }
    return SensitiveWords.mentions(in: source.text).map { mention in
      Finding.generation(
        .personalData, at: source, [mention.span],
        cause: "this is about \(mention.kind), and would be sent to \(terms.recipient)")
    }
  }

  private func checkConsent(_ hasConsent: Bool, for source: SourceText) throws(FindingError) {
    guard let terms, !hasConsent else { return }
    throw FindingError(
      Finding(
        .consent, at: .whole, CodeCatalog.headline(of: .consent),
        help: "nothing was sent: \(plugin) sends the prompt and the workspace's names to "
          + "\(terms.recipient), and its terms (version \(terms.version)) were not accepted; "
          + "/consent show tells them, /consent accepts them, --accept-terms does in a script; "
          + "/request shows what would be sent"))
  }
}
