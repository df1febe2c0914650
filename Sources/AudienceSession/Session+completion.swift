import AudienceConditions
package import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudiencePreview
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

/// What Tab offers at a place of a line.
package struct Completion: Sendable {
  /// One text that could stand there.
  package struct Candidate: Hashable, Sendable {
    package let text: String
    package let note: String
  }

  /// The bytes of the line that a candidate replaces.
  package let replace: Span
  package let candidates: [Candidate]
}

extension Session {
  /// What could stand at a place of a line, by its position in the command; in a prompt, names of
  /// the workspace.
  ///
  /// - Parameter cursor: a UTF-8 offset.
  package func completion(of line: String, at cursor: Int) -> Completion {
    let head = SourceText(line).substring(Span(0, cursor))
    let command = CommandLine(head)
    guard command.isCommand else { return prompt(head, cursor) }
    if cursor <= command.wordSpan.end {
      let candidates = CommandTable.all.map {
        Completion.Candidate(text: "/\($0.name.rawValue) ", note: $0.summary)
      }
      return filtered(candidates, by: command.word, Span(command.wordSpan.start, cursor))
    }
    guard let name = command.name, let spec = CommandTable.spec(name),
      !spec.completes.isEmpty
    else { return Completion(replace: Span(cursor, cursor), candidates: []) }
    return argument(spec, command, head, cursor)
  }

  /// Completes the argument that the cursor stands in.
  private func argument(
    _ spec: CommandSpec, _ command: CommandLine, _ head: String, _ cursor: Int
  ) -> Completion {
    let words = command.words
    let endsOpen = head.utf8.last.map { $0 == 0x20 || $0 == 0x09 } ?? true
    let position = endsOpen ? words.count : max(0, words.count - 1)
    var kind = spec.completes[min(position, spec.completes.count - 1)]
    if spec.name == .add, let word = words.first, !(position == 0 && endsOpen),
      Int(word.text) == nil
    {
      return wholeCondition(head, from: word.span.start, cursor)
    }
    if kind == .node, spec.completes.count == 1, position > 0 { kind = .text }
    switch kind {
    case .words, .condition, .name, .field, .text:
      let first = min(spec.completes.count - 1, position)
      let start = words.indices.contains(first) ? words[first].span.start : cursor
      let typed = SourceText(head).substring(Span(start, cursor))
      let node = words.first.flatMap { Int($0.text) }.flatMap { state?.tree.node($0) }
      let candidates =
        spec.name == .where && position > 0 ? properties(of: node) : longer(kind, node)
      return filtered(candidates, by: typed, Span(start, cursor))
    case .path, .node, .action, .lesson, .wrapper, .reading, .suggestion, .profile, .level,
      .strategy, .view,
      .format, .trait, .topic, .step, .clock, .number, .range, .audience:
      let start = endsOpen ? cursor : words[position].span.start
      let typed = SourceText(head).substring(Span(start, cursor))
      if kind == .path { return PathCompletion.completion(typed, Span(start, cursor)) }
      let node = words.first.flatMap { Int($0.text) }.flatMap { state?.tree.node($0) }
      return filtered(single(kind, typed, node), by: typed, Span(start, cursor))
    }
  }

  /// Completes a condition that is the only argument.
  private func wholeCondition(_ head: String, from start: Int, _ cursor: Int) -> Completion {
    filtered(
      longer(.condition, nil), by: SourceText(head).substring(Span(start, cursor)),
      Span(start, cursor))
  }

  /// Candidates that are one word.
  private func single(
    _ kind: CommandSpec.ArgumentKind, _ typed: String, _ node: ConditionNode?
  ) -> [Completion.Candidate] {
    func make(_ text: String, _ note: String = "") -> Completion.Candidate {
      Completion.Candidate(text: text, note: note)
    }
    switch kind {
    case .node:
      return (state?.tree.nodes ?? []).map { make("\($0.id) ", NodeWords(node: $0).summary) }
    case .action: return [make("save "), make("run "), make("resume")]
    case .lesson:
      return ["check", "hint", "solution", "next", "stop"].map { make($0) }
        + (course?.lessons ?? []).enumerated().map { make(String($0 + 1), $1.title) }
    case .wrapper: return Wrapper.allCases.map { make($0.rawValue + " ") }
    case .reading:
      guard case .generated(let origin)? = state?.origin else { return [] }
      return origin.readings.enumerated().map { make(String($0 + 1), $1.difference) }
    case .suggestion: return offers.enumerated().map { make(String($0 + 1), $1.line) }
    case .profile: return profileIDs(typed).map { make($0) }
    case .level: return (AudienceLevel.allCases.map(\.rawValue) + ["auto"]).map { make($0) }
    case .strategy:
      return catalog.strategies.map { make($0.description.name, $0.description.summary) }
    case .view:
      let views = TreeReply.View.allCases.map(\.rawValue)
      return views.map { make($0) }
        + catalog.exporters.filter { !views.contains($0.description.name) }.map {
          make($0.description.name, $0.description.summary)
        }
    case .format:
      return catalog.exporters.map { make($0.description.name, $0.description.summary) }
        + MemberExport.Format.allCases.map { make($0.rawValue, $0.summary) }
    case .trait:
      let scope = (state?.level ?? .users).traitScope
      return (open?.workspace.traits ?? []).filter { $0.scope == scope }.map {
        make($0.field.path.description + " ", $0.field.type.rawValue)
      }
    case .step: return log.map { make(String($0.step), $0.command) }
    case .clock: return [make("auto", "the workspace's own"), make(clock.now.text, "as it is now")]
    case .number:
      return (node.map { NodeNumber.numbers(of: $0.condition) } ?? []).map { number in
        let unit = number.unit.map { " \($0.rawValue)s" } ?? ""
        return make(number.kind.rawValue + " ", (number.current?.text ?? "none") + unit)
      }
    case .range: return [make("1..30 ")]
    case .audience:
      return (open?.workspace.audiences ?? []).map { make($0.key.description + " ", $0.name) }
    case .topic:
      return CommandTable.all.map { make($0.name.rawValue, $0.summary) }
        + CodeCatalog.all.map { make($0.code.rawValue, $0.headline) }
    case .path, .words, .condition, .name, .field, .text: return []
    }
  }

  /// Candidates that may hold blanks.
  private func longer(
    _ kind: CommandSpec.ArgumentKind, _ node: ConditionNode?
  ) -> [Completion.Candidate] {
    switch kind {
    case .words:
      guard let node else { return [] }
      return FieldEdit.completions(for: node).map {
        Completion.Candidate(text: $0.text, note: $0.description)
      } + names.map { Completion.Candidate(text: $0.words, note: $0.note) }
    case .condition:
      return names.map { Completion.Candidate(text: $0.query, note: $0.note) }
    case .name: return names.map { Completion.Candidate(text: $0.name, note: $0.note) }
    case .field: return fields
    case .path, .node, .action, .lesson, .wrapper, .reading, .suggestion, .profile, .level,
      .strategy, .view,
      .format, .trait, .topic, .step, .clock, .number, .range, .audience, .text:
      return []
    }
  }

  /// The properties of the event that a node measures.
  private func properties(of node: ConditionNode?) -> [Completion.Candidate] {
    let event = node?.condition.streamEvent.flatMap { open?.workspace.event(named: $0) }
    return (event?.properties ?? []).map {
      Completion.Candidate(text: "\($0.path) ", note: $0.type.rawValue)
    }
  }

  /// Traits and properties as commands about values take them.
  private var fields: [Completion.Candidate] {
    guard let workspace = open?.workspace else { return [] }
    return workspace.traits.map {
      Completion.Candidate(text: $0.field.path.description, note: $0.field.type.rawValue)
    }
      + workspace.events.flatMap { event in
        event.properties.map {
          Completion.Candidate(text: "'\(event.name)'.\($0.path)", note: $0.type.rawValue)
        }
      }
  }

  /// How many ids Tab lists.
  private static let listedIDs = 200

  private func profileIDs(_ typed: String) -> [String] {
    guard let open, open.hasProfiles else { return [] }
    let ids = try? engine(open, SessionWork()).ids(
      of: state?.level ?? .users, at: clock.now, startingWith: typed, limit: Self.listedIDs)
    return (ids ?? []).map(\.string)
  }

  private func filtered(
    _ candidates: [Completion.Candidate], by typed: String, _ span: Span
  ) -> Completion {
    let wanted = typed.lowercased()
    let starting = candidates.filter { $0.text.lowercased().hasPrefix(wanted) }
    if !starting.isEmpty || wanted.count < 2 {
      return Completion(replace: span, candidates: starting)
    }
    return Completion(
      replace: span, candidates: candidates.filter { $0.text.lowercased().contains(wanted) })
  }
}
