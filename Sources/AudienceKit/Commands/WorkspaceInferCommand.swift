import ArgumentParser
import AudienceDiagnostics
import AudienceFiles
import AudienceJSON
import AudiencePluginAPI
import AudienceSchema
import AudienceSession

/// `audience workspace infer`: a workspace made of the calls.
struct WorkspaceInferCommand: DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "infer",
    abstract: "Make a workspace.json of call logs or a warehouse: names, types, values, last seen.",
    discussion: """
      audience workspace infer Samples/shop -o shop.json reads the logs of a folder; LOG is a file \
      (.gz too) or a folder. Without -o the workspace goes to standard output. What is doubtful \
      (values of several types, names that differ in spelling) is told on standard error.

      --from reads the tables of a warehouse instead: the columns of users and accounts, and the \
      latest 100,000 rows of each event's table.

      --confidence writes a row for each field: {"event" or "scope","name","type","confidence",\
      "values"}, the confidence being the share of its values that are of the type.
      """)

  @OptionGroup var shared: MakingOptions
  @OptionGroup var callLogs: CallOptions
  @OptionGroup var target: ImportTarget

  @Option(help: "A file for how sure each type is, as JSON lines; - for standard output.")
  var confidence: String?

  @Option(
    help: """
      A warehouse: postgres://HOST/DATABASE?schema=NAME, clickhouse+https://HOST/DATABASE or \
      sqlite:FILE; settings of its engine behind it: 'sqlite:FILE timeout=60'.
      """)
  var from: String?

  @Argument(help: ArgumentHelp("Call logs, or folders of them.", valueName: "log"))
  var logs: [String] = []

  func run(_ context: KitContext) -> Int32 {
    reporting(context) {
      let paths = logs + callLogs.calls + folder
      guard paths.isEmpty != (from == nil) else {
        throw SharedOptions.usage(
          from == nil
            ? "expected a call log or a folder, or --from with a warehouse"
            : "expected call logs, or --from with a warehouse, not both")
      }
      if confidence == "-", target.output == nil {
        throw SharedOptions.usage("--confidence - needs -o: both would go to standard output")
      }
      try target.check()
      let kit = try KitSession(context, shared, printsJSON: false)
      let until = try shared.place.clock ?? context.systemNow
      let logs = from == nil ? try CallLogPaths(paths) : nil
      kit.bar.begin()
      let made: ImportResult
      do {
        defer { kit.bar.end() }
        made =
          if let logs {
            try kit.session.inferWorkspace(
              logs: logs, until: until, name: target.name, work: kit.work)
          } else {
            try kit.session.inferWorkspace(
              warehouse: from ?? "", until: until, name: target.name, work: kit.work)
          }
      }
      try target.write(made, kit)
      try writeConfidences(of: made, kit)
      return 0
    }
  }

  /// The folder of the workspace whose calls are asked for; none without one.
  private var folder: [String] {
    shared.place.workspace.map { path in
      [FileSystem.kind(of: path) == .folder ? path : FileSystem.folder(of: path)]
    } ?? []
  }

  private func writeConfidences(of made: ImportResult, _ kit: KitSession) throws {
    guard let confidence else { return }
    let rows = made.confidences.map { FieldRow.json($0).compactText + "\n" }.joined()
    if confidence == "-" {
      kit.console.write(data: rows)
    } else {
      try WholeFile.write(Array(rows.utf8), to: confidence)
    }
  }
}

/// A field's confidence as a row.
private enum FieldRow {
  static func json(_ field: FieldConfidence) -> JSONValue {
    var object = JSONObject()
    switch field.owner {
    case .event(let name): object["event"] = .string(name.text)
    case .trait(let scope): object["scope"] = .text(scope.rawValue)
    }
    object["name"] = .string(field.path.text)
    object["type"] = .text(field.type.rawValue)
    object["confidence"] = ExactNumber((field.share * 10_000).rounded(.down) / 10_000)
      .map { .number($0) }
    object["values"] = .integer(field.count)
    return .object(object)
  }
}
