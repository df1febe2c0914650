import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

/// Writes one statement: conditions as expressions, with the common tables they read from.
///
/// A class because conditions, wherever they stand, add to the same tables: all measures of one
/// event come from one pass over its table.
final class StatementMaker {
  let dialect: SQLDialect
  let workspace: Workspace
  let layout: WarehouseLayout
  let now: Instant
  let isRelative: Bool
  let usesParameters: Bool

  private(set) var parameters: [String] = []
  private var names: Set<String> = []
  /// The passes over event tables, by level, event and stage.
  var passes: [EventPass.Key: EventPass] = [:]
  /// The tables of audiences, by key and by whose they are.
  var audiences: [String: CommonTable] = [:]
  /// Tells the aliases of elements apart.
  var elementNumber = 0
  private var linksTable: CommonTable?

  init(
    dialect: SQLDialect, workspace: Workspace, layout: WarehouseLayout, now: Instant,
    isRelative: Bool, usesParameters: Bool
  ) {
    self.dialect = dialect
    self.workspace = workspace
    self.layout = layout
    self.now = now
    self.isRelative = isRelative
    self.usesParameters = usesParameters
  }

  lazy var definitions: [AudienceKey: (level: AudienceLevel, tree: ConditionTree)] =
    Memberships.computed(workspace.parsedDefinitions, isTraitSet: { self.layout.isTraitSet($0) })

  lazy var comparing = Comparing(
    dialect: dialect, now: now, isRelative: isRelative, writeText: { self.text($0) })

  // MARK: - Pieces

  func newTable(_ wanted: String, comments: [String]) -> CommonTable {
    var name = wanted
    var number = 2
    while layout.hasTable(named: name) || !names.insert(name).inserted {
      name = "\(wanted)_\(number)"
      number += 1
    }
    return CommonTable(name, comments: comments)
  }

  /// A text as a literal or a parameter; nil where the dialect cannot hold it.
  func text(_ text: UTF8Text) -> String? {
    guard dialect.holds(text) else { return nil }
    guard usesParameters else { return dialect.text(text) }
    parameters.append(text.string)
    return dialect.parameter(parameters.count)
  }

  /// So long before the clock.
  func bound(_ microseconds: Int64) -> TimeBound {
    isRelative
      ? .fromClock(-microseconds, atMidnight: false) : .instant(now.advanced(by: -microseconds))
  }

  func column(_ alias: String, _ name: String) -> String { "\(alias).\(dialect.name(name))" }

  /// The pairs of account and user, each once.
  func links() -> CommonTable? {
    if let linksTable { return linksTable }
    guard let name = layout.links else { return nil }
    let table = newTable("account_users", comments: ["the users of each account"])
    table.body =
      "SELECT DISTINCT \(dialect.name("group_id")) AS group_id, \(dialect.name("user_id")) AS user_id\n"
      + "FROM \(dialect.name(name))"
    linksTable = table
    return table
  }

  /// The users, or the accounts, as `s`.
  func subjectBlock(_ level: AudienceLevel) -> Block {
    Block(
      dialect, level, subject: "s.\(dialect.name("id"))",
      source: "\(dialect.name(layout.subjects(level).name)) s", hasSubjects: true)
  }

  func refuse(_ node: ConditionNode, _ message: String, help: String? = nil) -> FindingError {
    FindingError(Finding(.export, at: .node(node.id, words: nil), message, help: help))
  }

  // MARK: - Conditions

  /// A condition as an expression over several lines, each part under the words of its node.
  func condition(_ node: ConditionNode, _ place: Place) throws -> String {
    switch node.condition {
    case .and(let members), .or(let members):
      return try junction(node, members, place)
    case .not, .any, .all, .compare, .test:
      return comment(node) + "\n" + (try expression(node, place))
    }
  }

  private func junction(
    _ node: ConditionNode, _ members: [ConditionNode], _ place: Place
  ) throws -> String {
    var word = "OR "
    if case .and = node.condition { word = "AND " }
    var lines: [String] = []
    for (number, member) in members.enumerated() {
      let text = try expression(member, place)
      if member.condition.junctionMembers == nil { lines.append(comment(member)) }
      lines.append((number == 0 ? "" : word) + (member.isSelfContained ? text : text.grouped))
    }
    return lines.joined(separator: "\n")
  }

  private func comment(_ node: ConditionNode) -> String {
    let words = NodeWords(node: node)
    return SQLComment.line("\(node.id): \(words.summary)")
  }

  /// The condition without its comment.
  func expression(_ node: ConditionNode, _ place: Place) throws -> String {
    switch node.condition {
    case .and(let members), .or(let members):
      return "(\n" + (try junction(node, members, place)).indented() + "\n)"
    case .not(let inner):
      return "NOT COALESCE((\n" + (try condition(inner, place)).indented() + "\n), FALSE)"
    case .any(let inner), .all(let inner):
      return try quantified(node, inner, place)
    case .compare(let left, let symbol, let right):
      let left = try self.side(left, node, place)
      let right = try self.side(right, node, place)
      return try withElements(left, node) { left in
        try self.withElements(right, node) { self.comparing.compare(left, symbol, $0) }
      }
    case .test(let scalar, let comparator):
      return try test(try side(scalar, node, place), comparator, node)
    }
  }

  private func test(
    _ side: Side, _ comparator: Comparator, _ node: ConditionNode
  ) throws -> String {
    switch (comparator, side) {
    case (.absent, .list): return comparing.not(try test(side, .exists, node))
    case (.omits(let texts), .list): return comparing.not(try test(side, .contains(texts), node))
    default: break
    }
    return try withElements(side, node) { value in
      try self.comparing.test(value, comparator) { condition in
        try self.someElement(of: value, node, condition)
      }
    }
  }

  /// ANY and ALL: about the users of an account.
  private func quantified(
    _ node: ConditionNode, _ inner: ConditionNode, _ place: Place
  ) throws -> String {
    guard let links = links() else {
      if case .all = node.condition { return "TRUE" }
      return "FALSE"
    }
    let users = subjectBlock(.users)
    let condition = try self.condition(inner, Place(block: users))
    var isAll = false
    if case .all = node.condition { isAll = true }
    let table = newTable(
      "\(isAll ? "failing" : "any")_\(node.id)",
      comments: [
        isAll
          ? "\(node.id): accounts with a user who fails what all users must satisfy"
          : "\(node.id): accounts with a user who satisfies this"
      ])
    table.body = """
      SELECT DISTINCT l.group_id AS subject
      FROM \(links.name) l
        JOIN (
          SELECT \(users.subject) AS id
      \(users.from.indented(2))
          WHERE
      \((isAll ? "NOT COALESCE((\n\(condition.indented())\n), FALSE)" : condition).indented(3))
        ) u ON u.id = l.user_id
      """
    table.needs = users.needs + [links]
    let name = place.block.join(table)
    return "\(name).subject IS \(isAll ? "" : "NOT ")NULL"
  }

  // MARK: - Values

  /// One side of a comparison: a value, or the elements of an array.
  enum Side {
    case value(SQLValue)
    /// The elements that steps yield in a column of arrays.
    case list(SQLValue, [FieldPath.Step])
  }

  func side(_ scalar: Scalar, _ node: ConditionNode, _ place: Place) throws -> Side {
    switch scalar {
    case .literal(let literal): return .value(.literal(literal))
    case .trait(let path):
      if let membership = try membership(path, node, place) { return .value(membership) }
      let table = layout.subjects(place.block.level)
      return try field(path, isContext: false, in: table, node) { place.block.subjects(table) }
    case .property(let path, of: let owner):
      guard let event = owner == .thisEvent ? place.event : place.parent else {
        return .value(.absent)
      }
      return try field(path, isContext: false, in: event.table, node) { event.alias }
    case .context(let path):
      guard let event = place.event else { return .value(.absent) }
      return try context(path, of: event, node)
    case .measure(let stream, let measure):
      return .value(try measured(stream, measure, node, place))
    }
  }

  func side(_ measured: Measure.Field, _ event: EventPlace, _ node: ConditionNode) throws -> Side {
    switch measured {
    case .property(let path):
      try field(path, isContext: false, in: event.table, node) { event.alias }
    case .context(let path): try context(path, of: event, node)
    }
  }

  private func context(
    _ path: FieldPath, of event: EventPlace, _ node: ConditionNode
  ) throws -> Side {
    if path == "timestamp" {
      return .value(.column(column(event.alias, "timestamp"), .timestamp, types: nil))
    }
    return try field(path, isContext: true, in: event.table, node) { event.alias }
  }

  private func field(
    _ path: FieldPath, isContext: Bool, in table: WarehouseTable, _ node: ConditionNode,
    alias: () -> String
  ) throws -> Side {
    let names = path.steps.prefixNames
    guard !names.isEmpty else { return .value(.absent) }
    switch table.place(of: WarehouseField(names, isContext: isContext)) {
    case .absent: return .value(.absent)
    case .object:
      throw refuse(
        node, "'\(path)' is an object: a warehouse has columns for its fields, none for itself",
        help: "ask for one of its fields")
    case .column(let column):
      let alias = alias()
      let value = SQLValue.column(
        self.column(alias, column.name), column.kind,
        types: column.kind == .mixed
          ? self.column(alias, column.name + WarehouseColumn.typeSuffix) : nil)
      let rest = Array(path.steps.dropFirst(names.count))
      if rest.isEmpty { return .value(value) }
      guard value.kinds.contains(.array) else { return .value(.absent) }
      return .list(value, rest)
    }
  }
}

extension ConditionNode {
  /// Whether its expression stands in parentheses of its own.
  fileprivate var isSelfContained: Bool {
    switch condition {
    case .and, .or, .not: true
    case .any, .all, .compare, .test: false
    }
  }
}

extension String {
  /// An expression as a member of a junction that is written over lines.
  var grouped: String {
    if contains("\n") { return "(\n\(indented())\n)" }
    return contains(" AND ") || contains(" OR ") || hasPrefix("CASE ") ? "(\(self))" : self
  }
}
