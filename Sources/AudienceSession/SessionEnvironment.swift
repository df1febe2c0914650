package import AudiencePluginAPI
import AudiencePluginHost
package import AudienceSchema
package import AudienceTime

/// What a session is given of the world around it.
package struct SessionEnvironment: Sendable {
  /// The environment variables, for plugins' settings.
  package var variables: [String: String]
  /// The system's time when the session began.
  package var systemNow: Instant
  /// `--at`: the clock.
  package var clock: Instant?
  /// `--calls`: logs besides those in the workspace's folder.
  package var calls: [String]
  /// `--strict`: a line of a call log that cannot be read ends the load.
  package var isStrict: Bool
  /// `--level`: users or accounts, whatever the words say.
  package var level: AudienceLevel?
  /// `--strategy`: the strategy to begin with; nil for the first of the catalog.
  package var strategy: String?
  /// `--set`: settings of that strategy, `model=gpt-5.5`, or of another plugin, `no-phone:trait=fax`.
  package var settings: [String]
  /// `--engine`: the name of the engine to begin with, or the address of its profiles, and its
  /// settings behind it; nil for the first of the catalog.
  package var engine: String?
  /// `--allow-pii`: prompts with personal data are generated all the same.
  package var allowsPersonalData: Bool
  /// `--accept-terms`: the terms of the strategy are accepted for the workspace that is opened.
  package var acceptsTerms: Bool
  /// Whether a person reads the answers at a terminal: what `/config` keeps holds for them.
  package var isShown: Bool

  package init(
    variables: [String: String], systemNow: Instant, clock: Instant? = nil, calls: [String] = [],
    isStrict: Bool = false, level: AudienceLevel? = nil,
    strategy: String? = nil, settings: [String] = [], engine: String? = nil,
    allowsPersonalData: Bool = false, acceptsTerms: Bool = false, isShown: Bool = false
  ) {
    self.variables = variables
    self.systemNow = systemNow
    self.clock = clock
    self.calls = calls
    self.isStrict = isStrict
    self.level = level
    self.strategy = strategy
    self.settings = settings
    self.engine = engine
    self.allowsPersonalData = allowsPersonalData
    self.acceptsTerms = acceptsTerms
    self.isShown = isShown
  }
}

/// How a command is told to stop, and tells how far it has come; both are called on the thread
/// that runs the command.
package struct SessionWork {
  package let isCancelled: @Sendable () -> Bool
  package let progress: @Sendable (WorkProgress) -> Void
  /// Lets the person change a text in their editor; nil where there is no terminal to do it on.
  package let editText: (@Sendable (String) throws -> String)?

  package init(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (WorkProgress) -> Void = { _ in },
    editText: (@Sendable (String) throws -> String)? = nil
  ) {
    self.isCancelled = isCancelled
    self.progress = progress
    self.editText = editText
  }
}

extension SessionWork {
  /// Runs a part of a command that takes long where there is much, and that only makes a value.
  ///
  /// - Throws: `CancellationError`; what the part throws.
  func inBackground<Value: Sendable>(_ make: @escaping @Sendable () throws -> Value) throws -> Value
  {
    try BackgroundWork.run(isCancelled: isCancelled, onProgress: progress) { _, _ in try make() }
  }
}
