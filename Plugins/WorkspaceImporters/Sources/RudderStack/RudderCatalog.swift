import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// The resources of a RudderStack project, which refer to each other by id.
struct RudderCatalog {
  /// A resource with its place.
  struct Resource {
    let value: JSONValue
    let place: PlanPlace
  }

  /// By kind and id, and by kind, group and id.
  private var resources: [Key: Resource] = [:]
  private var events: [Resource] = []
  private var rules: [Resource] = []

  private struct Key: Hashable {
    let kind: RudderReference.Kind
    let group: String?
    let id: String
  }

  // MARK: - Collecting

  /// Takes the resources of a document.
  mutating func read(_ document: JSONValue, at place: PlanPlace, into plan: inout PlanImport) {
    if case .null = document { return }
    guard RudderFile.isRudder(document) else {
      return plan.notes.leftOut("expected 'version: rudder/…' and 'kind'", at: place)
    }
    let group = document["metadata"]?["name"]?.nameText ?? ""
    let spec = document["spec"] ?? .null
    let inside = place / "spec"
    switch document["kind"]?.stringValue {
    case "events":
      for resource in elements(spec["events"], at: inside / "events") {
        events.append(resource)
        add(resource, .event, group, into: &plan)
      }
    case "properties":
      for resource in elements(spec["properties"], at: inside / "properties") {
        add(resource, .property, group, into: &plan)
      }
    case "custom-types":
      for resource in elements(spec["types"], at: inside / "types") {
        add(resource, .customType, group, into: &plan)
      }
    case "tracking-plan", "tp":
      if let name = (spec["display_name"] ?? spec["name"])?.nameText { plan.draft.title = name }
      if let text = spec["description"]?.stringValue { plan.draft.summary = text }
      rules += elements(spec["rules"], at: inside / "rules")
    case let kind?:
      plan.notes.understood(
        "the kind '\(kind.prefix(40))' has nothing to import", at: place / "kind")
    case nil: plan.notes.leftOut("expected a text for 'kind'", at: place / "kind")
    }
  }

  private func elements(_ list: JSONValue?, at place: PlanPlace) -> [Resource] {
    (list?.arrayValue ?? []).enumerated().map { Resource(value: $1, place: place / $0) }
  }

  private mutating func add(
    _ resource: Resource, _ kind: RudderReference.Kind, _ group: String,
    into plan: inout PlanImport
  ) {
    guard let id = resource.value["id"]?.nameText, !id.isEmpty else {
      return plan.notes.leftOut("expected an 'id'", at: resource.place)
    }
    let key = Key(kind: kind, group: group, id: id)
    if resources[key] != nil {
      plan.notes.leftOut(
        "the id '\(id)' stands twice; the last one counts", at: resource.place / "id")
    }
    resources[key] = resource
    resources[Key(kind: kind, group: nil, id: id)] = resource
  }

  /// What a reference leads to.
  func resource(_ reference: RudderReference) -> Resource? {
    resources[Key(kind: reference.kind, group: reference.group, id: reference.id)]
  }

  // MARK: - Resolving

  /// Makes the events with the properties that the plans give them.
  func resolve(into plan: inout PlanImport) {
    for event in events { declare(event, into: &plan) }
    if rules.isEmpty, let first = events.first {
      plan.notes.understood(
        "no tracking plan says which properties the events have; they have none", at: first.place)
    }
    for rule in rules {
      guard let reference = reference(of: rule, "event", .event, into: &plan) else { continue }
      guard let event = resource(reference.target) else {
        plan.notes.leftOut(
          "there is no event '\(reference.target.id)' in these files", at: reference.place)
        continue
      }
      guard let owner = owner(of: event, into: &plan) else { continue }
      var fields = RudderFields(catalog: self)
      fields.add(propertiesOf: rule, to: owner, into: &plan)
    }
  }

  private func declare(_ event: Resource, into plan: inout PlanImport) {
    guard case .event(let name)? = owner(of: event, into: &plan) else { return }
    plan.draft.add(event: name, summary: event.value["description"]?.stringValue)
  }

  /// Whose fields the properties of an event are.
  private func owner(
    of event: Resource, into plan: inout PlanImport
  ) -> WorkspaceDraft.Owner? {
    switch event.value["event_type"]?.stringValue {
    case "identify": return .trait(.user)
    case "group": return .trait(.account)
    case "page": return .event("Page Viewed")
    case "screen": return .event("Screen Viewed")
    case "track", nil:
      guard let name = event.value["name"]?.nameText, !name.isEmpty else {
        plan.notes.leftOut("an event needs a name that is not empty", at: event.place)
        return nil
      }
      return .event(EventName(name))
    case let kind?:
      plan.notes.leftOut(
        "expected track, identify, group, page or screen, found '\(kind.prefix(40))'",
        at: event.place / "event_type")
      return nil
    }
  }

  /// The reference in a field of a resource, in either form.
  func reference(
    of resource: Resource, _ field: UTF8Text, _ kind: RudderReference.Kind,
    into plan: inout PlanImport
  ) -> (target: RudderReference, place: PlanPlace)? {
    let value = resource.value
    var place = resource.place
    let text: String?
    if let direct = value["$ref"] {
      text = direct.stringValue
      place = place / "$ref"
    } else if let inner = value[field]?["$ref"] {
      text = inner.stringValue
      place = place / field / "$ref"
    } else {
      text = value[field]?.stringValue
      if value[field] != nil { place = place / field }
    }
    guard let text, let target = RudderReference(text), target.kind == kind else {
      plan.notes.leftOut(
        "expected a reference like '#\(field):id'\(text.map { ", found '\($0.prefix(60))'" } ?? "")",
        at: place)
      return nil
    }
    return (target, place)
  }
}
