import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// The fields that a rule gives an event: the properties it names, those nested in them, those of
/// custom types, and those of each variant.
struct RudderFields {
  let catalog: RudderCatalog
  /// The custom types that are being read, which must not lead back to themselves.
  private var types: [RudderReference] = []
  /// How many properties were read; custom types can multiply a small file without end.
  private var count = 0
  private static let maximumProperties = 20_000

  init(catalog: RudderCatalog) { self.catalog = catalog }

  /// What the workspace is told of a property's type.
  private struct Description {
    var type = FieldType.string
    var values: [FieldValue] = []
    /// The custom types of the value, or of an array's elements, that are objects.
    var objects: [(RudderReference, RudderCatalog.Resource)] = []
  }

  mutating func add(
    propertiesOf rule: RudderCatalog.Resource, to owner: WorkspaceDraft.Owner,
    into plan: inout PlanImport
  ) {
    add(propertiesOf: rule, below: [], to: owner, into: &plan)
  }

  private mutating func add(
    propertiesOf holder: RudderCatalog.Resource, below steps: [FieldPath.Step],
    to owner: WorkspaceDraft.Owner, into plan: inout PlanImport
  ) {
    var lists = [(holder.value["properties"], holder.place / "properties")]
    for (index, variant) in (holder.value["variants"]?.arrayValue ?? []).enumerated() {
      let place = holder.place / "variants" / index
      for (number, one) in (variant["cases"]?.arrayValue ?? []).enumerated() {
        lists.append((one["properties"], place / "cases" / number / "properties"))
      }
      let other = variant["default"]
      lists.append(
        other?.arrayValue != nil
          ? (other, place / "default") : (other?["properties"], place / "default" / "properties"))
    }
    for (list, place) in lists {
      for (index, property) in (list?.arrayValue ?? []).enumerated() {
        add(
          RudderCatalog.Resource(value: property, place: place / index), below: steps, to: owner,
          into: &plan)
      }
    }
  }

  private mutating func add(
    _ use: RudderCatalog.Resource, below steps: [FieldPath.Step],
    to owner: WorkspaceDraft.Owner, into plan: inout PlanImport
  ) {
    count += 1
    guard count <= Self.maximumProperties else {
      return plan.notes.leftOut(
        "custom types lead to more than \(Self.maximumProperties) properties; the rest is left out",
        at: use.place)
    }
    guard let reference = catalog.reference(of: use, "property", .property, into: &plan) else {
      return
    }
    guard let property = catalog.resource(reference.target) else {
      return plan.notes.leftOut(
        "there is no property '\(reference.target.id)' in these files", at: reference.place)
    }
    guard let name = property.value["name"]?.nameText,
      let path = FieldPath(steps: steps + [.name(UTF8Text(name))])
    else {
      return plan.notes.leftOut(
        "a property needs a name that can be written as a path of a query", at: property.place)
    }
    guard path.steps.count <= SchemaReader.maximumSteps else {
      return plan.notes.leftOut(
        "nested more than \(SchemaReader.maximumSteps) levels deep: known, but untyped",
        at: use.place)
    }
    let found = description(of: property, into: &plan)
    plan.add(
      DraftField(
        path, found.type, summary: property.value["description"]?.stringValue,
        values: found.values),
      to: owner, at: property.place)
    let inner = found.type == .array ? path.steps + [.everyElement] : path.steps
    add(propertiesOf: use, below: inner, to: owner, into: &plan)
    for (type, resource) in found.objects {
      guard !types.contains(type), types.count < SchemaReader.maximumSteps else {
        plan.notes.leftOut(
          "the custom type '\(type.id)' leads back to itself; what is below is known, but untyped",
          at: resource.place)
        continue
      }
      types.append(type)
      add(propertiesOf: resource, below: inner, to: owner, into: &plan)
      types.removeLast()
    }
  }

  // MARK: - Types

  private func description(
    of property: RudderCatalog.Resource, into plan: inout PlanImport
  ) -> Description {
    var found = Description()
    let config = property.value["config"] ?? property.value["propConfig"]
    let names = Self.names(property.value["types"] ?? property.value["type"])
    var kinds: [String] = []
    for name in names where name != "null" {
      guard let reference = RudderReference(name), reference.kind == .customType else {
        kinds.append(name)
        continue
      }
      follow(reference, from: property, into: &found, &kinds, &plan)
    }
    let items = Self.names(
      config?["item_types"] ?? config?["item_type"] ?? config?["itemTypes"]
        ?? property.value["item_types"] ?? property.value["item_type"])
    for item in items {
      guard let reference = RudderReference(item), reference.kind == .customType else { continue }
      var ignored: [String] = []
      follow(reference, from: property, into: &found, &ignored, &plan)
    }
    let format = config?["format"]?.stringValue
    let type = type(of: kinds, format: format, property, &plan)
    found.type = type
    let listed = (config?["enum"]?.arrayValue ?? []).filter { $0.nameText != nil }
    if !listed.isEmpty { found.values = listed.map { FieldValue($0) } }
    if type == .object { found.values = [] }
    return found
  }

  private func follow(
    _ reference: RudderReference, from property: RudderCatalog.Resource,
    into found: inout Description, _ kinds: inout [String], _ plan: inout PlanImport
  ) {
    guard let custom = catalog.resource(reference) else {
      return plan.notes.leftOut(
        "there is no custom type '\(reference.id)' in these files", at: property.place)
    }
    let names = Self.names(custom.value["type"])
    kinds += names.filter { $0 != "null" }
    if names.contains("object") { found.objects.append((reference, custom)) }
    let listed = custom.value["config"]?["enum"]?.arrayValue ?? []
    for value in listed where value.nameText != nil { found.values.append(FieldValue(value)) }
  }

  private func type(
    of kinds: [String], format: String?, _ property: RudderCatalog.Resource,
    _ plan: inout PlanImport
  ) -> FieldType {
    var types: [FieldType] = []
    for kind in kinds {
      let type: FieldType? =
        switch kind {
        case "string": format == "date" || format == "date-time" ? .date : .string
        case "integer", "number": .number
        case "boolean": .boolean
        case "array": .array
        case "object": .object
        default: nil
        }
      guard let type else {
        plan.notes.leftOut(
          "the type '\(kind.prefix(40))' is none of RudderStack's", at: property.place / "type")
        continue
      }
      if !types.contains(type) { types.append(type) }
    }
    let taken = types.first ?? .string
    if types.count != 1 {
      let name = property.value["name"]?.nameText ?? ""
      plan.notes.understood(
        types.isEmpty
          ? "'\(name)' has no type; taken as string"
          : "'\(name)' may be \(types.map(\.rawValue).joined(separator: " or ")); "
            + "taken as \(taken.rawValue)",
        at: property.place)
    }
    return taken
  }

  /// Type names: a text, several parted by commas, or a list.
  private static func names(_ value: JSONValue?) -> [String] {
    let texts =
      value?.arrayValue?.compactMap(\.stringValue) ?? [value?.stringValue].compactMap { $0 }
    return texts.flatMap { $0.split(separator: ",") }
      .map { String($0.drop { $0 == " " }.prefix { $0 != " " }) }.filter { !$0.isEmpty }
  }
}
