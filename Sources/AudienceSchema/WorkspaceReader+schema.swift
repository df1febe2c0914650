import AudienceDiagnostics
import AudienceJSON

extension WorkspaceDecoder {
  private static let workspaceFields: [UTF8Text] = [
    "name", "title", "description", "lookback_days", "now", "inactive_after_days", "time_zone",
    "week_start", "fiscal_year_start", "currency", "events", "traits", "audiences", "accounts",
    "synonyms", "definitions", "share_values",
  ]
  private static let eventFields: [UTF8Text] = [
    "name", "description", "last_seen", "synonyms", "properties",
  ]
  private static let propertyFields: [UTF8Text] = [
    "name", "type", "description", "last_seen", "unit", "values", "synonyms",
  ]
  private static let audienceFields: [UTF8Text] = ["key", "name", "level", "query", "description"]
  private static let valueFields: [UTF8Text] = ["value", "last_seen", "count"]

  /// Reads the whole file; nil, with problems, when the workspace cannot be made.
  mutating func workspace(from document: JSONValue) -> Workspace? {
    guard let place = object(document, at: [], kind: "a workspace") else { return nil }
    checkFields(of: place, known: Self.workspaceFields)
    let name = text("name", of: place, isRequired: true)
    let settings = settings(of: place)
    let events = events(of: place)
    let traits = traits(of: place)
    let audiences = audiences(of: place)
    let synonyms = phrases("synonyms", of: place)
    let definitions = phrases("definitions", of: place)
    guard let name else { return nil }
    return Workspace(
      name: name, settings: settings, events: events, traits: traits, audiences: audiences,
      synonyms: synonyms, definitions: definitions, document: document)
  }

  // MARK: Settings

  private mutating func settings(of place: Place) -> Workspace.Settings {
    var settings = Workspace.Settings()
    settings.title = string("title", of: place)
    settings.summary = string("description", of: place)
    settings.lookbackDays = integer(
      "lookback_days", of: place, in: 1...(.max), what: "a whole number of days from 1")
    settings.now = instant("now", of: place, allowsDate: false)
    settings.inactiveAfterDays =
      integer(
        "inactive_after_days", of: place, in: 0...(.max), what: "a whole number of days from 0")
      ?? settings.inactiveAfterDays
    settings.timeZone = timeZone(of: place) ?? settings.timeZone
    settings.weekStart =
      word("week_start", of: place, as: Workspace.WeekStart.self) ?? settings.weekStart
    settings.fiscalYearStart =
      integer("fiscal_year_start", of: place, in: 1...12, what: "a month from 1 to 12")
      ?? settings.fiscalYearStart
    settings.currency = currency(of: place)
    settings.sharesValues = boolean("share_values", of: place) ?? settings.sharesValues
    return settings
  }

  /// A name as the IANA time zone database writes them; whether it has it is not checked.
  private mutating func timeZone(of place: Place) -> String? {
    guard let value = value("time_zone", of: place) else { return nil }
    if let zone = value.stringValue, Self.isPlausibleZone(zone) { return zone }
    expected("an IANA time zone like 'Europe/Paris' or 'UTC'", for: "time_zone", in: place, value)
    return nil
  }

  private static func isPlausibleZone(_ zone: String) -> Bool {
    let parts = zone.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.count <= 3
      && parts.allSatisfy { part in
        part.first.map(isASCIILetter) == true
          && part.allSatisfy { isASCIILetter($0) || "0123456789_+-".utf8.contains($0) }
      }
  }

  private mutating func currency(of place: Place) -> String? {
    guard let value = value("currency", of: place) else { return nil }
    if let code = value.stringValue, code.utf8.count == 3,
      code.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    {
      return code
    }
    expected("three capital letters like 'USD'", for: "currency", in: place, value)
    return nil
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  // MARK: Names

  private mutating func events(of place: Place) -> [EventSchema] {
    var seen: [EventName: [JSONStep]] = [:]
    var events: [EventSchema] = []
    for (index, value) in list("events", of: place, isRequired: true).enumerated() {
      let path: [JSONStep] = [.key("events"), .index(index)]
      guard let event = object(value, at: path, kind: "an event") else { continue }
      checkFields(of: event, known: Self.eventFields)
      let name = text("name", of: event, isRequired: true).map { EventName($0) }
      if let name { noteTwice("event '\(name)'", name, of: event, field: "name", in: &seen) }
      let schema = EventSchema(
        name ?? "", summary: string("description", of: event),
        lastSeen: instant("last_seen", of: event, allowsDate: true),
        synonyms: strings("synonyms", of: event), properties: properties(of: event))
      if name != nil { events.append(schema) }
    }
    return events
  }

  private mutating func properties(of event: Place) -> [FieldSchema] {
    var seen: [FieldPath: [JSONStep]] = [:]
    var properties: [FieldSchema] = []
    for (index, value) in list("properties", of: event).enumerated() {
      let path = event.path(to: "properties") + [.index(index)]
      guard let property = object(value, at: path, kind: "a property") else { continue }
      checkFields(of: property, known: Self.propertyFields)
      guard let field = field(of: property) else { continue }
      noteTwice("property '\(field.path)'", field.path, of: property, field: "name", in: &seen)
      properties.append(field)
    }
    return properties
  }

  private mutating func traits(of place: Place) -> [TraitSchema] {
    var seen: [TraitScope: [FieldPath: [JSONStep]]] = [:]
    var traits: [TraitSchema] = []
    for (index, value) in list("traits", of: place, isRequired: true).enumerated() {
      let path: [JSONStep] = [.key("traits"), .index(index)]
      guard let trait = object(value, at: path, kind: "a trait") else { continue }
      checkFields(of: trait, known: Self.propertyFields + ["scope"])
      let field = field(of: trait)
      let scope = word("scope", of: trait, as: TraitScope.self, isRequired: true)
      guard let field, let scope else { continue }
      noteTwice(
        "\(scope.rawValue) trait '\(field.path)'", field.path, of: trait, field: "name",
        in: &seen[scope, default: [:]])
      traits.append(TraitSchema(field, scope: scope))
    }
    return traits
  }

  private mutating func audiences(of place: Place) -> [AudienceEntry] {
    var seen: [AudienceKey: [JSONStep]] = [:]
    var audiences: [AudienceEntry] = []
    for (index, value) in list("audiences", of: place).enumerated() {
      let path: [JSONStep] = [.key("audiences"), .index(index)]
      guard let audience = object(value, at: path, kind: "an audience") else { continue }
      checkFields(of: audience, known: Self.audienceFields)
      let key = text("key", of: audience, isRequired: true).map { AudienceKey($0) }
      let name = text("name", of: audience, isRequired: true)
      let level = word("level", of: audience, as: AudienceLevel.self, isRequired: true)
      let query = string("query", of: audience)
      let summary = string("description", of: audience)
      guard let key else { continue }
      noteTwice("audience '\(key)'", key, of: audience, field: "key", in: &seen)
      guard let name, let level else { continue }
      audiences.append(
        AudienceEntry(key: key, name: name, level: level, query: query, summary: summary))
    }
    return audiences
  }

  // MARK: Properties and traits

  /// What a property and a trait have in common; nil, with problems, without name or type.
  private mutating func field(of place: Place) -> FieldSchema? {
    let name = text("name", of: place, isRequired: true)
    let type = word("type", of: place, as: FieldType.self, isRequired: true)
    let summary = string("description", of: place)
    let lastSeen = instant("last_seen", of: place, allowsDate: true)
    let unit = string("unit", of: place)
    let values = values(of: place)
    let synonyms = strings("synonyms", of: place)
    guard let name, let type else { return nil }
    return FieldSchema(
      FieldPath(name), type, summary: summary, lastSeen: lastSeen, unit: unit, values: values,
      synonyms: synonyms)
  }

  private mutating func values(of place: Place) -> [FieldValue] {
    list("values", of: place).enumerated().compactMap { index, value in
      let path = place.path(to: "values") + [.index(index)]
      switch value {
      case .string, .number, .boolean:
        return FieldValue(value)
      case .object(let object):
        return fieldValue(Place(object: object, path: path, kind: "a value"))
      case .null, .array:
        report(
          path, "expected a string, a number, a boolean or {\"value\": …} in 'values', found "
            + value.kindName)
        return nil
      }
    }
  }

  private mutating func fieldValue(_ place: Place) -> FieldValue? {
    checkFields(of: place, known: Self.valueFields)
    let lastSeen = instant("last_seen", of: place, allowsDate: true)
    let count = integer("count", of: place, in: 0...(.max), what: "a whole number from 0")
    guard let value = value("value", of: place, isRequired: true) else { return nil }
    switch value {
    case .string, .number, .boolean:
      return FieldValue(value, lastSeen: lastSeen, count: count)
    case .null, .array, .object:
      expected("a string, a number or a boolean", for: "value", in: place, value)
      return nil
    }
  }

  /// Reports a name that stood before; what it is called in the message comes first.
  private mutating func noteTwice<Name: Hashable>(
    _ what: @autoclosure () -> String, _ name: Name, of place: Place, field: UTF8Text,
    in seen: inout [Name: [JSONStep]]
  ) {
    let path = place.path(to: field)
    guard let earlier = seen.updateValue(path, forKey: name) else { return }
    seen[name] = earlier
    problems.append(
      WorkspaceProblem(path: path, message: "\(what()) is declared twice", earlier: earlier))
  }
}
