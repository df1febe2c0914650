import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudiencePluginAPI
import AudiencePreview
import AudienceProfiles
import AudienceSchema

extension Session {
  func count() throws -> Reply {
    let state = try requireState()
    let members = try requireMembers(state)
    return .count(
      CountReply(count: members.ids.count, total: members.total, level: state.level))
  }

  /// Members with the traits that were asked for, or those that the workspace lists first.
  func preview(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let open = try requireWorkspace()
    let members = try requireMembers(state)
    let choice = try memberChoice(line.quotedWords, .preview, line)
    return .members(
      try MemberTable(engine: engine(open, work), workspace: open.workspace, now: clock.now)
        .reply(
          members, level: state.level, limit: choice.limit ?? 10, columns: choice.columns,
          order: choice.order))
  }

  /// Which members, traits and order a line chooses: `5 email phone by age desc`.
  struct MemberChoice {
    var limit: Int?
    var columns: [FieldPath] = []
    var order: MemberOrder?
  }

  func memberChoice(
    _ words: [CommandLine.Argument], _ name: CommandName, _ line: CommandLine
  ) throws -> MemberChoice {
    let state = try requireState()
    let workspace = try requireWorkspace().workspace
    func trait(_ word: CommandLine.Argument) throws -> FieldPath {
      let path = FieldPath(word.text)
      guard workspace.lookUpTrait(path, scope: state.level.traitScope) != .unknown else {
        throw unknownTrait(word, line, workspace, state.level)
      }
      return path
    }
    var choice = MemberChoice()
    var words = words[...]
    if let first = words.first, let number = Int(first.text) {
      guard number >= 1 else {
        throw usage(name, line, "expected a number of members from 1", at: first.span)
      }
      choice.limit = number
      words.removeFirst()
    }
    while let word = words.popFirst() {
      guard word.text == "by" else {
        choice.columns.append(try trait(word))
        continue
      }
      guard let sorted = words.popFirst() else {
        throw usage(name, line, "expected the trait to sort by after 'by'")
      }
      let path = try trait(sorted)
      let direction = words.popFirst()
      guard words.isEmpty, [nil, "asc", "desc"].contains(direction?.text) else {
        throw usage(
          name, line, "expected the end after the order", at: (words.first ?? direction)?.span,
          choices: ["asc", "desc"])
      }
      choice.order = MemberOrder(by: path, descending: direction?.text == "desc")
    }
    return choice
  }

  private func unknownTrait(
    _ word: CommandLine.Argument, _ line: CommandLine, _ workspace: Workspace,
    _ level: AudienceLevel
  ) -> FindingError {
    let scope = level.traitScope
    // `city` is most likely `address.city`.
    let inside = workspace.traits.filter {
      $0.scope == scope && $0.field.path.description.hasSuffix("." + word.text)
    }.map(\.field.path)
    let near = workspace.traits(near: word.text, scope: scope).filter { !inside.contains($0) }
    let nearest = (inside + near).prefix(3).map(\.description)
    return FindingError(
      Finding(
        .unknownTrait, at: .text(line.source, word.span),
        "workspace '\(workspace.name)' has no trait '\(word.text)'",
        suggestions: nearest.map {
          Suggestion("did you mean '\($0)'?", .replaceText(word.span, $0))
        }, help: "/schema lists the traits"))
  }

  /// Why one profile, or account, is a member or not.
  func why(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let open = try requireWorkspace()
    let members = try requireMembers(state)
    let argument = line.rest
    if argument.text.isEmpty {
      throw usage(
        .why, line, "expected the id of \(state.level == .users ? "a profile" : "an account")",
        choices: members.ids.prefix(3).map(\.string))
    }
    let engine = engine(open, work)
    let (id, population, isInFile) = try whySubject(argument, line, state, engine)
    let request = request(state, open.workspace)
    let explainer = try WhyExplainer(request, population: population)
    guard let report = explainer.report(for: id) else {
      throw noProfile(argument, line, state.level, engine)
    }
    var nearMiss = explainer.nearMiss(for: id)
    var others = 0
    if let found = nearMiss {
      let after = try engine.members(request.asking(found.tree))
      let (gained, lost) = members.gainedAndLost(to: after)
      // An edit that everybody else leaves by is no way in.
      if isInFile || after.ids.contains(id), lost == 0 || lost < members.ids.count {
        others = isInFile ? gained : gained - 1
      } else {
        nearMiss = nil
      }
    }
    return .why(
      WhyReply(report: report, tree: state.tree, nearMiss: nearMiss, nearMissOthers: others))
  }

  /// Whom `/why` is about: a profile of the samples, or one in a file.
  private func whySubject(
    _ argument: CommandLine.Argument, _ line: CommandLine, _ state: TreeState,
    _ engine: EngineHost
  ) throws -> (id: UTF8Text, population: Population, isInFile: Bool) {
    let id = UTF8Text(argument.text)
    let isFile = ProfileFile.isThere(argument.text)
    if engine.readsProfiles || !isFile,
      let population = try engine.excerpt(for: id, of: state.level, at: clock.now)
    {
      return (id, population, false)
    }
    guard isFile else {
      throw noProfile(argument, line, state.level, engine)
    }
    let file = try ProfileFile(path: argument.text, now: clock.now)
    guard let id = state.level == .users ? file.userID : file.accountID else {
      let noun = state.level == .users ? "profile" : "account"
      throw FindingError(
        Finding(
          .noProfile, at: .text(line.source, argument.span), "the file tells of no \(noun)",
          help:
            "its calls name \(state.level == .users ? "users by userId" : "accounts by groupId")"))
    }
    return (id, ProfileStore(calls: file.calls).population(at: clock.now), true)
  }

  func noProfile(
    _ argument: CommandLine.Argument, _ line: CommandLine, _ level: AudienceLevel,
    _ engine: EngineHost
  ) -> FindingError {
    let word = level == .users ? "profile" : "account"
    let beginning = String(argument.text.prefix(argument.text.count / 2))
    let ids =
      (try? engine.ids(
        of: level, at: clock.now, startingWith: beginning, limit: 10_000)) ?? []
    return FindingError(
      Finding(
        .noProfile, at: .text(line.source, argument.span),
        "there is no \(word) '\(argument.text)' at this clock",
        suggestions: EditDistance.nearest(to: argument.text, in: ids.map(\.string), limit: 2).map {
          Suggestion("did you mean '\($0)'?", .replaceText(argument.span, $0))
        },
        help: "/preview lists members"))
  }

  /// - Throws: code `no-profiles` where the workspace has no call log.
  func requireMembers(_ state: TreeState) throws(FindingError) -> MemberSet {
    if let members = state.members { return members }
    throw noProfiles
  }

  /// There is nothing to preview on.
  var noProfiles: FindingError {
    FindingError(
      Finding(
        .noProfiles, at: .whole, "no sample profiles",
        help: "put a call log beside workspace.json (calls.jsonl), or name one with --calls"))
  }
}
