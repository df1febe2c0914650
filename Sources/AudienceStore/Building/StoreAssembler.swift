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
    var report = report
    let ids = IDTables(buffers)
    let repeated = RepeatedCalls(buffers, log)
    report.duplicates = repeated.orders.count
    let visibility = CallVisibility(buffers, log, ids: ids, repeated: repeated)
    for alias in visibility.notedAliases {
      report.note(
        .init(
          previousID: ids.anonymous.text(alias.previous), userID: ids.users.text(alias.user)))
    }
    let pointers = (0..<buffers.count).map { UnsafePointer(buffers[$0]) }
    let tables = TableMaker(
      visitor: CallVisitor(log: log, ids: ids, visibility: visibility, buffers: pointers))
    let (members, accounts) = tables.accountLinks()
    let names = tables.eventNames()
    let latest = pointers.compactMap { $0.pointee.times.elements.max() }.max()
    return CallStore(
      profileIDs: ids.users, profilePresence: visibility.userPresence, accountIDs: ids.groups,
      accountPresence: visibility.groupPresence,
      eventTables: (0..<names.texts.count).compactMap { tables.events($0, of: names) },
      userTraits: tables.userTraits(), accountTraits: tables.accountTraits(), members: members,
      accounts: accounts, anonymousIDs: ids.anonymous,
      anonymousLinks: visibility.anonymousLinks(ids), otherCalls: tables.otherCalls(),
      report: report, latestTime: latest.map { Instant(microseconds: $0) })
  }
}

/// The ids of all buffers in byte order, and the number of each buffer's ids there.
struct IDTables {
  let users: TextTable
  let userNumbers: [[UInt32]]
  let anonymous: TextTable
  let anonymousNumbers: [[UInt32]]
  let groups: TextTable
  let groupNumbers: [[UInt32]]

  init(_ buffers: borrowing OwnedList<CallBuffer>) {
    let numbers = 0..<buffers.count
    (users, userNumbers) = TextMerge.merged(numbers.map { buffers[$0].pointee.users.allBytes })
    (anonymous, anonymousNumbers) = TextMerge.merged(
      numbers.map { buffers[$0].pointee.anonymous.allBytes })
    (groups, groupNumbers) = TextMerge.merged(numbers.map { buffers[$0].pointee.groups.allBytes })
  }
}
