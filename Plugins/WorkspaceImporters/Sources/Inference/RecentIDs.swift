import AudienceDiagnostics

/// Tells a message id that was seen shortly before, in memory that does not grow with the log.
///
/// A client that sends a call again does it soon; of the last 65,536 ids none is missed, and one
/// from long before counts again.
struct RecentIDs {
  private static let generationSize = 1 << 16
  private var recent: Set<Int> = []
  private var earlier: Set<Int> = []

  /// Whether the id is new; it is remembered.
  mutating func insert(_ id: UTF8Text) -> Bool {
    let hash = id.hashValue
    guard !earlier.contains(hash), recent.insert(hash).inserted else { return false }
    if recent.count == Self.generationSize {
      earlier = recent
      recent = []
      recent.reserveCapacity(Self.generationSize)
    }
    return true
  }
}
