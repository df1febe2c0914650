import AudienceDiagnostics
import AudienceSchema

/// Writes how a dialect looks into the elements of an array that is kept as JSON text.
struct ElementMaker {
  let dialect: SQLDialect
  let alias: String

  /// Whether elements are rows, or items of a list that functions with a lambda look into.
  enum Form { case rows, list }

  var form: Form {
    switch dialect {
    case .postgres, .sqlite, .duckdb, .bigquery: .rows
    case .clickhouse, .spark, .trino, .snowflake: .list
    }
  }

  typealias Steps = [FieldPath.Step]
  typealias Refuse = (String) -> FindingError

  // MARK: - Rows

  /// Elements as rows of sources, each reading the one before it.
  struct Rows {
    var sources: [String] = []
    var conditions: [String] = []
    var text = ""
    var type = ""
    var order: [String] = []
    var join = "CROSS JOIN LATERAL "

    /// The elements alone.
    var select: String {
      let conditions =
        conditions.isEmpty ? "" : " WHERE \(self.conditions.joined(separator: " AND "))"
      let joined = sources.joined(separator: join == "JOIN " ? " JOIN " : " \(join)")
      return "SELECT \(text) AS text, \(type) AS type FROM \(joined)\(conditions)"
    }
  }

  func rows(_ array: String, _ steps: Steps, _ refuse: Refuse) throws -> Rows {
    switch dialect {
    case .postgres: postgres(array, steps)
    case .sqlite: sqlite(array, steps)
    case .duckdb: duckdb(array, steps)
    default: try bigquery(array, steps, refuse)
    }
  }

  private func postgres(_ array: String, _ steps: Steps) -> Rows {
    var rows = Rows()
    var current = "CAST(\(array) AS json)"
    for (number, step) in steps.enumerated() {
      switch step {
      case .everyElement:
        let alias = "\(alias)_\(number)"
        rows.sources.append(
          "json_array_elements(CASE WHEN json_typeof(\(current)) = 'array' THEN \(current) END) "
            + "WITH ORDINALITY AS \(alias)(element, place)")
        current = "\(alias).element"
        rows.order.append("\(alias).place")
      case .name(let name):
        // A name with a NUL character, which no text of the dialect has, is no member's.
        current =
          dialect.holds(name) ? "(\(current) -> \(dialect.text(name)))" : "CAST(NULL AS json)"
      }
    }
    rows.text = "(\(current) #>> '{}')"
    rows.type = "json_typeof(\(current))"
    return rows
  }

  private func sqlite(_ array: String, _ steps: Steps) -> Rows {
    var rows = Rows(join: "JOIN ")
    var current = array
    var last = ""
    for (number, step) in steps.enumerated() {
      let previous = last
      last = "\(alias)_\(number)"
      switch step {
      case .everyElement:
        let source =
          previous.isEmpty ? current : "CASE WHEN \(previous).type = 'array' THEN \(current) END"
        rows.sources.append("json_each(\(source)) \(last)")
      case .name(let name):
        rows.sources.append(
          "json_each(CASE WHEN \(previous).type = 'object' THEN \(current) END) \(last)")
        rows.conditions.append("\(last).key = \(dialect.text(name))")
      }
      current = "\(last).value"
      rows.order.append("\(last).key")
    }
    rows.text =
      "CASE \(last).type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' "
      + "WHEN 'real' THEN replace(CAST(\(last).value AS text), '.0e', 'e') "
      + "ELSE CAST(\(last).value AS text) END"
    rows.type =
      "CASE \(last).type WHEN 'text' THEN 'string' WHEN 'integer' THEN 'number' "
      + "WHEN 'real' THEN 'number' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' "
      + "ELSE \(last).type END"
    return rows
  }

  private func duckdb(_ array: String, _ steps: Steps) -> Rows {
    var rows = Rows()
    var current = "CAST(\(array) AS JSON)"
    for (number, step) in steps.enumerated() {
      switch step {
      case .everyElement:
        let alias = "\(alias)_\(number)"
        let list =
          "CASE WHEN json_type(\(current)) = 'ARRAY' THEN from_json(\(current), '[\"JSON\"]') END"
        rows.sources.append(
          "(SELECT unnest(\(list)) AS element, generate_subscripts(\(list), 1) AS place) \(alias)")
        current = "\(alias).element"
        rows.order.append("\(alias).place")
      case .name(let name):
        let pointer = name.string.replacing("~", with: "~0").replacing("/", with: "~1")
        current = "json_extract(\(current), \(dialect.text(UTF8Text("/" + pointer))))"
      }
    }
    rows.text = "(\(current) ->> '$')"
    rows.type =
      "CASE json_type(\(current)) WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' "
      + "WHEN 'ARRAY' THEN 'array' WHEN 'OBJECT' THEN 'object' WHEN 'NULL' THEN 'null' "
      + "ELSE 'number' END"
    return rows
  }

  private func bigquery(_ array: String, _ steps: Steps, _ refuse: Refuse) throws -> Rows {
    var rows = Rows(join: "CROSS JOIN ")
    var current = array
    for (number, step) in steps.enumerated() {
      switch step {
      case .everyElement:
        let alias = "\(alias)_\(number)"
        rows.sources.append(
          "UNNEST(JSON_QUERY_ARRAY(\(current))) AS \(alias) WITH OFFSET AS \(alias)_place")
        current = alias
        rows.order.append("\(alias)_place")
      case .name(let name):
        current = "JSON_QUERY(\(current), '$.\"\(try plain(name, refuse))\"')"
      }
    }
    let first = "SUBSTR(\(current), 1, 1)"
    rows.text =
      "CASE WHEN \(current) = 'null' THEN NULL WHEN \(first) IN ('[', '{') THEN \(current) "
      + "ELSE JSON_VALUE(\(current)) END"
    rows.type = type(firstCharacter: first)
    return rows
  }

  // MARK: - Lists

  /// An element in a condition of a lambda.
  var item: SQLValue {
    switch dialect {
    case .clickhouse: .element(text: "\(alias).1", type: "\(alias).2")
    case .snowflake: .element(text: "\(alias):text::VARCHAR", type: "\(alias):type::VARCHAR")
    default: .element(text: "\(alias).text", type: "\(alias).type")
    }
  }

  /// The elements as a list of texts with their types.
  func list(_ array: String, _ steps: Steps, _ refuse: Refuse) throws -> String {
    var list = ""
    for step in steps {
      switch step {
      case .everyElement: list = list.isEmpty ? whole(array) : flattened(list)
      case .name(let name): list = try members(list, try plain(name, refuse))
      }
    }
    return items(list)
  }

  private func whole(_ array: String) -> String {
    switch dialect {
    case .clickhouse: "JSONExtractArrayRaw(ifNull(\(array), '[]'))"
    case .spark: "CAST(parse_json(\(array)) AS ARRAY<VARIANT>)"
    case .trino: "CAST(json_parse(\(array)) AS ARRAY(JSON))"
    default: "CAST(TRY_PARSE_JSON(\(array)) AS ARRAY)"
    }
  }

  private func flattened(_ list: String) -> String {
    switch dialect {
    case .clickhouse: "arrayFlatten(arrayMap(x -> JSONExtractArrayRaw(x), \(list)))"
    case .spark:
      "flatten(transform(filter(\(list), x -> startswith(schema_of_variant(x), 'ARRAY')), "
        + "x -> CAST(x AS ARRAY<VARIANT>)))"
    case .trino:
      "flatten(transform(filter(\(list), x -> substr(json_format(x), 1, 1) = '['), "
        + "x -> CAST(x AS ARRAY(JSON))))"
    default: "ARRAY_FLATTEN(FILTER(\(list), x -> IS_ARRAY(x)))"
    }
  }

  private func members(_ list: String, _ name: String) throws -> String {
    switch dialect {
    case .clickhouse: "arrayMap(x -> JSONExtractRaw(x, '\(name)'), \(list))"
    case .spark:
      "transform(filter(\(list), x -> startswith(schema_of_variant(x), 'OBJECT')), "
        + "x -> try_variant_get(x, '$[\"\(name)\"]', 'variant'))"
    case .trino: "transform(\(list), x -> json_extract(x, '$[\"\(name)\"]'))"
    default: "TRANSFORM(\(list), x -> GET(x, '\(name)'))"
    }
  }

  private func items(_ list: String) -> String {
    switch dialect {
    case .clickhouse:
      let present = "arrayFilter(x -> x NOT IN ('', 'null'), \(list))"
      return "arrayMap((x, i) -> (if(startsWith(x, '\"'), JSONExtractString(x), x), "
        + "\(type(firstCharacter: "substring(x, 1, 1)")), i), \(present), arrayEnumerate(\(present)))"
    case .spark:
      let kind = "schema_of_variant(x)"
      let type =
        "CASE WHEN \(kind) = 'STRING' THEN 'string' WHEN \(kind) = 'BOOLEAN' THEN 'boolean' "
        + "WHEN startswith(\(kind), 'ARRAY') THEN 'array' WHEN startswith(\(kind), 'OBJECT') "
        + "THEN 'object' ELSE 'number' END"
      return
        "transform(filter(\(list), x -> x IS NOT NULL AND \(kind) <> 'VOID'), x -> named_struct("
        + "'text', CASE WHEN \(kind) = 'STRING' THEN CAST(x AS STRING) ELSE to_json(x) END, "
        + "'type', \(type)))"
    case .trino:
      return "transform(filter(\(list), x -> json_format(x) <> 'null'), x -> CAST(ROW("
        + "CASE WHEN substr(json_format(x), 1, 1) = '\"' THEN CAST(x AS VARCHAR) "
        + "ELSE json_format(x) END, \(type(firstCharacter: "substr(json_format(x), 1, 1)"))) "
        + "AS ROW(text VARCHAR, type VARCHAR)))"
    default:
      return "TRANSFORM(FILTER(\(list), x -> TYPEOF(x) <> 'NULL_VALUE'), x -> OBJECT_CONSTRUCT("
        + "'text', CAST(x AS VARCHAR), 'type', CASE TYPEOF(x) WHEN 'VARCHAR' THEN 'string' "
        + "WHEN 'BOOLEAN' THEN 'boolean' WHEN 'ARRAY' THEN 'array' WHEN 'OBJECT' THEN 'object' "
        + "ELSE 'number' END))"
    }
  }

  /// That some item of a list satisfies a condition on `item`.
  func some(of list: String, _ condition: String) -> String {
    switch dialect {
    case .clickhouse: "arrayExists(\(alias) -> \(condition), \(list))"
    case .spark: "exists(\(list), \(alias) -> \(condition))"
    case .trino: "any_match(\(list), \(alias) -> \(condition))"
    default: "ARRAY_SIZE(FILTER(\(list), \(alias) -> \(condition))) > 0"
    }
  }

  /// The items of a list as rows behind those of a FROM clause.
  func exploded(_ list: String) -> (source: String, value: SQLValue, order: String) {
    switch dialect {
    case .clickhouse: ("ARRAY JOIN \(list) AS \(alias)", item, "\(alias).3")
    case .spark:
      (
        "LATERAL VIEW posexplode(\(list)) \(alias) AS \(alias)_place, \(alias)_item",
        .element(text: "\(alias)_item.text", type: "\(alias)_item.type"), "\(alias)_place"
      )
    case .trino:
      (
        "CROSS JOIN UNNEST(\(list)) WITH ORDINALITY AS \(alias)(text, type, place)", item,
        "\(alias).place"
      )
    default:
      (
        "CROSS JOIN LATERAL FLATTEN(INPUT => \(list)) \(alias)",
        .element(
          text: "\(alias).value:text::VARCHAR", type: "\(alias).value:type::VARCHAR"),
        "\(alias).index"
      )
    }
  }

  // MARK: - Shared

  private func type(firstCharacter first: String) -> String {
    "CASE \(first) WHEN '\"' THEN 'string' WHEN 't' THEN 'boolean' WHEN 'f' THEN 'boolean' "
      + "WHEN '[' THEN 'array' WHEN '{' THEN 'object' WHEN 'n' THEN 'null' ELSE 'number' END"
  }

  /// A name that stands in a path without being quoted.
  ///
  /// - Throws: what `refuse` makes, for a name of other characters than letters, digits, blanks and
  ///   underscores.
  private func plain(_ name: UTF8Text, _ refuse: Refuse) throws -> String {
    let isPlain = name.string.unicodeScalars.allSatisfy {
      $0 == "_" || $0 == " " || $0 == "-" || $0.properties.isAlphabetic
        || $0.properties.numericType == .decimal
    }
    guard isPlain, !name.isEmpty else {
      throw refuse("\(dialect.title) has no form for the field '\(name)' of array elements")
    }
    return name.string
  }
}
