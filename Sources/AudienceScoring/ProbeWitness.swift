import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceSchema
import AudienceTime

/// Chooses and describes the generated profile that shows a difference best: the one with the
/// fewest events and traits.
struct ProbeWitness {
  let population: Population
  let level: AudienceLevel

  private static let mostLines = 8

  func witness(_ side: MemberDifference.Side) -> MemberDifference.Witness? {
    let all = side.gained.map { ($0, true) } + side.lost.map { ($0, false) }
    let sized = all.map { (id: $0.0, isGained: $0.1, size: size(of: $0.0)) }
    guard let least = sized.min(by: { $0.size < $1.size }) else { return nil }
    return MemberDifference.Witness(isGained: least.isGained, lines: lines(of: least.id))
  }

  private func profiles(_ id: UTF8Text) -> [Profile] {
    switch level {
    case .users: population.profile(id).map { [$0] } ?? []
    case .accounts: population.account(id).map { population.members(of: $0) } ?? []
    }
  }

  private func size(of id: UTF8Text) -> Int {
    let own = population.account(id)?.traits.members.count ?? 0
    return profiles(id).reduce(own) { sum, profile in
      sum + 1 + profile.events.count * 2 + profile.traits.members.count
    }
  }

  private func lines(of id: UTF8Text) -> [String] {
    var lines: [String] = []
    if level == .accounts, let account = population.account(id) {
      lines.append("account \(JSONValue.object(account.traits).compactText)")
    }
    for profile in profiles(id) {
      lines.append("traits \(JSONValue.object(profile.traits).compactText)")
      lines += profile.events.map { event in
        "\(event.time.text) '\(event.name)' \(JSONValue.object(event.properties).compactText)"
      }
    }
    guard lines.count > Self.mostLines else { return lines }
    return lines.prefix(Self.mostLines) + ["and \(lines.count - Self.mostLines) more"]
  }
}
