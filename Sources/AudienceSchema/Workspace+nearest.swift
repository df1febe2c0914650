import AudienceDiagnostics

/// The names nearest to a mention that the workspace does not have, active ones only, nearest
/// first: what a synonym or a display name stands for comes before what is spelled alike.
extension Workspace {
  /// Events near to a mention.
  public func events(near mention: String, count: Int = 3) -> [EventName] {
    let active = events.filter { activity(lastSeen: $0.lastSeen) != .inactive }
    let meant = active.filter { Self.isMeant(mention, by: $0.synonyms) }.map(\.name.text.string)
    let said = names(meantBy: mention).filter { name in active.contains { $0.name.text == name } }
    return Self.merged(meant + said.map(\.string), mention, active.map(\.name.text.string), count)
      .map { EventName($0) }
  }

  /// Properties of an event near to a mention; none for an event the workspace does not have.
  public func properties(
    near mention: String, of event: EventName, count: Int = 3
  ) -> [FieldPath] {
    near(mention, among: self.event(named: event)?.properties ?? [], count: count)
  }

  /// Traits and audiences that a condition of a scope can read, near to a mention.
  public func traits(near mention: String, scope: TraitScope, count: Int = 3) -> [FieldPath] {
    let readable = audiences.filter { scope == .user || $0.level == .accounts }
    let memberships = readable.map { audience in
      FieldSchema(audience.key.traitPath, .boolean, synonyms: [audience.name])
    }
    let fields = traits.filter { $0.scope == scope }.map(\.field)
    return near(mention, among: fields + memberships, count: count)
  }

  private func near(_ mention: String, among fields: [FieldSchema], count: Int) -> [FieldPath] {
    let active = fields.filter { activity(lastSeen: $0.lastSeen) != .inactive }
    let meant = active.filter { Self.isMeant(mention, by: $0.synonyms) }.map(\.path.text.string)
    let said = names(meantBy: mention).filter { name in active.contains { $0.path.text == name } }
    return Self.merged(meant + said.map(\.string), mention, active.map(\.path.text.string), count)
      .map { FieldPath($0) }
  }

  private func names(meantBy mention: String) -> [UTF8Text] {
    synonyms.filter { Self.isMeant(mention, by: [$0.phrase]) }.map { UTF8Text($0.meaning) }
  }

  private static func isMeant(_ mention: String, by synonyms: [String]) -> Bool {
    synonyms.contains { $0.lowercased() == mention.lowercased() }
  }

  private static func merged(
    _ meant: [String], _ mention: String, _ names: [String], _ count: Int
  ) -> [String] {
    var merged = meant
    for name in EditDistance.nearest(to: mention, in: names, count: count)
    where !merged.contains(name) {
      merged.append(name)
    }
    return Array(merged.prefix(count))
  }
}
