import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceProfiles
import AudienceSQL
import AudienceSchema
import AudienceThreads
import AudienceTime
import WarehouseConnections

/// Values of many subjects at once, each from one statement.
extension WarehouseEngine {
  public func traits(
    of ids: [UTF8Text], _ level: AudienceLevel, at now: Instant, work: PreviewWork
  ) throws -> [UTF8Text: SubjectTraits] {
    try warehouse.visit(work) { visit, watch in
      try SubjectReader(warehouse: warehouse, visit: visit, watch: watch, now: now)
        .subjects(ids, level).mapValues { SubjectTraits(traits: $0) }
    }
  }

  public func values(
    of field: SampleField, of level: AudienceLevel, at now: Instant, work: PreviewWork,
    deliver: (UTF8Text, [[JSONValue]]) -> Void
  ) throws {
    try warehouse.visit(work) { visit, watch in
      let reader = SubjectReader(warehouse: warehouse, visit: visit, watch: watch, now: now)
      switch field {
      case .trait(let path):
        try reader.eachSubject(level, .readBy(path)) { id, traits in
          deliver(id, [path.values(in: traits)])
        }
      case .property(let path, of: let event):
        let values = try reader.values(of: path, event)
        let users = level == .accounts ? try reader.usersOfAccounts() : [:]
        try reader.eachSubject(level, .none) { id, _ in
          switch level {
          case .users: deliver(id, values[id]?.map(\.values) ?? [])
          case .accounts:
            let pooled = (users[id] ?? []).flatMap { values[$0] ?? [] }
              .sorted { ($0.time, $0.id) < ($1.time, $1.id) }
            deliver(id, pooled.map(\.values))
          }
        }
      case .anonymousIDs:
        // Anonymous ids are not in Segment's tables of users: identities are resolved.
        try reader.eachSubject(level, .none) { id, _ in deliver(id, [[]]) }
      }
    }
  }
}

extension SubjectReader {
  /// What a property held in one event.
  fileprivate struct EventValue {
    let time: Instant
    let id: UTF8Text
    let values: [JSONValue]
  }

  /// The values of a property in every event of a name, by user, oldest first.
  fileprivate func values(
    of path: FieldPath, _ name: EventName
  ) throws -> [UTF8Text: [EventValue]] {
    warehouse.mentions.withLock { $0.add(path) }
    var found: [UTF8Text: [EventValue]] = [:]
    guard let table = visit.catalogue.layout.events(named: name),
      let rows = EventTableReader(
        table, visit.catalogue.tables[table.name]?["event_text"] == nil ? name : nil, self,
        .readBy(path))
    else { return [:] }
    try visit.connection.query(rows.query, [], watch: watch) { row in
      if let (user, id, event) = rows.event(row, now), event.name == name {
        found[user, default: []].append(
          EventValue(time: event.time, id: id, values: path.values(in: event.properties)))
      }
      return true
    }
    return found.mapValues { $0.sorted { ($0.time, $0.id) < ($1.time, $1.id) } }
  }

  /// The users of every account.
  fileprivate func usersOfAccounts() throws -> [UTF8Text: [UTF8Text]] {
    guard let table = visit.catalogue.layout.links else { return [:] }
    let dialect = warehouse.server.dialect
    var users: [UTF8Text: Set<UTF8Text>] = [:]
    try visit.connection.query(
      """
      SELECT t.\(dialect.name("group_id")), t.\(dialect.name("user_id"))
      FROM \(dialect.name(table)) t
      """, [], watch: watch
    ) { row in
      if let account = row[0].textValue, let user = row[1].textValue {
        users[UTF8Text(account), default: []].insert(UTF8Text(user))
      }
      return true
    }
    return users.mapValues { $0.sorted() }
  }

  /// The users, or accounts, in byte order of their ids, with those traits that a path can read.
  func eachSubject(
    _ level: AudienceLevel, _ choice: FieldChoice, limit: Int? = nil,
    _ body: (UTF8Text, JSONObject) -> Void
  ) throws {
    if case .readBy(let path) = choice { warehouse.mentions.withLock { $0.add(path) } }
    guard let plan = subjectPlan(level, choice) else { return }
    let dialect = warehouse.server.dialect
    let id = "t.\(dialect.name("id"))"
    let table = visit.catalogue.layout.subjects(level).name
    try visit.connection.query(
      "SELECT \(([id] + plan.expressions).joined(separator: ", ")) FROM \(dialect.name(table)) t"
        + " ORDER BY \(dialect.ordered(id))" + (limit.map { " LIMIT \($0)" } ?? ""), [],
      watch: watch
    ) { row in
      if let id = row[0].textValue { body(UTF8Text(id), plan.objects(row.dropFirst()).fields) }
      return true
    }
  }
}
