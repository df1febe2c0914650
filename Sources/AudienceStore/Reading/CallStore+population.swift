public import AudienceDiagnostics
import AudienceJSON
public import AudienceProfiles
import AudienceSchema
public import AudienceTime

extension CallStore {
  /// Everybody as the log shows them at `now` (SEMANTICS 1.2 and 1.15). O(n) in the number of
  /// calls, and a value for each: for reference and for small logs.
  public func population(at now: Instant) -> Population {
    PopulationMaker(
      store: self, now: now.microseconds, profiles: Array(0..<profileCount),
      accounts: Array(0..<accountCount)
    ).population()
  }

  /// The part of the population that evaluating one profile needs: it, its accounts and their
  /// users, the accounts of those, and so on; nil where there is no such profile at `now`.
  ///
  /// O(n) in what it holds.
  public func excerpt(forProfile id: UTF8Text, at now: Instant) -> Population? {
    guard let profile = profileIDs.number(of: id),
      profilePresence.contains(profile, at: now.microseconds)
    else { return nil }
    return excerpt(profiles: [profile], accounts: [], at: now)
  }

  /// The same for an account.
  public func excerpt(forAccount id: UTF8Text, at now: Instant) -> Population? {
    guard let account = accountIDs.number(of: id),
      accountPresence.contains(account, at: now.microseconds)
    else { return nil }
    return excerpt(profiles: [], accounts: [account], at: now)
  }

  private func excerpt(profiles: [Int], accounts: [Int], at now: Instant) -> Population {
    var foundProfiles = Set(profiles)
    var foundAccounts = Set(accounts)
    var waitingProfiles = profiles
    var waitingAccounts = accounts
    while true {
      if let profile = waitingProfiles.popLast() {
        for account in self.accounts.others(of: profile, at: now.microseconds)
        where foundAccounts.insert(account).inserted { waitingAccounts.append(account) }
      } else if let account = waitingAccounts.popLast() {
        for profile in members.others(of: account, at: now.microseconds)
        where foundProfiles.insert(profile).inserted { waitingProfiles.append(profile) }
      } else {
        break
      }
    }
    return PopulationMaker(
      store: self, now: now.microseconds, profiles: foundProfiles.sorted(),
      accounts: foundAccounts.sorted()
    ).population()
  }
}

extension Links {
  /// What a subject has at an instant.
  package func others(of subject: Int, at now: Int64) -> [Int] {
    range(of: subject).filter { isThere($0, at: now) }.map { Int(others[$0]) }
  }
}

/// Makes a population of chosen profiles and accounts.
private struct PopulationMaker {
  let store: CallStore
  let now: Int64
  /// Ascending, as are the accounts.
  let profiles: [Int]
  let accounts: [Int]

  func population() -> Population {
    let profiles = profiles.filter { store.profilePresence.contains($0, at: now) }
    let accounts = accounts.filter { store.accountPresence.contains($0, at: now) }
    let profilePositions = Dictionary(uniqueKeysWithValues: zip(profiles, profiles.indices))
    let accountPositions = Dictionary(uniqueKeysWithValues: zip(accounts, accounts.indices))
    return Population(
      now: Instant(microseconds: now),
      profiles: profiles.map { profile($0, accountPositions) },
      accounts: accounts.map { account($0, profilePositions) },
      userTraitKeys: traitKeys(.user), accountTraitKeys: traitKeys(.account))
  }

  private func traitKeys(_ scope: TraitScope) -> Set<UTF8Text> {
    let table = scope == .user ? store.userTraits : store.accountTraits
    return Set(
      table.traits.names.filter {
        store.isTraitSet($0, scope: scope, at: Instant(microseconds: now))
      })
  }

  private func profile(_ number: Int, _ accountPositions: [Int: Int]) -> Profile {
    var times: [Int64] = []
    var events: [ProfileEvent] = []
    for table in store.eventTables {
      for row in visibleRows(table.rows, of: number) {
        times.append(table.rows.times[row])
        events.append(
          ProfileEvent(
            name: EventName(table.name.string), time: Instant(microseconds: table.rows.times[row]),
            order: Int(table.rows.orders[row]), properties: table.properties.object(row),
            context: table.context.value(row), sourceID: table.sources?.value(row)?.text))
      }
    }
    events.sort { $0.precedes($1) }
    let traits = traits(store.userTraits, of: number, &times)
    times += visibleRows(store.otherCalls, of: number).map { store.otherCalls.times[$0] }
    return Profile(
      id: store.profileIDs.text(number), traits: traits.values, traitChanges: traits.changes,
      events: events,
      anonymousIDs: store.anonymousLinks.others(of: number, at: now).map {
        store.anonymousIDs.text($0)
      },
      accountIndices: store.accounts.others(of: number, at: now).compactMap {
        accountPositions[$0]
      },
      firstSeen: Instant(microseconds: times.min() ?? now),
      lastSeen: Instant(microseconds: times.max() ?? now))
  }

  private func account(_ number: Int, _ profilePositions: [Int: Int]) -> Account {
    var times: [Int64] = []
    let traits = traits(store.accountTraits, of: number, &times)
    return Account(
      id: store.accountIDs.text(number), traits: traits.values, traitChanges: traits.changes,
      memberIndices: store.members.others(of: number, at: now).compactMap { profilePositions[$0] })
  }

  private func traits(
    _ table: TraitTable, of subject: Int, _ times: inout [Int64]
  ) -> (values: JSONObject, changes: [TraitChange]) {
    var values = JSONObject()
    var changes: [TraitChange] = []
    for row in visibleRows(table.rows, of: subject) {
      times.append(table.rows.times[row])
      for member in table.traits.object(row).members {
        values[member.key] = member.value
        changes.append(
          TraitChange(
            key: member.key, value: member.value,
            time: Instant(microseconds: table.rows.times[row]), order: Int(table.rows.orders[row])))
      }
    }
    return (values, changes)
  }

  private func visibleRows(_ history: History, of subject: Int) -> [Int] {
    history.rows(of: subject).filter { history.isVisible($0, at: now) }
  }
}

extension JSONValue {
  fileprivate var text: UTF8Text? {
    if case .string(let text) = self { text } else { nil }
  }
}
