import AudienceDiagnostics
package import AudienceSchema

extension WarehouseLayout {
  /// The tables that Segment makes for the names of a workspace, taken to be there with every
  /// column that a condition reads.
  package init(_ workspace: Workspace) {
    @Sendable func table(_ event: EventName) -> WarehouseTable {
      WarehouseTable(
        Self.tableName(of: event),
        .assumed(declared: Self.declared(workspace.event(named: event)?.properties ?? [])))
    }
    self.init(
      origin: .workspace,
      users: WarehouseTable("users", .assumed(declared: Self.declared(.user, workspace))),
      accounts: WarehouseTable("accounts", .assumed(declared: Self.declared(.account, workspace))),
      links: "groups", events: [:], otherEvent: table)
  }

  /// The tables that a warehouse's catalogue lists.
  ///
  /// - Parameter catalogue: the kinds of the columns of each table, by name.
  package init(
    _ workspace: Workspace, catalogue: [String: [String: WarehouseColumn.Kind]]
  ) {
    @Sendable func table(
      _ name: String, _ declared: [WarehouseField: FieldType]
    ) -> WarehouseTable? {
      catalogue[name].map {
        WarehouseTable(
          name, .catalogue($0, declared: declared), hasSources: $0["source_id"] != nil)
      }
    }
    let none = WarehouseTable("users", .listed([:]))
    self.init(
      origin: .warehouse, users: table("users", Self.declared(.user, workspace)) ?? none,
      accounts: table("accounts", Self.declared(.account, workspace))
        ?? WarehouseTable("accounts", .listed([:])),
      links: catalogue["groups"] == nil ? nil : "groups", events: [:],
      otherEvent: { event in
        var found = table(
          Self.tableName(of: event), Self.declared(workspace.event(named: event)?.properties ?? []))
        // Names of one spelling share a table; this column tells them apart.
        if catalogue[Self.tableName(of: event)]?["event_text"] != nil { found?.sharedBy = event }
        return found
      })
  }

  private static func declared(
    _ scope: TraitScope, _ workspace: Workspace
  ) -> [WarehouseField: FieldType] {
    declared(workspace.traits.filter { $0.scope == scope }.map(\.field))
  }

  private static func declared(_ fields: [FieldSchema]) -> [WarehouseField: FieldType] {
    Dictionary(
      fields.compactMap { field in
        field.path.names.map { (WarehouseField($0), field.type) }
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension FieldPath {
  /// The names of a path without `$`; nil for one with it.
  var names: [UTF8Text]? {
    let names = steps.prefixNames
    return names.count == steps.count ? names : nil
  }
}

extension [FieldPath.Step] {
  /// The names before the first `$`.
  var prefixNames: [UTF8Text] {
    var names: [UTF8Text] = []
    for case .name(let name) in self.prefix(while: { $0 != .everyElement }) { names.append(name) }
    return names
  }
}
