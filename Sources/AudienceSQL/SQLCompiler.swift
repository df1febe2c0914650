package import AudienceConditions
package import AudienceDiagnostics
import AudienceEvaluation
import AudienceQueryLanguage
package import AudienceSchema
package import AudienceTime

/// Writes a condition tree as one SQL statement that selects whom the tree selects (SEMANTICS).
///
/// Time bounds are literals, every event table is read in one pass, filters are pushed down into it,
/// and a condition that cannot be decided is false, never unknown: `NOT` is a plain complement.
///
///     let compiler = SQLCompiler(.postgres, workspace: workspace, layout: layout, now: now)
///     let statement = try compiler.members(tree, level: .users)
package struct SQLCompiler: Sendable {
  package let dialect: SQLDialect
  package let workspace: Workspace
  package let layout: WarehouseLayout
  package let now: Instant
  package let literals: LiteralStyle
  package let time: TimeStyle

  /// - Parameters:
  ///   - workspace: whose audiences' definitions the tree may read.
  ///   - now: the clock; unused with relative times, which count from the server's.
  package init(
    _ dialect: SQLDialect, workspace: Workspace, layout: WarehouseLayout, now: Instant,
    literals: LiteralStyle = .inline, time: TimeStyle = .literal
  ) {
    self.dialect = dialect
    self.workspace = workspace
    self.layout = layout
    self.now = now
    self.literals = literals
    self.time = time
  }

  /// The ids of the members in byte order, in a column `id`.
  ///
  /// - Throws: a `FindingError` that names the node which the dialect cannot express; code
  ///   `audience-cycle`.
  package func members(
    _ tree: ConditionTree, level: AudienceLevel, limit: Int? = nil
  ) throws(FindingError) -> SQLStatement {
    try statement(tree, level) { maker in
      let (block, condition) = try maker.root(tree, level)
      let id = dialect.ordered(block.subject)
      let end = "ORDER BY \(id)" + (limit.map { "\nLIMIT \($0)" } ?? "")
      return (
        "SELECT \(block.subject) AS id\n\(block.from)\nWHERE\n\(condition.indented())\n\(end)",
        block.needs
      )
    }
  }

  /// How many members there are, in a column `members`.
  package func count(
    _ tree: ConditionTree, level: AudienceLevel
  ) throws(FindingError) -> SQLStatement {
    try statement(tree, level) { maker in
      let (block, condition) = try maker.root(tree, level)
      return (
        "SELECT COUNT(*) AS members\n\(block.from)\nWHERE\n\(condition.indented())", block.needs
      )
    }
  }

  /// How many satisfy each node about the subject itself, in one row of columns `node_ID`.
  ///
  /// - Parameter nodes: the ids to count; those in `where` and under ANY and ALL are left out.
  package func nodeCounts(
    _ tree: ConditionTree, level: AudienceLevel
  ) throws(FindingError) -> SQLStatement {
    try statement(tree, level) { maker in
      let block = maker.subjectBlock(level)
      let columns = try tree.root.nodesAboutTheSubject.map { node in
        let condition = try maker.expression(node, Place(block: block))
        return "COUNT(CASE WHEN \(condition) THEN 1 END) AS node_\(node.id)"
      }
      return (
        "SELECT\n\(columns.joined(separator: ",\n").indented())\n\(block.from)", block.needs
      )
    }
  }

  // MARK: - The whole

  private func statement(
    _ tree: ConditionTree, _ level: AudienceLevel,
    _ write: (StatementMaker) throws -> (select: String, needs: [CommonTable])
  ) throws(FindingError) -> SQLStatement {
    let maker = StatementMaker(
      dialect: dialect, workspace: workspace, layout: layout, now: now,
      isRelative: time == .relative, usesParameters: literals == .parameters)
    do {
      let cycles = Memberships.keysInCycles(
        readBy: [tree], definitions: workspace.parsedDefinitions,
        isTraitSet: { layout.isTraitSet($0) })
      if let key = cycles.min() { throw Memberships.cycle(key) }
      let (select, needs) = try write(maker)
      maker.writePasses()
      var text = head(tree, level)
      let tables = needs.ordered
      if !tables.isEmpty {
        text += "WITH\n" + tables.map(\.text).joined(separator: ",\n") + "\n"
      }
      text += select
      // Where texts are parameters, a connection of ours sends these too: read-only servers refuse
      // them in the text.
      if literals == .inline, let settings = dialect.querySettings { text += "\n" + settings }
      return SQLStatement(text: text, parameters: maker.parameters, notes: layout.notes)
    } catch let error as FindingError {
      throw error
    } catch {
      throw FindingError(Finding(.unknown, at: .whole, "\(error)"))
    }
  }

  private func head(_ tree: ConditionTree, _ level: AudienceLevel) -> String {
    var lines = [
      "Audience of \(level.rawValue) in workspace '\(workspace.name)', for \(dialect.title).",
      time == .relative
        ? "Clock: that of the server when the statement runs." : "Clock: \(now.text).",
      QueryPrinter.text(tree),
    ]
    switch layout.origin {
    case .samples:
      lines.append(
        "Equal to the preview on the tables that `audience export-profiles` makes of the samples.")
    case .workspace:
      lines.append(
        "Tables and columns are named as Segment names them; nobody looked whether they are there.")
    case .warehouse:
      lines.append("A name without table or column in the warehouse was never seen: it is absent.")
    }
    lines += [
      "A raw warehouse differs: anonymous rows are not merged into users, traits are those of now,",
      "users of an account are those of the rows in \"groups\".",
    ]
    if dialect == .spark {
      lines.append("The session's time zone must be UTC (spark.sql.session.timeZone).")
    }
    if dialect == .sqlite {
      lines.append("Timestamps are whole microseconds since 1970, UTC.")
    }
    return lines.map { SQLComment.line($0) + "\n" }.joined()
  }
}

extension StatementMaker {
  /// The condition of a whole tree, about the rows of users or accounts.
  fileprivate func root(
    _ tree: ConditionTree, _ level: AudienceLevel
  ) throws -> (Block, String) {
    let block = subjectBlock(level)
    return (block, try condition(tree.root, Place(block: block)))
  }
}

extension CommonTable {
  /// `name AS ( … )` under its comments.
  fileprivate var text: String {
    comments.map { SQLComment.line($0) + "\n" }.joined() + "\(name) AS (\n\(body.indented())\n)"
  }
}

extension [CommonTable] {
  /// These and all they need, each after what it needs.
  fileprivate var ordered: [CommonTable] {
    var seen: Set<ObjectIdentifier> = []
    var all: [CommonTable] = []
    func visit(_ table: CommonTable) {
      guard seen.insert(ObjectIdentifier(table)).inserted else { return }
      table.needs.forEach(visit)
      all.append(table)
    }
    forEach(visit)
    return all
  }
}
