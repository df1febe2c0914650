import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSchema

extension StatementMaker {
  /// A table of a measure's own, with how its value is read behind a join; nil where the measure is
  /// of nothing.
  func ownTable(
    _ stream: AudienceConditions.Stream, _ measure: Measure, _ rows: Rows, _ node: ConditionNode
  ) throws -> (table: CommonTable, value: (String) -> SQLValue)? {
    let table = newTable(
      WarehouseNames.snakeCase(rows.event.name.description)
        + (rows.parent == nil ? "_\(node.id)" : "_after_\(node.id)"),
      comments: ["\(node.id): \(NodeWords(node: node).summary)"])
    var conditions = timeConditions(rows.event)
    if let parent = rows.parent { conditions += timeConditions(parent) }
    conditions += try self.conditions(of: stream, rows)
    var value: SQLValue?
    var elements: Elements?
    if let field = measure.field {
      switch try side(field, rows.event, node) {
      case .value(let found): value = found
      case .list(let array, let steps):
        if case .mode(_, as: .array, _) = measure {
          throw refuse(node, "\(dialect.title) has no form for the mode of lists of elements here")
        }
        let found = try self.elements(of: array, steps, node)
        elements = found
        value = found.value
        conditions += found.conditions
      }
    }
    if case .absent? = value { return nil }
    let source = Source(
      keys: [("subject", rows.block.subject)]
        + (rows.parent.map { [("row_id", column($0.alias, "id"))] } ?? []),
      from: rows.block.from
        + (elements?.sources ?? []).map { "\n  " + $0 }.joined(),
      conditions: conditions, time: column(rows.event.alias, "timestamp"),
      row: column(rows.event.alias, "id"), order: elements?.order ?? [])
    table.needs = rows.block.needs
    switch measure {
    case .first, .last:
      guard let value else { return nil }
      table.body = ranked(source, value, measure)
      let types = value.kindSQL
      let kind: WarehouseColumn.Kind
      switch value {
      case .column(_, let found, _): kind = found
      case .element: kind = .mixed
      case .literal, .number, .membership, .absent: kind = .text
      }
      return (
        table,
        { alias in
          .column("\(alias).value", kind, types: types == nil ? nil : "\(alias).type")
        }
      )
    case .mode(_, let reading, let times):
      guard let value else { return nil }
      guard let text = try modeText(value, reading, node) else { return nil }
      table.body = mostFrequent(source, text, atLeast: times ?? 2)
      return (table, { .column("\($0).value", .text, types: nil) })
    case .count, .sum, .average, .minimum, .maximum, .uniqueCount:
      guard let aggregate = aggregate(measure, of: value) else { return nil }
      let columns = (1...aggregate.functions.count).map { "m\($0)" }
      table.body = aggregated(source, aggregate, columns)
      return (table, { self.result(measure, aggregate, $0, columns) })
    }
  }

  /// One aggregate of all rows of a source.
  private func aggregated(_ source: Source, _ aggregate: Aggregate, _ columns: [String]) -> String {
    func functions(_ input: String?, _ other: String?) -> [String] {
      zip(aggregate.functions, columns).map { function, column in
        dialect.aggregate(function, input ?? "*", other ?? "") + " AS \(column)"
      }
    }
    guard aggregate.isLong else {
      return source.select(functions(aggregate.input, aggregate.other), grouped: true)
    }
    let inputs =
      (aggregate.input.map { ["\($0) AS v1"] } ?? [])
      + (aggregate.other.map { ["\($0) AS v2"] } ?? [])
    let keys = source.keys.map { "v.\($0.name)" }
    return """
      SELECT
      \((keys + functions("v.v1", "v.v2")).joined(separator: ",\n").indented())
      FROM (
      \(source.select(inputs, grouped: false).indented())
      ) v
      GROUP BY \(keys.joined(separator: ", "))
      """
  }

  /// Where the values of a table come from.
  struct Source {
    /// What one row of the table is for: names and expressions.
    let keys: [(name: String, sql: String)]
    let from: String
    let conditions: [String]
    let time: String
    let row: String
    let order: [String]

    var partition: String { keys.map(\.sql).joined(separator: ", ") }

    func select(_ columns: [String], grouped: Bool, and others: [String] = []) -> String {
      let all = keys.map { "\($0.sql) AS \($0.name)" } + columns
      let conditions = (conditions + others).filter { $0 != "TRUE" }
      var text = "SELECT\n" + all.joined(separator: ",\n").indented() + "\n" + from
      if !conditions.isEmpty { text += "\n" + conditions.whereClause }
      if grouped { text += "\nGROUP BY \(partition)" }
      return text
    }
  }

  /// The first or last value of each key.
  private func ranked(_ source: Source, _ value: SQLValue, _ measure: Measure) -> String {
    var direction = ""
    if case .last = measure { direction = " DESC" }
    // Of the elements of one event the first counts, also for last.
    let order =
      (["\(source.time)\(direction)", "\(dialect.ordered(source.row))\(direction)"] + source.order)
      .joined(separator: ", ")
    let sql: String
    switch value {
    case .column(let column, _, _): sql = column
    case .element(let text, _): sql = text
    case .literal, .number, .membership, .absent: sql = dialect.text(of: value)
    }
    let columns =
      ["\(sql) AS value"] + (value.kindSQL.map { ["\($0) AS type"] } ?? []) + [
        "ROW_NUMBER() OVER (PARTITION BY \(source.partition) ORDER BY \(order)) AS place"
      ]
    let names = source.keys.map(\.name) + ["value"] + (value.kindSQL == nil ? [] : ["type"])
    return """
      SELECT \(names.map { "r.\($0)" }.joined(separator: ", "))
      FROM (
      \(source.select(columns, grouped: false, and: [value.exists]).indented())
      ) r
      WHERE r.place = 1
      """
  }

  /// The most frequent text of each key; of several, the first by its bytes.
  private func mostFrequent(_ source: Source, _ text: String, atLeast times: Int) -> String {
    let names = source.keys.map(\.name)
    let keys = names.map { "t.\($0)" }.joined(separator: ", ")
    let texts = source.select(
      ["\(text) AS value"], grouped: false, and: ["\(text.operand) IS NOT NULL"])
    return """
      SELECT \(names.map { "r.\($0)" }.joined(separator: ", ")), r.value
      FROM (
        SELECT
          \(keys), t.value, COUNT(*) AS times,
          ROW_NUMBER() OVER (PARTITION BY \(keys) ORDER BY COUNT(*) DESC, \(dialect.ordered("t.value"))) AS place
        FROM (
      \(texts.indented(2))
        ) t
        GROUP BY \(keys), t.value
      ) r
      WHERE r.place = 1 AND r.times >= \(times)
      """
  }

  /// The text that mode counts; nil where no value has one.
  private func modeText(
    _ value: SQLValue, _ reading: Measure.ModeReading, _ node: ConditionNode
  ) throws -> String? {
    switch reading {
    case .unstated, .string, .array: return dialect.text(of: value)
    case .number:
      guard let number = dialect.number(of: value) else { return nil }
      guard case .plain = number else {
        throw refuse(
          node, "\(dialect.title) has no form for the mode of numbers that stand in texts",
          help: "leave out 'as number' where the texts are written alike")
      }
      return dialect.text(of: value)
    }
  }

  // MARK: - Passes

  /// Writes the passes over event tables, now that all their measures are known.
  func writePasses() {
    for pass in passes.values { pass.table.body = body(of: pass) }
    for pass in passes.values { pass.table.needs = pass.block.needs }
  }

  private func body(of pass: EventPass) -> String {
    struct Filter: Hashable {
      let times: StreamTimes
      let conditions: [String]
    }
    var filters: [Filter] = []
    for measure in pass.measures {
      let filter = Filter(times: measure.times, conditions: measure.conditions)
      if !filters.contains(filter) { filters.append(filter) }
    }
    // The widest window of all: what no measure reads is not read.
    var widest = filters[0].times
    for filter in filters {
      widest.near = min(widest.near, filter.times.near)
      widest.far = widest.far.flatMap { far in filter.times.far.map { max(far, $0) } }
    }
    let common = timeConditions(
      EventPlace(alias: "e", name: pass.event.name, table: pass.event.table, times: widest))
    if filters.count == 1 { filters[0] = Filter(times: widest, conditions: filters[0].conditions) }
    func source(_ conditions: [String]) -> Source {
      Source(
        keys: [("subject", pass.block.subject)], from: pass.block.from, conditions: conditions,
        time: "", row: "", order: [])
    }
    if filters.count == 1, !pass.measures.contains(where: \.aggregate.isLong) {
      let columns = pass.measures.flatMap { measure in
        zip(measure.aggregate.functions, measure.columns).map { function, column in
          dialect.aggregate(
            function, measure.aggregate.input ?? "*", measure.aggregate.other ?? "")
            + " AS \(column)"
        }
      }
      return source(common + filters[0].conditions).select(columns, grouped: true)
    }
    var inputs: [String] = []
    func name(of input: String) -> String {
      let place = inputs.firstIndex(of: input) ?? inputs.count
      if place == inputs.count { inputs.append(input) }
      return "e.v\(place + 1)"
    }
    let flags = filters.map { filter in
      (windowConditions("e", filter.times).filter { !common.contains($0) } + filter.conditions)
        .filter { $0 != "TRUE" }
    }
    let columns = pass.measures.flatMap { measure -> [String] in
      let filter = Filter(times: measure.times, conditions: measure.conditions)
      let number = filters.firstIndex(of: filter) ?? 0
      func flagged(_ input: String?) -> String {
        let value = input.map { name(of: $0) } ?? "1"
        return flags[number].isEmpty && input == nil
          ? "*" : flags[number].isEmpty ? value : "CASE WHEN e.f\(number + 1) THEN \(value) END"
      }
      let aggregate = measure.aggregate
      return zip(aggregate.functions, measure.columns).map { function, column in
        dialect.aggregate(
          function, flagged(aggregate.input), aggregate.other.map { flagged($0) } ?? "")
          + " AS \(column)"
      }
    }
    let flagColumns = flags.enumerated().filter { !$0.element.isEmpty }.map { number, conditions in
      "(\n" + conditions.map(\.grouped).joined(separator: "\nAND ").indented()
        + "\n) AS f\(number + 1)"
    }
    let valueColumns = inputs.enumerated().map { "\($0.element) AS v\($0.offset + 1)" }
    let isFiltered = flags.allSatisfy { !$0.isEmpty }
    let some = flags.indices.map { "e.f\($0 + 1)" }.joined(separator: " OR ")
    return """
      SELECT
      \((["e.subject AS subject"] + columns).joined(separator: ",\n").indented())
      FROM (
      \(source(common).select(valueColumns + flagColumns, grouped: false).indented())
      ) e
      \(isFiltered ? "WHERE \(some)\n" : "")GROUP BY e.subject
      """
  }
}

extension [String] {
  /// A WHERE clause, a condition a line.
  var whereClause: String {
    "WHERE\n" + map(\.grouped).joined(separator: "\nAND ").indented()
  }
}
