import AudienceConditions
import AudienceEvaluation
import AudienceJSON
import AudienceStore

/// Whether a measure of the events in the windows of the event around them satisfies a test:
/// `event('B').within(parent: 2 days).sum(property('total')) > 100` in the filter of another event.
struct FunnelMeasureTest: RowTest {
  private let window: FunnelWindow
  private let method: StreamKernel.Method
  private let test: ValueTest
  /// The numbers that are summed or compared.
  private let numbers: NumberColumn?
  private let interval: NumberInterval?
  /// Of a chosen event: whether it has a value, and what is asked of that.
  private let presence: any RowTest
  private let choice: any RowTest
  private let table: CountTable

  /// Nil for a measure that no kernel takes, and for one that is counted by codes.
  init?(_ stream: StreamPlan, _ measure: Measure, parentTimes: StoreArray<Int64>, test: ValueTest) {
    let reader = measure.field.map(stream.rows.reader) ?? .empty
    guard let method = StreamKernel.method(measure, reader, stream.rows) else { return nil }
    var numbers: NumberColumn?
    switch method {
    case .count, .mode, .extremeText: return nil
    case .number:
      numbers = NumberColumn(reader)
      if numbers == nil { return nil }
    case .choice, .unique, .uniqueKeys: break
    }
    window = FunnelWindow(stream, parentTimes: parentTimes)
    self.method = method
    self.test = test
    self.numbers = numbers
    interval = test.numericComparison.map { NumberInterval($0.symbol, $0.number) }
    presence =
      StreamKernel.presence(method, reader, stream.rows) ?? ConstantTest(result: true)
    choice = FieldTests.make(reader, test, rowCount: stream.rows.count)
    table = CountTable(test)
  }

  var cost: Double { 30 + window.stream.tests.reduce(0) { $0 + $1.cost } }

  func holds(_ row: Int, _ scope: Scope) -> Bool {
    var cursor = FunnelCursor()
    return holds(row, &cursor, scope)
  }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    FunnelWindow.filter(rows, count, scope, subjects: subjects) { holds($0, &$1, scope) }
  }

  @inline(__always)
  private func holds(_ row: Int, _ cursor: inout FunnelCursor, _ scope: Scope) -> Bool {
    let high = window.open(around: row, of: scope.subject, &cursor)
    let times = window.times
    var end = cursor.next
    while end < cursor.end, times[end] <= high { end &+= 1 }
    let rows = cursor.next..<end
    if rows.isEmpty { return resultOfNothing }
    scope.didLook(at: rows.count)
    let outer = scope.parentRow
    scope.parentRow = row
    defer { scope.parentRow = outer }
    switch method {
    case .count, .mode, .extremeText: return resultOfNothing
    case .number(_, let measure): return acceptsNumber(of: rows, measure, scope)
    case .choice(let preference, _): return acceptsChoice(of: rows, preference, scope)
    case .unique(let codes, let entries):
      let classes = entries.holdsStringsOnly ? nil : entries.textClasses
      return acceptsCount(of: rows, &cursor, scope) { row in
        let code = codes[row]
        return Int64(classes.map { Int($0[code]) } ?? code)
      }
    case .uniqueKeys(let keys):
      return acceptsCount(of: rows, &cursor, scope) { keys[$0] ?? 0 }
    }
  }

  private var resultOfNothing: Bool {
    switch method {
    case .count, .unique, .uniqueKeys: test.holds(.integer(0))
    case .number, .choice, .mode, .extremeText: test.holdsWhenAbsent
    }
  }

  private func acceptsNumber(
    of rows: Range<Int>, _ measure: StreamKernel.NumberMeasure, _ scope: Scope
  ) -> Bool {
    guard let numbers else { return resultOfNothing }
    var count = 0
    var result = 0.0
    for row in rows where window.passes(row, scope) {
      let number = numbers.number(row)
      if number.isNaN { continue }
      count &+= 1
      switch measure {
      case .sum, .average: result += number
      case .minimum: result = count == 1 ? number : min(result, number)
      case .maximum: result = count == 1 ? number : max(result, number)
      }
    }
    if count == 0 { return resultOfNothing }
    switch measure {
    case .sum: result = Decimals.rounded(result)
    case .average: result = Decimals.rounded(result / Double(count))
    case .minimum, .maximum: break
    }
    return interval?.contains(result)
      ?? ExactNumber(result).map { test.holds(.number($0)) } ?? test.holdsWhenAbsent
  }

  private func acceptsChoice(
    of rows: Range<Int>, _ preference: EventChoice, _ scope: Scope
  ) -> Bool {
    var chosen: Int?
    for row in rows where window.passes(row, scope) && presence.holds(row, scope) {
      if let other = chosen, !preference.prefers(row, to: other) { continue }
      chosen = row
      if case .first = preference { break }
    }
    return chosen.map { choice.holds($0, scope) } ?? resultOfNothing
  }

  @inline(__always)
  private func acceptsCount(
    of rows: Range<Int>, _ cursor: inout FunnelCursor, _ scope: Scope, _ key: (Int) -> Int64
  ) -> Bool {
    cursor.keys.removeAll(keepingCapacity: true)
    for row in rows where window.passes(row, scope) && presence.holds(row, scope) {
      let key = key(row)
      // Windows hold few different values: those are looked through rather than sorted.
      if cursor.keys.count > 16 || !cursor.keys.contains(key) { cursor.keys.append(key) }
    }
    return table.accepts(KeyTally.distinctCount(&cursor.keys))
  }
}
