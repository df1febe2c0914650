public import AudienceDiagnostics
public import AudienceSchema
public import AudienceTime

/// All profiles and accounts as a log shows them at one instant: what "everybody" means
/// (SEMANTICS 1.15).
///
/// A value; look-ups by id are O(1).
public struct Population: Sendable {
  /// The instant; calls after it do not exist.
  public let now: Instant
  /// In byte order of their ids.
  public let profiles: [Profile]
  /// In byte order of their ids.
  public let accounts: [Account]
  /// The names of the traits that some call sets, to anything but null, on a user.
  public let userTraitKeys: Set<UTF8Text>
  /// The names of the traits that some call sets, to anything but null, on an account.
  public let accountTraitKeys: Set<UTF8Text>

  private let profileIndices: [UTF8Text: Int]
  private let accountIndices: [UTF8Text: Int]

  package init(
    now: Instant, profiles: [Profile], accounts: [Account], userTraitKeys: Set<UTF8Text>,
    accountTraitKeys: Set<UTF8Text>
  ) {
    self.now = now
    self.profiles = profiles
    self.accounts = accounts
    self.userTraitKeys = userTraitKeys
    self.accountTraitKeys = accountTraitKeys
    profileIndices = Dictionary(
      profiles.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    accountIndices = Dictionary(
      accounts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The profile of that user id.
  public func profile(_ id: UTF8Text) -> Profile? {
    profileIndices[id].map { profiles[$0] }
  }

  /// Where the profile of that user id stands in `profiles`.
  public func profileIndex(_ id: UTF8Text) -> Int? { profileIndices[id] }

  /// The account of that group id.
  public func account(_ id: UTF8Text) -> Account? {
    accountIndices[id].map { accounts[$0] }
  }

  /// Where the account of that group id stands in `accounts`.
  public func accountIndex(_ id: UTF8Text) -> Int? { accountIndices[id] }

  /// The accounts that a profile belongs to, in byte order of their ids.
  public func accounts(of profile: Profile) -> [Account] {
    profile.accountIndices.map { accounts[$0] }
  }

  /// The users of an account, in byte order of their ids.
  public func members(of account: Account) -> [Profile] {
    account.memberIndices.map { profiles[$0] }
  }

  /// The events of all users of an account, in time order, equal times in log order (SEMANTICS 7).
  ///
  /// Made on every call: O(n log n) in the number of events.
  public func events(of account: Account) -> [ProfileEvent] {
    if account.memberIndices.count == 1 { return profiles[account.memberIndices[0]].events }
    var pooled = account.memberIndices.flatMap { profiles[$0].events }
    pooled.sort { $0.precedes($1) }
    return pooled
  }

  /// Whether some call sets that trait on anybody of that scope; if so, the trait and not an
  /// audience's definition tells who is in the audience of that key (SEMANTICS 1.10).
  public func isTraitSet(_ key: UTF8Text, scope: TraitScope) -> Bool {
    switch scope {
    case .user: userTraitKeys.contains(key)
    case .account: accountTraitKeys.contains(key)
    }
  }
}
