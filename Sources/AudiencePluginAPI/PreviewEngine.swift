public import AudienceConditions
public import AudienceDiagnostics
public import AudienceJSON
public import AudienceProfiles
public import AudienceSchema
public import AudienceStore
public import AudienceTime

/// What an engine can do beyond counting members and listing their ids.
///
/// What needs single nodes or profiles of an engine that lacks them goes without, or says that this
/// engine cannot answer (`engine-limit`).
public struct PreviewCapabilities: OptionSet, Hashable, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Counts of single nodes, `counts(ofNodes:work:)`: validators that look at samples need them.
  public static let nodeCounts = PreviewCapabilities(rawValue: 1 << 0)
  /// What single profiles hold, `excerpt(for:of:at:work:)` and with it `traits` and `values`: `/why`,
  /// `/near`, `/profile`, `/values`, `/insights` and the columns of members need it.
  public static let excerpts = PreviewCapabilities(rawValue: 1 << 1)
  /// Any clock, not the latest time alone.
  public static let anyClock = PreviewCapabilities(rawValue: 1 << 2)
  /// Audiences of accounts.
  public static let accounts = PreviewCapabilities(rawValue: 1 << 3)
}

/// What an engine reads from.
public struct PreviewSource: Sendable {
  /// The sample calls in columns; nil where the workspace has none.
  public let store: CallStore?
  /// Where the profiles are instead, for an engine that is chosen by an address; nil otherwise.
  public let address: EngineAddress?
  /// The workspace that was opened: what there may be to look for. Nil where there is none.
  public let workspace: Workspace?

  public init(store: CallStore?, address: EngineAddress? = nil, workspace: Workspace? = nil) {
    self.store = store
    self.address = address
    self.workspace = workspace
  }
}

/// A tree to evaluate: at which level, at which clock, over which workspace's audiences.
public struct PreviewRequest: Sendable {
  public let tree: ConditionTree
  public let level: AudienceLevel
  public let now: Instant
  /// Memberships of its audiences are computed from their definitions where no call sets them
  /// (SEMANTICS 1.10).
  public let workspace: Workspace

  public init(tree: ConditionTree, level: AudienceLevel, now: Instant, workspace: Workspace) {
    self.tree = tree
    self.level = level
    self.now = now
    self.workspace = workspace
  }
}

/// How an engine is told to stop and tells how far it has come.
public struct PreviewWork: Sendable {
  /// Whether the analyst cancelled. Ask at least every 50 ms, and throw `CancellationError` then.
  public let isCancelled: @Sendable () -> Bool
  public let progress: @Sendable (WorkProgress) -> Void

  public init(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (WorkProgress) -> Void = { _ in }
  ) {
    self.isCancelled = isCancelled
    self.progress = progress
  }

  /// - Throws: `CancellationError` when the work was cancelled.
  public func checkCancellation() throws {
    if isCancelled() { throw CancellationError() }
  }
}

/// Evaluates condition trees where profiles live: in memory, on a warehouse.
///
/// An engine whose description has address schemes is chosen by an address and finds it in its
/// source. Making it opens no connection: the first question does, and the first after one that was
/// lost.
///
/// The host opens one when a workspace is opened and again after a change of its settings, and calls
/// every method on a thread of its own, with the same rules for time and output as a strategy's:
/// progress at least every five seconds, cancellation looked for at least every 50 ms. Calls may
/// overlap. Ids come in the order of their bytes, each once; an engine that breaks that is named, and
/// its answer refused. Trees it passes hold to the language's structure; an engine that cannot evaluate
/// a construct throws a `FindingError` that names the node. Every engine answers as the rules of
/// SEMANTICS say: the conformance suite compares it with the reference evaluator.
public protocol PreviewEngine: Sendable {
  static var description: PluginDescription { get }

  /// Opens the engine over a source.
  init(source: PreviewSource, settings: PluginSettings) throws

  var capabilities: PreviewCapabilities { get }

  /// How many profiles (or accounts) there are at a clock.
  func total(of level: AudienceLevel, at now: Instant, work: PreviewWork) throws -> Int

  /// Ids that begin with a text, in byte order, at most `limit` of them: for completion and for
  /// naming what is near a mistyped id.
  func ids(
    of level: AudienceLevel, at now: Instant, startingWith prefix: UTF8Text, limit: Int,
    work: PreviewWork
  ) throws -> [UTF8Text]

  /// How many satisfy the tree.
  func count(_ request: PreviewRequest, work: PreviewWork) throws -> Int

  /// Delivers the ids of the members in byte order, at most `limit` of them.
  func members(
    _ request: PreviewRequest, limit: Int?, work: PreviewWork, deliver: (UTF8Text) -> Void) throws

  /// How many satisfy each node alone, for nodes about the subject itself (those in `where` and
  /// under ANY and ALL are left out). Only an engine that can count nodes has to have it.
  func counts(ofNodes request: PreviewRequest, work: PreviewWork) throws -> [Int: Int]

  /// The part of the population that evaluating one subject needs: its profile, or the account
  /// with its users; nil where there is none of that id. Only an engine that has excerpts has to have
  /// it.
  func excerpt(
    for id: UTF8Text, of level: AudienceLevel, at now: Instant, work: PreviewWork
  ) throws -> Population?

  /// The traits of some subjects by their ids; those that are not there are left out.
  ///
  /// There is an implementation that asks for the excerpt of each.
  func traits(
    of ids: [UTF8Text], _ level: AudienceLevel, at now: Instant, work: PreviewWork
  ) throws -> [UTF8Text: SubjectTraits]

  /// Delivers, for each profile or account in byte order of their ids, what a field holds: the
  /// values of a trait as one list, those of a property as one list for each event, oldest first.
  /// An empty list is a trait or property that is absent.
  ///
  /// There is an implementation that asks for the excerpt of every subject; an engine that keeps
  /// columns answers faster from them.
  func values(
    of field: SampleField, of level: AudienceLevel, at now: Instant, work: PreviewWork,
    deliver: (UTF8Text, [[JSONValue]]) -> Void) throws
}

extension PreviewEngine {
  /// - Throws: always; for an engine that cannot count nodes.
  public func counts(ofNodes request: PreviewRequest, work: PreviewWork) throws -> [Int: Int] {
    throw limit("does not count single nodes")
  }

  /// - Throws: always; for an engine without excerpts.
  public func excerpt(
    for id: UTF8Text, of level: AudienceLevel, at now: Instant, work: PreviewWork
  ) throws -> Population? {
    throw noExcerpts
  }

  /// That the engine does not read single profiles.
  package var noExcerpts: FindingError {
    limit("does not read single profiles: it counts them and lists their ids")
  }

  private func limit(_ what: String) -> FindingError {
    let plugin = PluginReference(.engine, Self.description.name)
    return FindingError(
      Finding(.engineLimit, at: .whole, "\(plugin) \(what)", help: "/engine chooses another"))
  }
}
