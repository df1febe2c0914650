import ArgumentParser
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSession

/// `audience workspace import`: a workspace made of a tracking plan.
struct WorkspaceImportCommand: DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a workspace.json of a tracking plan or a schema.",
    discussion: """
      FILE is one of the forms that audience plugins lists as importers, or a folder of such files; \
      several files make one workspace. Without -o the workspace goes to standard output. What \
      could not be read is told on standard error with its place.
      """)

  @OptionGroup var shared: MakingOptions
  @OptionGroup var target: ImportTarget

  @Option(
    help: ArgumentHelp(
      "The form: segment-plan, segment-csv, avo, rudderstack, json-schema, or another importer; "
        + "auto looks at the file."))
  var format = "auto"

  @Argument(help: ArgumentHelp("Files, or folders of them.", valueName: "file"))
  var files: [String] = []

  func run(_ context: KitContext) -> Int32 {
    reporting(context) {
      guard !files.isEmpty else { throw SharedOptions.usage("expected a file to import") }
      try target.check()
      let kit = try KitSession(context, shared, printsJSON: false)
      kit.bar.begin()
      let made: ImportResult
      do {
        defer { kit.bar.end() }
        made = try kit.session.importWorkspace(
          from: files, format: format == "auto" ? nil : format, settings: shared.plugins.settings,
          name: target.name, work: kit.work)
      }
      try target.write(made, kit)
      return 0
    }
  }
}
