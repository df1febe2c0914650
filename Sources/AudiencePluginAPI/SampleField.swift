public import AudienceDiagnostics
public import AudienceJSON
import AudienceProfiles
public import AudienceSchema
public import AudienceTime

/// What is read of every profile or account, for a distribution, an order or an export.
public enum SampleField: Hashable, Sendable {
  /// A trait of the subject itself.
  case trait(FieldPath)
  /// A property of every event of that name that the subject, or a user of the account, performed.
  case property(FieldPath, of: EventName)
  /// The anonymous ids of the profile, or of the users of the account.
  case anonymousIDs
}

extension PreviewEngine {
  public func values(
    of field: SampleField, of level: AudienceLevel, at now: Instant, work: PreviewWork,
    deliver: (UTF8Text, [[JSONValue]]) -> Void
  ) throws {
    let ids = try ids(of: level, at: now, startingWith: "", limit: .max, work: work)
    for (position, id) in ids.enumerated() {
      if position % 64 == 0 {
        try work.checkCancellation()
        work.progress(
          WorkProgress("reading values", fraction: Double(position) / Double(ids.count)))
      }
      guard let population = try excerpt(for: id, of: level, at: now, work: work) else { continue }
      switch level {
      case .users:
        guard let profile = population.profile(id) else { continue }
        deliver(
          id, field.values(profile.traits, { profile.events }, [profile]))
      case .accounts:
        guard let account = population.account(id) else { continue }
        deliver(
          id,
          field.values(
            account.traits, { population.events(of: account) }, population.members(of: account)))
      }
    }
  }
}

extension SampleField {
  fileprivate func values(
    _ traits: JSONObject, _ events: () -> [ProfileEvent], _ profiles: [Profile]
  ) -> [[JSONValue]] {
    switch self {
    case .trait(let path): [path.values(in: traits)]
    case .property(let path, of: let name):
      events().filter { $0.name == name }.map { path.values(in: $0.properties) }
    case .anonymousIDs:
      [profiles.flatMap(\.anonymousIDs).map { .string($0) }]
    }
  }
}
