import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// The rules of a tracking plan in one file.
struct SegmentRules {
  /// A rule, or what stands where one should.
  struct Element {
    let value: JSONValue
    let place: PlanPlace
  }

  enum Form {
    /// The Public API's: one rule an element.
    case list([Element])
    /// The Config API's: `events`, `identify`, `group`, `global` apart.
    case grouped(JSONObject, PlanPlace)
  }

  let form: Form
  /// The plan's name, where the file says it.
  let name: String?

  /// Nil where the value has no rules.
  init?(_ value: JSONValue, file: Int) {
    var value = value
    var place = PlanPlace(file: file, path: [])
    var name: String?
    for key in ["data", "trackingPlan", "tracking_plan"] as [UTF8Text] {
      name = name ?? Self.name(of: value)
      if let inner = value[key], inner["rules"] != nil || inner["trackingPlan"] != nil {
        value = inner
        place = place / key
      }
    }
    name = name ?? Self.name(of: value)
    if let rules = value["rules"] {
      value = rules
      place = place / "rules"
    }
    self.name = name
    switch value {
    case .array(let elements):
      form = .list(
        elements.enumerated().map { Element(value: $1, place: place / $0) })
    case .object(let object)
    where object["events"]?.arrayValue != nil && place.path.last == .key("rules"):
      form = .grouped(object, place)
    case .null, .boolean, .number, .string, .object: return nil
    }
  }

  private static func name(of value: JSONValue) -> String? {
    value["display_name"]?.stringValue ?? (value["rules"] != nil ? value["name"]?.stringValue : nil)
  }

  // MARK: - Reading

  func read(into plan: inout PlanImport) {
    switch form {
    case .list(let elements):
      // What all events have in common is added to those that the other rules declare.
      for element in elements where element.kind != "COMMON" { read(element, into: &plan) }
      for element in elements where element.kind == "COMMON" {
        readCommon(element.value["jsonSchema"], at: element.place / "jsonSchema", into: &plan)
      }
    case .grouped(let object, let place): read(object, place, into: &plan)
    }
  }

  private func read(_ rule: Element, into plan: inout PlanImport) {
    guard let schema = rule.value["jsonSchema"] else {
      return plan.notes.leftOut("a rule needs the field 'jsonSchema'", at: rule.place)
    }
    let place = rule.place / "jsonSchema"
    let summary = schema["description"]?.stringValue
    switch rule.kind {
    case "TRACK":
      readEvent(
        rule.value["key"]?.nameText, summary, schema, at: place, rulePlace: rule.place, into: &plan)
    case "PAGE": readView("Page Viewed", "page_name", rule, schema, place, into: &plan)
    case "SCREEN": readView("Screen Viewed", "screen_name", rule, schema, place, into: &plan)
    case "IDENTIFY": readTraits(schema, at: place, .user, into: &plan)
    case "GROUP": readTraits(schema, at: place, .account, into: &plan)
    default:
      plan.notes.leftOut(
        "expected TRACK, IDENTIFY, GROUP, PAGE, SCREEN or COMMON for 'type', found "
          + (rule.value["type"]?.compactText.prefix(40) ?? "nothing"),
        at: rule.value["type"] == nil ? rule.place : rule.place / "type")
    }
  }

  private func readEvent(
    _ name: String?, _ summary: String?, _ schema: JSONValue, at place: PlanPlace,
    rulePlace: PlanPlace, into plan: inout PlanImport
  ) {
    guard let event = plan.add(event: name, summary: summary, at: rulePlace) else { return }
    read("properties", of: schema, at: place, to: .event(event), into: &plan)
  }

  /// A page or screen is an event whose name is a property of it (SEMANTICS 1.8).
  private func readView(
    _ event: EventName, _ nameProperty: String, _ rule: Element, _ schema: JSONValue,
    _ place: PlanPlace, into plan: inout PlanImport
  ) {
    plan.draft.add(event: event)
    let names = rule.value["key"]?.nameText.flatMap { $0.isEmpty ? nil : $0 }
    plan.add(
      DraftField(
        FieldPath(nameProperty), .string,
        values: names.map { [FieldValue(.text($0))] } ?? []),
      to: .event(event), at: rule.place)
    read("properties", of: schema, at: place, to: .event(event), into: &plan)
  }

  private func readTraits(
    _ schema: JSONValue, at place: PlanPlace, _ scope: TraitScope, into plan: inout PlanImport
  ) {
    read("traits", of: schema, at: place, to: .trait(scope), into: &plan)
  }

  private func readCommon(
    _ schema: JSONValue?, at place: PlanPlace, into plan: inout PlanImport
  ) {
    guard let schema else { return }
    for event in plan.draft.eventNames {
      read("properties", of: schema, at: place, to: .event(event), into: &plan)
    }
    readTraits(schema, at: place, .user, into: &plan)
  }

  /// The fields of one part of a call: `properties` or `traits`; a schema without that part
  /// declares none.
  private func read(
    _ part: UTF8Text, of schema: JSONValue, at place: PlanPlace, to owner: WorkspaceDraft.Owner,
    into plan: inout PlanImport
  ) {
    var reader = SchemaReader(root: schema, at: place)
    let whole = reader.shape(of: reader.whole, &plan.notes)
    for property in whole.properties where property.name == part {
      plan.add(fieldsOf: property.part, &reader, to: owner)
    }
  }

  // MARK: - The Config API's form

  private func read(_ rules: JSONObject, _ place: PlanPlace, into plan: inout PlanImport) {
    for (index, event) in (rules["events"]?.arrayValue ?? []).enumerated() {
      let eventPlace = place / "events" / index
      readEvent(
        event["name"]?.nameText, event["description"]?.stringValue, event["rules"] ?? .object([:]),
        at: eventPlace / "rules", rulePlace: eventPlace, into: &plan)
    }
    for (key, scope) in [("identify", .user), ("group", .account)] as [(UTF8Text, TraitScope)] {
      if let schema = rules[key] { readTraits(schema, at: place / key, scope, into: &plan) }
    }
    for (key, scope) in [("identify_traits", .user), ("group_traits", .account)]
      as [(UTF8Text, TraitScope)]
    {
      for (index, trait) in (rules[key]?.arrayValue ?? []).enumerated() {
        readTrait(trait, at: place / key / index, scope, into: &plan)
      }
    }
    readCommon(rules["global"], at: place / "global", into: &plan)
  }

  /// One of the traits that are listed by name, with a schema of its own.
  private func readTrait(
    _ trait: JSONValue, at place: PlanPlace, _ scope: TraitScope, into plan: inout PlanImport
  ) {
    guard let name = trait["name"]?.nameText, !name.isEmpty else {
      return plan.notes.leftOut("a trait needs a name that is not empty", at: place)
    }
    let schema = trait["rules"] ?? trait
    let object: JSONValue = .object(["properties": .object([UTF8Text(name): schema])])
    var reader = SchemaReader(root: object, at: place)
    for (field, _) in reader.fields(of: reader.whole, &plan.notes) {
      plan.add(field, to: .trait(scope), at: place)
    }
  }
}

extension SegmentRules.Element {
  /// The rule's type in capitals.
  fileprivate var kind: String { value["type"]?.stringValue?.uppercased() ?? "" }
}
