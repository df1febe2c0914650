import AudienceStore

/// The users of each account at a clock.
struct AccountMembers: Sendable {
  /// Those of account a are `users[offsets[a]..<offsets[a + 1]]`, ascending.
  private var offsets: [UInt32] = [0]
  private var users: [UInt32] = []

  var accountCount: Int { offsets.count - 1 }

  init(_ links: Links, accountCount: Int, at now: Int64) {
    for account in 0..<accountCount {
      let joined = links.range(of: account).filter { links.isThere($0, at: now) }
      users += Set(joined.map { links.others[$0] }).sorted()
      offsets.append(UInt32(users.count))
    }
  }

  subscript(account: Int) -> ArraySlice<UInt32> {
    users[Int(offsets[account])..<Int(offsets[account + 1])]
  }

  /// The rows of each account's users, in the order of time and log, and where each account's begin.
  func pooled(_ rows: EventRows) -> (rows: [Int32], offsets: StoreArray<UInt32>) {
    let starts = rows.rowOffsets
    let (times, orders) = (rows.history.times.buffer, rows.history.orders.buffer)
    var pooled: [Int32] = []
    var ends: [UInt32] = [0]
    ends.reserveCapacity(offsets.count)
    for account in 0..<accountCount {
      let first = pooled.count
      var ownerCount = 0
      for user in self[account] {
        let range = Int32(starts[Int(user)])..<Int32(starts[Int(user) + 1])
        pooled += range
        if !range.isEmpty { ownerCount += 1 }
      }
      if ownerCount > 1 {
        pooled[first...].sort { left, right in
          let (left, right) = (Int(left), Int(right))
          return times[left] != times[right]
            ? times[left] < times[right] : orders[left] < orders[right]
        }
      }
      ends.append(UInt32(pooled.count))
    }
    return (pooled, StoreArray(ends))
  }
}

extension History {
  /// Some rows, in another order, for other subjects.
  func gathered(_ rows: [Int32], offsets: StoreArray<UInt32>) -> History {
    func gathered<Element>(_ column: StoreArray<Element>) -> StoreArray<Element> {
      StoreArray(count: rows.count) { buffer in
        for (place, row) in rows.enumerated() { buffer[place] = column.buffer[Int(row)] }
      }
    }
    return History(
      subjects: nil, offsets: offsets, times: gathered(times), orders: gathered(orders),
      visibleFrom: visibleFrom.map(gathered), visibleUntil: visibleUntil.map(gathered))
  }
}
