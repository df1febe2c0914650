import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSQL
import AudienceSchema
import AudienceTestSupport
import Foundation
import Testing

/// Where the material goes; nil where nobody asked for it.
private enum Material {
  static var folder: String? {
    ProcessInfo.processInfo.environment["AUDIENCE_WAREHOUSE_MATERIAL"]
  }
}

/// Writes what `.ci/warehouses` runs on engines that no library of ours reaches: for each dialect
/// the statements that make and fill the tables, and queries with the ids that the reference
/// evaluator gives.
@Suite(
  .enabled(
    if: Material.folder != nil, "AUDIENCE_WAREHOUSE_MATERIAL names no folder; see .ci/warehouses"))
struct MaterialTests {
  @Test func randomTrees() throws {
    let world = SQLWorld(seed: 1, logs: 400)
    var cases: [(tree: ConditionTree, level: AudienceLevel, expected: [String])] = []
    for number in 0..<500 {
      let level: AudienceLevel = number.isMultiple(of: 2) ? .users : .accounts
      var conditions = world.conditions(seed: number, level: level)
      let tree = conditions.nextTree()
      if let expected = try? world.expected(tree, level) { cases.append((tree, level, expected)) }
    }
    for dialect in SQLDialect.allCases {
      try write(WarehouseExport(world.store, at: world.now), dialect, "random")
      let compiler = world.compiler(dialect)
      try write(
        cases.map { entry in
          row(entry.tree, entry.expected) {
            try compiler.members(entry.tree, level: entry.level)
          }
        }, dialect, "random")
    }
  }

  @Test(arguments: SQLDialect.allCases)
  func hostileTexts(_ dialect: SQLDialect) throws {
    let world = HostileWorld()
    try write(WarehouseExport(world.store, at: world.now), dialect, "hostile")
    let evaluator = Evaluator(
      world.population,
      memberships: Memberships(readBy: [], definitions: [], population: world.population))
    var rows: [JSONValue] = []
    for text in world.texts where dialect != .postgres || !text.string.utf8.contains(0) {
      for tree in world.trees(text) {
        let expected = evaluator.subjects(at: .users)
          .filter { evaluator.holds(tree.root, for: $0) }.map(\.id.string)
        rows.append(
          row(tree, expected) { try world.compiler(dialect).members(tree, level: .users) })
      }
    }
    try write(rows, dialect, "hostile")
  }

  private func row(
    _ tree: ConditionTree, _ expected: [String], _ write: () throws -> SQLStatement
  ) -> JSONValue {
    var row: JSONObject = [
      "query": .text(QueryPrinter.text(tree)), "expected": .array(expected.map { .text($0) }),
    ]
    do {
      row["sql"] = .text(try write().text)
    } catch {
      row["refused"] = .text((error as? FindingError)?.first.message ?? "\(error)")
    }
    return .object(row)
  }

  private func write(_ rows: [JSONValue], _ dialect: SQLDialect, _ name: String) throws {
    try rows.map { $0.compactText + "\n" }.joined()
      .write(toFile: path(dialect, name, "queries.jsonl"), atomically: true, encoding: .utf8)
  }

  /// A JSON text a line: a statement each.
  private func write(_ export: WarehouseExport, _ dialect: SQLDialect, _ name: String) throws {
    var statements: [String] = []
    for table in export.tables {
      statements.append(dialect.createTable(table))
      let rows = Array(table.rows).map { cells in
        "(" + cells.map { dialect.literal($0) }.joined(separator: ", ") + ")"
      }
      for start in stride(from: 0, to: rows.count, by: 500) {
        let part = rows[start..<min(start + 500, rows.count)]
        statements.append(
          "INSERT INTO \(dialect.name(table.name)) VALUES\n" + part.joined(separator: ",\n"))
      }
    }
    try statements.map { JSONValue.text($0).compactText + "\n" }.joined()
      .write(toFile: path(dialect, name, "load.jsonl"), atomically: true, encoding: .utf8)
  }

  private func path(_ dialect: SQLDialect, _ name: String, _ end: String) -> String {
    "\(Material.folder ?? ".")/\(name).\(dialect.rawValue).\(end)"
  }
}
