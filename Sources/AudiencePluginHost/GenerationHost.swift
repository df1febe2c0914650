package import AudienceDiagnostics
package import AudiencePluginAPI
import AudienceSchema

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

  /// The strategy's name.
  package var name: String { plugin.name }
  private let english = EnglishCheck()

  /// - Parameters:
  ///   - limits: how long the strategy may take and be silent.
  ///   - disabled: which plugins are off; shared by all hosts of a session.
  package init(
    _ strategy: any GenerationStrategy, limits: PluginLimits = PluginLimits(),
    disabled: DisabledPlugins
  ) {
    self.strategy = strategy
    plugin = PluginReference(.strategy, type(of: strategy).description.name)
    call = PluginCall(plugin, limits: limits, disabled: disabled)
  }

  /// Generates, or refines.
  ///
  /// - Parameters:
  ///   - allowsPersonalData: whether the analyst confirmed that the description may hold some.
  ///   - hasConsent: whether the strategy's terms were accepted; it does not matter for one that
  ///     sends nothing out.
  ///   - isCancelled: asked every 20 ms, on the caller's thread.
  ///   - onProgress: what the strategy reports, on the caller's thread.
  /// - Throws: in this order, the first that holds: `language`, `pii-warning`, `consent`,
  ///   `lookback`, `reword`; what the strategy threw; `plugin` when it broke its contract;
  ///   `cancelled`. Length was checked when the prompt was made.
  package func generate(
    _ request: GenerationRequest, allowsPersonalData: Bool, hasConsent: Bool,
    isCancelled: () -> Bool = { false }, onProgress: (WorkProgress) -> Void = { _ in }
  ) throws(FindingError) -> GenerationResult {
    try check(
      request.task.source, in: request.workspace, allowsPersonalData: allowsPersonalData)
    try checkConsent(hasConsent, for: request.task.source)
    let outcome = try call.run(isCancelled: isCancelled, onProgress: onProgress) {
      [strategy] report in
      try await strategy.generate(request, progress: report)
    }
    let check = OutcomeCheck(request: request, plugin: plugin)
    switch outcome {
    case .declined(let refusal): throw try check.error(for: refusal)
    case .readings(let readings, let question):
      return try check.result(readings, question)
    }
  }

  /// The exact bytes that `generate` would send; nil where nothing is sent.
  package func outgoing(for request: GenerationRequest) throws(FindingError) -> OutgoingData? {
    try call.run { [strategy] _ in try strategy.outgoing(for: request) }
  }

  private func check(
    _ source: SourceText, in workspace: Workspace, allowsPersonalData: Bool
  ) throws(FindingError) {
    if let language = english.otherLanguage(of: source.text, names: workspace.spokenNames) {
      throw FindingError(
        .generation(
          .language, at: source, [Span(0, source.text.utf8.count)],
          cause: "this looks like \(language); names and quoted values may be in any language"))
    }
    if allowsPersonalData { return }
    let data = PersonalDataCheck.personalData(
      in: source.text, values: Set(workspace.spokenNames))
    let findings = data.map { item in
      Finding.generation(
        .personalData, at: source, [item.span], cause: "this looks like \(item.kind.words)")
    }
    if let first = findings.first { throw FindingError(first, Array(findings.dropFirst())) }
  }

  private func checkConsent(_ hasConsent: Bool, for source: SourceText) throws(FindingError) {
    guard let terms = type(of: strategy).description.terms, !hasConsent else { return }
    throw FindingError(
      Finding(
        .consent, at: .whole, CodeCatalog.headline(of: .consent),
        help: "nothing was sent: \(plugin) sends data out, and its terms (version "
          + "\(terms.version)) were not accepted"))
  }
}
