/// Which user each anonymous id belongs to, and when: that of the first visible call that names
/// both, or of an alias whose previous id is no user then (SEMANTICS 1.7 and 1.12).
struct OwnerMap {
  /// A user to whom an anonymous id belongs from some instant on, up to another.
  struct Span: Equatable {
    var from: Int64
    var until: Int64
    let user: Int
    /// Where the call that links stands among all links.
    let link: Link
  }

  /// The time of a call, its place in the log, and which of its two ids it links.
  struct Link: Comparable {
    let time: Int64
    let order: Int
    let isPrevious: Bool

    static func < (left: Link, right: Link) -> Bool {
      if left.time != right.time { return left.time < right.time }
      if left.order != right.order { return left.order < right.order }
      return !left.isPrevious && right.isPrevious
    }
  }

  /// A call that links, and when it does.
  private struct Candidate {
    let link: Link
    let user: Int
    let stretches: [(from: Int64, until: Int64)]
  }

  /// The first link of each anonymous id that holds for ever; `users` is -1 for none.
  private var times: [Int64]
  private var orders: [UInt32]
  private var users: [Int32]
  private var isPrevious: [Bool]
  /// Links that do not hold for ever, by anonymous id.
  private var passing: [Int: [Candidate]] = [:]
  /// The spans of the anonymous ids that have such links.
  private var spansOfPassing: [Int: [Span]] = [:]

  init(anonymousCount: Int) {
    times = Array(repeating: History.never, count: anonymousCount)
    orders = Array(repeating: 0, count: anonymousCount)
    users = Array(repeating: -1, count: anonymousCount)
    isPrevious = Array(repeating: false, count: anonymousCount)
  }

  /// Notes a call that names an anonymous id and a user, visible up to `until`.
  mutating func add(_ anonymous: Int, user: Int, _ link: Link, until: Int64) {
    if until == History.never {
      addLasting(anonymous, user: user, link)
    } else if link.time < until {
      passing[anonymous, default: []].append(
        Candidate(link: link, user: user, stretches: [(link.time, until)]))
    }
  }

  /// Notes an alias call: it links while the previous id is no user.
  mutating func addAlias(
    _ previous: Int, user: Int, _ link: Link, until: Int64, previousUser: Int?,
    presence: Presence
  ) {
    guard let previousUser else { return add(previous, user: user, link, until: until) }
    var stretches: [(from: Int64, until: Int64)] = []
    var start = link.time
    let known =
      presence.exceptions.filter { $0.subject == previousUser }.map { ($0.from, $0.until) }
      + [(presence.from[previousUser], History.never)]
    for (from, end) in known {
      if start < min(from, until) { stretches.append((start, min(from, until))) }
      start = max(start, end)
    }
    if stretches.isEmpty { return }
    if stretches[0].from == link.time, stretches[0].until == History.never {
      addLasting(previous, user: user, link)
    } else {
      passing[previous, default: []].append(
        Candidate(link: link, user: user, stretches: stretches))
    }
  }

  /// Adds the links of another map, before it is finished.
  mutating func add(_ other: OwnerMap) {
    for anonymous in other.users.indices where other.users[anonymous] >= 0 {
      addLasting(anonymous, user: Int(other.users[anonymous]), other.link(anonymous))
    }
    passing.merge(other.passing) { $0 + $1 }
  }

  @inline(__always)
  private mutating func addLasting(_ anonymous: Int, user: Int, _ link: Link) {
    if users[anonymous] >= 0, !(link < self.link(anonymous)) { return }
    times[anonymous] = link.time
    orders[anonymous] = UInt32(link.order)
    users[anonymous] = Int32(user)
    isPrevious[anonymous] = link.isPrevious
  }

  private func link(_ anonymous: Int) -> Link {
    Link(
      time: times[anonymous], order: Int(orders[anonymous]), isPrevious: isPrevious[anonymous])
  }

  /// Settles who belongs to whom, once every link is noted.
  mutating func finish() {
    for (anonymous, candidates) in passing {
      var candidates = candidates
      if users[anonymous] >= 0 {
        candidates.append(
          Candidate(
            link: link(anonymous), user: Int(users[anonymous]),
            stretches: [(times[anonymous], History.never)]))
      }
      candidates.sort { $0.link < $1.link }
      spansOfPassing[anonymous] = Self.spans(candidates)
    }
    passing = [:]
  }

  private static func spans(_ candidates: [Candidate]) -> [Span] {
    let edges = Set(candidates.flatMap { $0.stretches.flatMap { [$0.from, $0.until] } }).sorted()
    var spans: [Span] = []
    for (from, until) in zip(edges, edges.dropFirst()) {
      let owner = candidates.first { candidate in
        candidate.stretches.contains { $0.from <= from && from < $0.until }
      }
      guard let owner else { continue }
      if let last = spans.last, last.until == from, last.link == owner.link {
        spans[spans.count - 1].until = until
      } else {
        spans.append(Span(from: from, until: until, user: owner.user, link: owner.link))
      }
    }
    return spans
  }

  /// The only owner of an anonymous id and from when it is: `user` is -1 for none, -2 where owners
  /// change.
  @inline(__always)
  func lastingOwner(_ anonymous: Int) -> (user: Int, from: Int64) {
    if !spansOfPassing.isEmpty, spansOfPassing[anonymous] != nil { return (-2, 0) }
    return (Int(users[anonymous]), times[anonymous])
  }

  /// The owners of an anonymous id, in the order of time.
  func spans(_ anonymous: Int) -> [Span] {
    if let spans = spansOfPassing[anonymous] { return spans }
    guard users[anonymous] >= 0 else { return [] }
    return [
      Span(
        from: times[anonymous], until: History.never, user: Int(users[anonymous]),
        link: link(anonymous))
    ]
  }
}
