import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudiencePreview
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

extension Session {
  /// What could stand at a place of a line, by its position in the command, in query text too; in a
  /// prompt, names of the workspace.
  ///
  /// - Parameter cursor: a UTF-8 offset.
  package func completion(of line: String, at cursor: Int) -> Completion {
    let head = LineHead(line, cursor)
    let command = CommandLine(head.text)
    if head.text.allSatisfy(\.isWhitespace) { return commandList(head) }
    guard command.isCommand else { return promptCompletion(head) }
    if head.cursor <= command.wordSpan.end {
      return commandWord(command, head)
    }
    guard let name = command.name, let spec = CommandTable.spec(name),
      !spec.completes.isEmpty
    else { return Completion(head.span(from: head.cursor)) }
    return argument(spec, command, head)
  }

  /// All commands, where nothing is typed yet.
  private func commandList(_ head: LineHead) -> Completion {
    Completion(
      head.span(from: head.cursor),
      CommandTable.all.map {
        Completion.Candidate("/\($0.name.rawValue) ", label: "/\($0.name.rawValue)", $0.summary)
      })
  }

  private func commandWord(_ command: CommandLine, _ head: LineHead) -> Completion {
    let span = head.span(from: command.wordSpan.start)
    let typed = String(command.word.dropFirst())
    func candidate(_ spec: CommandSpec) -> Completion.Candidate {
      Completion.Candidate("/\(spec.name.rawValue) ", label: "/\(spec.name.rawValue)", spec.summary)
    }
    let found = Completion(span, of: CommandTable.all.map(candidate), typed: typed) {
      String($0.label.dropFirst())
    }
    if let name = CommandTable.synonym(of: typed), CommandName(rawValue: typed) == nil,
      let spec = CommandTable.spec(name),
      found.candidates.first?.text.hasPrefix("/\(typed)") != true
    {
      return Completion(span, [candidate(spec)])
    }
    return found
  }

  /// Completes the argument that the cursor stands in.
  private func argument(
    _ spec: CommandSpec, _ command: CommandLine, _ head: LineHead
  ) -> Completion {
    let words = command.words
    let position = head.endsWithBlank ? words.count : max(0, words.count - 1)
    var kind = spec.completes[min(position, spec.completes.count - 1)]
    if spec.name == .add, let word = words.first, position > 0 || !head.endsWithBlank,
      Int(word.text) == nil
    {
      return queryCompletion(head, from: word.span.start)
    }
    if kind == .node, spec.completes.count == 1, position > 0 { kind = .text }
    let start = head.endsWithBlank ? head.cursor : words[position].span.start
    // An argument that may hold blanks begins where the last of the kinds does.
    let first = min(spec.completes.count - 1, position)
    let longStart = words.indices.contains(first) ? words[first].span.start : head.cursor
    let node = words.first.flatMap { Int($0.text) }
    switch kind {
    case .condition where spec.name == .where:
      return filterCompletion(head, from: longStart, node: node)
    case .condition: return queryCompletion(head, from: longStart)
    case .words: return wordsCompletion(head, from: longStart, node: node)
    case .name: return names(.everything, head, from: longStart) { $0.name($1) }
    case .field: return names(.values, head, from: longStart) { $0.fieldText($1) }
    case .trait:
      let level = state?.level ?? .users
      return names(.fields(level.traitScope), head, from: start) { $0.name($1) + " " }
    case .audience: return names(.audiences, head, from: start) { $0.name($1) + " " }
    case .path: return PathCompletion.completion(head.typed(from: start), head.span(from: start))
    case .text: return textCompletion(spec, head, from: longStart)
    case .step where spec.name == .diff && head.typed(from: longStart).contains("("):
      return queryCompletion(head, from: longStart)
    case .settingValue:
      let values = words.first.flatMap { ReplSettings.Name(word: $0.text) }.map { name in
        name.values.map {
          Completion.Candidate($0, $0 == settings[name] ? "as it is now" : "")
        }
      }
      return Completion(head.span(from: start), of: values ?? [], typed: head.typed(from: start))
    case .node, .action, .lesson, .wrapper, .reading, .suggestion, .profile, .level, .strategy,
      .engine, .consentWord, .setting, .view, .format, .topic, .step, .clock, .number, .range:
      let typed = head.typed(from: start)
      let candidates = single(kind, typed, node.flatMap { state?.tree.node($0) })
      return Completion(head.span(from: start), of: candidates, typed: typed)
    }
  }

  /// Names of the workspace, each put on the line as a text.
  private func names(
    _ kind: WorkspaceNames.Kind, _ head: LineHead, from start: Int,
    text: (WorkspaceNames, WorkspaceNames.Reference) -> String
  ) -> Completion {
    guard let names = open?.names else { return Completion(head.span(from: start)) }
    let (found, count) = names.matches(kind, head.typed(from: start), limit: Completion.limit)
    return Completion(
      head.span(from: start),
      found.map { reference in
        let text = text(names, reference)
        return Completion.Candidate(
          text, label: String(text.drop { $0 == " " }), names.note(reference))
      }, count: count)
  }

  /// Completes what is free text, but for a part of it.
  private func textCompletion(
    _ spec: CommandSpec, _ head: LineHead, from start: Int
  ) -> Completion {
    let typed = head.typed(from: start)
    switch spec.name {
    case .plugin: return pluginCompletion(head, from: start)
    case .strategy: return settingCompletion(head, from: start)
    case .define:
      guard let sign = typed.utf8.firstIndex(of: UInt8(ascii: "=")) else { break }
      let meaning = start + typed.utf8.distance(from: typed.startIndex, to: sign) + 1
      let blanks = typed.utf8[typed.utf8.index(after: sign)...].prefix { $0 == 0x20 }.count
      return queryCompletion(head, from: meaning + blanks)
    case .refine: return promptCompletion(head)
    default: break
    }
    return Completion(head.span(from: head.cursor))
  }

  /// Candidates that are one word.
  private func single(
    _ kind: CommandSpec.ArgumentKind, _ typed: String, _ node: ConditionNode?
  ) -> [Completion.Candidate] {
    func make(_ text: String, _ note: String = "") -> Completion.Candidate {
      Completion.Candidate(text, label: text.trimmingBlanks, note)
    }
    switch kind {
    case .node:
      return (state?.tree.nodes ?? []).map { make("\($0.id) ", NodeWords(node: $0).summary) }
    case .wrapper:
      return Wrapper.allCases.map { make($0.rawValue + " ", Self.note(on: $0)) }
    case .action:
      return [
        make("save ", "keep the steps as a script"), make("run ", "run a script"),
        make("resume", "go on after a crash"),
      ]
    case .lesson:
      return [
        make("check", "grade the tree"), make("hint", "a hint"),
        make("solution", "a model solution"),
        make("next", "the next lesson"), make("stop", "leave the lessons"),
      ] + (course?.lessons ?? []).enumerated().map { make(String($0 + 1), $1.title) }
    case .reading:
      guard case .generated(let origin)? = state?.origin else { return [] }
      return origin.readings.enumerated().map { make(String($0 + 1), $1.difference) }
    case .suggestion: return offers.enumerated().map { make(String($0 + 1), $1.line) }
    case .profile: return profileIDs(typed).map { make($0) }
    case .level:
      return [
        make("users", "an audience of people"), make("accounts", "an audience of companies"),
        make("auto", "the words of the prompt decide"),
      ]
    case .strategy:
      return catalog.strategies.map { make($0.description.name, $0.description.summary) }
    case .engine:
      return catalog.engines.flatMap { type in
        let description = type.description
        let names = description.addresses.isEmpty ? [description.name] : description.addresses
        return names.map { make($0, description.summary) }
      }
    case .consentWord:
      return [make("show", "read the terms"), make("withdraw", "take an acceptance back")]
    case .view:
      let views = TreeReply.View.allCases.map(\.rawValue)
      return views.map { make($0) }
        + catalog.exporters.filter { !views.contains($0.description.name) }.map {
          make($0.description.name, $0.description.summary)
        }
    case .format:
      return catalog.exporters.map { make($0.description.name, $0.description.summary) }
        + MemberExport.Format.allCases.map { make($0.rawValue, $0.summary) }
    case .step: return log.map { make(String($0.step), $0.command) }
    case .clock:
      return [make("auto", "the workspace's own"), make(clock.now.text, "as it is now")]
    case .number:
      return (node.map { NodeNumber.numbers(of: $0.condition) } ?? []).map { number in
        let unit = number.unit.map { " \($0.rawValue)s" } ?? ""
        return make(number.kind.rawValue + " ", (number.current?.text ?? "none") + unit)
      }
    case .range: return [make("1..30 ", "from the smallest to the largest")]
    case .topic:
      return CommandTable.all.map { make($0.name.rawValue, $0.summary) }
        + CodeCatalog.all.map { make($0.code.rawValue, $0.headline) }
    case .setting:
      return ReplSettings.Name.allCases.map {
        make($0.rawValue + " ", "\(settings[$0]) · \($0.summary)")
      }
    case .path, .words, .condition, .name, .field, .trait, .audience, .text, .settingValue:
      return []
    }
  }

  private static func note(on wrapper: Wrapper) -> String {
    switch wrapper {
    case .and: "all of them hold"
    case .or: "at least one holds"
    case .not: "it does not hold"
    case .any: "at least one user of the account"
    case .all: "every user of the account"
    }
  }

  private func profileIDs(_ typed: String) -> [String] {
    guard let open, open.hasProfiles else { return [] }
    // A warehouse that does not answer is not waited for at a Tab.
    let start = ContinuousClock.now
    let work = SessionWork(isCancelled: { ContinuousClock.now - start > .seconds(1) })
    let ids = try? engine(open, work).ids(
      of: state?.level ?? .users, at: clock.now, startingWith: typed, limit: Completion.limit)
    let texts = (ids ?? []).map(\.string)
    return settings.masksPersonalData ? texts.filter { PersonalMask.masked($0) == $0 } : texts
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmingBlanks: String {
    guard let first = firstIndex(where: { $0 != " " }), let last = lastIndex(where: { $0 != " " })
    else { return "" }
    return String(self[first...last])
  }
}
