import AudienceConditions
import AudienceEvaluation
import AudienceSchema
import AudienceStore

extension PlanMaker {
  /// What a trait path yields for each subject: the trait, or the membership of an audience
  /// (SEMANTICS 1.10, 1.16 and 7).
  func trait(_ path: FieldPath) throws -> FieldReader {
    guard let key = path.audienceKey, let audienceLevel = evaluation.definitions.levels[key] else {
      return moment.trait(path, level.traitScope)
    }
    switch (level, audienceLevel) {
    case (.users, .users), (.accounts, .accounts):
      guard let members = try evaluation.members(of: key) else {
        return moment.trait(path, level.traitScope)
      }
      return FieldReader(.constant(.boolean(true), members))
    case (.accounts, .users): return moment.trait(path, .account)
    case (.users, .accounts): return try accountMembership(path, key)
    }
  }

  /// An account audience as a user has it: what a call set on the user, else `true` where it is for
  /// any of the accounts, else what it is for the first account that has it.
  private func accountMembership(_ path: FieldPath, _ key: AudienceKey) throws -> FieldReader {
    let own = moment.trait(path, .user)
    let members = try evaluation.members(of: key)
    let ofAccounts = moment.trait(key.traitPath, .account)
    var values: [Value] = []
    var places: [UInt32] = []
    for user in 0..<moment.data.store.profileCount {
      var found: [Value] = []
      own.visit(user) { found.append($0) }
      if found.isEmpty {
        for account in moment.accounts(of: user) {
          if let members {
            if members.contains(account) { found.append(.boolean(true)) }
          } else {
            ofAccounts.visit(account) { found.append($0) }
          }
        }
        found =
          found.first { $0.withText { $0.string == "true" } }.map { [$0] }
          ?? Array(found.prefix(1))
      }
      // A key is one name, so there is one value at most.
      if let value = found.first {
        values.append(value)
        places.append(UInt32(values.count))
      } else {
        places.append(0)
      }
    }
    return FieldReader(.chosen(places, values))
  }
}
