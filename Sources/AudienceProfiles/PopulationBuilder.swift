import AudienceDiagnostics
import AudienceJSON
import AudienceTime

/// Gathers calls in time order into profiles and accounts.
struct PopulationBuilder {
  private struct ProfileParts {
    var traits = TraitParts()
    var events: [ProfileEvent] = []
    var anonymousIDs: [UTF8Text] = []
    var groups: Set<Int> = []
    var firstSeen: Instant?
    var lastSeen: Instant?
  }

  private struct AccountParts {
    var traits = TraitParts()
    var users: Set<Int> = []
    var isKnown = false
  }

  private struct TraitParts {
    var values = JSONObject()
    var changes: [TraitChange] = []

    mutating func merge(_ traits: JSONObject, of call: Call) {
      for member in traits.members {
        values[member.key] = member.value
        changes.append(
          TraitChange(key: member.key, value: member.value, time: call.time, order: call.order))
      }
    }
  }

  private let users: [UTF8Text]
  private let groups: [UTF8Text]
  private let known: [Bool]
  private var profiles: [ProfileParts]
  private var accounts: [AccountParts]
  private var userTraitKeys: Set<UTF8Text> = []
  private var accountTraitKeys: Set<UTF8Text> = []

  /// - Parameters:
  ///   - users: the user ids in byte order.
  ///   - groups: the group ids in byte order.
  ///   - known: which of the users there are.
  init(users: [UTF8Text], groups: [UTF8Text], known: [Bool]) {
    self.users = users
    self.groups = groups
    self.known = known
    profiles = Array(repeating: ProfileParts(), count: users.count)
    accounts = Array(repeating: AccountParts(), count: groups.count)
  }

  mutating func link(_ anonymousID: UTF8Text, to user: Int) {
    profiles[user].anonymousIDs.append(anonymousID)
  }

  /// Adds a call of a user, or of nobody; calls come in time order.
  mutating func add(_ call: Call, user: Int?, group: Int?) {
    if let user {
      if profiles[user].firstSeen == nil { profiles[user].firstSeen = call.time }
      profiles[user].lastSeen = call.time
    }
    switch call.action {
    case .identify(let traits):
      guard let user else { return }
      profiles[user].traits.merge(traits, of: call)
      for member in traits.members where member.value != .null { userTraitKeys.insert(member.key) }
    case .event(let name, let properties):
      guard let user else { return }
      profiles[user].events.append(
        ProfileEvent(
          name: name, time: call.time, order: call.order, properties: properties,
          context: call.context, sourceID: call.sourceID))
    case .group(_, let traits):
      guard let group else { return }
      accounts[group].isKnown = true
      accounts[group].traits.merge(traits, of: call)
      for member in traits.members where member.value != .null {
        accountTraitKeys.insert(member.key)
      }
      if let user {
        accounts[group].users.insert(user)
        profiles[user].groups.insert(group)
      }
    case .alias: break
    }
  }

  func population(at now: Instant) -> Population {
    let presentUsers = users.indices.filter { known[$0] }
    let presentGroups = groups.indices.filter { accounts[$0].isKnown }
    let userPositions = positions(presentUsers, count: users.count)
    let groupPositions = positions(presentGroups, count: groups.count)
    return Population(
      now: now,
      profiles: presentUsers.map { user in
        let parts = profiles[user]
        return Profile(
          id: users[user], traits: parts.traits.values, traitChanges: parts.traits.changes,
          events: parts.events, anonymousIDs: parts.anonymousIDs,
          accountIndices: parts.groups.map { groupPositions[$0] }.sorted(),
          firstSeen: parts.firstSeen ?? now, lastSeen: parts.lastSeen ?? now)
      },
      accounts: presentGroups.map { group in
        let parts = accounts[group]
        return Account(
          id: groups[group], traits: parts.traits.values, traitChanges: parts.traits.changes,
          memberIndices: parts.users.map { userPositions[$0] }.sorted())
      },
      userTraitKeys: userTraitKeys, accountTraitKeys: accountTraitKeys)
  }

  /// Where each chosen number stands among the chosen ones.
  private func positions(_ chosen: [Int], count: Int) -> [Int] {
    var positions = [Int](repeating: -1, count: count)
    for (position, number) in chosen.enumerated() { positions[number] = position }
    return positions
  }
}
