import AudienceDiagnostics

/// The names nearest to a mention that the workspace does not have, active ones only, nearest
/// first: what a synonym or a display name stands for comes before what is spelled alike.
///
/// The first look-up prepares the names, O(n); each takes well under a millisecond after that, with
/// a hundred thousand names too.
extension Workspace {
  /// Events near to a mention.
  public func events(near mention: String, count: Int = 3) -> [EventName] {
    catalogs.catalog(.events) {
      NameCatalog(activeEvents.map { ($0.name.text.string, $0.synonyms) })
    }.names(near: mention, phrases: synonyms, count: count).map { EventName($0) }
  }

  /// Properties of an event near to a mention; none for an event the workspace does not have.
  public func properties(
    near mention: String, of event: EventName, count: Int = 3
  ) -> [FieldPath] {
    NameCatalog(entries(of: self.event(named: event)?.properties ?? []))
      .names(near: mention, phrases: synonyms, count: count).map { FieldPath($0) }
  }

  /// Traits and audiences that a condition of a scope can read, near to a mention.
  public func traits(near mention: String, scope: TraitScope, count: Int = 3) -> [FieldPath] {
    catalogs.catalog(.traits(scope)) {
      let readable = audiences.filter { scope == .user || $0.level == .accounts }
      return NameCatalog(
        entries(of: traits.filter { $0.scope == scope }.map(\.field)) + memberships(readable))
    }.names(near: mention, phrases: synonyms, count: count).map { FieldPath($0) }
  }

  /// Names of any kind near to a mention: events, traits, properties, audiences.
  public func names(near mention: String, count: Int = 3) -> [String] {
    catalogs.catalog(.everything) {
      NameCatalog(
        activeEvents.map { ($0.name.text.string, $0.synonyms) }
          + entries(of: traits.map(\.field)) + memberships(audiences)
          + activeEvents.flatMap { entries(of: $0.properties) })
    }.names(near: mention, phrases: synonyms, count: count)
  }

  /// Names of events, traits and audiences that are spelled like a mention, those no longer in use
  /// included; synonyms do not count.
  public func names(spelledLike mention: String, count: Int = 3) -> [String] {
    catalogs.catalog(.spoken) {
      NameCatalog(
        (events.map(\.name.text.string) + traits.map(\.field.path.text.string)
          + audiences.map(\.name)).map { ($0, []) })
    }.names(near: mention, phrases: [], count: count)
  }

  private var activeEvents: [EventSchema] {
    events.filter { activity(lastSeen: $0.lastSeen) != .inactive }
  }

  private func entries(of fields: [FieldSchema]) -> [(name: String, synonyms: [String])] {
    fields.filter { activity(lastSeen: $0.lastSeen) != .inactive }.map {
      ($0.path.text.string, $0.synonyms)
    }
  }

  private func memberships(_ audiences: [AudienceEntry]) -> [(name: String, synonyms: [String])] {
    audiences.map { ($0.key.traitPath.text.string, [$0.name]) }
  }
}
