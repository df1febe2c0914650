import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

extension Session {
  func show(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let word = line.rest
    guard !word.text.isEmpty else { return .tree(TreeReply(state: state, view: .tree)) }
    if let view = TreeReply.View(rawValue: word.text) {
      return .tree(TreeReply(state: state, view: view))
    }
    let forms = catalog.exporters.map { $0.description.name }
    guard forms.contains(word.text) else {
      let views = TreeReply.View.allCases.map(\.rawValue)
      throw usage(
        .show, line, "there is no view '\(word.text)'", at: word.span,
        choices: views + forms.filter { !views.contains($0) })
    }
    return .exported(
      try export(
        word.text, tree: state.tree, level: state.level, prompt: state.origin.prompt,
        in: requireWorkspace(), work: work))
  }

  mutating func takeQuery(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    if line.rest.text.isEmpty { throw usage(.query, line, "expected query text") }
    do {
      return try take(query: line.rest.text, command: line.source.text, work)
    } catch let error as FindingError {
      throw error.shifted(from: line.rest.text, into: line.source, by: line.rest.span.start)
    }
  }

  /// Takes a query text as the tree, in place of the one there is.
  ///
  /// - Parameter known: its level, where that is known; the text says it otherwise.
  mutating func take(
    query text: String, command: String, level known: AudienceLevel? = nil, _ work: SessionWork
  ) throws -> Reply {
    let open = try requireWorkspace()
    let query = try QueryParser.parse(text)
    let level = known ?? query.tree.map { self.level(of: $0, besides: nil) } ?? levelOverride
    let structure = query.structureFindings(level: level)
    if let first = structure.first { throw FindingError(first, Array(structure.dropFirst())) }
    guard case .audience(let parsed) = query.definition, let level else {
      throw FindingError(
        Finding(
          .structure, at: .text(query.source, Span(0, text.utf8.count)),
          "expected a condition, not a value"))
    }
    let tree = ConditionTree(parsed.condition, firstID: 1)
    let new = try evaluated(
      TreeState(
        tree: tree, level: level, provenance: ProvenanceUpdate.table(for: query, tree: tree),
        origin: .query(text), command: command),
      in: open, work: work)
    push(new)
    return .changed(ChangedReply(before: nil, after: new, wayBack: "/undo to go back"))
  }

  mutating func set(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let (first, words) = line.splitFirst()
    let id = try nodeID(first, .set, line, of: state)
    guard let node = state.tree.node(id) else { throw TreeEditError.noSuchNode(id) }
    if words.text.isEmpty {
      throw usage(
        .set, line, "expected what to set",
        choices: NodeWords(node: node).parts.map(\.words))
    }
    let condition: Condition
    do {
      condition = try FieldEdit.apply(words.text, to: node)
    } catch {
      throw error.shifted(from: words.text, into: line.source, by: words.span.start)
    }
    let tree = try state.tree.setting(id, to: condition)
    return try change(to: tree, from: state, line: line, span: words.span, work: work)
  }

  mutating func add(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    var target = state.tree.root.id
    var words = line.rest
    let (first, rest) = line.splitFirst()
    if Int(first.text) != nil {
      target = try nodeID(first, .add, line, of: state)
      words = rest
    }
    let condition = try self.condition(words, .add, line)
    let tree = try state.tree.adding(condition, to: target)
    return try change(to: tree, from: state, line: line, span: words.span, work: work)
  }

  /// `/where ID CONDITION`: a condition on the properties of a node's event. A property's name may
  /// stand alone: `total > 50`.
  mutating func addFilter(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let (first, words) = line.splitFirst()
    let id = try nodeID(first, .where, line, of: state)
    let properties =
      state.tree.node(id)?.condition.streamEvent.flatMap {
        open?.workspace.event(named: $0)?.properties
      } ?? []
    let named = properties.map(\.path.description).filter {
      words.text.hasPrefix($0 + " ") || words.text.hasPrefix("'\($0)' ")
    }.max { $0.count < $1.count }
    let condition: Condition
    if let named {
      let rest = words.text.dropFirst(words.text.hasPrefix("'") ? named.count + 2 : named.count)
      let spelled = "property '\(named)'" + rest
      do {
        condition = try ConditionText.read(spelled)
      } catch {
        throw error.shifted(
          from: spelled, into: line.source,
          by: words.span.start + words.text.utf8.count - spelled.utf8.count)
      }
    } else {
      condition = try self.condition(words, .where, line)
    }
    return try change(
      to: state.tree.filtering(id, by: condition), from: state, line: line, span: words.span,
      work: work)
  }

  mutating func replace(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let (first, words) = line.splitFirst()
    let id = try nodeID(first, .replace, line, of: state)
    let tree = try state.tree.replacing(id, with: condition(words, .replace, line))
    return try change(to: tree, from: state, line: line, span: words.span, work: work)
  }

  mutating func remove(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let id = try nodeID(line.rest, .remove, line, of: state)
    return try change(
      to: state.tree.removing(id), from: state, line: line, span: line.rest.span, work: work)
  }

  mutating func move(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let words = line.words
    let nothing = CommandLine.Argument(text: "", span: line.rest.span)
    let id = try nodeID(words.first ?? nothing, .move, line, of: state)
    let target = try nodeID(words.count > 1 ? words[1] : nothing, .move, line, of: state)
    var position: Int?
    if words.count > 2 {
      guard let number = Int(words[2].text), number >= 1 else {
        throw usage(.move, line, "expected a position from 1", at: words[2].span)
      }
      position = number - 1
    }
    return try change(
      to: state.tree.moving(id, to: target, at: position), from: state, line: line,
      span: line.rest.span, work: work)
  }

  mutating func wrap(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let (first, rest) = line.splitFirst()
    let id = try nodeID(first, .wrap, line, of: state)
    let (word, following) = CommandLine.split(rest, in: line.source)
    guard let wrapper = Wrapper(rawValue: word.text.lowercased()) else {
      throw usage(
        .wrap, line, "expected what to wrap node \(id) in", at: word.span,
        choices: Wrapper.allCases.map(\.rawValue))
    }
    var other: Condition?
    switch wrapper {
    case .and, .or: other = try condition(following, .wrap, line)
    case .not, .any, .all:
      if !following.text.isEmpty {
        throw usage(
          .wrap, line, "'\(wrapper.rawValue)' takes no second condition", at: following.span)
      }
    }
    return try change(
      to: state.tree.wrapping(id, in: wrapper, with: other), from: state, line: line,
      span: rest.span, work: work)
  }

  mutating func unwrap(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let id = try nodeID(line.rest, .unwrap, line, of: state)
    return try change(
      to: state.tree.unwrapping(id), from: state, line: line, span: line.rest.span, work: work)
  }

  mutating func negate(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let id = try nodeID(line.rest, .negate, line, of: state)
    return try change(
      to: state.tree.negating(id), from: state, line: line, span: line.rest.span, work: work)
  }

  // MARK: - Conditions in a line

  /// The condition that an argument writes as query text, or in the words a tree shows.
  private func condition(
    _ argument: CommandLine.Argument, _ name: CommandName, _ line: CommandLine
  ) throws -> Condition {
    if argument.text.isEmpty { throw usage(name, line, "expected a condition as query text") }
    do {
      return try ConditionText.read(argument.text)
    } catch {
      throw withWayOut(
        error.shifted(from: argument.text, into: line.source, by: argument.span.start), argument,
        line)
    }
  }

  /// An argument that is no condition: how it is written where it begins with a name of the
  /// workspace, and that `/refine` takes English.
  private func withWayOut(
    _ error: FindingError, _ argument: CommandLine.Argument, _ line: CommandLine
  ) -> FindingError {
    let finding = error.first
    let meant = named(argument.text).map { QueryPrinter.text($0) }
    let isEnglish = !argument.text.contains { "()'\"<>=".contains($0) }
    guard finding.code == .syntax, meant != nil || isEnglish else { return error }
    let english = "/refine add \(argument.text)"
    return FindingError(
      Finding(
        finding.code, finding.severity, at: finding.place, finding.message,
        suggestions: meant.map {
          [Suggestion("did you mean \($0)?", .replaceText(argument.span, $0))]
        } ?? finding.suggestions,
        help: meant != nil
          ? nil
          : "a condition is query text, trait('age') > 30, or what a tree shows, trait 'age' > 30"
            + " · in English: \(english)"),
      Array(error.findings.dropFirst()))
  }

  /// The condition that a text means which begins with the bare name of a trait or an event.
  private func named(_ text: String) -> Condition? {
    guard let workspace = open?.workspace else { return nil }
    let scope = (state?.level ?? .users).traitScope
    let traits = workspace.traits.filter { $0.scope == scope }.map(\.field.path.description)
    let events = workspace.events.map(\.name.description)
    let known = traits.map { ("trait", $0) } + events.map { ("event", $0) }
    for (kind, name) in known.sorted(by: { $0.1.count > $1.1.count }) {
      for spelled in [name, QueryPrinter.quoted(name)] {
        guard text == spelled || text.hasPrefix(spelled + " ") else { continue }
        let rest = text.dropFirst(spelled.count)
        let whole = kind == "trait" && rest.isEmpty ? " exists" : rest
        if let condition = try? ConditionText.read("\(kind) \(QueryPrinter.quoted(name))\(whole)") {
          return condition
        }
      }
    }
    return nil
  }
}

extension FindingError {
  /// The error with the places in a part of a line moved into the whole line.
  func shifted(from part: String, into source: SourceText, by offset: Int) -> FindingError {
    let moved = findings.map { $0.shifted(from: part, into: source, by: offset) }
    return FindingError(moved[0], Array(moved.dropFirst()))
  }
}

extension Finding {
  /// The finding with its place in a part of a line moved into the whole line; one about another
  /// text, or about a node, stays as it is.
  func shifted(from part: String, into source: SourceText, by offset: Int) -> Finding {
    guard case .text(let text, let span) = place, text.text == part else { return self }
    return Finding(
      code, severity, at: .text(source, span.shifted(by: offset)), message,
      suggestions: suggestions.map { suggestion in
        guard case .replaceText(let span, let text) = suggestion.action else { return suggestion }
        return Suggestion(suggestion.title, .replaceText(span.shifted(by: offset), text))
      }, help: help)
  }
}
