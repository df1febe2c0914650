import AudienceDiagnostics
import AudienceProfiles
import AudienceThreads
import AudienceTime

/// Makes a store of the calls in buffers.
enum StoreAssembler {
  /// - Parameter report: what reading met; repeated calls and aliases are added to it.
  static func store(
    _ buffers: consuming OwnedList<CallBuffer>, report: LoadReport, threads: Int = 1
  ) -> CallStore {
    let log = LogOrder(buffers)
    let shared = CallBuffers(buffers)
    let repeated = RepeatedCalls(shared, log, threads: threads)
    Threads.forEach(shared.count, threads: threads) { shared[$0].pointee.removeMessages() }
    let ids = IDTables(shared, threads: threads)
    PageMemory.giveBackFreed()
    let visibility = CallVisibility(shared, log, ids: ids, repeated: repeated, threads: threads)
    var report = report
    report.duplicates = repeated.orders.count
    for alias in visibility.notedAliases {
      report.note(
        .init(
          previousID: ids.anonymous.text(alias.previous), userID: ids.users.text(alias.user)))
    }
    let latest = shared.map { $0.pointee.times.latest }.compactMap(\.self).max()
    let maker = TableMaker(
      visitor: CallVisitor(log: log, ids: ids, visibility: visibility, buffers: shared),
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
  init(_ buffers: CallBuffers, threads: Int) {
    let users = InternerMerge.merged(
      buffers.map { $0.pointee.users.texts.count }, threads: threads
    ) { buffers[$0].pointee.users.texts.forEach($1) }
    let anonymous = InternerMerge.merged(
      buffers.map { $0.pointee.anonymous.texts.count }, threads: threads
    ) { buffers[$0].pointee.anonymous.texts.forEach($1) }
    let groups = InternerMerge.merged(
      buffers.map { $0.pointee.groups.count }, threads: threads
    ) { buffers[$0].pointee.groups.forEach($1) }
    Threads.forEach(buffers.count, threads: threads) { buffer in
      buffers[buffer].pointee.renumberIDs(
        users: users.numbers[buffer], anonymous: anonymous.numbers[buffer],
        groups: groups.numbers[buffer])
    }
    self.users = users.texts
    self.anonymous = anonymous.texts
    self.groups = groups.texts
  }
}
