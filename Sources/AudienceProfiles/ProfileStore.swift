import AudienceDiagnostics
public import AudienceJSON
public import AudienceTime

/// The calls of a log, ready to be seen as they were at any instant.
///
/// A value that does not change. `population(at:)` makes the profiles.
///
///     let files = try CallLogFiles.find(inWorkspace: folder)
///     let store = ProfileStore(try CallLogReader.read(files))
///     let population = store.population(at: now)
public struct ProfileStore: Sendable {
  /// The calls in time order, equal times in log order.
  public let calls: [Call]
  /// What loading met, repeated calls and aliases included.
  public let report: LoadReport

  /// The ids of each call as numbers; -1 for none.
  struct CallIDs {
    var user: Int32 = -1
    var anonymous: Int32 = -1
    var group: Int32 = -1
    /// The `previousId` of an alias as an anonymous id, and as a user id.
    var previousAnonymous: Int32 = -1
    var previousUser: Int32 = -1
  }

  let ids: [CallIDs]
  /// The ids in byte order; the numbers above are positions here.
  let userNames: [UTF8Text]
  let anonymousNames: [UTF8Text]
  let groupNames: [UTF8Text]
  /// For each `messageId` that occurs more than once, the positions of its calls, ascending.
  let repeated: [[Int]]

  /// Makes a store from the calls of a log.
  public init(_ log: CallLog) {
    let calls = Self.inTimeOrder(log.calls)
    self.calls = calls
    var users: Set<UTF8Text> = []
    var anonymous: Set<UTF8Text> = []
    var groups: Set<UTF8Text> = []
    // By position: a field is read without a copy of the call.
    for position in calls.indices {
      if let id = calls[position].userID { users.insert(id) }
      if let id = calls[position].anonymousID { anonymous.insert(id) }
      switch calls[position].action {
      case .group(let id, _): groups.insert(id)
      case .alias(let id): anonymous.insert(id)
      case .identify, .event: break
      }
    }
    userNames = users.sorted()
    anonymousNames = anonymous.sorted()
    groupNames = groups.sorted()
    ids = Self.ids(of: calls, users: userNames, anonymous: anonymousNames, groups: groupNames)
    repeated = Self.repeated(in: calls)

    var report = log.report
    report.duplicates = repeated.reduce(0) { $0 + $1.count - 1 }
    let dropped = Self.dropped(repeated, in: calls, before: calls.count)
    let known = Self.knownUsers(ids, count: userNames.count, upTo: calls.count, without: dropped)
    for position in calls.indices where ids[position].previousUser >= 0 {
      guard known[Int(ids[position].previousUser)], !dropped.contains(position),
        case .alias(let previousID) = calls[position].action,
        let userID = calls[position].userID
      else { continue }
      report.note(.init(previousID: previousID, userID: userID))
    }
    self.report = report
  }

  /// Makes a store from calls as JSON, in log order; those that are no calls are in the report,
  /// with their number from 1 as the line.
  public init(calls: [JSONValue]) {
    self.init(CallLogReader.read(calls))
  }

  /// The time of the last call; nil without calls.
  public var latestTime: Instant? { calls.last?.time }

  // MARK: Making

  private static func inTimeOrder(_ calls: [Call]) -> [Call] {
    let isOrdered = calls.indices.dropFirst().allSatisfy { calls[$0 - 1].time <= calls[$0].time }
    if isOrdered { return calls }
    let keys = calls.indices.map { (calls[$0].time, calls[$0].order) }
    return calls.indices.sorted { keys[$0] < keys[$1] }.map { calls[$0] }
  }

  private static func ids(
    of calls: [Call], users: [UTF8Text], anonymous: [UTF8Text], groups: [UTF8Text]
  ) -> [CallIDs] {
    let users = numbers(of: users)
    let anonymous = numbers(of: anonymous)
    let groups = numbers(of: groups)
    return calls.indices.map { position in
      var ids = CallIDs()
      ids.user = calls[position].userID.flatMap { users[$0] } ?? -1
      ids.anonymous = calls[position].anonymousID.flatMap { anonymous[$0] } ?? -1
      switch calls[position].action {
      case .group(let id, _): ids.group = groups[id] ?? -1
      case .alias(let id):
        ids.previousAnonymous = anonymous[id] ?? -1
        ids.previousUser = users[id] ?? -1
      case .identify, .event: break
      }
      return ids
    }
  }

  private static func numbers(of names: [UTF8Text]) -> [UTF8Text: Int32] {
    Dictionary(
      names.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
  }

  private static func repeated(in calls: [Call]) -> [[Int]] {
    var first: [UTF8Text: Int] = [:]
    var groups: [UTF8Text: [Int]] = [:]
    for position in calls.indices {
      guard let id = calls[position].messageID else { continue }
      let earlier = first[id, default: position]
      if earlier == position {
        first[id] = position
      } else {
        groups[id, default: [earlier]].append(position)
      }
    }
    return Array(groups.values)
  }

  // MARK: Used for populations too

  /// The positions before `end` of calls that repeat another one there: of one `messageId`, the
  /// first in log order counts (SEMANTICS 1.11).
  static func dropped(_ repeated: [[Int]], in calls: [Call], before end: Int) -> Set<Int> {
    var dropped: Set<Int> = []
    for group in repeated {
      let visible = group.prefix { $0 < end }
      let counts = visible.min { calls[$0].order < calls[$1].order }
      dropped.formUnion(visible.filter { $0 != counts })
    }
    return dropped
  }

  /// Which users have a call among the first `end` ones.
  static func knownUsers(
    _ ids: [CallIDs], count: Int, upTo end: Int, without dropped: Set<Int>
  ) -> [Bool] {
    var known = [Bool](repeating: false, count: count)
    for position in 0..<end where ids[position].user >= 0 && !dropped.contains(position) {
      known[Int(ids[position].user)] = true
    }
    return known
  }
}
