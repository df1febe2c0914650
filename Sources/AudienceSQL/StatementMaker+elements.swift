import AudienceConditions
import AudienceDiagnostics
import AudienceSchema

extension StatementMaker {
  /// A condition of one side: of its value, or that some element satisfies it.
  func withElements(
    _ side: Side, _ node: ConditionNode, _ condition: (SQLValue) throws -> String
  ) throws -> String {
    switch side {
    case .value(let value): return try condition(value)
    case .list(let value, let steps):
      return try someElement(of: value, steps, node, condition)
    }
  }

  /// That some non-null element of an array satisfies a condition.
  func someElement(
    of value: SQLValue, _ node: ConditionNode, _ condition: (SQLValue) -> String
  ) throws -> String? {
    // Constant conditions need no look at the elements.
    if condition(.element(text: "x", type: "x")) == "FALSE" { return "FALSE" }
    return try someElement(of: value, [.everyElement], node) { condition($0) }
  }

  private func someElement(
    of value: SQLValue, _ steps: [FieldPath.Step], _ node: ConditionNode,
    _ condition: (SQLValue) throws -> String
  ) throws -> String {
    let elements = try self.elements(of: value, steps, node)
    let text = try condition(elements.value)
    if text == "FALSE" { return text }
    let conditions = elements.conditions + [elements.value.exists] + (text == "TRUE" ? [] : [text])
    return "EXISTS (SELECT 1 FROM \(elements.sources.joined(separator: dialect.elementJoin)) "
      + "WHERE \(comparing.all(conditions)))"
  }

  /// The rows that the elements of an array are.
  struct Elements {
    /// The sources, each reading the one before it.
    let sources: [String]
    let conditions: [String]
    let value: SQLValue
    /// What they are ordered by within their row.
    let order: [String]
  }

  func elements(
    of value: SQLValue, _ steps: [FieldPath.Step], _ node: ConditionNode
  ) throws -> Elements {
    let array: String
    switch value {
    case .column(let sql, _, let types):
      array = types.map { "CASE WHEN \($0) = 'array' THEN \(sql) END" } ?? sql
    case .element(let text, let type): array = "CASE WHEN \(type) = 'array' THEN \(text) END"
    case .literal, .number, .membership, .absent:
      throw refuse(node, "\(dialect.title) cannot look into the elements of a computed value")
    }
    elementNumber += 1
    switch dialect {
    case .postgres: return postgresElements(array, steps)
    case .sqlite: return sqliteElements(array, steps)
    case .duckdb: return duckdbElements(array, steps)
    case .clickhouse, .spark, .trino, .bigquery, .snowflake:
      throw refuse(
        node, "\(dialect.title) has no form for conditions on the elements of an array here",
        help: "export to postgres, duckdb or sqlite, or ask for the whole array's text")
    }
  }

  private func postgresElements(_ array: String, _ steps: [FieldPath.Step]) -> Elements {
    var current = "CAST(\(array) AS json)"
    var sources: [String] = []
    var order: [String] = []
    for (number, step) in steps.enumerated() {
      switch step {
      case .everyElement:
        let alias = "j\(elementNumber)_\(number)"
        sources.append(
          "json_array_elements(CASE WHEN json_typeof(\(current)) = 'array' THEN \(current) END) "
            + "WITH ORDINALITY AS \(alias)(element, place)")
        current = "\(alias).element"
        order.append("\(alias).place")
      case .name(let name): current = "(\(current) -> \(dialect.text(name)))"
      }
    }
    return Elements(
      sources: sources, conditions: [],
      value: .element(text: "(\(current) #>> '{}')", type: "json_typeof(\(current))"), order: order)
  }

  private func sqliteElements(_ array: String, _ steps: [FieldPath.Step]) -> Elements {
    var current = array
    var sources: [String] = []
    var conditions: [String] = []
    var order: [String] = []
    var alias = ""
    for (number, step) in steps.enumerated() {
      let previous = alias
      alias = "j\(elementNumber)_\(number)"
      switch step {
      case .everyElement:
        let source =
          previous.isEmpty ? current : "CASE WHEN \(previous).type = 'array' THEN \(current) END"
        sources.append("json_each(\(source)) \(alias)")
      case .name(let name):
        sources.append(
          "json_each(CASE WHEN \(previous).type = 'object' THEN \(current) END) \(alias)")
        conditions.append("\(alias).key = \(dialect.text(name))")
      }
      current = "\(alias).value"
      order.append("\(alias).key")
    }
    let text =
      "CASE \(alias).type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' "
      + "WHEN 'real' THEN replace(CAST(\(alias).value AS text), '.0e', 'e') "
      + "ELSE CAST(\(alias).value AS text) END"
    let type =
      "CASE \(alias).type WHEN 'text' THEN 'string' WHEN 'integer' THEN 'number' "
      + "WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' "
      + "ELSE \(alias).type END"
    return Elements(
      sources: sources, conditions: conditions,
      value: .element(text: "(\(text))", type: "(\(type))"), order: order)
  }

  private func duckdbElements(_ array: String, _ steps: [FieldPath.Step]) -> Elements {
    var current = "CAST(\(array) AS JSON)"
    var sources: [String] = []
    var order: [String] = []
    for (number, step) in steps.enumerated() {
      switch step {
      case .everyElement:
        let alias = "j\(elementNumber)_\(number)"
        let list =
          "CASE WHEN json_type(\(current)) = 'ARRAY' THEN from_json(\(current), '[\"JSON\"]') END"
        sources.append(
          "(SELECT unnest(\(list)) AS element, generate_subscripts(\(list), 1) AS place) \(alias)")
        current = "\(alias).element"
        order.append("\(alias).place")
      case .name(let name):
        let pointer = name.string.replacing("~", with: "~0").replacing("/", with: "~1")
        current = "json_extract(\(current), \(dialect.text(UTF8Text("/" + pointer))))"
      }
    }
    let type =
      "CASE json_type(\(current)) WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' "
      + "WHEN 'ARRAY' THEN 'array' WHEN 'OBJECT' THEN 'object' WHEN 'NULL' THEN 'null' "
      + "ELSE 'number' END"
    return Elements(
      sources: sources, conditions: [],
      value: .element(text: "(\(current) ->> '$')", type: "(\(type))"), order: order)
  }
}

extension SQLDialect {
  /// What joins the sources of elements, each of which reads the one before it.
  var elementJoin: String {
    self == .sqlite ? " JOIN " : " CROSS JOIN LATERAL "
  }
}
