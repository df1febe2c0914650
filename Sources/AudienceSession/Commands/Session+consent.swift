import AudienceDiagnostics
import AudienceFiles
import AudiencePluginAPI
import AudiencePluginHost
import AudienceSchema
import AudienceTime

extension Session {
  /// Accepts the terms of the strategy in use for this workspace, shows them, or takes an acceptance
  /// back.
  mutating func consent(_ line: CommandLine) throws -> Reply {
    let open = try requireWorkspace()
    guard let terms = strategies.terms else {
      return .text(["strategy '\(strategyName)' sends nothing out: there are no terms to accept"])
    }
    switch line.rest.text {
    case "":
      let way = try accept(terms, in: open)
      return .text([
        "accepted: strategy '\(strategyName)' may send prompts and the names of workspace "
          + "'\(open.workspace.name)' to \(terms.recipient) (terms \(terms.version))",
        way,
      ])
    case "show": return .text(try page(terms, in: open))
    case "withdraw": return .text(try withdraw(terms, in: open))
    default:
      throw usage(
        .consent, line, "expected nothing, show or withdraw", at: line.rest.span,
        choices: ["show", "withdraw"])
    }
  }

  /// Whether the terms of the strategy in use were accepted for a workspace.
  ///
  /// - Throws: code `file` when the person's configuration is there and cannot be read.
  func hasConsent(in open: OpenWorkspace) throws(FindingError) -> Bool {
    guard let terms = strategies.terms else { return true }
    let consent = consent(terms, in: open)
    if acceptsTerms || acceptedHere.contains(consent) { return true }
    return try configuration?.has(consent) ?? false
  }

  /// Keeps what `--accept-terms` says, where there are terms; where it cannot be kept, it holds for
  /// this session.
  func keepAcceptance(in open: OpenWorkspace) {
    guard acceptsTerms, let terms = strategies.terms else { return }
    try? configuration?.accept(consent(terms, in: open), at: environment.systemNow.text)
  }

  private mutating func accept(_ terms: PluginTerms, in open: OpenWorkspace) throws -> String {
    let consent = consent(terms, in: open)
    guard let configuration else {
      acceptedHere.insert(consent)
      return "it holds for this session: there is no home folder to keep it in"
    }
    try configuration.accept(consent, at: environment.systemNow.text)
    return "kept in \(configuration.path) · /consent withdraw takes it back"
  }

  private mutating func withdraw(_ terms: PluginTerms, in open: OpenWorkspace) throws -> [String] {
    let had = try hasConsent(in: open)
    let workspace = consent(terms, in: open).workspace
    acceptsTerms = false
    acceptedHere = acceptedHere.filter {
      $0.workspace != workspace || $0.strategy != strategyName
    }
    _ = try configuration?.withdraw(workspace: workspace, strategy: strategyName)
    return [
      had
        ? "withdrawn: strategy '\(strategyName)' sends nothing of workspace "
          + "'\(open.workspace.name)' until its terms are accepted again"
        : "the terms of strategy '\(strategyName)' were not accepted for workspace "
          + "'\(open.workspace.name)'"
    ]
  }

  /// The terms, and whether they were accepted.
  private func page(_ terms: PluginTerms, in open: OpenWorkspace) throws -> [String] {
    let paragraphs = terms.text.split(separator: "\n", omittingEmptySubsequences: false)
    let state =
      try hasConsent(in: open)
      ? "accepted for workspace '\(open.workspace.name)' · /consent withdraw takes it back"
      : "not accepted for workspace '\(open.workspace.name)' · /consent accepts them"
    return [
      "Terms of strategy '\(strategyName)', version \(terms.version), for \(terms.recipient)", "",
    ] + paragraphs.map(String.init) + ["", state]
  }

  private func consent(
    _ terms: PluginTerms, in open: OpenWorkspace
  ) -> PersonalConfiguration.Consent {
    PersonalConfiguration.Consent(
      workspace: FileSystem.realPath(of: open.path) ?? open.path, strategy: strategyName,
      host: terms.recipient, version: terms.version)
  }
}
