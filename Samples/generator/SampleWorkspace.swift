/// A workspace with everything that its folder holds.
struct SampleWorkspace {
  /// The folder, and the workspace's name.
  var name: String
  var now: Instant
  /// The settings that stand before the lists, `title` and `now` among them.
  var settings: JSON
  var events: [EventEntry]
  var traits: [TraitEntry]
  var audiences: [AudienceEntry]
  /// What accounts are here, for workspaces that have them.
  var accounts: JSON?
  /// Phrase to name.
  var synonyms: JSON
  /// Phrase to query text.
  var definitions: JSON
  /// The calls in the order in which the log has them.
  var calls: [Call]
  /// The file of the log that a call belongs to.
  var file: (Call) -> String

  /// The files of the folder that are made here.
  var files: [OutputFile] {
    var lines: [(path: String, text: String)] = []
    for call in calls {
      let path = file(call)
      if let place = lines.firstIndex(where: { $0.path == path }) {
        lines[place].text += call.line + "\n"
      } else {
        lines.append((path, call.line + "\n"))
      }
    }
    let schema = OutputFile(path: "\(name)/workspace.json", text: json.prettyText() + "\n")
    return [schema] + lines.map { OutputFile(path: "\(name)/\($0.path)", text: $0.text) }
  }
}

// MARK: - workspace.json

extension SampleWorkspace {
  private var json: JSON {
    let survey = Survey(calls, now: now)
    var members: [JSON.Member] = [.init(key: "name", value: .string(name))]
    members += settings.members
    members.append(.init(key: "events", value: .array(events.map { json($0, survey) })))
    members.append(.init(key: "traits", value: .array(traits.map { json($0, survey) })))
    members.append(.init(key: "audiences", value: .array(audiences.map(json))))
    if let accounts { members.append(.init(key: "accounts", value: accounts)) }
    members.append(.init(key: "synonyms", value: synonyms))
    members.append(.init(key: "definitions", value: definitions))
    return .object(members)
  }

  private func json(_ event: EventEntry, _ survey: Survey) -> JSON {
    var result: JSON = ["name": .string(event.name), "description": .string(event.about)]
    if !event.synonyms.isEmpty {
      result = result.merging(["synonyms": .strings(event.synonyms)])
    }
    if let seen = survey.lastSeen(event: event.name) ?? event.lastSeen {
      result = result.merging(["last_seen": .string(seen.text)])
    }
    let properties = event.properties.map { property in
      json(property, survey.sightings(property: property.name, of: event.name), nil)
    }
    return properties.isEmpty ? result : result.merging(["properties": .array(properties)])
  }

  private func json(_ trait: TraitEntry, _ survey: Survey) -> JSON {
    let seen = survey.sightings(trait: trait.property.name, scope: trait.scope)
    return json(trait.property, seen, trait.lastSeen).merging([
      "scope": .string(trait.scope.rawValue)
    ])
  }

  private func json(_ audience: AudienceEntry) -> JSON {
    [
      "key": .string(audience.key), "name": .string(audience.name),
      "level": .string(audience.level), "description": .string(audience.about),
      "query": .string(audience.query),
    ]
  }

  private func json(
    _ property: PropertyEntry, _ seen: [Survey.Sighting], _ lastSeen: Instant?
  ) -> JSON {
    var result: JSON = [
      "name": .string(property.name), "type": .string(property.type.rawValue),
    ]
    if let about = property.about { result = result.merging(["description": .string(about)]) }
    if let unit = property.unit { result = result.merging(["unit": .string(unit)]) }
    if let last = seen.map(\.last).max() ?? lastSeen {
      result = result.merging(["last_seen": .string(last.text)])
    }
    switch property.values {
    case .none: break
    case .plain:
      result = result.merging(["values": .array(seen.prefix(24).map(\.value))])
    case .counted:
      let values = seen.prefix(24).map { sighting -> JSON in
        [
          "value": sighting.value, "last_seen": .string(sighting.last.text),
          "count": .integer(sighting.count),
        ]
      }
      result = result.merging(["values": .array(values)])
    }
    return result
  }
}
