import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceSchema
import AudienceTime

extension Session {
  /// Lists the names of the workspace, one name's details, or the names that contain a text.
  func schema(_ line: CommandLine) throws -> Reply {
    let open = try requireWorkspace()
    return .schema(
      try SchemaLister(workspace: open.workspace, masks: settings.masksPersonalData).reply(line))
  }
}

/// Lists names: active ones first, the newest seen first, unknown and inactive ones last.
struct SchemaLister {
  let workspace: Workspace
  /// Whether example values of personal fields are left out.
  let masks: Bool

  func reply(_ line: CommandLine) throws -> SchemaReply {
    let text = line.rest.text.unquoted
    if text.isEmpty { return reply(.overview) { _ in true } }
    if let event = workspace.event(named: EventName(text)) {
      let properties = event.properties.map { row($0) }
      return SchemaReply(
        topic: .event(event), workspace: workspace.name, events: [row(event)], traits: properties,
        audiences: [])
    }
    if let trait = TraitScope.allCases.lazy.compactMap({
      workspace.trait(at: FieldPath(text), scope: $0)
    }).first {
      return SchemaReply(
        topic: .trait(trait), workspace: workspace.name, events: [], traits: [row(trait)],
        audiences: [])
    }
    if let audience = workspace.audience(withKey: AudienceKey(text)) {
      return SchemaReply(
        topic: .audience(audience), workspace: workspace.name, events: [], traits: [],
        audiences: [row(audience)])
    }
    let wanted = text.lowercased()
    let found = reply(.search(text)) { $0.lowercased().contains(wanted) }
    if found.events.isEmpty, found.traits.isEmpty, found.audiences.isEmpty {
      throw nothingFound(text, line)
    }
    return found
  }

  private func nothingFound(_ text: String, _ line: CommandLine) -> FindingError {
    let names =
      workspace.events.map(\.name.description) + workspace.traits.map(\.field.path.description)
      + workspace.audiences.map(\.key.description)
    return FindingError(
      Finding(
        .usage, at: .text(line.source, line.rest.span),
        "workspace '\(workspace.name)' has no name with '\(text)'",
        suggestions: EditDistance.nearest(to: text, in: names).map {
          Suggestion("did you mean '\($0)'?", .replaceText(line.rest.span, $0))
        }, help: "/schema lists every name"))
  }

  private func reply(
    _ topic: SchemaReply.Topic, _ includes: (String) -> Bool
  ) -> SchemaReply {
    SchemaReply(
      topic: topic, workspace: workspace.name,
      events: sorted(
        workspace.events.filter { includes($0.name.description) }.map { row($0) }),
      traits: sorted(
        workspace.traits.filter { includes($0.field.path.description) }.map { row($0) }),
      audiences: workspace.audiences.filter {
        includes($0.key.description) || includes($0.name)
      }.map { row($0) })
  }

  private func sorted(_ rows: [SchemaReply.Row]) -> [SchemaReply.Row] {
    func rank(_ activity: NameActivity) -> Int {
      switch activity {
      case .active: 0
      case .unknown: 1
      case .inactive: 2
      }
    }
    return rows.enumerated().sorted { a, b in
      let left = (rank(a.element.activity), a.offset)
      let right = (rank(b.element.activity), b.offset)
      return left < right
    }.map(\.element)
  }

  // MARK: - Rows

  private func row(_ event: EventSchema) -> SchemaReply.Row {
    SchemaReply.Row(
      name: event.name.description,
      kind: "\(event.properties.count) \(event.properties.count == 1 ? "property" : "properties")",
      activity: workspace.activity(lastSeen: event.lastSeen), lastSeen: event.lastSeen,
      note: event.summary
        ?? event.properties.prefix(6).map(\.path.description)
        .joined(separator: ", "))
  }

  private func row(_ field: FieldSchema, scope: TraitScope? = nil) -> SchemaReply.Row {
    let shown = masks && field.path.isPersonal ? [] : field.values.prefix(6)
    let values = shown.map(\.value.comparedText.string).joined(separator: ", ")
    let unit = field.unit.map { " (\($0))" } ?? ""
    return SchemaReply.Row(
      name: field.path.description,
      kind: (scope == .account ? "account " : "") + field.type.rawValue + unit,
      activity: workspace.activity(lastSeen: field.lastSeen), lastSeen: field.lastSeen,
      note: values.isEmpty ? field.summary ?? "" : values)
  }

  private func row(_ trait: TraitSchema) -> SchemaReply.Row {
    row(trait.field, scope: trait.scope)
  }

  private func row(_ audience: AudienceEntry) -> SchemaReply.Row {
    SchemaReply.Row(
      name: audience.key.description, kind: audience.level.rawValue, activity: .unknown,
      lastSeen: nil, note: audience.query ?? audience.name)
  }
}

extension String {
  /// The text without one pair of quotes around it.
  var unquoted: String {
    guard count >= 2, let first, first == last, first == "'" || first == "\"" else { return self }
    return String(dropFirst().dropLast())
  }
}
