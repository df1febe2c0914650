import AudienceDiagnostics
import AudienceJSON
public import AudienceTime

extension ProfileStore {
  /// Everybody as the log shows them at `now`.
  ///
  /// Equal to what a log without the calls after `now` shows at any later time (SEMANTICS 1.2 and
  /// 1.15): repeated calls, anonymous ids, aliases, accounts and traits are decided by the calls
  /// up to `now` alone. O(n) in the number of calls.
  public func population(at now: Instant) -> Population {
    let end = endOfCalls(at: now)
    let dropped = Self.dropped(repeated, in: calls, before: end)
    let known = Self.knownUsers(ids, count: userNames.count, upTo: end, without: dropped)
    let owners = linkedUsers(known: known, upTo: end, without: dropped)
    var builder = PopulationBuilder(
      users: userNames, groups: groupNames, known: known)
    for (anonymous, user) in owners.order {
      builder.link(anonymousNames[anonymous], to: user)
    }
    for position in 0..<end where !dropped.contains(position) {
      let ids = ids[position]
      let user = ids.user >= 0 ? Int(ids.user) : owners.user(of: ids.anonymous)
      builder.add(calls[position], user: user, group: ids.group >= 0 ? Int(ids.group) : nil)
    }
    return builder.population(at: now)
  }

  /// The number of calls at or before an instant.
  private func endOfCalls(at now: Instant) -> Int {
    var low = 0
    var high = calls.count
    while low < high {
      let middle = (low + high) / 2
      if calls[middle].time <= now { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The user each anonymous id belongs to.
  private struct Owners {
    var users: [Int]
    /// The links in the order they were made.
    var order: [(anonymous: Int, user: Int)] = []

    func user(of anonymous: Int32) -> Int? {
      guard anonymous >= 0, users[Int(anonymous)] >= 0 else { return nil }
      return users[Int(anonymous)]
    }

    mutating func link(_ anonymous: Int32, to user: Int32) {
      guard anonymous >= 0, user >= 0, users[Int(anonymous)] < 0 else { return }
      users[Int(anonymous)] = Int(user)
      order.append((Int(anonymous), Int(user)))
    }
  }

  /// Links every anonymous id to the first user id that shares a call with it, or that an alias
  /// names for it when it is no user itself (SEMANTICS 1.7 and 1.12).
  private func linkedUsers(
    known: [Bool], upTo end: Int, without dropped: Set<Int>
  ) -> Owners {
    var owners = Owners(users: Array(repeating: -1, count: anonymousNames.count))
    for position in 0..<end where ids[position].user >= 0 && !dropped.contains(position) {
      let ids = ids[position]
      owners.link(ids.anonymous, to: ids.user)
      if ids.previousUser < 0 || !known[Int(ids.previousUser)] {
        owners.link(ids.previousAnonymous, to: ids.user)
      }
    }
    return owners
  }
}
