/// What people say for the events of published tracking plans: a workspace's events in its own
/// naming style, then lines of a phrase and the event it means; `-` where it means none of them.
enum WordingTables {
  struct Table: Sendable {
    let name: String
    let events: String
    let rows: String
  }

  static let all: [Table] = commerce + software + trades + people + things
}
