import AudienceConditions
package import AudienceDiagnostics
package import AudiencePluginAPI
package import AudienceSchema
import AudienceTime

/// How many members, and how many of everybody, have each identifier.
package struct IdentifierBreakdown: Sendable {
  /// One identifier.
  package struct Row: Hashable, Sendable {
    /// `user id`, `anonymous id`, `email`, `phone`; of accounts `group id`, `users`.
    package let name: String
    package let members: Int
    package let everybody: Int
  }

  package let rows: [Row]
  package let count: Int
  package let total: Int

  /// - Parameter ids: the members, in byte order.
  /// - Throws: `CancellationError`; what the engine throws.
  package init(
    _ request: PreviewRequest, members ids: [UTF8Text], engine: any PreviewEngine,
    work: PreviewWork
  ) throws {
    var counter = TreeCounter(
      request, engine: engine, work: work, title: "counting identifiers", expected: 8)
    total = try counter.count(nil)
    count = ids.count
    var rows: [Row] = []
    func add(_ name: String, _ condition: Condition) throws {
      let node = ConditionNode(condition)
      rows.append(
        Row(
          name: name, members: try counter.count(.and([request.tree.root, node])),
          everybody: try counter.count(condition)))
    }
    switch request.level {
    case .users:
      rows.append(Row(name: "user id", members: count, everybody: total))
      let anonymous = try Self.withAnonymousIDs(request, ids, engine, work)
      rows.append(
        Row(name: "anonymous id", members: anonymous.members, everybody: anonymous.everybody))
    case .accounts:
      rows.append(Row(name: "group id", members: count, everybody: total))
      // Some user that has the trait or has it not: some user.
      let exists = ConditionNode(.test(.trait("email"), .exists))
      try add("users", .any(ConditionNode(.or([exists, ConditionNode(.not(exists))]))))
    }
    for (name, path) in Self.traits(of: request.workspace, request.level.traitScope) {
      try add(name, .test(.trait(path), .exists))
    }
    self.rows = rows
  }

  private static func withAnonymousIDs(
    _ request: PreviewRequest, _ ids: [UTF8Text], _ engine: any PreviewEngine, _ work: PreviewWork
  ) throws -> (members: Int, everybody: Int) {
    var position = 0
    var counts = (members: 0, everybody: 0)
    try engine.values(of: .anonymousIDs, of: request.level, at: request.now, work: work) {
      id, places in
      guard places.contains(where: { !$0.isEmpty }) else { return }
      while position < ids.count, ids[position] < id { position += 1 }
      counts.everybody += 1
      if position < ids.count, ids[position] == id { counts.members += 1 }
    }
    return counts
  }

  /// The traits that hold a person's e-mail address and phone number: those the workspace declares
  /// by a usual name, else `email` and `phone` (the Segment Spec's reserved traits).
  package static func traits(
    of workspace: Workspace, _ scope: TraitScope
  ) -> [(name: String, path: FieldPath)] {
    func declared(_ names: [FieldPath]) -> FieldPath? {
      names.first { workspace.trait(at: $0, scope: scope) != nil }
    }
    let email = declared(["email", "email_address", "e_mail", "emailAddress"])
    let phone = declared(["phone", "phone_number", "mobile", "phoneNumber"])
    let isUser = scope == .user
    return [
      ("email", email ?? (isUser ? "email" : nil)), ("phone", phone ?? (isUser ? "phone" : nil)),
    ].compactMap { name, path in path.map { (name, $0) } }
  }
}
