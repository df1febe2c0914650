package import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceSchema
package import AudienceStore
package import AudienceTime

/// A cell of a warehouse table.
package enum WarehouseCell: Hashable, Sendable {
  case null
  case text(UTF8Text)
  case integer(Int64)
  case double(Double)
  case boolean(Bool)
  case timestamp(Instant)
  case date(CalendarDate)
}

/// A table that sample calls are written into.
package struct WarehouseExportTable: Sendable {
  package struct Column: Hashable, Sendable {
    package let name: String
    package let kind: WarehouseColumn.Kind
  }

  package let name: String
  package let columns: [Column]
  private let produce: @Sendable (([WarehouseCell]) throws -> Void) throws -> Void

  init(
    _ name: String, _ columns: [Column],
    rows: @escaping @Sendable (([WarehouseCell]) throws -> Void) throws -> Void
  ) {
    self.name = name
    self.columns = columns
    produce = rows
  }

  /// Hands over the rows, one at a time.
  package func eachRow(_ body: ([WarehouseCell]) throws -> Void) throws { try produce(body) }
}

/// The tables that Segment would have made of sample calls, as they are at an instant: identities
/// resolved, so that `user_id` is the profile's in every table.
package struct WarehouseExport: Sendable {
  package let layout: WarehouseLayout
  private let store: CallStore
  private let now: Instant

  package init(_ store: CallStore, at now: Instant) {
    self.store = store
    self.now = now
    layout = WarehouseLayout(store, at: now)
  }

  /// `users`, `accounts`, `groups`, one table for each event, and `audience_layout`, which says
  /// which column holds which field.
  package var tables: [WarehouseExportTable] {
    [
      subjects(layout.users, store.profileIDs, store.profilePresence, store.userTraits),
      subjects(layout.accounts, store.accountIDs, store.accountPresence, store.accountTraits),
      links,
    ] + events + [layoutTable]
  }

  // MARK: - Users and accounts

  private func subjects(
    _ table: WarehouseTable, _ ids: TextTable, _ presence: Presence, _ traits: TraitTable
  ) -> WarehouseExportTable {
    let fields = table.fields
    let now = self.now.microseconds
    return WarehouseExportTable(
      table.name, [.init(name: "id", kind: .text)] + fields.exportColumns
    ) { body in
      for subject in 0..<ids.count where presence.contains(subject, at: now) {
        var latest = JSONObject()
        for row in traits.rows.rows(of: subject) where traits.rows.isVisible(row, at: now) {
          for member in traits.traits.object(row).members { latest[member.key] = member.value }
        }
        try body([.text(ids.text(subject))] + fields.cells(latest, context: nil))
      }
    }
  }

  private var links: WarehouseExportTable {
    let (store, now) = (self.store, self.now.microseconds)
    return WarehouseExportTable(
      layout.links ?? "groups",
      [.init(name: "group_id", kind: .text), .init(name: "user_id", kind: .text)]
    ) { body in
      for account in 0..<store.accountCount where store.accountPresence.contains(account, at: now) {
        for user in store.members.others(of: account, at: now) {
          try body([
            .text(store.accountIDs.text(account)), .text(store.profileIDs.text(user)),
          ])
        }
      }
    }
  }

  // MARK: - Events

  private var events: [WarehouseExportTable] {
    let byTable = Dictionary(grouping: layout.eventNames) { layout.events(named: $0)?.name ?? "" }
    return byTable.sorted { $0.key < $1.key }.compactMap { name, events in
      guard let table = layout.events(named: events[0]) else { return nil }
      return self.events(table, events.sorted().compactMap { store.events($0) })
    }
  }

  private func events(_ table: WarehouseTable, _ sources: [EventTable]) -> WarehouseExportTable {
    let fields = table.fields
    let (store, now) = (self.store, self.now.microseconds)
    let fixed: [WarehouseExportTable.Column] =
      [
        .init(name: "id", kind: .text), .init(name: "user_id", kind: .text),
        .init(name: "timestamp", kind: .timestamp), .init(name: "event_text", kind: .text),
      ] + (table.hasSources ? [.init(name: "source_id", kind: .text)] : [])
    return WarehouseExportTable(table.name, fixed + fields.exportColumns) { body in
      for source in sources {
        for group in 0..<source.rows.groupCount {
          let subject = source.rows.subject(ofGroup: group)
          let rows = Int(source.rows.offsets[group])..<Int(source.rows.offsets[group + 1])
          for row in rows where source.rows.isVisible(row, at: now) {
            var cells: [WarehouseCell] = [
              .text(Self.callID(source.rows.orders[row])),
              .text(store.profileIDs.text(subject)),
              .timestamp(Instant(microseconds: source.rows.times[row])), .text(source.name),
            ]
            if table.hasSources {
              cells.append(source.sources?.value(row).map { .text($0.comparedText) } ?? .null)
            }
            var context: JSONObject?
            if case .object(let object) = source.context.value(row) { context = object }
            try body(cells + fields.cells(source.properties.object(row), context: context))
          }
        }
      }
    }
  }

  /// The id of a call: its place in the log, so that ids order as calls do.
  private static func callID(_ order: UInt32) -> UTF8Text {
    let digits = String(order)
    return UTF8Text("call-" + String(repeating: "0", count: 10 - digits.utf8.count) + digits)
  }

  // MARK: - The layout itself

  private var layoutTable: WarehouseExportTable {
    let rows = layout.rows
    return WarehouseExportTable(
      WarehouseLayout.layoutTable,
      WarehouseLayout.layoutColumns.map { .init(name: $0, kind: .text) }
    ) { body in
      for row in rows { try body(row.map { .text(UTF8Text($0)) }) }
    }
  }
}

// MARK: - Fields

/// The fields of a table in the order of their columns.
struct FieldColumns: Sendable {
  let columns: [(field: WarehouseField, column: WarehouseColumn)]

  var exportColumns: [WarehouseExportTable.Column] {
    columns.flatMap { _, column -> [WarehouseExportTable.Column] in
      let own = WarehouseExportTable.Column(name: column.name, kind: column.kind)
      if column.kind != .mixed { return [own] }
      return [own, .init(name: column.name + WarehouseColumn.typeSuffix, kind: .text)]
    }
  }

  /// The cells of an object's fields, and of a context's.
  func cells(_ object: JSONObject, context: JSONObject?) -> [WarehouseCell] {
    columns.flatMap { field, column -> [WarehouseCell] in
      let value = field.value(in: field.isContext ? context : object)
      guard column.kind == .mixed else { return [value.cell(column.kind)] }
      return [value.cell(.mixed), value.kindWord.map { .text(UTF8Text($0)) } ?? .null]
    }
  }
}

extension WarehouseTable {
  /// The fields with columns, in byte order of the columns' names.
  var fields: FieldColumns {
    guard case .listed(let columns) = columns else { return FieldColumns(columns: []) }
    return FieldColumns(
      columns: columns.sorted { UTF8Text($0.value.name) < UTF8Text($1.value.name) }
        .map { ($0.key, $0.value) })
  }
}

extension WarehouseField {
  /// The value in an object; null where there is none.
  fileprivate func value(in object: JSONObject?) -> JSONValue {
    guard let object, let first = names.first, var value = object[first] else { return .null }
    for name in names.dropFirst() { value = value[name] ?? .null }
    return value
  }
}

extension JSONValue {
  fileprivate var kindWord: String? {
    switch self {
    case .null: nil
    case .string: "string"
    case .boolean: "boolean"
    case .number: "number"
    case .array: "array"
    case .object: "object"
    }
  }

  fileprivate func cell(_ kind: WarehouseColumn.Kind) -> WarehouseCell {
    switch (self, kind) {
    case (.null, _): .null
    case (.boolean(let flag), .boolean): .boolean(flag)
    case (.number(let number), .integer): number.integerValue.map { .integer($0) } ?? .null
    case (.number(let number), .double): .double(number.doubleValue)
    case (.string(let text), .timestamp): text.timestamp.map { .timestamp($0) } ?? .null
    case (.string(let text), .date): text.day.map { .date($0) } ?? .null
    default: .text(comparedText)
    }
  }
}
