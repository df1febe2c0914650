import AudienceConditions
import AudienceDiagnostics
package import AudiencePluginAPI
package import AudiencePluginHost
import AudienceProfiles
import AudienceSchema
package import AudienceTime

/// The state of one session, and the commands that change it.
///
/// A value: a command works on a copy, and what fails leaves everything as it was. Lines go in,
/// replies come out; nothing is printed here.
package struct Session: Sendable {
  let catalog: PluginCatalog
  let environment: SessionEnvironment
  var strategies: GenerationHost
  var validators: ValidationHost
  /// What the plugins are set to.
  var pluginSettings: SettingSources
  /// Which plugins are off until restart.
  let disabled: DisabledPlugins

  package internal(set) var open: OpenWorkspace?
  /// Which engine is asked.
  var engineChoice: EngineChoice
  /// How often another engine was chosen: what was evaluated before is of another one.
  var engineChanges = 0
  /// The clock set by `/at`.
  var clockOverride: Instant?
  /// The level set by `/level`.
  var levelOverride: AudienceLevel?
  /// Whether a workspace was left in which steps had been made.
  var leftSteps = false
  /// Undo history: the states before the current one, the oldest first.
  var past: [TreeState?] = []
  /// Redo history: the states after the current one, the next first.
  var future: [TreeState?] = []
  package internal(set) var state: TreeState?
  /// What `/apply N` runs: the suggestions of the last line's answer.
  var offers: [Offer] = []
  /// The offers of the line before the one that runs.
  var pendingOffers: [Offer] = []
  /// The line that `/confirm` runs all the same.
  var unconfirmedLine: String?
  /// The person's configuration; nil without a home folder.
  let configuration: PersonalConfiguration?
  /// Whether `--accept-terms` was given, and not taken back.
  var acceptsTerms: Bool
  /// What was accepted and could not be kept.
  var acceptedHere: Set<PersonalConfiguration.Consent> = []
  /// The last prompt that was typed, understood or not.
  var lastPrompt: String?
  /// The last prompt, where it was refused and the tree is the one from before.
  var refusedPrompt: String?
  /// What was written in `/edit` and could not be taken: the next one goes on with it.
  var unfinishedEdit: String?
  /// The lessons, where somebody learns.
  var course: Course?
  /// How answers look, as the person set it.
  package internal(set) var settings: ReplSettings
  /// Whether the lines of a script are being run.
  var isInScript = false

  /// A suggestion that can be applied by number.
  struct Offer: Sendable {
    let title: String
    /// The line that applies it.
    let line: String
  }

  /// - Throws: a `FindingError` for a strategy that does not exist or settings that do not hold.
  package init(
    catalog: PluginCatalog, environment: SessionEnvironment,
    disabled: DisabledPlugins = DisabledPlugins()
  ) throws {
    self.catalog = catalog
    self.environment = environment
    levelOverride = environment.level
    acceptsTerms = environment.acceptsTerms
    configuration = PersonalConfiguration(variables: environment.variables)
    self.disabled = disabled
    // What a script prints depends on its lines, not on who runs it.
    settings =
      environment.isShown ? try configuration?.settings() ?? ReplSettings() : ReplSettings()
    pluginSettings = SettingSources(variables: environment.variables, configuration: configuration)
    try pluginSettings.type(environment.settings, strategy: environment.strategy, in: catalog)
    let words = environment.engine?.split(whereSeparator: \.isWhitespace).map(String.init)
    engineChoice =
      try words.map { words throws(FindingError) in try EngineChoice(words, catalog) }
      ?? EngineChoice(catalog)
    strategies = try Self.host(
      environment.strategy, settings: pluginSettings, catalog: catalog, disabled: disabled)
    validators = Self.validationHost(
      catalog, settings: pluginSettings, disabled: disabled)
  }

  // MARK: - What commands read

  /// The clock: what relative windows count back from, and where it was taken from.
  package var clock: (now: Instant, source: ClockSource) {
    if let clockOverride { return (clockOverride, .command) }
    if let clock = environment.clock { return (clock, .argument) }
    if let now = open?.workspace.settings.now { return (now, .workspace) }
    if let latest = open?.latestCall { return (latest, .latestCall) }
    return (environment.systemNow, .system)
  }

  /// - Throws: code `no-workspace`.
  func requireWorkspace() throws(FindingError) -> OpenWorkspace {
    if let open { return open }
    throw FindingError(
      Finding(
        .noWorkspace, at: .whole, "no workspace is open",
        help: "/open PATH opens one; /open Samples/shop is a sample"))
  }

  /// - Throws: code `no-tree`.
  func requireState() throws(FindingError) -> TreeState {
    if let state { return state }
    throw FindingError(
      Finding(
        .noTree, at: .whole, "there is no condition tree yet",
        help: "type a prompt of 20 to 300 characters, or /query TEXT"))
  }

  // MARK: - History

  /// Makes a state the current one; the one before can be taken back.
  mutating func push(_ newState: TreeState) {
    past.append(state)
    future = []
    refusedPrompt = nil
    var newState = newState
    newState.chosenLevel = levelOverride
    state = newState
  }
}
