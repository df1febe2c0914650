import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePreview
import AudienceSchema

extension Reply {
  /// The same answer with personal data of the samples masked. What the person typed, or made up,
  /// stays: prompts, trees, query text, invented profiles.
  var masked: Reply {
    switch self {
    case .members(let reply): .members(reply.masked)
    case .why(let reply): .why(reply.masked)
    case .changed(let reply): .changed(reply.masked)
    case .comparison(let reply): .comparison(reply.masked)
    case .analysis(let reply): .analysis(reply.masked)
    case .series(let steps):
      .series(steps.map { ScriptStep(line: $0.line, reply: $0.reply.masked) })
    case .generated, .tree, .explanation, .readings, .count, .findings, .schema, .status, .opened,
      .plugins, .plugin, .help, .log, .exported, .copied, .draft, .outgoing, .examples, .config,
      .text, .failed, .quit:
      self
    }
  }
}

extension MembersReply {
  /// The same rows with what tells who somebody is masked.
  var masked: MembersReply {
    let personal = columns.map { FieldPath($0).isPersonal }
    return MembersReply(
      level: level, columns: columns,
      rows: rows.map { row in
        Row(
          id: PersonalMask.masked(row.id),
          cells: zip(row.cells, personal).map { cell, isPersonal in
            cell.isEmpty ? "" : isPersonal ? PersonalMask.text : PersonalMask.masked(cell)
          })
      }, count: count, total: total)
  }
}

extension WhyReply {
  fileprivate var masked: WhyReply {
    WhyReply(
      report: report.replacing(
        in: tree, ids: PersonalMask.masked, values: PersonalMask.masked),
      tree: tree, nearMiss: nearMiss?.masked, nearMissOthers: nearMissOthers)
  }
}

extension NearMiss {
  fileprivate var masked: NearMiss { replacing(command: PersonalMask.maskedParts(of: command)) }
}

extension ChangedReply {
  fileprivate var masked: ChangedReply {
    var reply = self
    reply.difference = difference?.replacing(
      before: before?.tree ?? after.tree, after: after.tree, ids: PersonalMask.masked,
      values: PersonalMask.masked)
    return reply
  }
}

extension ComparisonReply {
  fileprivate var masked: ComparisonReply {
    ComparisonReply(prompt: prompt, sides: sides, difference: difference?.masked)
  }
}

extension AnalysisReply {
  fileprivate var masked: AnalysisReply {
    switch self {
    case .near(let reply):
      .near(
        NearReply(
          tree: reply.tree, level: reply.level,
          misses: reply.misses.replacing(
            ids: PersonalMask.masked, commands: PersonalMask.maskedParts)))
    case .distribution(let reply): .distribution(reply.masked)
    case .profile(let reply): .profile(reply.masked)
    case .waterfall, .sweep, .invented, .insights, .overlap, .audiences: self
    }
  }
}

extension DistributionReply {
  fileprivate var masked: DistributionReply {
    var reply = self
    switch field.field {
    case .trait(let path), .property(let path, _): reply.isMasked = path.isPersonal
    case .anonymousIDs: break
    }
    return reply
  }
}

extension ProfileReply {
  fileprivate var masked: ProfileReply {
    ProfileReply(
      id: PersonalMask.masked(id), level: level,
      links: links.map { ($0.name, $0.ids.map(PersonalMask.masked)) },
      traits: traits.map { trait in
        Trait(
          name: trait.name,
          value: PersonalMask.masked(
            trait.value, of: FieldPath(names: [trait.name.string])), since: trait.since)
      },
      eventCounts: eventCounts,
      events: events.map { event in
        Event(
          time: event.time, name: event.name, properties: PersonalMask.masked(event.properties),
          units: event.units)
      }, eventTotal: eventTotal)
  }
}
