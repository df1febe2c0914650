import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePreview
import AudienceProfiles
import AudienceSchema

extension Session {
  /// Who the members are: their identifiers and their overlap with audiences; or how a trait or
  /// property is spread among members and others.
  func insights(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let open = try requireWorkspace()
    let members = try requireMembers(state)
    let request = request(state, open.workspace)
    let engine = engine(open, work)
    if line.rest.text.isEmpty {
      let audiences = readableAudiences(open.workspace, state.level)
      let (identifiers, overlap) = try engine.askProfiles { engine, work in
        (
          try IdentifierBreakdown(request, members: members.ids, engine: engine, work: work),
          try Overlap(request, audiences: audiences, engine: engine, work: work)
        )
      }
      return .analysis(
        .insights(
          InsightsReply(level: state.level, identifiers: identifiers, overlap: overlap)))
    }
    let field = try field(line, .insights, level: state.level)
    guard field.level == state.level else {
      throw usage(
        .insights, line, "\(field.words) is a trait of \(field.level.rawValue)",
        at: line.rest.span)
    }
    return .analysis(
      .distribution(
        DistributionReply(
          field: field, isOfMembers: true, count: members.ids.count, total: members.total,
          distribution: try distribution(of: field, members.ids, open, work))))
  }

  /// How the values of a trait or property are spread among everybody.
  func values(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let open = try requireWorkspace()
    guard open.hasProfiles else { throw noProfiles }
    let field = try field(line, .values, level: state?.level ?? levelOverride ?? .users)
    let total = try engine(open, work).total(of: field.level, at: clock.now)
    return .analysis(
      .distribution(
        DistributionReply(
          field: field, isOfMembers: false, count: total, total: total,
          distribution: try distribution(of: field, [], open, work))))
  }

  private func distribution(
    of field: FieldArgument, _ members: [UTF8Text], _ open: OpenWorkspace, _ work: SessionWork
  ) throws -> FieldDistribution {
    let now = clock.now
    return try engine(open, work).askProfiles { engine, work in
      try FieldDistribution(
        of: field.field, members: members, level: field.level, now: now, engine: engine,
        work: work)
    }
  }

  /// The trait or property that the rest of a line names.
  func field(
    _ line: CommandLine, _ name: CommandName, level: AudienceLevel
  ) throws -> FieldArgument {
    let workspace = try requireWorkspace().workspace
    let argument = line.rest
    let reader = FieldArgumentReader(workspace: workspace, level: level) {
      message, choices, nearest in
      self.usage(
        name, line, message, at: argument.span, choices: choices,
        suggestions: nearest.prefix(3).map {
          Suggestion(
            "did you mean \($0.hasPrefix("'") ? $0 : "'\($0)'")?", .replaceText(argument.span, $0))
        })
    }
    if argument.text.isEmpty {
      throw usage(
        name, line, "expected a trait, or a property such as 'EVENT'.PROPERTY",
        choices: Array(reader.names.prefix(8)))
    }
    return try reader.read(argument.text)
  }

  // MARK: - Overlap

  /// The overlap with some audiences of the workspace, or with all of them.
  func overlap(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let open = try requireWorkspace()
    _ = try requireMembers(state)
    let readable = readableAudiences(open.workspace, state.level)
    let audiences = line.rest.text.isEmpty ? readable : try audiences(in: line, readable)
    guard !audiences.isEmpty else {
      throw FindingError(
        Finding(
          .usage, at: .whole,
          "workspace '\(open.workspace.name)' has no audience that conditions of \(state.level.rawValue) can read"
        ))
    }
    let request = request(state, open.workspace)
    let overlap = try engine(open, work).ask { engine, work in
      try Overlap(request, audiences: audiences, engine: engine, work: work)
    }
    return .analysis(.overlap(OverlapReply(level: state.level, overlap: overlap)))
  }

  /// The audiences that a condition of a level can read.
  private func readableAudiences(
    _ workspace: Workspace, _ level: AudienceLevel
  ) -> [AudienceEntry] {
    workspace.audiences.filter { level == .users || $0.level == .accounts }
  }

  /// The audiences that a line names, by key or by name.
  private func audiences(
    in line: CommandLine, _ readable: [AudienceEntry]
  ) throws -> [AudienceEntry] {
    func find(_ text: String) -> AudienceEntry? {
      readable.first { $0.key.description == text }
        ?? readable.first { $0.name.lowercased() == text.lowercased() }
    }
    if let whole = find(line.rest.text.unquoted) { return [whole] }
    return try line.quotedWords.map { word in
      if let audience = find(word.text) { return audience }
      let names = readable.map(\.key.description)
      throw usage(
        .overlap, line, "there is no audience '\(word.text)'", at: word.span,
        choices: Array(names.prefix(12)),
        suggestions: EditDistance.nearest(
          to: word.text, in: names + readable.map(\.name), count: 2
        ).map { Suggestion("did you mean '\($0)'?", .replaceText(word.span, "'\($0)'")) })
    }
  }
}
