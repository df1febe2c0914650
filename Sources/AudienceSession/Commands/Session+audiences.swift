import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

/// The audiences of the workspace: saved, listed, renamed, deleted, taken up again.
extension Session {
  /// The word that makes a command do what it would otherwise ask about first.
  private static let anyway = "--anyway"

  /// `/save NAME`: the tree at hand becomes an audience of the workspace.
  mutating func save(_ line: CommandLine) throws -> Reply {
    let state = try requireState()
    let open = try requireWorkspace()
    let (isSure, argument) = confirmation(line)
    let name = argument.text.unquoted
    guard let key = AudienceKey(slugOf: name) else {
      throw usage(.save, line, "expected a name with a letter", at: argument.span)
    }
    try check(key, name, argument, line, open.workspace)
    let known = open.workspace.audience(withKey: key)
    let entry = AudienceEntry(
      key: key, name: known != nil && name == key.description ? known?.name ?? name : name,
      level: state.level, query: QueryPrinter.text(state.tree), summary: known?.summary)
    try refuseCycle(entry, in: open.workspace)
    if known == entry { return .text(["audience '\(key)' is that already"]) }
    let doubts = doubts(about: state, replacing: known, in: open.workspace)
    if !isSure, !doubts.isEmpty {
      throw unconfirmed(line, argument, doubts, "save it all the same")
    }
    let place = try save(.audience(AudienceChange(entry)), in: open)
    let members = state.members.map {
      " · \($0.ids.count) of \($0.total) \(state.level == .users ? "profiles" : "accounts")"
    }
    let wayBack =
      known == nil ? " · /delete \(key) to go back" : ""
    return .text([
      "saved as audience '\(key)' (\(entry.name))\(members ?? "")",
      "\(place)\(wayBack)",
      "in a condition it is \(Self.membership(key)); in a prompt its name",
    ])
  }

  /// `/audiences`: each with its size and who reads it.
  func audiences(_ work: SessionWork) throws -> Reply {
    let open = try requireWorkspace()
    let uses = AudienceUses(open.workspace)
    let rows = try open.workspace.audiences.map { audience in
      AudiencesReply.Row(
        audience: audience, count: try size(of: audience, open, work),
        readers: uses.readers(of: audience.key))
    }
    return .analysis(.audiences(AudiencesReply(workspace: open.workspace.name, rows: rows)))
  }

  /// `/rename KEY NAME`: the name that people read. The key, which conditions use, stays.
  mutating func rename(_ line: CommandLine) throws -> Reply {
    let open = try requireWorkspace()
    let audience = try audience(line.splitFirst().first, .rename, line, in: open.workspace)
    let name = line.splitFirst().rest
    guard name.text.unquoted.contains(where: \.isLetter), name.text.count <= Self.longestName
    else {
      throw usage(
        .rename, line,
        "expected a new name with a letter, of at most \(Self.longestName) "
          + "characters", at: name.span)
    }
    let renamed = AudienceEntry(
      key: audience.key, name: name.text.unquoted, level: audience.level, query: audience.query,
      summary: audience.summary)
    let place = try save(.audience(AudienceChange(renamed)), in: open)
    return .text([
      "audience '\(audience.key)' is called '\(renamed.name)' now; its key stays",
      "\(place) · /rename \(audience.key) \(audience.name) to go back",
    ])
  }

  /// `/delete KEY`: takes an audience out of the workspace.
  mutating func delete(_ line: CommandLine) throws -> Reply {
    let open = try requireWorkspace()
    let (isSure, argument) = confirmation(line)
    let audience = try audience(argument, .delete, line, in: open.workspace)
    var readers = AudienceUses(open.workspace).readers(of: audience.key)
    if let state, AudienceUses.traits(of: state.tree).contains(audience.key.traitPath) {
      readers.append("the tree at hand")
    }
    if !isSure, !readers.isEmpty {
      throw unconfirmed(
        line, argument,
        ["\(readers.joined(separator: ", ")) \(readers.count == 1 ? "reads" : "read") it"],
        "delete it all the same")
    }
    let place = try save(.audience(AudienceChange(deleting: audience.key)), in: open)
    var lines = ["audience '\(audience.key)' (\(audience.name)) is deleted", place]
    if let query = audience.query { lines.append("it was: \(query)") }
    return .text(lines)
  }

  /// `/load KEY`: an audience's definition becomes the tree.
  mutating func load(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let open = try requireWorkspace()
    let audience = try audience(line.rest, .load, line, in: open.workspace)
    guard let query = audience.query else {
      throw FindingError(
        Finding(
          .usage, at: .text(line.source, line.rest.span),
          "the workspace does not say how audience '\(audience.key)' is defined",
          help: "/query \(Self.membership(audience.key)) takes its members"))
    }
    return try take(
      query: query, command: line.source.text, level: audience.level, work)
  }

  // MARK: - What is asked about first

  /// Whether the line says that it is to be done anyway, and the argument without that word.
  private func confirmation(_ line: CommandLine) -> (isSure: Bool, CommandLine.Argument) {
    let (first, rest) = line.splitFirst()
    return first.text == Self.anyway ? (true, rest) : (false, line.rest)
  }

  private func unconfirmed(
    _ line: CommandLine, _ argument: CommandLine.Argument, _ doubts: [String], _ offer: String
  ) -> FindingError {
    let start = Span(argument.span.start, argument.span.start)
    return FindingError(
      Finding(
        .unconfirmed, at: .text(line.source, argument.span), doubts.joined(separator: "; "),
        suggestions: [Suggestion(offer, .replaceText(start, Self.anyway + " "))]))
  }

  /// What an analyst wants to know before a tree is saved.
  private func doubts(
    about state: TreeState, replacing known: AudienceEntry?, in workspace: Workspace
  ) -> [String] {
    var doubts: [String] = []
    if let known {
      let readers = AudienceUses(workspace).readers(of: known.key)
      doubts.append(
        "workspace '\(workspace.name)' has an audience '\(known.key)' (\(known.name))"
          + (readers.isEmpty ? "" : ", which \(readers.joined(separator: ", ")) reads"))
    }
    let errors = state.findings.filter { $0.severity == .error }
    if !errors.isEmpty {
      doubts.append(
        "the tree has \(errors.count) \(errors.count == 1 ? "error" : "errors"): "
          + errors[0].message)
    }
    if let members = state.members, members.ids.isEmpty { doubts.append("it has no members") }
    if let members = state.members, members.total > 0, members.ids.count == members.total {
      doubts.append("everybody is a member")
    }
    return doubts
  }

  private func refuseCycle(
    _ entry: AudienceEntry, in workspace: Workspace
  ) throws(FindingError) {
    let changed = workspace.with(audiences: AudienceChange(entry).applied(to: workspace.audiences))
    let definitions = changed.parsedDefinitions
    guard let tree = definitions.first(where: { $0.key == entry.key })?.tree else { return }
    let cycles = Memberships.keysInCycles(
      readBy: [tree], definitions: definitions, isTraitSet: { _ in false })
    guard cycles.contains(entry.key) else { return }
    throw FindingError(
      Finding(
        .audienceCycle, at: .whole,
        "the tree reads audience '\(entry.key)', or one that does: it cannot define it",
        help: "save it under another name"))
  }

  // MARK: - Names

  /// The longest name of an audience, in characters.
  private static let longestName = 100

  private func check(
    _ key: AudienceKey, _ name: String, _ argument: CommandLine.Argument, _ line: CommandLine,
    _ workspace: Workspace
  ) throws(FindingError) {
    guard name.count <= Self.longestName else {
      throw usage(
        .save, line, "a name has at most \(Self.longestName) characters, this has \(name.count)",
        at: argument.span)
    }
    let isTrait = TraitScope.allCases.contains {
      workspace.trait(at: key.traitPath, scope: $0) != nil
    }
    guard !isTrait else {
      throw usage(
        .save, line,
        "'\(key)' is a trait of workspace '\(workspace.name)'; an audience needs a "
          + "name of its own", at: argument.span)
    }
  }

  /// The audience that an argument names, by its key or its name.
  private func audience(
    _ argument: CommandLine.Argument, _ command: CommandName, _ line: CommandLine,
    in workspace: Workspace
  ) throws(FindingError) -> AudienceEntry {
    let text = argument.text.unquoted
    if let known = workspace.audience(withKey: AudienceKey(text))
      ?? workspace.audiences.first(where: { $0.name.lowercased() == text.lowercased() })
    {
      return known
    }
    let keys = workspace.audiences.map(\.key.description)
    throw usage(
      command, line,
      text.isEmpty
        ? "expected the key of an audience"
        : "workspace '\(workspace.name)' has no audience '\(text)'", at: argument.span,
      choices: Array(keys.prefix(8)),
      suggestions: EditDistance.nearest(to: text, in: keys).map {
        Suggestion("did you mean '\($0)'?", .replaceText(argument.span, $0))
      })
  }

  private static func membership(_ key: AudienceKey) -> String {
    QueryPrinter.text(ConditionTree(membership(of: key), firstID: 1))
  }

  private static func membership(of key: AudienceKey) -> Condition {
    .compare(.trait(key.traitPath), .equal, .literal(.string("true")))
  }

  /// How many are in an audience; nil without samples, or where it cannot be evaluated.
  private func size(
    of audience: AudienceEntry, _ open: OpenWorkspace, _ work: SessionWork
  ) throws -> Int? {
    guard open.hasProfiles else { return nil }
    do {
      return try engine(open, work).members(
        PreviewRequest(
          tree: ConditionTree(Self.membership(of: audience.key), firstID: 1),
          level: audience.level, now: clock.now, workspace: open.workspace)
      ).ids.count
    } catch is FindingError {
      return nil
    }
  }
}

extension AudienceKey {
  /// The key of a name: its letters and digits in small letters, `_` between its words. Nil
  /// without a letter.
  fileprivate init?(slugOf name: String) {
    guard name.contains(where: \.isLetter) else { return nil }
    let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }
    self.init(words.joined(separator: "_"))
  }
}
