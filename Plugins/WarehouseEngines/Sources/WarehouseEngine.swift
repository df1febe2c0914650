import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePluginAPI
import AudienceProfiles
import AudienceSQL
import AudienceSchema
import AudienceTime
import WarehouseConnections

/// An engine that has a warehouse answer: each tree is one SQL statement.
protocol WarehouseEngine: CallEngine {
  var warehouse: Warehouse { get }
}

extension WarehouseEngine {
  /// Traits and links are as the tables have them, whatever the clock: only events have a time.
  var warehouseCapabilities: PreviewCapabilities { [.nodeCounts, .excerpts, .accounts] }

  public func total(of level: AudienceLevel, at now: Instant, work: PreviewWork) throws -> Int {
    try warehouse.visit(work) { visit, watch in
      let table = visit.catalogue.layout.subjects(level).name
      guard visit.catalogue.tables[table] != nil else { return 0 }
      return try number(
        "SELECT COUNT(*) FROM \(warehouse.server.dialect.name(table)) t", [], visit, watch)
    }
  }

  public func ids(
    of level: AudienceLevel, at now: Instant, startingWith prefix: UTF8Text, limit: Int,
    work: PreviewWork
  ) throws -> [UTF8Text] {
    try warehouse.visit(work) { visit, watch in
      let dialect = warehouse.server.dialect
      let table = visit.catalogue.layout.subjects(level).name
      guard visit.catalogue.tables[table] != nil, limit > 0 else { return [] }
      let id = "t.\(dialect.name("id"))"
      let condition = warehouse.server.begins(
        id, withParameter: 1, count: prefix.string.unicodeScalars.count)
      let text =
        "SELECT \(id) FROM \(dialect.name(table)) t"
        + (prefix.isEmpty ? "" : " WHERE \(condition)") + " ORDER BY \(dialect.ordered(id))"
        + (limit == .max ? "" : " LIMIT \(limit)")
      var ids: [UTF8Text] = []
      try visit.connection.query(
        text, prefix.isEmpty ? [] : [.text(prefix.string)], watch: watch
      ) { row in
        if let id = row[0].textValue { ids.append(UTF8Text(id)) }
        return true
      }
      return ids
    }
  }

  public func count(_ request: PreviewRequest, work: PreviewWork) throws -> Int {
    try warehouse.visit(work) { visit, watch in
      let statement = try warehouse.compiler(request, visit)
        .count(request.tree, level: request.level)
      return try number(statement.text, statement.values, visit, watch)
    }
  }

  public func members(
    _ request: PreviewRequest, limit: Int?, work: PreviewWork, deliver: (UTF8Text) -> Void
  ) throws {
    try warehouse.visit(work) { visit, watch in
      let statement = try warehouse.compiler(request, visit)
        .members(request.tree, level: request.level, limit: limit)
      try visit.connection.query(statement.text, statement.values, watch: watch) { row in
        if let id = row[0].textValue { deliver(UTF8Text(id)) }
        return true
      }
    }
  }

  public func counts(ofNodes request: PreviewRequest, work: PreviewWork) throws -> [Int: Int] {
    try warehouse.visit(work) { visit, watch in
      let statement = try warehouse.compiler(request, visit)
        .nodeCounts(request.tree, level: request.level)
      let rows = try visit.connection.rows(statement.text, statement.values, watch: watch)
      let nodes = request.tree.root.nodesAboutTheSubject
      return Dictionary(
        zip(nodes.map(\.id), (rows.first ?? []).map { Int($0.integerValue ?? 0) }),
        uniquingKeysWith: { first, _ in first })
    }
  }

  public func excerpt(
    for id: UTF8Text, of level: AudienceLevel, at now: Instant, work: PreviewWork
  ) throws -> Population? {
    try warehouse.visit(work) { visit, watch in
      try SubjectReader(warehouse: warehouse, visit: visit, watch: watch, now: now)
        .excerpt(for: id, of: level)
    }
  }

  private func number(
    _ text: String, _ parameters: [WarehouseValue], _ visit: Warehouse.Visit,
    _ watch: WarehouseWatch
  ) throws -> Int {
    let rows = try visit.connection.rows(text, parameters, watch: watch)
    return rows.first?.first?.integerValue.map { Int($0) } ?? 0
  }
}

extension SQLStatement {
  /// The texts that the connection sends beside the statement.
  fileprivate var values: [WarehouseValue] { parameters.map { .text($0) } }
}

/// What all of these engines can be set to.
enum WarehouseSettings {
  static let timeout = PluginSetting(
    "timeout", .integer(1...86_400), default: "30",
    summary: "after how many seconds a statement is stopped")

  /// The password where the address has none. As a secret it is kept from the person's own programs.
  static func password(_ variable: String) -> PluginSetting {
    PluginSetting(
      "password", .secret, default: nil, summary: "the password where the address has none",
      environmentVariable: variable)
  }

  /// - Throws: code `usage` for an address that cannot be meant.
  static func address(
    _ source: PreviewSource, of description: PluginDescription
  ) throws(FindingError) -> WarehouseAddress {
    let text = source.address?.revealed ?? ""
    guard let address = try WarehouseAddress(text) else {
      throw FindingError(
        Finding(
          .usage, at: .whole,
          "engine '\(description.name)' needs the address of its profiles",
          help: description.addresses.joined(separator: ", or ")))
    }
    return address
  }
}
