package import AudienceDiagnostics
package import AudienceSchema

/// A column that holds the values of one field.
package struct WarehouseColumn: Hashable, Sendable {
  /// What the values are.
  package enum Kind: String, Sendable, CaseIterable {
    /// Strings.
    case text
    /// Whole numbers below 10^15, and numbers that doubles hold and every engine prints the same.
    case integer, double
    case boolean
    /// Instants in the form `2026-01-31T10:00:00Z`, with a fraction where there is one.
    case timestamp
    /// Days in the form `2026-01-31`.
    case date
    /// Arrays as JSON text.
    case list
    /// Values of several kinds as text, with a column beside it that says the kind of each.
    case mixed
  }

  package let name: String
  package let kind: Kind

  package init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }

  /// What follows the name of a mixed column in the name of the column of its kinds, which are
  /// `string`, `boolean`, `number`, `array` and `object`.
  package static let typeSuffix = "__type"
}

/// A field of a call or a profile.
package struct WarehouseField: Hashable, Sendable, Comparable {
  /// Its names from the top: `["address", "country"]`.
  package let names: [UTF8Text]
  /// Whether it is one of the call's `context`, not a property or trait.
  package let isContext: Bool

  package init(_ names: [UTF8Text], isContext: Bool = false) {
    self.names = names
    self.isContext = isContext
  }

  package static func < (left: WarehouseField, right: WarehouseField) -> Bool {
    if left.isContext != right.isContext { return right.isContext }
    return left.names.lexicographicallyPrecedes(right.names)
  }

  /// The column by Segment's rule: the names joined.
  package var columnName: String {
    WarehouseNames.snakeCase(
      ((isContext ? ["context"] : []) + names.map(\.string)).joined(separator: "_"))
  }
}

/// A table of profiles, of accounts, or of one event's calls, with the columns of its fields.
package struct WarehouseTable: Sendable {
  /// What is known of the columns.
  package enum Columns: Sendable {
    /// All of them, by field.
    case listed([WarehouseField: WarehouseColumn])
    /// All of them by their own names, which follow from the fields' by Segment's rules; with the
    /// types that the workspace declares.
    case catalogue([String: WarehouseColumn.Kind], declared: [WarehouseField: FieldType])
    /// None: every field is taken to have the column that Segment's rules give it.
    case assumed(declared: [WarehouseField: FieldType])
  }

  package let name: String
  package var columns: Columns
  /// The event whose calls these are where several events share the table (`event_text` tells).
  package var sharedBy: EventName?
  /// Whether there is a column `source_id`.
  package var hasSources: Bool

  package init(
    _ name: String, _ columns: Columns, sharedBy: EventName? = nil, hasSources: Bool = false
  ) {
    self.name = name
    self.columns = columns
    self.sharedBy = sharedBy
    self.hasSources = hasSources
  }

  /// Where a field is.
  package enum Place: Hashable, Sendable {
    case column(WarehouseColumn)
    /// No value of it was ever seen.
    case absent
    /// The table holds the fields of the object, not the object.
    case object
  }

  /// Where a field is found.
  package func place(of field: WarehouseField) -> Place {
    switch columns {
    case .listed(let columns):
      return columns[field].map { .column($0) } ?? .absent
    case .catalogue(let kinds, let declared):
      let name = field.columnName
      guard let kind = kinds[name] else {
        return declared[field] == .object ? .object : .absent
      }
      let isMixed = kind == .text && kinds[name + WarehouseColumn.typeSuffix] != nil
      let isList = kind == .text && declared[field] == .array
      return .column(WarehouseColumn(name, isMixed ? .mixed : isList ? .list : kind))
    case .assumed(let declared):
      guard let kind = (declared[field] ?? .string).columnKind else { return .object }
      return .column(WarehouseColumn(field.columnName, kind))
    }
  }
}

extension FieldType {
  /// The kind of column Segment makes for the type; nil for objects, whose fields get columns.
  fileprivate var columnKind: WarehouseColumn.Kind? {
    switch self {
    case .string: .text
    case .number: .double
    case .boolean: .boolean
    case .date: .timestamp
    case .array: .list
    case .object: nil
    }
  }
}

/// Which tables and columns there are for the names of a workspace.
///
/// A name without table or column was never seen: what it names is absent.
package struct WarehouseLayout: Sendable {
  /// Where the layout comes from; the head comment of a statement says it.
  package enum Origin: Hashable, Sendable {
    /// The sample calls: the tables that `export-profiles` makes of them.
    case samples
    /// The names of the workspace by Segment's rules; nobody looked at the warehouse.
    case workspace
    /// The catalogue of the warehouse itself.
    case warehouse
  }

  package let origin: Origin
  package let users: WarehouseTable
  package let accounts: WarehouseTable
  /// The pairs of account and user, in columns `group_id` and `user_id`; nil where there are none.
  package let links: String?
  /// What was renamed because two names would have had one column, a sentence each.
  package let notes: [String]
  private let events: [EventName: WarehouseTable]
  private let otherEvent: @Sendable (EventName) -> WarehouseTable?

  package init(
    origin: Origin, users: WarehouseTable, accounts: WarehouseTable, links: String?,
    events: [EventName: WarehouseTable], notes: [String] = [],
    otherEvent: @escaping @Sendable (EventName) -> WarehouseTable? = { _ in nil }
  ) {
    self.origin = origin
    self.users = users
    self.accounts = accounts
    self.links = links
    self.events = events
    self.notes = notes
    self.otherEvent = otherEvent
  }

  /// The table of an event's calls; nil where none was ever seen.
  package func events(named name: EventName) -> WarehouseTable? {
    events[name] ?? otherEvent(name)
  }

  /// The events with tables, in byte order of their names.
  package var eventNames: [EventName] { events.keys.sorted() }

  /// Whether a name is that of a table here.
  func hasTable(named name: String) -> Bool {
    Self.reservedTables.contains(name) || events.values.contains { $0.name == name }
  }

  /// The profiles or the accounts.
  package func subjects(_ level: AudienceLevel) -> WarehouseTable {
    level == .users ? users : accounts
  }

  /// Whether calls say who is in the audience of that key, so that its definition does not
  /// (SEMANTICS 1.10). An assumed column says nothing.
  package func isTraitSet(_ key: UTF8Text) -> Bool {
    [users, accounts].contains { table in
      if case .assumed = table.columns { return false }
      return table.place(of: WarehouseField([key])) != .absent
    }
  }

  /// The table of an event by Segment's rule.
  package static func tableName(of event: EventName) -> String {
    switch event {
    case "Page Viewed": return "pages"
    case "Screen Viewed": return "screens"
    default:
      let name = WarehouseNames.snakeCase(event.description)
      return reservedTables.contains(name) ? name + "_event" : name
    }
  }

  /// The tables that are no event's.
  package static let reservedTables = [
    "users", "accounts", "groups", "pages", "screens", "audience_layout",
  ]

  /// The columns of an event's table that are no property's.
  package static let eventColumns = ["id", "user_id", "timestamp", "event_text", "source_id"]
}
