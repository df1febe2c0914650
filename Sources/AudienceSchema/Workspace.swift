import AudienceDiagnostics
public import AudienceJSON
public import AudienceTime

/// The loaded schema: events, traits and audiences with the limits that apply (SEMANTICS 10).
///
/// A value; look-ups by name are O(1). `WorkspaceReader` makes one from a file.
public struct Workspace: Sendable {
  public let name: String
  public let settings: Settings
  public let events: [EventSchema]
  public let traits: [TraitSchema]
  public let audiences: [AudienceEntry]
  /// Phrases that stand for a name of this workspace.
  public let synonyms: [Phrase]
  /// Phrases that stand for a condition, as query text.
  public let definitions: [Phrase]
  /// The file as it was read, unknown fields included; an empty object where there was no file.
  public let document: JSONValue
  /// The same for all copies of this workspace, and for no other workspace.
  public let identity = WorkspaceIdentity()
  /// The names prepared for look-ups by what is like them.
  let catalogs = NameCatalogs()

  /// What a workspace sets besides its names.
  public struct Settings: Hashable, Sendable {
    public var title: String?
    public var summary: String?
    /// The longest event window in days; nil for no limit.
    public var lookbackDays: Int?
    /// The clock where none is given.
    public var now: Instant?
    /// After how many days without being seen a name counts as inactive.
    public var inactiveAfterDays = 30
    /// An IANA time zone.
    public var timeZone = "UTC"
    public var weekStart = WeekStart.monday
    /// The month, 1–12, in which the fiscal year begins.
    public var fiscalYearStart = 1
    /// An ISO 4217 code.
    public var currency: String?
    /// Whether sample values may go to a strategy that sends data out.
    public var sharesValues = false

    public init() {}
  }

  /// The first day of a week.
  public enum WeekStart: String, Sendable, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// The ISO 8601 number, 1 for Monday to 7 for Sunday.
    public var isoWeekday: Int {
      (Self.allCases.firstIndex(of: self) ?? 0) + 1
    }
  }

  private let eventIndex: [EventName: Int]
  private let traitIndex: [TraitScope: [FieldPath: Int]]
  private let audienceIndex: [AudienceKey: Int]
  /// The traits with something inside them, or inside of something: what a path may lead into.
  private let nestedTraits: [TraitScope: [FieldSchema]]
  /// The newest time any name was seen; what inactivity is measured from.
  public let newestLastSeen: Instant?

  public init(
    name: String, settings: Settings = Settings(), events: [EventSchema] = [],
    traits: [TraitSchema] = [], audiences: [AudienceEntry] = [], synonyms: [Phrase] = [],
    definitions: [Phrase] = [], document: JSONValue = .object([:])
  ) {
    self.name = name
    self.settings = settings
    self.events = events
    self.traits = traits
    self.audiences = audiences
    self.synonyms = synonyms
    self.definitions = definitions
    self.document = document
    eventIndex = Dictionary(
      events.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var byScope: [TraitScope: [FieldPath: Int]] = [:]
    for (position, trait) in traits.enumerated() {
      byScope[trait.scope, default: [:]][trait.field.path] = position
    }
    traitIndex = byScope
    nestedTraits = Dictionary(
      grouping: traits.filter { trait in
        trait.field.type == .array || trait.field.type == .object
          || trait.field.path.steps.count > 1
      }, by: \.scope
    ).mapValues { $0.map(\.field) }
    audienceIndex = Dictionary(
      audiences.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    newestLastSeen =
      (events.compactMap(\.lastSeen) + traits.compactMap(\.field.lastSeen)
      + events.flatMap { $0.properties.compactMap(\.lastSeen) }).max()
  }

  /// The event of that exact name.
  public func event(named name: EventName) -> EventSchema? {
    eventIndex[name].map { events[$0] }
  }

  /// The trait declared with that exact path.
  public func trait(at path: FieldPath, scope: TraitScope) -> TraitSchema? {
    traitIndex[scope]?[path].map { traits[$0] }
  }

  /// The traits of a scope that a path may lead into without being one of them.
  func nestedTraits(of scope: TraitScope) -> [FieldSchema] { nestedTraits[scope] ?? [] }

  /// The audience of that exact key.
  public func audience(withKey key: AudienceKey) -> AudienceEntry? {
    audienceIndex[key].map { audiences[$0] }
  }

  /// The audience whose membership a trait path reads, if it is one.
  public func audience(readBy path: FieldPath) -> AudienceEntry? {
    guard path.steps.count == 1, case .name(let name) = path.steps[0] else { return nil }
    return audience(withKey: AudienceKey(name.string))
  }
}
