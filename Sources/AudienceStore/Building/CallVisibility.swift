import AudienceDiagnostics
import AudienceThreads

/// Who is seen when, of all the calls together: which users and accounts there are, and to whom
/// anonymous ids belong.
struct CallVisibility {
  /// An alias call that links nothing, in the end.
  struct NotedAlias {
    let previous: Int
    let user: Int
  }

  let repeated: RepeatedCalls
  let owners: OwnerMap
  let userPresence: Presence
  let groupPresence: Presence
  /// In the order of time.
  let notedAliases: [NotedAlias]

  /// An alias call.
  private struct Alias {
    let previous: Int
    let user: Int
    let link: OwnerMap.Link
    let until: Int64
  }

  /// Fewer calls are not worth a second thread.
  private static let leastCallsOfThread = 1 << 13

  init(
    _ buffers: CallBuffers, _ log: LogOrder, ids: IDTables, repeated: RepeatedCalls, threads: Int
  ) {
    self.repeated = repeated
    let shareCount = max(1, min(threads, log.count / Self.leastCallsOfThread))
    let shares = Threads.map(shareCount, threads: threads) {
      Share(buffers, log, LogShare(number: $0, count: shareCount), ids: ids, repeated: repeated)
    }
    var users = shares[0].users
    var groups = shares[0].groups
    var owners = shares[0].owners
    for share in shares.dropFirst() {
      users.add(share.users)
      groups.add(share.groups)
      owners.add(share.owners)
    }
    let aliases = shares.flatMap(\.aliases)
    userPresence = users.presence()
    groupPresence = groups.presence()
    var noted: [Alias] = []
    for alias in aliases {
      let previousUser = ids.users.number(of: ids.anonymous.text(alias.previous))
      owners.addAlias(
        alias.previous, user: alias.user, alias.link, until: alias.until,
        previousUser: previousUser, presence: userPresence)
      if let previousUser, alias.until == History.never,
        userPresence.from[previousUser] != History.never
      {
        noted.append(alias)
      }
    }
    owners.finish()
    self.owners = owners
    noted.sort { $0.link < $1.link }
    notedAliases = noted.map { NotedAlias(previous: $0.previous, user: $0.user) }
  }

  /// What the calls of a share of the log tell.
  private struct Share {
    var users: PresenceMaker
    var groups: PresenceMaker
    var owners: OwnerMap
    /// In log order.
    var aliases: [Alias] = []

    init(
      _ buffers: CallBuffers, _ log: LogOrder, _ share: LogShare, ids: IDTables,
      repeated: RepeatedCalls
    ) {
      users = PresenceMaker(count: ids.users.count)
      groups = PresenceMaker(count: ids.groups.count)
      owners = OwnerMap(anonymousCount: ids.anonymous.count)
      var cursor = RepeatedCallCursor(repeated)
      // Where the next alias and group call of each buffer is.
      var nextAlias = [Int](repeating: 0, count: buffers.count)
      var nextGroup = nextAlias
      var groupCalls = buffers.map { $0.pointee.groupCalls[0].pointee.calls.reader }
      for stretch in share.of(log.stretches) {
        let buffer = buffers[stretch.buffer]
        // Those before are another share's.
        nextGroup[stretch.buffer] += groupCalls[stretch.buffer]
          .skip(to: stretch.calls.lowerBound)
        while nextAlias[stretch.buffer] < buffer.pointee.aliasCalls.count,
          buffer.pointee.aliasCalls[nextAlias[stretch.buffer]] < stretch.calls.lowerBound
        {
          nextAlias[stretch.buffer] += 1
        }
        for call in stretch.calls {
          let order = stretch.order + call - stretch.calls.lowerBound
          let time = buffer.pointee.times.time(call, start: stretch.start)
          let until = cursor.until(order)
          if let user = buffer.pointee.users[call] {
            users.add(user, from: time, until: until)
            if let anonymous = buffer.pointee.anonymous[call] {
              owners.add(
                anonymous, user: user,
                OwnerMap.Link(time: time, order: order, isPrevious: false), until: until)
            }
            let alias = nextAlias[stretch.buffer]
            if alias < buffer.pointee.aliasCalls.count, buffer.pointee.aliasCalls[alias] == call {
              nextAlias[stretch.buffer] = alias + 1
              aliases.append(
                Alias(
                  previous: Int(buffer.pointee.previousIDs[alias]),
                  user: user, link: OwnerMap.Link(time: time, order: order, isPrevious: true),
                  until: until))
            }
          }
          if groupCalls[stretch.buffer].place == call {
            let group = nextGroup[stretch.buffer]
            nextGroup[stretch.buffer] = group + 1
            groupCalls[stretch.buffer].read()
            groups.add(Int(buffer.pointee.groupOfRow[group]), from: time, until: until)
          }
        }
      }
    }
  }

  /// The anonymous ids of each profile, in the order they were linked.
  func anonymousLinks(_ ids: IDTables) -> Links {
    var links: [(anonymous: Int, span: OwnerMap.Span)] = []
    for anonymous in 0..<ids.anonymous.count {
      for span in owners.spans(anonymous) { links.append((anonymous, span)) }
    }
    links.sort { ($0.span.user, $0.span.link) < ($1.span.user, $1.span.link) }
    return Links(
      subjectCount: ids.users.count,
      links.map {
        .init(
          subject: $0.span.user, other: $0.anonymous, from: $0.span.from, until: $0.span.until)
      })
  }
}

extension Links {
  /// One link while links are gathered.
  struct Element {
    let subject: Int
    let other: Int
    let from: Int64
    let until: Int64
  }

  /// - Parameter links: in the order they are to have.
  init(subjectCount: Int, _ links: [Element]) {
    var offsets = [UInt32](repeating: 0, count: subjectCount + 1)
    for link in links { offsets[link.subject + 1] += 1 }
    for subject in 0..<subjectCount { offsets[subject + 1] += offsets[subject] }
    let isLasting = links.allSatisfy { $0.until == History.never }
    self.init(
      offsets: StoreArray(offsets), others: StoreArray(links.map { UInt32($0.other) }),
      from: StoreArray(links.map(\.from)),
      until: isLasting ? nil : StoreArray(links.map(\.until)))
  }
}

/// Gathers when subjects are there.
struct PresenceMaker {
  private var from: [Int64]
  private var passing: [Int: [(from: Int64, until: Int64)]] = [:]

  init(count: Int) { from = Array(repeating: History.never, count: count) }

  @inline(__always)
  mutating func add(_ subject: Int, from start: Int64, until: Int64) {
    if until == History.never {
      if start < from[subject] { from[subject] = start }
    } else if start < until {
      passing[subject, default: []].append((start, until))
    }
  }

  /// Adds what another one has gathered.
  mutating func add(_ other: PresenceMaker) {
    for subject in from.indices { from[subject] = min(from[subject], other.from[subject]) }
    passing.merge(other.passing) { $0 + $1 }
  }

  func presence() -> Presence {
    var exceptions: [Presence.Stretch] = []
    for subject in passing.keys.sorted() {
      for stretch in Self.united(passing[subject] ?? [], before: from[subject]) {
        exceptions.append(
          .init(subject: subject, from: stretch.from, until: stretch.until))
      }
    }
    return Presence(from: StoreArray(from), exceptions: exceptions)
  }

  /// Stretches that do not touch, as far as they lie before an instant.
  static func united(
    _ stretches: [(from: Int64, until: Int64)], before end: Int64
  ) -> [(from: Int64, until: Int64)] {
    var united: [(from: Int64, until: Int64)] = []
    for stretch in stretches.sorted(by: { $0 < $1 }) where stretch.from < end {
      let until = min(stretch.until, end)
      if let last = united.last, stretch.from <= last.until {
        united[united.count - 1].until = max(last.until, until)
      } else {
        united.append((stretch.from, until))
      }
    }
    return united
  }
}
