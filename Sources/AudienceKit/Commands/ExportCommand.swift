import ArgumentParser
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceRendering
import AudienceSession
import TerminalText

/// `audience export`: a query in another form.
struct ExportCommand: DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a query in another form.")

  @OptionGroup var shared: SharedOptions

  @Option(name: .customLong("to"), help: "The form; audience plugins lists the exporters.")
  var form: String

  @Argument(help: "[WORKSPACE] QUERY")
  var arguments: [String] = []

  func run(_ context: KitContext) -> Int32 {
    reporting(context) {
      let (path, rest) = try shared.split(arguments, after: 1)
      guard rest.count == 1, let query = rest.first, !query.isBlank else {
        throw SharedOptions.usage("expected one query in quotes")
      }
      if MemberExport.Format(rawValue: form) != nil {
        throw FindingError(
          Finding(
            .usage, at: .whole, "'\(form)' is a form of the members, not of the query",
            help: "audience preview --format \(form) writes it"))
      }
      // What is set here is the exporter's, not a strategy's, where it does not name its plugin.
      var shared = shared
      let settings = shared.plugins.settings.filter { !$0.prefix { $0 != "=" }.contains(":") }
      shared.plugins.settings.removeAll { settings.contains($0) }
      var kit = try KitSession(context, shared, printsJSON: false)
      try kit.openTalking(path)
      let taken = kit.take(query: query)
      guard case .changed(let changed) = taken else {
        kit.show(taken)
        return taken.exitStatus
      }
      kit.talk(changed.after.findings)
      let exported = try kit.session.export(
        form, settings: settings, tree: changed.after.tree, level: changed.after.level,
        prompt: "", in: try kit.session.requireOpen(), work: kit.work)
      context.console.write(data: exported.text)
      for note in exported.notes { context.console.writeTalk(ScreenText.escaped(note)) }
      return changed.after.findings.contains { $0.severity == .error } ? 1 : 0
    }
  }
}
