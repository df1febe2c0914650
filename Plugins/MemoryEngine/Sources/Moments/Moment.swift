import AudienceConditions
import AudienceDiagnostics
import AudienceSchema
import AudienceStore
import AudienceTime
import Synchronization

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
  private let traits = Mutex<[TraitKey: FieldReader]>([:])
  private let setTraits = Mutex<[UTF8Text: Bool]>([:])
  private let members = Mutex<SubjectRows?>(nil)

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

  /// Whose events a condition of a level looks at.
  func subjectRows(_ level: AudienceLevel) -> SubjectRows {
    switch level {
    case .users: .profiles
    case .accounts: accountMembers
    }
  }

  private var accountMembers: SubjectRows {
    members.withLock { members in
      if let members { return members }
      let links = data.store.members
      var offsets: [UInt32] = [0]
      var users: [UInt32] = []
      for account in 0..<data.store.accountCount {
        let joined = links.range(of: account).filter { links.isThere($0, at: now.microseconds) }
        users += Set(joined.map { links.others[$0] }).sorted()
        offsets.append(UInt32(users.count))
      }
      let made = SubjectRows.accounts(offsets: offsets, users: users)
      members = made
      return made
    }
  }

  /// The users of an account, ascending.
  func members(of account: Int) -> ArraySlice<UInt32> {
    guard case .accounts(let offsets, let users) = accountMembers else { return [] }
    return users[Int(offsets[account])..<Int(offsets[account + 1])]
  }

  /// The accounts of a profile, ascending.
  func accounts(of profile: Int) -> [Int] {
    let links = data.store.accounts
    let joined = links.range(of: profile).filter { links.isThere($0, at: now.microseconds) }
    return Set(joined.map { Int(links.others[$0]) }).sorted()
  }
}
