package import AudienceDiagnostics
import AudienceProfiles
package import AudienceSchema

extension Subject {
  /// The user id, or the group id.
  package var id: UTF8Text {
    switch self {
    case .user(let profile): profile.id
    case .account(let account, _): account.id
    }
  }
}

extension Evaluator {
  /// Everybody a condition of a level can select, in byte order of their ids.
  package func subjects(at level: AudienceLevel) -> [Subject] {
    switch level {
    case .users: population.profiles.map { .user($0) }
    case .accounts: population.accounts.map(subject)
    }
  }

  /// The subject of an id.
  package func subject(_ id: UTF8Text, at level: AudienceLevel) -> Subject? {
    switch level {
    case .users: population.profile(id).map { .user($0) }
    case .accounts: population.account(id).map(subject)
    }
  }

  private func subject(_ account: Account) -> Subject {
    .account(account, events: population.events(of: account))
  }
}
