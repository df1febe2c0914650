public import AudienceDiagnostics

/// The events of one name: rows sorted by (profile, time, place in the log).
public struct EventTable: Sendable {
  public let name: UTF8Text
  /// Whose they are and when.
  public let rows: History
  /// The properties, `page_name` and `screen_name` included (SEMANTICS 1.8).
  public let properties: FieldTable
  /// The calls' `context`.
  public let context: FieldTable
  /// `sourceId`, else `projectId` (strings only); nil where no row has one.
  public let sources: Column?

  package init(
    name: UTF8Text, rows: History, properties: FieldTable, context: FieldTable, sources: Column?
  ) {
    self.name = name
    self.rows = rows
    self.properties = properties
    self.context = context
    self.sources = sources
  }
}

/// What calls said about traits: a row for each `identify` call of a profile, or each `group` call
/// of an account, sorted by (subject, time, place in the log).
///
/// A trait's value at t is that of the subject's last visible row that mentions it: which has a
/// value, or where `Column.nulls` says that it was written as null, which makes it absent.
public struct TraitTable: Sendable {
  public let rows: History
  public let traits: FieldTable

  package init(rows: History, traits: FieldTable) {
    self.rows = rows
    self.traits = traits
  }

  /// Nothing said of anybody.
  static var empty: TraitTable {
    TraitTable(
      rows: History(
        subjects: StoreArray([]), offsets: StoreArray([0]), times: StoreArray([]),
        orders: StoreArray([]), visibleFrom: nil, visibleUntil: nil),
      traits: FieldTable(names: [], count: 0, columns: [], shapes: [], shapeCodes: nil))
  }
}

/// Pairs of a subject and something that it has from some time on, sorted by subject; those of one
/// subject by number, anonymous ids in the order they were linked.
public struct Links: Sendable {
  /// The links of subject s are `offsets[s]..<offsets[s + 1]`.
  public let offsets: StoreArray<UInt32>
  /// What the subject has, as a number of another table.
  public let others: StoreArray<UInt32>
  public let from: StoreArray<Int64>
  /// Up to when, that instant excluded; nil where all last for ever.
  public let until: StoreArray<Int64>?

  package init(
    offsets: StoreArray<UInt32>, others: StoreArray<UInt32>, from: StoreArray<Int64>,
    until: StoreArray<Int64>?
  ) {
    self.offsets = offsets
    self.others = others
    self.from = from
    self.until = until
  }

  public func range(of subject: Int) -> Range<Int> {
    Int(offsets[subject])..<Int(offsets[subject + 1])
  }

  /// Whether a link is there at an instant. Of one subject and one other there may be several
  /// links, at most one of them at any instant.
  @inlinable
  public func isThere(_ link: Int, at now: Int64) -> Bool {
    from[link] <= now && (until.map { now < $0[link] } ?? true)
  }
}
