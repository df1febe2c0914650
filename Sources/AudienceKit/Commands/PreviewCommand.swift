import ArgumentParser
import AudienceDiagnostics
import AudienceJSON
import AudienceRendering
import AudienceSchema
import AudienceSession
import TerminalText

/// `audience preview`: members of a query, or of a file of them.
struct PreviewCommand: DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Show which sample profiles a query selects.",
    discussion: """
      --queries reads rows {"id","query"} (and "level") as JSON lines and prints \
      {"id","count","members":[sorted ids]} or {"id","error":{"code","message"}}.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, ids, csv
    case csvUnformatted = "csv-unformatted"
    case jsonl

    /// The form of an export; nil for those that are shown.
    var export: MemberExport.Format? { MemberExport.Format(rawValue: rawValue) }
  }

  @OptionGroup var shared: SharedOptions

  @Option(help: "A file of queries as JSON lines; - for standard input.")
  var queries: String?

  @Option(help: "How members are printed.")
  var format: Format = .table

  @Option(help: "The most members printed; a table has 20 where none is given.")
  var limit: Int?

  @Option(help: "The traits to show, separated by commas.")
  var columns: String?

  @Option(help: "The trait to sort by; with ':desc' behind it, the greatest first.")
  var sort: String?

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
      let columns = try kit.session.traits(
        named: (columns?.split(separator: ",") ?? []).map(String.init))
      let order = try self.order(kit.session)
      if let export = format.export {
        let members = try kit.session.export(
          export, limit: limit, columns: columns, order: order, work: kit.work)
        for line in members.lines { context.console.write(data: line) }
      } else {
        let defaultLimit = format == .table ? 20 : nil
        kit.show(
          .members(
            try kit.session.table(
              limit: limit ?? defaultLimit, columns: columns, order: order, work: kit.work)))
      }
      return changed.after.findings.contains { $0.severity == .error } ? 1 : 0
    }
  }
  private func order(_ session: Session) throws -> MemberOrder? {
    guard let sort else { return nil }
    let isDescending = sort.hasSuffix(":desc")
    let names = try session.traits(named: [isDescending ? String(sort.dropLast(5)) : sort])
    return MemberOrder(by: names[0], descending: isDescending)
  }
}
