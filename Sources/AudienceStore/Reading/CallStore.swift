public import AudienceDiagnostics
public import AudienceProfiles
public import AudienceSchema
public import AudienceTime

/// The calls of a log in columns, with their history: what everybody looked like at any instant is
/// read from one store, and equals what the log cut at that instant shows (SEMANTICS 1.15).
///
/// Profiles and accounts are numbered in byte order of their ids; all tables are sorted by those
/// numbers. A profile or account counts from when `presence` says. A value that does not change.
///
///     let orders = store.events("Order Completed")
///     let totals = orders?.properties.values(at: "total")
public struct CallStore: Sendable {
  /// The user ids in byte order; a profile's index is its rank.
  public let profileIDs: TextTable
  /// When there is such a profile: from the first visible call with its user id on.
  public let profilePresence: Presence
  /// The group ids in byte order.
  public let accountIDs: TextTable
  /// When there is such an account: from its first visible group call on.
  public let accountPresence: Presence

  /// The events, a table for each name, in byte order of the names.
  public let eventTables: [EventTable]
  /// What `identify` calls said of profiles.
  public let userTraits: TraitTable
  /// What `group` calls said of accounts.
  public let accountTraits: TraitTable
  /// The users of each account.
  public let members: Links
  /// The accounts of each profile.
  public let accounts: Links

  /// The anonymous ids in byte order, and which of them belong to each profile, in the order they
  /// were linked.
  package let anonymousIDs: TextTable
  package let anonymousLinks: Links
  /// The calls of profiles that are in none of the tables above: they tell when it was seen.
  package let otherCalls: History

  /// What loading met.
  public let report: LoadReport
  /// The time of the latest call; nil without calls.
  public let latestTime: Instant?

  private let eventPositions: [UTF8Text: Int]

  package init(
    profileIDs: TextTable, profilePresence: Presence, accountIDs: TextTable,
    accountPresence: Presence, eventTables: [EventTable], userTraits: TraitTable,
    accountTraits: TraitTable, members: Links, accounts: Links, anonymousIDs: TextTable,
    anonymousLinks: Links, otherCalls: History, report: LoadReport, latestTime: Instant?
  ) {
    self.profileIDs = profileIDs
    self.profilePresence = profilePresence
    self.accountIDs = accountIDs
    self.accountPresence = accountPresence
    self.eventTables = eventTables
    self.userTraits = userTraits
    self.accountTraits = accountTraits
    self.members = members
    self.accounts = accounts
    self.anonymousIDs = anonymousIDs
    self.anonymousLinks = anonymousLinks
    self.otherCalls = otherCalls
    self.report = report
    self.latestTime = latestTime
    eventPositions = Dictionary(
      eventTables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The events of exactly that name; nil where there is none.
  public func events(_ name: EventName) -> EventTable? {
    eventPositions[name.text].map { eventTables[$0] }
  }

  /// The number of profiles, those included that are not there at some instant.
  public var profileCount: Int { profileIDs.count }

  /// The number of accounts.
  public var accountCount: Int { accountIDs.count }

  /// Whether some call up to an instant sets that trait, to anything but null, on anybody of that
  /// scope (SEMANTICS 1.10).
  public func isTraitSet(_ key: UTF8Text, scope: TraitScope, at now: Instant) -> Bool {
    let table = scope == .user ? userTraits : accountTraits
    guard let column = table.traits.column(key) else { return false }
    return (0..<column.count).contains {
      column.hasValue($0) && table.rows.isVisible($0, at: now.microseconds)
    }
  }
}
