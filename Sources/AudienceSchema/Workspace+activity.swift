public import AudienceTime

/// Whether a name is still in use.
public enum NameActivity: String, Sendable, CaseIterable {
  case active
  /// It has no `last_seen`; it counts as active and is sorted last.
  case unknown
  /// It was last seen too long before the newest name.
  case inactive
}

extension Workspace {
  /// Tells an inactive name from an active one by when it was last seen: inactive is what was last
  /// seen more than `inactive_after_days` before the workspace's newest `last_seen` (SEMANTICS 10).
  public func activity(lastSeen: Instant?) -> NameActivity {
    guard let lastSeen, let newestLastSeen else { return .unknown }
    let allowed = TimeSpan.days(settings.inactiveAfterDays).microseconds
    return lastSeen < newestLastSeen.advanced(by: -allowed) ? .inactive : .active
  }
}
