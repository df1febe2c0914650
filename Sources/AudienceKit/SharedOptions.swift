import ArgumentParser
import AudienceDiagnostics
import AudienceSchema
import AudienceSession
import AudienceTime

extension String {
  /// Whether there is nothing but blanks in it.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

/// Which workspace, and when: of every subcommand.
struct PlaceOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: "The workspace: a folder with workspace.json, or the file itself.")
  var workspace: String?

  @Option(help: "The clock that windows count back from: 2026-01-31T00:00:00Z.")
  var at: String?

  /// The clock that is given; nil for none.
  ///
  /// - Throws: code `usage` for one that is no instant.
  var clock: Instant? {
    get throws(FindingError) {
      guard let at else { return nil }
      guard let value = TimestampReader.value(at) else {
        throw SharedOptions.usage(
          "--at expects an instant such as 2026-01-31T00:00:00Z, not '\(at)'")
      }
      return value.instant
    }
  }
}

/// Call logs.
struct CallOptions: ParsableArguments {
  @Option(help: "A call log, or a folder of them, besides those of the workspace; repeatable.")
  var calls: [String] = []
}

/// How prompts are read.
struct GenerationOptions: ParsableArguments {
  @Option(help: "users or accounts, whatever the words say.")
  var level: String?

  @Option(help: "The generation strategy.")
  var strategy: String?

  @Flag(name: .customLong("allow-pii"), help: "Generate prompts that hold personal data too.")
  var allowsPersonalData = false

  @Flag(
    name: .customLong("accept-terms"),
    help: "Accept the terms of a strategy that sends data out, for this workspace.")
  var acceptsTerms = false
}

/// Where profiles come from and are evaluated.
struct EngineOptions: ParsableArguments {
  @Flag(help: "End the load at the first line of a call log that cannot be read.")
  var strict = false

  @Option(
    help: """
      Where profiles are evaluated: memory, or an address such as postgres://HOST/DATABASE, with \
      settings behind it: 'sqlite:FILE timeout=60'.
      """)
  var engine: String?
}

/// Plugins and what they are set to.
struct PluginOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: """
      A setting of the strategy, the importer or the form, model=NAME, or of another plugin, \
      PLUGIN:NAME=VALUE; repeatable.
      """)
  var settings: [String] = []

  @Option(
    name: .customLong("plugin"), help: "A plugin library to load: a .so file; repeatable.")
  var libraries: [String] = []
}

/// What a session is made with.
protocol SessionOptions: ParsableArguments {
  var plugins: PluginOptions { get }
  var look: LookOptions { get }

  /// What a session is given of these.
  ///
  /// - Throws: code `usage` for a clock or a level that is none.
  func environment(_ context: KitContext) throws -> SessionEnvironment
}

/// The options of every subcommand that opens a workspace.
struct SharedOptions: SessionOptions {
  @OptionGroup var place: PlaceOptions
  @OptionGroup var logs: CallOptions
  @OptionGroup var evaluation: EngineOptions
  @OptionGroup var generation: GenerationOptions
  @OptionGroup var plugins: PluginOptions
  @OptionGroup var look: LookOptions

  func environment(_ context: KitContext) throws -> SessionEnvironment {
    var environment = SessionEnvironment(
      variables: context.variables, systemNow: context.systemNow, calls: logs.calls,
      isStrict: evaluation.strict, strategy: generation.strategy, settings: plugins.settings,
      engine: evaluation.engine, allowsPersonalData: generation.allowsPersonalData,
      acceptsTerms: generation.acceptsTerms)
    environment.clock = try place.clock
    if let level = generation.level {
      guard let known = AudienceLevel(rawValue: level) else {
        throw Self.usage("--level expects users or accounts, not '\(level)'")
      }
      environment.level = known
    }
    return environment
  }

  /// The workspace and the other arguments: the option, or the first of the positional ones.
  func split(_ arguments: [String], after count: Int) throws -> (path: String, rest: [String]) {
    if let workspace = place.workspace { return (workspace, arguments) }
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

/// The options of a subcommand that makes a workspace and opens none.
struct MakingOptions: SessionOptions {
  @OptionGroup var place: PlaceOptions
  @OptionGroup var plugins: PluginOptions
  @OptionGroup var look: LookOptions

  func environment(_ context: KitContext) throws -> SessionEnvironment {
    // What is set here is the importer's, or the warehouse's, and no strategy's.
    var environment = SessionEnvironment(
      variables: context.variables, systemNow: context.systemNow)
    environment.clock = try place.clock
    return environment
  }
}
