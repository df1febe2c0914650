import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

/// What a reading may not say in this workspace. An instruction does not answer for what stood in
/// the tree before: validators report that.
extension OutcomeCheck {
  // MARK: - Lookback

  /// The error of the first window that is longer than the workspace's lookback limit.
  func lookbackError(in reading: Reading) -> FindingError? {
    guard let limit = request.workspace.settings.lookbackDays else { return nil }
    let before = Set(earlierTree?.windowMentions.map(\.window) ?? [])
    let tooLong = reading.tree.windowMentions.first { mention in
      mention.window.exceeds(days: limit) && !before.contains(mention.window)
    }
    guard let tooLong else { return nil }
    let words = NodeWords.words(tooLong.window)
    let spans = spans(of: tooLong.nodeID, in: reading, about: words)
    let said = spans.first.map { "'\(source.substring($0))'" } ?? "'\(words)'"
    let days = tooLong.window.longest.daysRoundedUp
    return lookbackError(
      limit: limit, spans, cause: "\(said) is a window of \(days) days, the limit is \(limit)")
  }

  func lookbackError(limit: Int, _ spans: [Span], cause: String) -> FindingError {
    FindingError(
      Finding(
        .lookback, at: spans.first.map { .text(source, $0) } ?? .whole,
        "Your plan only supports a compute history of \(limit) days.", help: cause))
  }

  // MARK: - Names

  /// The error of the names that the workspace does not have.
  func unknownNameError(in reading: Reading) -> FindingError? {
    let before = Set(
      earlierTree?.nameMentions(level: reading.level).map(\.subject) ?? [])
    var findings: [Finding] = []
    for mention in reading.tree.nameMentions(level: reading.level)
    where !before.contains(mention.subject) {
      guard let (what, name, nearest) = unknown(mention.subject) else { continue }
      let spans = spans(of: mention.nodeID, in: reading, about: name)
      let near = nearest.isEmpty ? "" : "; nearest: \(nearest.joined(separator: ", "))"
      let finding = Finding.generation(
        .reword, at: source, spans, cause: what + near,
        suggestions: spans.first.map { span in
          nearest.map { Suggestion("did you mean '\($0)'?", .replaceText(span, $0)) }
        } ?? [])
      if !findings.contains(finding) { findings.append(finding) }
    }
    guard let first = findings.first else { return nil }
    return FindingError(first, Array(findings.dropFirst()))
  }

  private func unknown(
    _ subject: NameMention.Subject
  ) -> (what: String, name: String, nearest: [String])? {
    let workspace = request.workspace
    switch subject {
    case .event(let event):
      let name = event.text.string
      if workspace.event(named: event) != nil { return nil }
      return (
        "workspace '\(workspace.name)' has no event '\(name)'", name,
        workspace.events(near: name).map(\.text.string)
      )
    case .property(let path, let event):
      let name = path.text.string
      guard workspace.event(named: event) != nil,
        workspace.lookUpProperty(path, of: event) == .unknown
      else { return nil }
      return (
        "event '\(event)' has no property '\(name)'", name,
        workspace.properties(near: name, of: event).map(\.text.string)
      )
    case .trait(let path, let scope):
      let name = path.text.string
      guard workspace.lookUpTrait(path, scope: scope) == .unknown else { return nil }
      return (
        "workspace '\(workspace.name)' has no \(scope.rawValue) trait or audience '\(name)'", name,
        workspace.traits(near: name, scope: scope).map(\.text.string)
      )
    }
  }

  // MARK: - Places

  private var earlierTree: ConditionTree? {
    switch request.task {
    case .generate: nil
    case .refine(_, let tree): tree
    }
  }

  /// The words of the description that made a part of a node; of the whole node where that part
  /// was not explained.
  private func spans(of id: Int, in reading: Reading, about part: String) -> [Span] {
    let entries = (reading.provenance[id] ?? []).filter { $0.origin.text == source }
    let exact = entries.filter { $0.part.contains(part) }.flatMap(\.spans)
    return (exact.isEmpty ? entries.flatMap(\.spans) : exact).sorted()
  }
}

extension Window {
  /// Whether the window reaches farther than a number of days of 24 hours.
  fileprivate func exceeds(days: Int) -> Bool {
    longest.microseconds > TimeSpan.days(days).microseconds
  }
}
