import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSQL
import AudienceSchema
import AudienceTestSupport
import Foundation
import Testing

@Suite struct DumpTests {
  @Test func dump() throws {
    let environment = ProcessInfo.processInfo.environment
    guard let folder = environment["DUMP"] else { return }
    let seed = Int(environment["SEED"] ?? "1") ?? 1
    let count = Int(environment["COUNT"] ?? "100") ?? 100
    let world = SQLWorld(seed: seed, logs: Int(environment["LOGS"] ?? "40") ?? 40)
    for dialect in SQLDialect.allCases {
      if let only = environment["DIALECTS"], !only.split(separator: ",").contains(Substring(dialect.rawValue)) { continue }
      var load = dialect == .sqlite || dialect == .postgres ? "BEGIN;\n" : ""
      for table in WarehouseExport(world.store, at: world.now).tables {
        load += dialect.dropTable(table.name) + ";\n" + dialect.createTable(table) + ";\n"
        var rows: [String] = []
        func flush() {
          if !rows.isEmpty {
            load += "INSERT INTO \(dialect.name(table.name)) VALUES\n" + rows.joined(separator: ",\n") + ";\n"
          }
          rows = []
        }
        for cells in table.rows {
          rows.append("(" + cells.map { cell -> String in
            var cell = cell
            if dialect == .postgres, case .text(let text) = cell { cell = .text(UTF8Text(text.string.replacing("\0", with: "\u{FFFD}"))) }
            return dialect.literal(cell)
          }.joined(separator: ", ") + ")")
          if rows.count == 200 { flush() }
        }
        flush()
      }
      if dialect == .sqlite || dialect == .postgres { load += "COMMIT;\n" }
      try load.write(toFile: "\(folder)/\(dialect.rawValue).load.sql", atomically: true, encoding: .utf8)
      var queries: [[String: Any]] = []
      for number in 0..<count {
        let level: AudienceLevel = number.isMultiple(of: 2) ? .users : .accounts
        var conditions = world.conditions(seed: seed * 10_000 + number, level: level)
        let tree = conditions.nextTree()
        var row: [String: Any] = ["n": number, "level": level.rawValue, "query": QueryPrinter.text(tree)]
        do {
          row["expected"] = try world.expected(tree, level)
        } catch { row["expectedError"] = error.first.code.rawValue }
        do {
          row["sql"] = try world.compiler(dialect).members(tree, level: level).text
        } catch { row["error"] = "\(error.first.code): \(error.first.message)" }
        queries.append(row)
      }
      let lines = try queries.map { String(decoding: try JSONSerialization.data(withJSONObject: $0, options: [.sortedKeys]), as: UTF8.self) }
      try (lines.joined(separator: "\n") + "\n").write(toFile: "\(folder)/\(dialect.rawValue).queries.jsonl", atomically: true, encoding: .utf8)
    }
  }
}
