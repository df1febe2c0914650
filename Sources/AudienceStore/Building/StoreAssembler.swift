import AudienceDiagnostics
import AudienceProfiles
import AudienceTime

/// Makes a store of the calls in buffers.
enum StoreAssembler {
  /// - Parameter report: what reading met; repeated calls and aliases are added to it.
  static func store(
    _ buffers: consuming OwnedList<CallBuffer>, report: LoadReport, threads: Int = 1
  ) -> CallStore {
    let log = LogOrder(buffers)
    let repeated = RepeatedCalls(buffers, log, threads: threads)
    let pointers = (0..<buffers.count).map { buffers[$0] }
    for buffer in pointers { buffer.pointee.removeMessages() }
    let ids = IDTables(buffers)
    PageMemory.giveBackFreed()
    let visibility = CallVisibility(buffers, log, ids: ids, repeated: repeated)
    var report = report
    report.duplicates = repeated.orders.count
    for alias in visibility.notedAliases {
      report.note(
        .init(
          previousID: ids.anonymous.text(alias.previous), userID: ids.users.text(alias.user)))
    }
    let latest = pointers.compactMap { $0.pointee.times.latest }.max()
    let maker = TableMaker(
      visitor: CallVisitor(log: log, ids: ids, visibility: visibility, buffers: pointers),
      threads: threads)
    let (members, accounts) = maker.accountLinks()
    let otherCalls = maker.otherCalls()
    let accountTraits = maker.accountTraits()
    let tables = maker.profileTables()
    return CallStore(
      profileIDs: ids.users, profilePresence: visibility.userPresence, accountIDs: ids.groups,
      accountPresence: visibility.groupPresence, eventTables: tables.events,
      userTraits: tables.userTraits, accountTraits: accountTraits, members: members,
      accounts: accounts, anonymousIDs: ids.anonymous,
      anonymousLinks: visibility.anonymousLinks(ids), otherCalls: otherCalls, report: report,
      latestTime: latest.map { Instant(microseconds: $0) })
  }
}

/// The ids of all buffers in byte order.
struct IDTables {
  let users: TextTable
  let anonymous: TextTable
  let groups: TextTable

  /// Makes the tables, and gives the ids in the buffers their numbers.
  init(_ buffers: borrowing OwnedList<CallBuffer>) {
    let pointers = (0..<buffers.count).map { buffers[$0] }
    let users = TextMerge.merged(pointers.map { $0.pointee.users.texts.count }) {
      pointers[$0].pointee.users.texts.forEach($1)
    }
    let anonymous = TextMerge.merged(pointers.map { $0.pointee.anonymous.texts.count }) {
      pointers[$0].pointee.anonymous.texts.forEach($1)
    }
    let groups = TextMerge.merged(pointers.map { $0.pointee.groups.count }) {
      pointers[$0].pointee.groups.forEach($1)
    }
    for (buffer, pointer) in pointers.enumerated() {
      pointer.pointee.renumberIDs(
        users: users.numbers[buffer], anonymous: anonymous.numbers[buffer],
        groups: groups.numbers[buffer])
    }
    self.users = users.texts
    self.anonymous = anonymous.texts
    self.groups = groups.texts
  }
}
