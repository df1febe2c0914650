import ArgumentParser
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSession
import TerminalText
import WarehouseLoading

/// `audience export-profiles`: the sample profiles as warehouse tables.
struct ExportProfilesCommand: DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "export-profiles", abstract: "Write the sample profiles as warehouse tables.",
    discussion: """
      Makes the tables that Segment makes in a warehouse, as they are at the clock (--at): users, \
      accounts, groups, one for each event, and audience_layout, which says which column holds \
      which field. Identities are resolved. All tables are written or none.

      What audience export --to DIALECT writes selects from them whom audience preview selects.
      """)

  @OptionGroup var shared: SharedOptions

  @Option(
    name: .customLong("to"),
    help: "postgres://HOST/DATABASE, sqlite:FILE, csv or jsonl.")
  var destination: String

  @Option(name: .customLong("out"), help: "The folder of the csv or jsonl files.")
  var folder: String?

  @Flag(help: "Replace tables or files of the same names.")
  var replace = false

  @Argument(help: "[WORKSPACE]")
  var arguments: [String] = []

  func run(_ context: KitContext) -> Int32 {
    reporting(context) {
      let (path, rest) = try shared.split(arguments, after: 0)
      guard rest.isEmpty else { throw SharedOptions.usage("expected a workspace and nothing else") }
      let destination = try WarehouseDestination(self.destination, folder: folder)
      var kit = try KitSession(context, shared, printsJSON: false)
      try kit.openTalking(path)
      let loader = WarehouseLoader(try kit.session.warehouseExport(), replaces: replace)
      kit.bar.begin()
      let (bar, work) = (kit.bar, kit.work)
      let report: WarehouseLoader.Report
      do {
        report = try loader.load(into: destination, isCancelled: work.isCancelled) {
          bar.show(WorkProgress("writing table \($0)", fraction: $1, isSteady: false))
        }
      } catch is CancellationError {
        bar.end()
        throw FindingError(
          Finding(.cancelled, at: .whole, "cancelled", help: "no table was written"))
      } catch {
        bar.end()
        throw error
      }
      bar.end()
      let width = report.tables.map(\.name.utf8.count).max() ?? 0
      for table in report.tables {
        context.console.write(
          data: "\(table.name)\(String(repeating: " ", count: width - table.name.utf8.count))  "
            + "\(table.rows) row\(table.rows == 1 ? "" : "s")\n")
      }
      for note in report.notes { context.console.writeTalk(ScreenText.escaped(note)) }
      context.console.writeTalk(
        ScreenText.escaped("wrote \(report.tables.count) tables to \(destination.shown)"))
      return 0
    }
  }
}
