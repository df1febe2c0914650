import AudienceConditions
import AudienceSchema
import AudienceStore

extension PlanMaker {
  /// A comparison of two columns, each by codes or by numbers; nil where another way has to be taken.
  ///
  /// Outside `where` the test is asked of subjects, each of which is a row.
  func comparison(
    _ left: Scalar, _ symbol: ComparisonSymbol, _ right: Scalar, in place: Place?
  ) throws -> (any RowTest)? {
    guard let a = try column(left, in: place), let b = try column(right, in: place) else {
      return nil
    }
    if let match = codeMatch(a, symbol, b, in: place) { return match }
    guard let numbers = NumberColumn(a.reader), let others = NumberColumn(b.reader) else {
      return nil
    }
    return NumberCompareTest(
      .init(column: numbers, owner: a.owner), symbol, .init(column: others, owner: b.owner))
  }

  /// A field and whose it is.
  private typealias OwnedField = (reader: FieldReader, owner: FieldOwner)

  /// The column of one side; nil for a literal, and for a measure that is another one for each event
  /// or that no kernel takes.
  private func column(_ scalar: Scalar, in place: Place?) throws -> OwnedField? {
    switch scalar {
    case .literal: return nil
    case .trait(let path): return (try trait(path), .subject)
    case .property(let path, of: .thisEvent):
      return place.map { ($0.rows.reader(.property(path)), .event) }
    case .context(let path): return place.map { ($0.rows.reader(.context(path)), .event) }
    case .property(let path, of: .parentEvent):
      return place?.parent.map { ($0.reader(.property(path)), .parentEvent) }
    case .measure(let stream, let measure):
      guard !stream.readsParentEvent,
        let plan = try self.stream(stream, in: nil),
        let kernel = StreamKernel(plan, measure), kernel.makesColumn
      else { return nil }
      return (try LeafRunner(evaluation, level).field(of: kernel, among: candidates), .subject)
    }
  }

  /// Whether two columns of strings have the same text, or another one.
  private func codeMatch(
    _ left: OwnedField, _ symbol: ComparisonSymbol, _ right: OwnedField, in place: Place?
  ) -> CodeMatchTest? {
    guard symbol == .equal || symbol == .notEqual else { return nil }
    // The row that is asked of has one of the fields.
    let own: FieldOwner = place == nil ? .subject : .event
    let (one, other) = left.owner == own ? (left, right) : (right, left)
    guard one.owner == own, case .codes(let codes, let entries, _) = one.reader.storage,
      case .codes(let otherCodes, let otherEntries, _) = other.reader.storage,
      entries.holdsStringsOnly, otherEntries.holdsStringsOnly
    else { return nil }
    return CodeMatchTest(
      codes: codes, absent: UInt32(entries.count), others: otherCodes, owner: other.owner,
      translation: moment.data.translation(from: otherEntries, to: entries),
      isEqual: symbol == .equal)
  }
}
