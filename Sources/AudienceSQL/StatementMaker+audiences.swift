import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceSchema

extension StatementMaker {
  /// What a trait path reads where it names an audience (SEMANTICS 1.10 and 7); nil for a trait.
  func membership(
    _ path: FieldPath, _ node: ConditionNode, _ place: Place
  ) throws -> SQLValue? {
    guard let key = path.audienceKey, let entry = workspace.audience(withKey: key) else {
      return nil
    }
    let level = place.block.level
    guard let definition = definitions[key] else {
      guard level == .users, entry.level == .accounts else { return nil }
      return try traitOfAccounts(key, node, place)
    }
    if definition.level == .users, level == .accounts { return nil }
    let table = try members(of: key, definition, readAt: level)
    return .membership("\(place.block.join(table)).subject IS NOT NULL")
  }

  /// The members of an audience by its definition: its users, its accounts, or the users of its
  /// accounts.
  private func members(
    of key: AudienceKey, _ definition: (level: AudienceLevel, tree: ConditionTree),
    readAt level: AudienceLevel
  ) throws -> CommonTable {
    let name = "\(level.rawValue)/\(key)"
    if let table = audiences[name] { return table }
    let table: CommonTable
    if definition.level == .accounts, level == .users {
      let accounts = try members(of: key, definition, readAt: .accounts)
      table = newTable(
        "users_in_" + WarehouseNames.snakeCase(key.description),
        comments: ["users of the accounts in the audience '\(key)'"])
      guard let links = links() else {
        table.body = "SELECT subject FROM \(accounts.name) WHERE FALSE"
        table.needs = [accounts]
        return table
      }
      table.body = """
        SELECT DISTINCT l.user_id AS subject
        FROM \(links.name) l
          JOIN \(accounts.name) a ON a.subject = l.group_id
        """
      table.needs = [links, accounts]
    } else {
      table = newTable(
        "in_" + WarehouseNames.snakeCase(key.description),
        comments: ["the audience '\(key)', by its definition in the workspace"])
      let block = subjectBlock(definition.level)
      let condition = try self.condition(definition.tree.root, Place(block: block))
      table.body =
        "SELECT \(block.subject) AS subject\n\(block.from)\nWHERE\n\(condition.indented())"
      table.needs = block.needs
    }
    audiences[name] = table
    return table
  }

  /// An account audience that calls set, read from a user: its own trait, else that of some account,
  /// `true` before all others.
  private func traitOfAccounts(
    _ key: AudienceKey, _ node: ConditionNode, _ place: Place
  ) throws -> SQLValue? {
    let field = WarehouseField([key.text])
    guard case .column(let inAccounts) = layout.accounts.place(of: field) else { return nil }
    guard let links = links() else { return nil }
    var own: WarehouseColumn?
    if case .column(let column) = layout.users.place(of: field) { own = column }
    guard inAccounts.kind == .boolean, own.map({ $0.kind == .boolean }) ?? true else {
      throw refuse(node, "the audience '\(key)' is a trait whose values are not all true or false")
    }
    let name = "trait/\(key)"
    let table =
      audiences[name]
      ?? newTable(
        "accounts_in_" + WarehouseNames.snakeCase(key.description),
        comments: ["whether some account of each user is in the audience '\(key)'"])
    audiences[name] = table
    let column = self.column("a", inAccounts.name)
    table.body = """
      SELECT l.user_id AS subject, MAX(CASE WHEN \(column) THEN 1 ELSE 0 END) = 1 AS is_member
      FROM \(links.name) l
        JOIN \(dialect.name(layout.accounts.name)) a ON \(self.column("a", "id")) = l.group_id
      WHERE \(column) IS NOT NULL
      GROUP BY l.user_id
      """
    table.needs = [links]
    let joined = "\(place.block.join(table)).is_member"
    guard let own else { return .column(joined, .boolean, types: nil) }
    let users = place.block.subjects(layout.users)
    return .column("COALESCE(\(self.column(users, own.name)), \(joined))", .boolean, types: nil)
  }

  // MARK: - Stages

  /// How many passes must come before a stream's own: those of the streams its filters read, and of
  /// the audiences they read.
  func stage(of stream: AudienceConditions.Stream) -> Int {
    stream.filters.map { filter in
      if case .condition(let node) = filter { stage(below: node) } else { 0 }
    }.max() ?? 0
  }

  /// One more than the stages of what a condition reads; 0 where it reads none.
  private func stage(below node: ConditionNode) -> Int {
    let scalars: [Scalar] =
      switch node.condition {
      case .compare(let left, _, let right): [left, right]
      case .test(let scalar, _): [scalar]
      case .and, .or, .not, .any, .all: []
      }
    let own =
      scalars.map { scalar -> Int in
        switch scalar {
        case .measure(let stream, _): stage(of: stream) + 1
        case .trait(let path):
          path.audienceKey.flatMap { definitions[$0] }.map { stage(below: $0.tree.root) + 1 } ?? 0
        case .literal, .property, .context: 0
        }
      }.max() ?? 0
    var children = 0
    switch node.condition {
    case .and(let members), .or(let members):
      children = members.map { stage(below: $0) }.max() ?? 0
    case .not(let inner), .any(let inner), .all(let inner): children = stage(below: inner)
    case .compare, .test: break
    }
    return max(own, children)
  }
}
