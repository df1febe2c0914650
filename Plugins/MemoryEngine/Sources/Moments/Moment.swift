import AudienceConditions
import AudienceDiagnostics
import AudienceSchema
import AudienceStore
import AudienceThreads
import AudienceTime

/// The store at one clock: who is there, the traits everybody has, who belongs to which account.
///
/// A class, because evaluations at a clock share what it keeps; the locks make it safe.
final class Moment: Sendable {
  let data: EngineData
  let now: Instant
  /// The results of conditions at this clock.
  let results: ResultCache
  private let profiles: SubjectSet
  private let accounts: SubjectSet
  private let traits = Locked<[TraitKey: FieldReader]>([:])
  private let setTraits = Locked<[UTF8Text: Bool]>([:])
  private let members = Locked<AccountMembers?>(nil)
  private let pooledRows = Locked<[UTF8Text: EventRows]>([:])

  private struct TraitKey: Hashable {
    let path: FieldPath
    let scope: TraitScope
  }

  init(_ data: EngineData, at now: Instant, results: ResultCache) {
    self.data = data
    self.now = now
    self.results = results
    profiles = Self.present(
      data.store.profilePresence, count: data.store.profileCount, at: now.microseconds)
    accounts = Self.present(
      data.store.accountPresence, count: data.store.accountCount, at: now.microseconds)
  }

  private static func present(_ presence: Presence, count: Int, at now: Int64) -> SubjectSet {
    var set = SubjectSet(count: count)
    for (subject, from) in presence.from.buffer.enumerated() where from <= now {
      set.insert(subject)
    }
    for stretch in presence.exceptions where stretch.from <= now && now < stretch.until {
      set.insert(stretch.subject)
    }
    return set
  }

  /// Everybody of a level (SEMANTICS 1.15).
  func everybody(_ level: AudienceLevel) -> SubjectSet {
    switch level {
    case .users: profiles
    case .accounts: accounts
    }
  }

  // MARK: - Traits

  /// The values of a trait path for each subject.
  func trait(_ path: FieldPath, _ scope: TraitScope) -> FieldReader {
    let key = TraitKey(path: path, scope: scope)
    if let reader = traits.withLock({ $0[key] }) { return reader }
    let reader = makeTrait(path, scope)
    traits.withLock { $0[key] = reader }
    return reader
  }

  private func makeTrait(_ path: FieldPath, _ scope: TraitScope) -> FieldReader {
    let table = data.traitTable(scope)
    guard case .name(let name)? = path.steps.first, let column = table.traits.column(name) else {
      return .empty
    }
    let count = scope == .user ? data.store.profileCount : data.store.accountCount
    let rows = LatestRows.rows(of: column, in: table.rows, subjects: count, at: now.microseconds)
    return data.reader(path, scope).gathered(rows)
  }

  /// Whether a call sets that trait on anybody (SEMANTICS 1.10).
  func isTraitSet(_ key: UTF8Text) -> Bool {
    setTraits.withLock { known in
      if let isSet = known[key] { return isSet }
      let isSet = TraitScope.allCases.contains {
        data.store.isTraitSet(key, scope: $0, at: now)
      }
      known[key] = isSet
      return isSet
    }
  }

  // MARK: - Accounts

  /// The events of a name as subjects of a level have them; nil where there are none.
  func rows(of name: EventName, _ level: AudienceLevel) -> EventRows? {
    guard let rows = data.rows(of: name) else { return nil }
    switch level {
    case .users: return rows
    case .accounts:
      let members = accountMembers
      return pooledRows.withLock { pooledRows in
        if let pooled = pooledRows[name.text] { return pooled }
        let pooled = EventRows(pooling: rows, members: members)
        pooledRows[name.text] = pooled
        return pooled
      }
    }
  }

  /// Frees the events of accounts, which are a second copy; they are made again when asked for.
  func forgetRowsOfAccounts() { pooledRows.withLock { $0 = [:] } }

  private var accountMembers: AccountMembers {
    members.withLock { members in
      if let members { return members }
      let made = AccountMembers(
        data.store.members, accountCount: data.store.accountCount, at: now.microseconds)
      members = made
      return made
    }
  }

  /// The users of an account, ascending.
  func members(of account: Int) -> ArraySlice<UInt32> { accountMembers[account] }

  /// The accounts of a profile, ascending.
  func accounts(of profile: Int) -> [Int] {
    let links = data.store.accounts
    let joined = links.range(of: profile).filter { links.isThere($0, at: now.microseconds) }
    return Set(joined.map { Int(links.others[$0]) }).sorted()
  }
}
