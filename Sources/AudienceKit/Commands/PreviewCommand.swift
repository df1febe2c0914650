import ArgumentParser
import AudienceDiagnostics
import AudienceJSON
import AudienceRendering
import AudienceSchema
import AudienceSession
import TerminalText

/// `audience preview`: members of a query, or of a file of them.
struct PreviewCommand: KitCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Show which sample profiles a query selects.",
    discussion: """
      --queries reads rows {"id","query"} (and "level") as JSON lines and prints \
      {"id","count","members":[sorted ids]} or {"id","error":{"code","message"}}.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, ids, csv
  }

  @OptionGroup var shared: SharedOptions

  @Option(help: "A file of queries as JSON lines; - for standard input.")
  var queries: String?

  @Option(help: "How members are printed.")
  var format: Format = .table

  @Option(help: "The most members printed; a table has 20 where none is given.")
  var limit: Int?

  @Argument(help: "[WORKSPACE] QUERY")
  var arguments: [String] = []

  func run(_ context: KitContext) -> Int32 {
    reporting(context) {
      if let limit, limit < 0 { throw SharedOptions.usage("--limit expects a number from 0") }
      let (path, rest) = try shared.split(arguments, after: queries == nil ? 1 : 0)
      var kit = try KitSession(
        context, shared, printsJSON: format == .json)
      try kit.openTalking(path)
      if let queries { return try PreviewBatch(kit: kit).run(queries) }
      guard rest.count == 1, let query = rest.first, !query.isBlank else {
        throw SharedOptions.usage("expected one query in quotes")
      }
      let reply = kit.take(query: query)
      guard case .changed(let changed) = reply else {
        kit.show(reply)
        return reply.exitStatus
      }
      kit.talk(changed.after.findings)
      let defaultLimit = format == .table ? 20 : nil
      let table = try kit.session.table(limit: limit ?? defaultLimit, work: kit.work)
      switch format {
      case .table, .json: kit.show(.members(table))
      case .ids:
        for row in table.rows { context.console.write(ScreenText.escaped(row.id.string)) }
      case .csv:
        context.console.write(data: CSV.line(["id"] + table.columns))
        for row in table.rows { context.console.write(data: CSV.line([row.id.string] + row.cells)) }
      }
      return changed.after.findings.contains { $0.severity == .error } ? 1 : 0
    }
  }
}
