/// What a workspace knows of a path.
public enum FieldLookup: Hashable, Sendable {
  /// It is declared.
  case declared(FieldSchema)
  /// It leads into a declared array or object, or is an object around declared paths: known, but
  /// of no known type.
  case untyped
  /// The workspace has nothing there.
  case unknown
}

extension Workspace {
  /// Looks up a trait path as a condition of that scope reads it, memberships of audiences
  /// included: those are booleans.
  public func lookUpTrait(_ path: FieldPath, scope: TraitScope) -> FieldLookup {
    if let trait = trait(at: path, scope: scope) { return .declared(trait.field) }
    if let audience = audience(readBy: path),
      scope == .user || audience.level == .accounts
    {
      return .declared(FieldSchema(path, .boolean, summary: audience.name))
    }
    return Self.lookUp(path, among: nestedTraits(of: scope))
  }

  /// Looks up a property path of an event; `unknown` for an event the workspace does not have.
  ///
  /// Every page call has `page_name` and every screen call `screen_name` (SEMANTICS 1.8).
  public func lookUpProperty(_ path: FieldPath, of event: EventName) -> FieldLookup {
    guard let schema = self.event(named: event) else { return .unknown }
    if let property = schema.properties.first(where: { $0.path == path }) {
      return .declared(property)
    }
    if event == "Page Viewed", path == "page_name" { return .declared(FieldSchema(path, .string)) }
    if event == "Screen Viewed", path == "screen_name" {
      return .declared(FieldSchema(path, .string))
    }
    return Self.lookUp(path, among: schema.properties)
  }

  private static func lookUp(
    _ path: FieldPath, among fields: some Sequence<FieldSchema>
  ) -> FieldLookup {
    for field in fields {
      let isContainer = field.type == .array || field.type == .object
      if isContainer, path.isAtOrBelow(field.path) { return .untyped }
      if field.path.isAtOrBelow(path) { return .untyped }
    }
    return .unknown
  }
}
