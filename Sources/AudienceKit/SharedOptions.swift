import ArgumentParser
import AudienceDiagnostics
import AudienceSchema
import AudienceSession
import AudienceTime

extension String {
  /// Whether there is nothing but blanks in it.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

/// The options of every subcommand that opens a workspace.
struct SharedOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: "The workspace: a folder with workspace.json, or the file itself.")
  var workspace: String?

  @Option(help: "The clock that windows count back from: 2026-01-31T00:00:00Z.")
  var at: String?

  @Option(help: "A call log, or a folder of them, besides those of the workspace; repeatable.")
  var calls: [String] = []

  @Flag(help: "End the load at the first line of a call log that cannot be read.")
  var strict = false

  @Option(help: "users or accounts, whatever the words say.")
  var level: String?

  @Option(help: "The generation strategy.")
  var strategy: String?

  @Option(
    name: .customLong("set"),
    help: """
      A setting of the strategy, the importer or the form, model=NAME, or of another plugin, \
      PLUGIN:NAME=VALUE; repeatable.
      """)
  var settings: [String] = []

  @Option(
    help: """
      Where profiles are evaluated: memory, or an address such as postgres://HOST/DATABASE, with \
      settings behind it: 'sqlite:FILE timeout=60'.
      """)
  var engine: String?

  @Flag(name: .customLong("allow-pii"), help: "Generate prompts that hold personal data too.")
  var allowsPersonalData = false

  @Option(
    name: .customLong("plugin"), help: "A plugin library to load: a .so file; repeatable.")
  var libraries: [String] = []

  @OptionGroup var look: LookOptions

  @Flag(
    name: .customLong("accept-terms"),
    help: "Accept the terms of a strategy that sends data out, for this workspace.")
  var acceptsTerms = false

  /// What a session is given of these.
  ///
  /// - Throws: code `usage` for a clock or a level that is none.
  func environment(_ context: KitContext) throws -> SessionEnvironment {
    var environment = SessionEnvironment(
      variables: context.variables, systemNow: context.systemNow, calls: calls,
      isStrict: strict, strategy: strategy, settings: settings, engine: engine,
      allowsPersonalData: allowsPersonalData, acceptsTerms: acceptsTerms)
    if let at {
      guard let value = TimestampReader.value(at) else {
        throw Self.usage("--at expects an instant such as 2026-01-31T00:00:00Z, not '\(at)'")
      }
      environment.clock = value.instant
    }
    if let level {
      guard let known = AudienceLevel(rawValue: level) else {
        throw Self.usage("--level expects users or accounts, not '\(level)'")
      }
      environment.level = known
    }
    return environment
  }

  /// The workspace and the other arguments: the option, or the first of the positional ones.
  func split(_ arguments: [String], after count: Int) throws -> (path: String, rest: [String]) {
    if let workspace { return (workspace, arguments) }
    guard arguments.count > count, let first = arguments.first else {
      throw Self.usage("expected a workspace: --workspace PATH, or its path before the others")
    }
    return (first, Array(arguments.dropFirst()))
  }

  static func usage(_ message: String) -> FindingError {
    FindingError(
      Finding(
        .usage, at: .whole, message,
        help: "audience --help lists the subcommands, --help behind one its options"))
  }
}
