import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
package import AudienceStore
package import AudienceTime

extension WarehouseLayout {
  /// The tables that `export-profiles` makes of sample calls: a function of the calls alone, but
  /// for the traits, whose columns are those that some call up to `now` sets.
  package init(_ store: CallStore, at now: Instant) {
    var notes: [String] = []
    func traits(_ table: TraitTable, _ scope: TraitScope, name: String) -> WarehouseTable {
      var fields = FieldCollector()
      fields.add(table.traits, isContext: false) { store.isTraitSet($0, scope: scope, at: now) }
      return WarehouseTable(
        name, .listed(fields.columns(reserved: ["id"], table: name, notes: &notes)))
    }
    let users = traits(store.userTraits, .user, name: "users")
    let accounts = traits(store.accountTraits, .account, name: "accounts")
    // Names of one spelling share a table, as Segment's do.
    let groups = Dictionary(grouping: store.eventTables) {
      Self.tableName(of: EventName($0.name.string))
    }
    var events: [EventName: WarehouseTable] = [:]
    for (name, tables) in groups {
      var fields = FieldCollector()
      for table in tables {
        fields.add(table.properties, isContext: false)
        fields.add(table.context, isContext: true)
      }
      let columns = fields.columns(reserved: Self.eventColumns, table: name, notes: &notes)
      for table in tables {
        let event = EventName(table.name.string)
        events[event] = WarehouseTable(
          name, .listed(columns), sharedBy: tables.count > 1 ? event : nil,
          hasSources: tables.contains { $0.sources != nil })
      }
      if tables.count > 1 {
        let names = tables.map { "'\($0.name)'" }.joined(separator: " and ")
        notes.append("the events \(names) share the table \(name); event_text tells them apart")
      }
    }
    self.init(
      origin: .samples, users: users, accounts: accounts, links: "groups", events: events,
      notes: notes.sorted())
  }
}

/// The fields of a table, each with what its values are.
private struct FieldCollector {
  private var fields: [WarehouseField: FieldValues] = [:]

  /// Adds the distinct values of every key.
  mutating func add(
    _ table: FieldTable, isContext: Bool, where isWanted: (UTF8Text) -> Bool = { _ in true }
  ) {
    for name in table.names where isWanted(name) {
      guard let column = table.column(name) else { continue }
      let field = WarehouseField([name], isContext: isContext)
      switch column.storage {
      case .coded(_, let dictionary):
        for code in 0..<dictionary.count { add(dictionary.value(code), to: field) }
      case .integers, .doubles:
        for row in 0..<column.count {
          if let value = column.value(row) { add(value, to: field) }
        }
      }
    }
  }

  private mutating func add(_ value: JSONValue, to field: WarehouseField) {
    if value == .null { return }
    fields[field, default: FieldValues()].add(value)
    guard case .object(let object) = value else { return }
    for member in object.members {
      add(member.value, to: WarehouseField(field.names + [member.key], isContext: field.isContext))
    }
  }

  func columns(
    reserved: [String], table: String, notes: inout [String]
  ) -> [WarehouseField: WarehouseColumn] {
    var names = NameTaker(reserved: reserved)
    var columns: [WarehouseField: WarehouseColumn] = [:]
    for (field, values) in fields.sorted(by: { $0.key < $1.key }) where !values.isEmpty {
      let wanted = field.columnName
      let name = names.take(wanted)
      if name != wanted {
        let path = FieldPath(names: field.names.map(\.string))
        notes.append("'\(path)' in table \(table) is column \(name): \(wanted) is another one's")
      }
      columns[field] = WarehouseColumn(name, values.columnKind)
    }
    return columns
  }
}
