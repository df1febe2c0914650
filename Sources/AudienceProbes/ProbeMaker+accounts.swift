import AudienceConditions
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceSchema

extension ProbeMaker {
  /// A company whose own traits, pooled events and users meet demands.
  mutating func account(_ demands: [Demand]) -> AccountDraft {
    var account = AccountDraft()
    let own = demands.filter { !$0.isAboutUsers }
    let pooled = profile(own, scope: .account)
    account.traits = pooled.traits
    let isCrowded = demands.contains { $0.isAboutUsers && $0.needsUsers }
    let count = (isCrowded ? 1 : 0) + random.below(isCrowded ? 3 : 4)
    let aboutUsers = demands.filter(\.isAboutUsers)
    // The user on whom each ANY and ALL hangs.
    let decisive = aboutUsers.map { _ in random.below(max(1, count)) }
    for user in 0..<count {
      var wants: [Demand] = []
      for (demand, chosen) in zip(aboutUsers, decisive) {
        guard let inner = demand.operand else { continue }
        wants += random.demands(inner, demand.isWanted(ofUser: user, decisive: chosen))
      }
      account.users.append(profile(wants))
    }
    if account.users.isEmpty, !pooled.events.isEmpty { account.users.append(ProfileDraft()) }
    let allOfOne = random.percent(30) ? random.below(max(1, account.users.count)) : nil
    for event in pooled.events {
      account.users[allOfOne ?? random.below(account.users.count)].events.append(event)
    }
    return account
  }
}

extension Demand {
  /// What ANY or ALL speaks about.
  fileprivate var operand: ConditionNode? {
    switch node.condition {
    case .any(let inner), .all(let inner): inner
    case .and, .or, .not, .compare, .test: nil
    }
  }

  fileprivate var isAboutUsers: Bool { operand != nil }

  /// Whether an account without users cannot meet it.
  fileprivate var needsUsers: Bool {
    if case .any = node.condition { isWanted } else { !isWanted }
  }

  /// What one user has to come to so that the whole comes to what is wanted because of one.
  fileprivate func isWanted(ofUser user: Int, decisive: Int) -> Bool {
    if case .any = node.condition {
      isWanted && user == decisive
    } else {
      isWanted || user != decisive
    }
  }
}
