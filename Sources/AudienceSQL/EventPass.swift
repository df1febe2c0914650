import AudienceConditions
import AudienceDiagnostics
import AudienceSchema

/// One pass over the calls of an event: all measures of it that can be read together.
final class EventPass {
  /// Passes of one event over the same subjects are one, unless one reads what another gives.
  struct Key: Hashable {
    let level: AudienceLevel
    let event: EventName
    let stage: Int
  }

  let table: CommonTable
  let block: Block
  let event: EventPlace
  private(set) var measures: [Entry] = []

  /// One measure.
  struct Entry {
    let times: StreamTimes
    /// What an event must satisfy, beside the times.
    let conditions: [String]
    let aggregate: Aggregate
    /// The names of its columns.
    let columns: [String]
  }

  init(table: CommonTable, block: Block, event: EventPlace) {
    self.table = table
    self.block = block
    self.event = event
  }

  /// Adds a measure; gives the names of its columns. The same one is not added twice.
  func add(
    _ times: StreamTimes, _ conditions: [String], _ aggregate: Aggregate, comment: String
  ) -> [String] {
    if let known = measures.first(where: {
      $0.times == times && $0.conditions == conditions && $0.aggregate == aggregate
    }) {
      if !table.comments.contains(comment) { table.comments.append(comment) }
      return known.columns
    }
    let count = measures.reduce(0) { $0 + $1.columns.count }
    let columns = (1...aggregate.functions.count).map { "m\(count + $0)" }
    measures.append(
      Entry(
        times: times, conditions: conditions, aggregate: aggregate, columns: columns))
    table.comments.append(comment)
    return columns
  }
}

/// What aggregate functions make of the events of a group.
struct Aggregate: Equatable {
  /// One expression of each event, which is NULL where the event has none; empty where events are
  /// counted.
  var input: String?
  /// A second one.
  var other: String?
  /// The functions, one for each column: of the inputs.
  var functions: [Function]

  /// Whether the input is better written once, as a column of an inner SELECT.
  var isLong: Bool { (input?.utf8.count ?? 0) > 90 || other != nil }

  enum Function: Equatable {
    case count
    case countDistinct
    case sum, sumRounded, average
    case minimum, maximum
    /// By the bytes of texts.
    case leastText, greatestText
    /// The same of the second input: numbers as doubles and as whole numbers.
    case sumOfPair, integerSumOfPair, averageOfPair, integerAverageOfPair
    case integerMinimum, integerMaximum
    case exactSum, exactAverage
  }
}

extension SQLDialect {
  /// An aggregate function of inputs.
  func aggregate(_ function: Aggregate.Function, _ input: String, _ other: String) -> String {
    let wide = wideIntegerType
    switch function {
    case .count: return "COUNT(\(input))"
    case .countDistinct: return "COUNT(DISTINCT \(input))"
    case .sum: return self == .clickhouse ? "sum(toInt128(\(input)))" : "SUM(\(wideInput(input)))"
    case .sumRounded: return rounded("SUM(\(input))")
    case .average: return rounded("AVG(\(averaged(input)))")
    case .minimum: return "MIN(\(input))"
    case .maximum: return "MAX(\(input))"
    case .leastText: return "MIN(\(ordered(input)))"
    case .greatestText: return "MAX(\(ordered(input)))"
    case .exactSum: return exactSum(input)
    case .exactAverage: return exactAverage(input)
    case .sumOfPair:
      return
        "CASE WHEN COUNT(\(input)) = COUNT(\(other)) THEN CAST(SUM(\(cast(other, to: wide))) AS \(doubleType)) ELSE \(rounded("SUM(\(input))")) END"
    case .integerSumOfPair:
      return "CASE WHEN COUNT(\(input)) = COUNT(\(other)) THEN SUM(\(cast(other, to: wide))) END"
    case .averageOfPair:
      return
        "CASE WHEN COUNT(\(input)) = COUNT(\(other)) THEN \(rounded("CAST(SUM(\(cast(other, to: wide))) AS \(doubleType)) / COUNT(\(other))")) ELSE \(rounded("AVG(\(input))")) END"
    case .integerAverageOfPair:
      let sum = "SUM(\(cast(other, to: wide)))"
      return
        "CASE WHEN COUNT(\(input)) = COUNT(\(other)) AND COUNT(\(other)) > 0 AND MOD(\(sum), CASE WHEN COUNT(\(other)) = 0 THEN 1 ELSE COUNT(\(other)) END) = 0 THEN \(wholeQuotient(sum, "CASE WHEN COUNT(\(other)) = 0 THEN 1 ELSE COUNT(\(other)) END")) END"
    case .integerMinimum:
      return "CASE WHEN CAST(MIN(\(other)) AS \(doubleType)) = MIN(\(input)) THEN MIN(\(other)) END"
    case .integerMaximum:
      return "CASE WHEN CAST(MAX(\(other)) AS \(doubleType)) = MAX(\(input)) THEN MAX(\(other)) END"
    }
  }

  private func averaged(_ input: String) -> String {
    self == .postgres ? "CAST(\(input) AS double precision)" : input
  }

  private func wideInput(_ input: String) -> String {
    switch self {
    case .spark, .trino: "CAST(\(input) AS DECIMAL(38, 0))"
    default: input
    }
  }

  private var wideIntegerType: String {
    switch self {
    case .duckdb: "HUGEINT"
    case .clickhouse: "Nullable(Int128)"
    case .spark, .trino: "DECIMAL(38, 0)"
    case .bigquery: "NUMERIC"
    case .snowflake, .postgres, .sqlite: integerType
    }
  }

  private func wholeQuotient(_ value: String, _ divisor: String) -> String {
    switch self {
    case .duckdb: "\(value) // \(divisor)"
    case .clickhouse: "intDiv(\(value), \(divisor))"
    case .bigquery: "DIV(\(value), \(divisor))"
    default: "\(value) / \(divisor)"
    }
  }

  /// The sum of numbers of any size: of whole ones exactly, else of doubles, rounded.
  private func exactSum(_ input: String) -> String {
    if self == .sqlite {
      let whole = Self.sqliteSum(input)
      return
        "CASE WHEN COUNT(\(input)) = 0 THEN NULL WHEN \(Self.sqliteIsWhole(input)) THEN CASE WHEN typeof(\(whole.exact)) = 'integer' THEN \(whole.exact) ELSE \(whole.beyond) END ELSE ROUND(TOTAL(\(input)), 6) END"
    }
    let isWhole = "\(Self.isWhole(input)) AND ABS(SUM(\(input))) < 9223372036854775808"
    return
      "CASE WHEN \(isWhole) THEN SUM(\(input)) ELSE \(rounded("SUM(CAST(\(input) AS double precision))")) END"
  }

  /// The average: of whole numbers the quotient of their exact sum, where it is whole exactly.
  private func exactAverage(_ input: String) -> String {
    if self == .sqlite {
      let whole = Self.sqliteSum(input)
      let rest = "(\(whole.high) % COUNT(\(input)) * 1000000000 + \(whole.low))"
      return
        "CASE WHEN COUNT(\(input)) = 0 THEN NULL WHEN NOT \(Self.sqliteIsWhole(input)) THEN ROUND(AVG(\(input)), 6) WHEN \(rest) % COUNT(\(input)) = 0 THEN \(whole.high) / COUNT(\(input)) * 1000000000 + \(rest) / COUNT(\(input)) WHEN typeof(\(whole.exact)) = 'integer' THEN ROUND(CAST(\(whole.exact) AS REAL) / COUNT(\(input)), 6) ELSE ROUND(\(whole.beyond) / COUNT(\(input)), 6) END"
    }
    return
      "CASE WHEN COUNT(\(input)) = 0 THEN NULL WHEN NOT \(Self.isWhole(input)) THEN \(rounded("AVG(CAST(\(input) AS double precision))")) WHEN MOD(SUM(\(input)), COUNT(\(input))) = 0 THEN SUM(\(input)) / COUNT(\(input)) ELSE \(rounded("CAST(SUM(\(input)) AS double precision) / COUNT(\(input))")) END"
  }

  /// Whether all numbers of a group are whole ones of 64 bits.
  private static func isWhole(_ input: String) -> String {
    "bool_and(\(input.operand) = trunc(\(input)) AND ABS(\(input)) < 9223372036854775808)"
  }

  private static func sqliteIsWhole(_ input: String) -> String {
    "(COUNT(\(input)) = SUM(typeof(\(input)) = 'integer'))"
  }

  /// A sum of whole numbers in two parts, because SQLite's own ends in an error beyond 64 bits; and
  /// the nearest double of one that is beyond, whose last bit tells whether something was cut off.
  private static func sqliteSum(
    _ input: String
  ) -> (high: String, low: String, exact: String, beyond: String) {
    let high = "SUM(\(input.operand) / 1000000000)"
    let low = "SUM(\(input.operand) % 1000000000)"
    return (
      high, low, "(\(high) * 1000000000 + \(low))",
      "((\(high) * 1953125 + \(low) / 512) | (\(low) % 512 <> 0)) * 512.0"
    )
  }
}
