public import AudienceProfiles
public import AudienceTime

/// An engine that can also tell the calls behind its profiles, as far as its tables have kept them,
/// so that a workspace can be made of a warehouse.
public protocol CallEngine: PreviewEngine {
  /// Delivers the traits of users and accounts as `identify` and `group` calls, and the events.
  ///
  /// - Parameters:
  ///   - limit: how many calls of each event at most, the latest; how many users, and accounts.
  ///   - now: calls after it do not exist yet. It is the time of the traits, which tables do not
  ///     tell.
  func calls(
    latest limit: Int, at now: Instant, work: PreviewWork, take: (Call) -> Void) throws
}
