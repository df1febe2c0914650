public import AudienceDiagnostics
public import AudienceJSON
import AudienceProfiles
public import AudienceSchema
public import AudienceTime

/// What a table of members shows of one of them.
public struct SubjectTraits: Sendable {
  /// The latest value of every trait.
  public let traits: JSONObject
  /// The anonymous ids of the profile; none of an account.
  public let anonymousIDs: [UTF8Text]

  public init(traits: JSONObject, anonymousIDs: [UTF8Text] = []) {
    self.traits = traits
    self.anonymousIDs = anonymousIDs
  }
}

extension PreviewEngine {
  public func traits(
    of ids: [UTF8Text], _ level: AudienceLevel, at now: Instant, work: PreviewWork
  ) throws -> [UTF8Text: SubjectTraits] {
    var found: [UTF8Text: SubjectTraits] = [:]
    for id in ids {
      let population = try excerpt(for: id, of: level, at: now, work: work)
      switch level {
      case .users:
        found[id] = population?.profile(id).map {
          SubjectTraits(traits: $0.traits, anonymousIDs: $0.anonymousIDs)
        }
      case .accounts: found[id] = population?.account(id).map { SubjectTraits(traits: $0.traits) }
      }
    }
    return found
  }
}
