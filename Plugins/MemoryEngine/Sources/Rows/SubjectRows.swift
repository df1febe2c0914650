import AudienceStore

/// Whose events a condition looks at: those of each profile, or those of all users of each account
/// together (SEMANTICS 7).
enum SubjectRows: Sendable {
  case profiles
  /// The users of account a are `users[offsets[a]..<offsets[a + 1]]`.
  case accounts(offsets: [UInt32], users: [UInt32])

  /// The rows of the scope's subject in time order.
  func span(in rows: EventRows, _ scope: Scope) -> RowSpan {
    let offsets = scope.offsets(of: rows)
    switch self {
    case .profiles:
      return RowSpan(
        Int(offsets[scope.subject])..<Int(offsets[scope.subject + 1]))
    case .accounts(let memberOffsets, let users):
      let pool = scope.pool(of: rows)
      if pool.subject != scope.subject {
        let members =
          users[Int(memberOffsets[scope.subject])..<Int(memberOffsets[scope.subject + 1])]
        pool.gather(members, offsets: offsets, rows: rows.table.rows)
        pool.subject = scope.subject
      }
      return pool.span
    }
  }
}

/// The rows of one account's users in one table, in time order.
///
/// A class, because a scope keeps it from one use to the next.
final class PooledRows {
  /// The account whose rows these are; -1 for none.
  var subject = -1
  private(set) var span = RowSpan(0..<0)
  private var list = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 64)

  deinit { list.deallocate() }

  func gather(_ users: ArraySlice<UInt32>, offsets: UnsafePointer<UInt32>, rows: History) {
    func range(_ user: UInt32) -> Range<Int> {
      Int(offsets[Int(user)])..<Int(offsets[Int(user) + 1])
    }
    let ranges = users.lazy.map(range).filter { !$0.isEmpty }
    let total = ranges.reduce(0) { $0 + $1.count }
    guard let first = ranges.first else {
      span = RowSpan(0..<0)
      return
    }
    if first.count == total {
      span = RowSpan(first)
      return
    }
    if list.count < total {
      list.deallocate()
      list = .allocate(capacity: total * 2)
    }
    var count = 0
    for range in ranges {
      for row in range {
        list[count] = UInt32(row)
        count += 1
      }
    }
    var pooled = UnsafeMutableBufferPointer(rebasing: list[..<total])
    pooled.sort { left, right in
      (rows.times[Int(left)], rows.orders[Int(left)])
        < (rows.times[Int(right)], rows.orders[Int(right)])
    }
    span = RowSpan(UnsafeBufferPointer(pooled))
  }
}
