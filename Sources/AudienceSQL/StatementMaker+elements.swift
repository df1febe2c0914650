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
    try someElement(of: value, [.everyElement], node) { condition($0) }
  }

  private func someElement(
    of value: SQLValue, _ steps: [FieldPath.Step], _ node: ConditionNode,
    _ condition: (SQLValue) throws -> String
  ) throws -> String {
    elementNumber += 1
    let alias = "j\(elementNumber)"
    let maker = ElementMaker(dialect: dialect, alias: alias)
    let array = try self.array(of: value, node)
    switch maker.form {
    case .rows:
      let text = try condition(.element(text: "\(alias).text", type: "\(alias).type"))
      if text == "FALSE" { return text }
      let rows = try maker.rows(array, steps) { self.refuse(node, $0) }
      let conditions = ["\(alias).text IS NOT NULL"] + (text == "TRUE" ? [] : [text])
      return "EXISTS (SELECT 1 FROM (\(rows.select)) \(alias) WHERE \(comparing.all(conditions)))"
    case .list:
      let item = maker.item
      let text = try condition(item)
      if text == "FALSE" { return text }
      let list = try maker.list(array, steps) { self.refuse(node, $0) }
      return maker.some(of: list, "COALESCE(\(text), FALSE)")
    }
  }

  /// The rows that the elements of an array are, behind the rows of a FROM clause.
  struct Elements {
    /// The joins, each reading what stands before it.
    let sources: [String]
    let conditions: [String]
    let value: SQLValue
    /// What they are ordered by within their row.
    let order: [String]
  }

  func elements(
    of value: SQLValue, _ steps: [FieldPath.Step], _ node: ConditionNode
  ) throws -> Elements {
    elementNumber += 1
    let maker = ElementMaker(dialect: dialect, alias: "j\(elementNumber)")
    let array = try self.array(of: value, node)
    switch maker.form {
    case .rows:
      let rows = try maker.rows(array, steps) { self.refuse(node, $0) }
      return Elements(
        sources: rows.sources.map { (dialect == .sqlite ? "JOIN " : rows.join) + $0 },
        conditions: rows.conditions,
        value: .element(text: rows.text, type: rows.type), order: rows.order)
    case .list:
      let list = try maker.list(array, steps) { self.refuse(node, $0) }
      let (source, value, order) = maker.exploded(list)
      return Elements(sources: [source], conditions: [], value: value, order: [order])
    }
  }

  /// The JSON text of an array; NULL where the value is none.
  private func array(of value: SQLValue, _ node: ConditionNode) throws -> String {
    switch value {
    case .column(let sql, _, let types):
      return types.map { "CASE WHEN \($0) = 'array' THEN \(sql) END" } ?? sql
    case .element(let text, let type): return "CASE WHEN \(type) = 'array' THEN \(text) END"
    case .literal, .number, .membership, .absent:
      throw refuse(node, "\(dialect.title) cannot look into the elements of a computed value")
    }
  }
}
