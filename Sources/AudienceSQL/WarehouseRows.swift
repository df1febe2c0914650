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
  private let makeRows: @Sendable () -> AnyIterator<[WarehouseCell]>

  init(
    _ name: String, _ columns: [Column],
    rows: @escaping @Sendable () -> AnyIterator<[WarehouseCell]>
  ) {
    self.name = name
    self.columns = columns
    makeRows = rows
  }

  /// The rows, made one at a time.
  package var rows: AnyIterator<[WarehouseCell]> { makeRows() }
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
    ) {
      let there = (0..<ids.count).lazy.filter { presence.contains($0, at: now) }
      return AnyIterator(
        there.map { subject -> [WarehouseCell] in
          var latest = JSONObject()
          for row in traits.rows.rows(of: subject) where traits.rows.isVisible(row, at: now) {
            for member in traits.traits.object(row).members { latest[member.key] = member.value }
          }
          return [.text(ids.text(subject))] + fields.cells(latest, context: nil)
        }.makeIterator())
    }
  }

  private var links: WarehouseExportTable {
    let (store, now) = (self.store, self.now.microseconds)
    return WarehouseExportTable(
      layout.links ?? "groups",
      [.init(name: "group_id", kind: .text), .init(name: "user_id", kind: .text)]
    ) {
      let accounts = (0..<store.accountCount).lazy.filter {
        store.accountPresence.contains($0, at: now)
      }
      return AnyIterator(
        accounts.flatMap { account in
          store.members.others(of: account, at: now).map { user -> [WarehouseCell] in
            [.text(store.accountIDs.text(account)), .text(store.profileIDs.text(user))]
          }
        }.makeIterator())
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
    let hasSources = table.hasSources
    return WarehouseExportTable(table.name, fixed + fields.exportColumns) {
      AnyIterator(
        sources.lazy.flatMap { source in
          (0..<source.rows.groupCount).lazy.flatMap { group -> [[WarehouseCell]] in
            let user = store.profileIDs.text(source.rows.subject(ofGroup: group))
            let rows = Int(source.rows.offsets[group])..<Int(source.rows.offsets[group + 1])
            return rows.filter { source.rows.isVisible($0, at: now) }.map { row in
              Self.head(of: row, in: source, user, hasSources: hasSources)
                + fields.cells(source.properties.object(row), context: source.contextObject(row))
            }
          }
        }.makeIterator())
    }
  }

  /// The cells of a call that are no fields.
  private static func head(
    of row: Int, in source: EventTable, _ user: UTF8Text, hasSources: Bool
  ) -> [WarehouseCell] {
    let cells: [WarehouseCell] = [
      .text(callID(source.rows.orders[row])), .text(user),
      .timestamp(Instant(microseconds: source.rows.times[row])), .text(source.name),
    ]
    guard hasSources else { return cells }
    return cells + [source.sources?.value(row).map { .text($0.comparedText) } ?? .null]
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
    ) {
      AnyIterator(rows.lazy.map { row in row.map { .text(UTF8Text($0)) } }.makeIterator())
    }
  }
}

extension EventTable {
  fileprivate func contextObject(_ row: Int) -> JSONObject? {
    if case .object(let object) = context.value(row) { object } else { nil }
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
