import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceProfiles
import AudienceSQL
import AudienceSchema
import AudienceThreads
import AudienceTime
import WarehouseConnections

/// Reads single profiles and accounts, with their events, back from the tables.
struct SubjectReader {
  let warehouse: Warehouse
  let visit: Warehouse.Visit
  let watch: WarehouseWatch
  let now: Instant

  /// The most profiles that an excerpt has: an account with more is counted, not told of.
  private static let mostProfiles = 2000

  private var server: any WarehouseServer { warehouse.server }
  private var dialect: SQLDialect { server.dialect }

  /// The part of the population that evaluating one subject needs; nil where there is none of that
  /// id.
  func excerpt(for id: UTF8Text, of level: AudienceLevel) throws -> Population? {
    var users: [UTF8Text] = level == .users ? [id] : []
    var accounts: [UTF8Text] = level == .users ? [] : [id]
    var pairs: Set<Pair> = []
    // An audience of accounts that is computed reads all users of an account, in a user's tree too.
    let isClosed = warehouse.workspace.audiences.contains {
      $0.level == .accounts && $0.query != nil
    }
    var newUsers = users
    var newAccounts = accounts
    var isFirst = true
    while !newUsers.isEmpty || !newAccounts.isEmpty {
      let found = try links(users: newUsers, accounts: isFirst || isClosed ? newAccounts : [])
      pairs.formUnion(found)
      newUsers = Set(found.map(\.user)).subtracting(users).sorted()
      newAccounts = Set(found.map(\.account)).subtracting(accounts).sorted()
      users += newUsers
      accounts += newAccounts
      isFirst = false
      guard users.count <= Self.mostProfiles else {
        throw FindingError(
          Finding(
            .warehouse, at: .whole,
            "'\(id)' shares accounts with more than \(Self.mostProfiles) profiles: too many to read",
            help: "/count and /preview do not read them one by one"))
      }
    }
    let rows = try subjects(users, .users)
    let accountRows = try subjects(accounts, .accounts)
    guard (level == .users ? rows : accountRows)[id] != nil else { return nil }
    return population(rows, accountRows, pairs, try events(of: Array(rows.keys)))
  }

  private struct Pair: Hashable {
    let account: UTF8Text
    let user: UTF8Text
  }

  // MARK: - Rows

  /// The pairs that have one of the users, or one of the accounts.
  private func links(users: [UTF8Text], accounts: [UTF8Text]) throws -> Set<Pair> {
    guard let table = visit.catalogue.layout.links else { return [] }
    var pairs: Set<Pair> = []
    for (column, ids) in [("user_id", users), ("group_id", accounts)] {
      try inBlocks(ids) { ids, places in
        let text = """
          SELECT t.\(dialect.name("group_id")), t.\(dialect.name("user_id"))
          FROM \(dialect.name(table)) t WHERE t.\(dialect.name(column)) IN (\(places))
          """
        try visit.connection.query(text, ids, watch: watch) { row in
          if let account = row[0].textValue, let user = row[1].textValue {
            pairs.insert(Pair(account: UTF8Text(account), user: UTF8Text(user)))
          }
          return true
        }
      }
    }
    return pairs
  }

  /// The traits of users or accounts, by id.
  func subjects(_ ids: [UTF8Text], _ level: AudienceLevel) throws -> [UTF8Text: JSONObject] {
    let table = visit.catalogue.layout.subjects(level)
    guard let plan = subjectPlan(level, .all) else { return [:] }
    var found: [UTF8Text: JSONObject] = [:]
    let columns = (["t.\(dialect.name("id"))"] + plan.expressions).joined(separator: ", ")
    try inBlocks(ids) { ids, places in
      let text = """
        SELECT \(columns) FROM \(dialect.name(table.name)) t
        WHERE t.\(dialect.name("id")) IN (\(places))
        """
      try visit.connection.query(text, ids, watch: watch) { row in
        if let id = row[0].textValue { found[UTF8Text(id)] = plan.objects(row.dropFirst()).fields }
        return true
      }
    }
    return found
  }

  func subjectPlan(_ level: AudienceLevel, _ choice: FieldChoice) -> FieldPlan? {
    let table = visit.catalogue.layout.subjects(level)
    guard let kinds = visit.catalogue.tables[table.name] else { return nil }
    let declared = warehouse.workspace.traits.filter { $0.scope == level.traitScope }.map(\.field)
    return FieldPlan(
      table, kinds: kinds, fields: fields(declared), fixed: ["id"], choice: choice, server: server)
  }

  /// The events of users, by user, oldest first.
  private func events(of users: [UTF8Text]) throws -> [UTF8Text: [ProfileEvent]] {
    let mentioned = warehouse.mentions.withLock(\.events)
    let known = mentioned.union(warehouse.workspace.events.map(\.name))
    var rows: [(user: UTF8Text, id: UTF8Text, event: ProfileEvent)] = []
    for (table, event) in visit.catalogue.eventTables(of: known) {
      guard let reader = EventTableReader(table, event, self) else { continue }
      try inBlocks(users) { ids, places in
        try visit.connection.query(
          reader.query(where: "t.\(dialect.name("user_id")) IN (\(places))"), ids, watch: watch
        ) { row in
          if let event = reader.event(row, now) { rows.append(event) }
          return true
        }
      }
    }
    rows.sort { ($0.event.time, $0.id) < ($1.event.time, $1.id) }
    var events: [UTF8Text: [ProfileEvent]] = [:]
    for (order, row) in rows.enumerated() {
      let event = row.event
      events[row.user, default: []].append(
        ProfileEvent(
          imagined: event.name, at: event.time, order: order, properties: event.properties,
          context: event.context, sourceID: event.sourceID))
    }
    return events
  }

  /// The fields that a workspace declares, and those that trees named.
  func fields(_ declared: [FieldSchema]) -> [WarehouseField] {
    var mentions = warehouse.mentions.withLock(\.self)
    for field in declared { mentions.add(field.path) }
    return Array(mentions.fields)
  }

  /// Calls a body with ids, some hundred at a time, and the places of as many parameters.
  private func inBlocks(
    _ ids: [UTF8Text], _ body: ([WarehouseValue], String) throws -> Void
  ) throws {
    for start in stride(from: 0, to: ids.count, by: 500) {
      let block = ids[start..<min(start + 500, ids.count)]
      let places = (1...block.count).map { dialect.parameter($0) }.joined(separator: ", ")
      try body(block.map { .text($0.string) }, places)
    }
  }

  // MARK: - The whole

  private func population(
    _ users: [UTF8Text: JSONObject], _ accounts: [UTF8Text: JSONObject], _ pairs: Set<Pair>,
    _ events: [UTF8Text: [ProfileEvent]]
  ) -> Population {
    let userIDs = users.keys.sorted()
    let accountIDs = accounts.keys.sorted()
    let userPlaces = Dictionary(uniqueKeysWithValues: zip(userIDs, userIDs.indices))
    let accountPlaces = Dictionary(uniqueKeysWithValues: zip(accountIDs, accountIDs.indices))
    var accountsOf: [UTF8Text: Set<Int>] = [:]
    var usersOf: [UTF8Text: Set<Int>] = [:]
    for pair in pairs {
      guard let user = userPlaces[pair.user], let account = accountPlaces[pair.account] else {
        continue
      }
      accountsOf[pair.user, default: []].insert(account)
      usersOf[pair.account, default: []].insert(user)
    }
    return Population(
      now: now,
      profiles: userIDs.map { id in
        let events = events[id] ?? []
        return Profile(
          id: id, traits: users[id] ?? JSONObject(), traitChanges: [], events: events,
          anonymousIDs: [], accountIndices: (accountsOf[id] ?? []).sorted(),
          firstSeen: events.first?.time ?? now, lastSeen: events.last?.time ?? now)
      },
      accounts: accountIDs.map { id in
        Account(
          id: id, traits: accounts[id] ?? JSONObject(), traitChanges: [],
          memberIndices: (usersOf[id] ?? []).sorted())
      },
      userTraitKeys: setTraits(visit.catalogue.layout.users),
      accountTraitKeys: setTraits(visit.catalogue.layout.accounts))
  }

  /// The audiences whose trait the warehouse has: it, and no definition, says who is in them.
  private func setTraits(_ table: WarehouseTable) -> Set<UTF8Text> {
    Set(
      warehouse.workspace.audiences.map { UTF8Text($0.key.description) }
        .filter { table.place(of: WarehouseField([$0])) != .absent })
  }
}
