/// The rows of a table with whom they belong to and when, sorted by (subject, time, place in the
/// log). A subject is a profile or an account, by its index in the store.
///
/// A row is visible at an instant t when `from <= t < until`. Nearly all rows are visible from
/// their own time on for ever; then nothing is stored for it. The others come from anonymous calls,
/// which belong to nobody before the anonymous id is linked, and from calls that share a
/// `messageId` (SEMANTICS 1.7, 1.11 and 1.12). A call whose owner changes has a row for each owner.
public struct History: Sendable {
  /// The number of rows.
  public var count: Int { times.count }
  /// The subjects that have rows, ascending; nil where group g is subject g, with rows or without.
  public let subjects: StoreArray<UInt32>?
  /// The rows of group g are `offsets[g]..<offsets[g + 1]`.
  public let offsets: StoreArray<UInt32>
  /// The time of each row's call, in microseconds since 1970.
  public let times: StoreArray<Int64>
  /// The place of each row's call in the log: the number of calls read before it.
  public let orders: StoreArray<UInt32>
  /// From when each row is visible; nil where every row is from its time on. Never before its time.
  public let visibleFrom: StoreArray<Int64>?
  /// Up to when each row is visible, that instant excluded; `History.never` for always. nil where
  /// every row always is.
  public let visibleUntil: StoreArray<Int64>?

  /// The end of what never ends.
  public static let never = Int64.max

  package init(
    subjects: StoreArray<UInt32>?, offsets: StoreArray<UInt32>, times: StoreArray<Int64>,
    orders: StoreArray<UInt32>, visibleFrom: StoreArray<Int64>?, visibleUntil: StoreArray<Int64>?
  ) {
    self.subjects = subjects
    self.offsets = offsets
    self.times = times
    self.orders = orders
    self.visibleFrom = visibleFrom
    self.visibleUntil = visibleUntil
  }

  /// The number of groups.
  public var groupCount: Int { offsets.count - 1 }

  /// The subject of a group.
  @inlinable
  public func subject(ofGroup group: Int) -> Int { subjects.map { Int($0[group]) } ?? group }

  /// The rows of a subject. O(1), or O(log n) where only some subjects have rows.
  public func rows(of subject: Int) -> Range<Int> {
    var group = subject
    if let subjects {
      var low = 0
      var high = subjects.count
      while low < high {
        let middle = (low + high) / 2
        if subjects[middle] < subject { low = middle + 1 } else { high = middle }
      }
      guard low < subjects.count, subjects[low] == subject else { return 0..<0 }
      group = low
    }
    return Int(offsets[group])..<Int(offsets[group + 1])
  }

  /// Whether a row is visible at an instant.
  @inlinable
  public func isVisible(_ row: Int, at now: Int64) -> Bool {
    (visibleFrom.map { $0[row] } ?? times[row]) <= now
      && (visibleUntil.map { now < $0[row] } ?? true)
  }
}

/// Whether something is there at an instant, for each subject.
///
/// Nearly always from one instant on for ever. The few other stretches are listed.
public struct Presence: Sendable {
  /// From when each subject is there for ever; `History.never` where it is not for ever.
  public let from: StoreArray<Int64>
  /// Stretches before that, ascending by subject and time; each without its end.
  public let exceptions: [Stretch]

  public struct Stretch: Hashable, Sendable {
    public let subject: Int
    public let from: Int64
    public let until: Int64
  }

  package init(from: StoreArray<Int64>, exceptions: [Stretch]) {
    self.from = from
    self.exceptions = exceptions
  }

  public func contains(_ subject: Int, at now: Int64) -> Bool {
    from[subject] <= now
      || exceptions.contains { $0.subject == subject && $0.from <= now && now < $0.until }
  }

  /// How many subjects are there at an instant.
  public func count(at now: Int64) -> Int {
    from.buffer.reduce(0) { $0 + ($1 <= now ? 1 : 0) }
      + Set(exceptions.lazy.filter { $0.from <= now && now < $0.until }.map(\.subject))
      .count { from[$0] > now }
  }
}
