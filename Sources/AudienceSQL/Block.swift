import AudienceConditions
import AudienceDiagnostics
import AudienceSchema
import AudienceTime

/// A common table expression in the making.
final class CommonTable {
  let name: String
  /// What it is for, a comment line each.
  var comments: [String]
  var body = ""
  /// The tables that must stand before it.
  var needs: [CommonTable] = []

  init(_ name: String, comments: [String]) {
    self.name = name
    self.comments = comments
  }
}

/// The FROM part of a SELECT in the making, with the joins that its expressions turn out to need.
///
/// A class because expressions add joins while they are written.
final class Block {
  let dialect: SQLDialect
  let level: AudienceLevel
  /// The expression of the subject's id.
  let subject: String
  /// What is selected from, before the joins.
  let source: String
  private(set) var joins: [String] = []
  private(set) var needs: [CommonTable] = []
  private var joined: Set<String> = []
  private var hasSubjects: Bool

  /// - Parameter hasSubjects: whether the table of users or accounts is the source itself, as `s`.
  init(
    _ dialect: SQLDialect, _ level: AudienceLevel, subject: String, source: String,
    hasSubjects: Bool = false, needs: [CommonTable] = []
  ) {
    self.dialect = dialect
    self.level = level
    self.subject = subject
    self.source = source
    self.hasSubjects = hasSubjects
    self.needs = needs
  }

  /// The alias of the table of users or accounts.
  func subjects(_ table: WarehouseTable) -> String {
    if !hasSubjects {
      hasSubjects = true
      joins.append("JOIN \(dialect.name(table.name)) s ON \(id("s")) = \(subject)")
    }
    return "s"
  }

  /// Joins a table of one row for a subject; gives its name, which is its alias.
  func join(_ table: CommonTable) -> String {
    join(table, on: "\(table.name).subject = \(subject)")
  }

  /// Joins a table of one row for a subject and an event.
  func join(_ table: CommonTable, row: String) -> String {
    join(table, on: "\(table.name).subject = \(subject) AND \(table.name).row_id = \(row)")
  }

  private func join(_ table: CommonTable, on condition: String) -> String {
    if joined.insert(table.name).inserted {
      joins.append("LEFT JOIN \(table.name) ON \(condition)")
      needs.append(table)
    }
    return table.name
  }

  func id(_ alias: String) -> String { "\(alias).\(dialect.name("id"))" }

  /// The FROM clause.
  var from: String { (["FROM \(source)"] + joins.map { "  " + $0 }).joined(separator: "\n") }
}

/// What an expression is about: a subject and, inside `where`, an event and the one around it.
struct Place {
  let block: Block
  var event: EventPlace?
  var parent: EventPlace?
}

/// An event of a SELECT.
struct EventPlace {
  let alias: String
  let name: EventName
  let table: WarehouseTable
  /// Where it was written, for what is said of it.
  let times: StreamTimes
}

/// The lookback of a stream, in microseconds before the clock.
struct StreamTimes: Hashable {
  /// The farther end; nil for no limit.
  var far: Int64?
  var near: Int64 = 0
  var isImpossible = false

  /// Beyond this every window reaches further than any call.
  static let ever: Int64 = 250_000_000_000_000_000

  init(_ stream: AudienceConditions.Stream) {
    for filter in stream.filters {
      switch filter {
      case .window(let window) where window.anchor == .clock:
        let ends = window.extent.ends
        narrow(near: ends.near, far: ends.far)
      case .expiresAfter(let span): narrow(near: 0, far: span.microseconds)
      case .condition, .window, .excludingSources: break
      }
    }
    isImpossible = near > (far ?? .max) || near >= Self.ever
  }

  private mutating func narrow(near: Int64, far: Int64) {
    self.near = max(self.near, near)
    if far < Self.ever { self.far = min(self.far ?? .max, far) }
  }
}

extension Window.Extent {
  /// The nearer and the farther end, in microseconds from the anchor.
  var ends: (near: Int64, far: Int64) {
    switch self {
    case .last(let span): (0, span.microseconds)
    case .between(let one, let other):
      (min(one.microseconds, other.microseconds), max(one.microseconds, other.microseconds))
    }
  }
}
