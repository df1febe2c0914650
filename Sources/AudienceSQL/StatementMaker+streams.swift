import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSchema

/// The calls that a measure reads, in the making.
struct Rows {
  let block: Block
  let event: EventPlace
  /// The event one level out, where the calls are those around it.
  var parent: EventPlace?

  var place: Place { Place(block: block, event: event, parent: parent) }
}

extension StatementMaker {
  /// What a measure gives over a stream.
  func measured(
    _ stream: AudienceConditions.Stream, _ measure: Measure, _ node: ConditionNode, _ place: Place
  ) throws -> SQLValue {
    guard case .event(let name) = stream.source else {
      throw FindingError(
        Finding(
          .entity, at: .node(node.id, words: nil), "entities are of Linked Audiences only"))
    }
    let times = StreamTimes(stream)
    guard let table = layout.events(named: name), !times.isImpossible else {
      return measure.ofNothing
    }
    let event = EventPlace(alias: "e", name: name, table: table, times: times)
    if stream.dependsOnParent {
      guard let parent = place.event, let rows = rows(event, after: parent, place.block.level)
      else { return measure.ofNothing }
      guard let (result, value) = try ownTable(stream, measure, rows, node) else {
        return measure.ofNothing
      }
      return value(place.block.join(result, row: column(parent.alias, "id")))
    }
    guard let rows = rows(event, place.block.level) else { return measure.ofNothing }
    if let value = try inPass(stream, measure, rows, node, place) { return value }
    guard let (result, value) = try ownTable(stream, measure, rows, node) else {
      return measure.ofNothing
    }
    return value(place.block.join(result))
  }

  // MARK: - Where calls come from

  /// The calls of an event with the subjects they belong to; nil where no account has users.
  private func rows(_ event: EventPlace, _ level: AudienceLevel) -> Rows? {
    let source = "\(dialect.name(event.table.name)) \(event.alias)"
    let user = column(event.alias, "user_id")
    switch level {
    case .users:
      return Rows(block: Block(dialect, level, subject: user, source: source), event: event)
    case .accounts:
      guard let links = links() else { return nil }
      return Rows(
        block: Block(
          dialect, level, subject: "l.group_id",
          source: "\(links.name) l\n  JOIN \(source) ON \(user) = l.user_id", needs: [links]),
        event: event)
    }
  }

  /// The same around every call of another event.
  private func rows(
    _ event: EventPlace, after parent: EventPlace, _ level: AudienceLevel
  ) -> Rows? {
    let outer = EventPlace(alias: "p", name: parent.name, table: parent.table, times: parent.times)
    let outerSource = "\(dialect.name(outer.table.name)) p"
    let source = "\(dialect.name(event.table.name)) \(event.alias)"
    let user = column(event.alias, "user_id")
    let outerUser = column("p", "user_id")
    switch level {
    case .users:
      return Rows(
        block: Block(
          dialect, level, subject: outerUser,
          source: "\(outerSource)\n  JOIN \(source) ON \(user) = \(outerUser)"),
        event: event, parent: outer)
    case .accounts:
      guard let links = links() else { return nil }
      return Rows(
        block: Block(
          dialect, level, subject: "l.group_id",
          source: """
            \(links.name) l
              JOIN \(outerSource) ON \(outerUser) = l.user_id
              JOIN \(links.name) k ON k.group_id = l.group_id
              JOIN \(source) ON \(user) = k.user_id
            """, needs: [links]),
        event: event, parent: outer)
    }
  }

  // MARK: - What a call must satisfy

  /// That a call is the event's and in the stream's window.
  func timeConditions(_ event: EventPlace) -> [String] {
    var conditions: [String] = []
    if let name = event.table.sharedBy {
      conditions.append("\(column(event.alias, "event_text")) = \(dialect.text(name.text))")
    }
    return conditions + windowConditions(event.alias, event.times)
  }

  func windowConditions(_ alias: String, _ times: StreamTimes) -> [String] {
    let time = column(alias, "timestamp")
    var conditions: [String] = []
    if let far = times.far { conditions.append("\(time) >= \(bound(far).timestamp(dialect))") }
    conditions.append("\(time) <= \(bound(times.near).timestamp(dialect))")
    return conditions
  }

  /// The other filters of a stream.
  func conditions(
    of stream: AudienceConditions.Stream, _ rows: Rows
  ) throws -> [String] {
    var conditions: [String] = []
    for filter in stream.filters {
      switch filter {
      case .condition(let node): conditions.append(try condition(node, rows.place))
      case .excludingSources(let names):
        guard rows.event.table.hasSources else { continue }
        let source = column(rows.event.alias, "source_id")
        let list = names.compactMap { text($0) }.joined(separator: ", ")
        if !list.isEmpty { conditions.append("(\(source) IS NULL OR \(source) NOT IN (\(list)))") }
      case .window(let window) where window.anchor == .parentEvent:
        conditions += windowConditions(after: rows, window.extent)
      case .window, .expiresAfter: break
      }
    }
    return conditions
  }

  /// Strictly after the event one level out, up to the end of the window.
  private func windowConditions(after rows: Rows, _ extent: Window.Extent) -> [String] {
    let (near, far) = extent.ends
    guard let parent = rows.parent, far > 0, near < StreamTimes.ever else { return ["FALSE"] }
    let time = column(rows.event.alias, "timestamp")
    let start = column(parent.alias, "timestamp")
    var conditions = [
      near < 1 ? "\(time) > \(start)" : "\(time) >= \(dialect.moved(start, by: near))"
    ]
    if far < StreamTimes.ever { conditions.append("\(time) <= \(dialect.moved(start, by: far))") }
    return conditions
  }

  // MARK: - One pass over a table

  /// The measure as a column of the pass over its event's table; nil where it cannot be one.
  private func inPass(
    _ stream: AudienceConditions.Stream, _ measure: Measure, _ rows: Rows, _ node: ConditionNode,
    _ place: Place
  ) throws -> SQLValue? {
    switch measure {
    case .mode, .first, .last: return nil
    case .count, .sum, .average, .minimum, .maximum, .uniqueCount: break
    }
    var value: SQLValue?
    if let field = measure.field {
      guard case .value(let found) = try side(field, rows.event, node) else { return nil }
      value = found
    }
    guard let aggregate = aggregate(measure, of: value) else { return measure.ofNothing }
    let level = place.block.level
    let key = EventPass.Key(level: level, event: rows.event.name, stage: stage(of: stream))
    let pass =
      passes[key]
      ?? EventPass(
        table: newTable(
          WarehouseNames.snakeCase(rows.event.name.description) + "_of_\(level.rawValue)",
          comments: []), block: rows.block, event: rows.event)
    passes[key] = pass
    let own = Rows(
      block: pass.block,
      event: EventPlace(
        alias: "e", name: rows.event.name, table: rows.event.table, times: rows.event.times))
    let comment = "\(node.id): \(NodeWords(node: node).summary)"
    let columns = pass.add(
      own.event.times, try conditions(of: stream, own), aggregate, comment: comment)
    return result(measure, aggregate, place.block.join(pass.table), columns)
  }

  /// The functions for a measure of one value of each event; nil where it is of nothing.
  func aggregate(_ measure: Measure, of value: SQLValue?) -> Aggregate? {
    guard let value else { return Aggregate(functions: [.count]) }
    if case .absent = value { return nil }
    switch measure {
    case .count, .mode, .first, .last: return Aggregate(functions: [.count])
    case .uniqueCount: return Aggregate(input: dialect.text(of: value), functions: [.countDistinct])
    case .minimum(_, as: .string):
      return Aggregate(input: dialect.text(of: value), functions: [.leastText])
    case .maximum(_, as: .string):
      return Aggregate(input: dialect.text(of: value), functions: [.greatestText])
    case .sum, .average, .minimum, .maximum:
      return dialect.number(of: value).map { aggregate(measure, of: $0, value) }
    }
  }

  private func aggregate(_ measure: Measure, of number: SQLNumber, _ value: SQLValue) -> Aggregate {
    var isInteger = false
    if case .column(_, .integer, _) = value { isInteger = true }
    switch (number, measure) {
    case (.pair(let a, let i), .sum):
      return Aggregate(input: a, other: i, functions: [.sumOfPair, .integerSumOfPair])
    case (.pair(let a, let i), .average):
      return Aggregate(input: a, other: i, functions: [.averageOfPair, .integerAverageOfPair])
    case (.pair(let a, let i), .minimum):
      return Aggregate(input: a, other: i, functions: [.minimum, .integerMinimum])
    case (.pair(let a, let i), _):
      return Aggregate(input: a, other: i, functions: [.maximum, .integerMaximum])
    case (.exact(let sql), .sum): return Aggregate(input: sql, functions: [.exactSum])
    case (.exact(let sql), .average): return Aggregate(input: sql, functions: [.exactAverage])
    case (.plain(let sql), .sum):
      return Aggregate(input: sql, functions: [isInteger ? .sum : .sumRounded])
    case (.plain(let sql), .average): return Aggregate(input: sql, functions: [.average])
    case (_, .minimum): return Aggregate(input: number.sql, functions: [.minimum])
    case (_, _): return Aggregate(input: number.sql, functions: [.maximum])
    }
  }

  /// The value that the columns of an aggregate hold.
  func result(
    _ measure: Measure, _ aggregate: Aggregate, _ table: String, _ columns: [String]
  ) -> SQLValue {
    let names = columns.map { "\(table).\($0)" }
    switch measure {
    case .count, .uniqueCount: return .number(.plain("COALESCE(\(names[0]), 0)"))
    case .minimum(_, as: .string), .maximum(_, as: .string):
      return .column(names[0], .text, types: nil)
    case .sum, .average, .minimum, .maximum, .mode, .first, .last:
      if names.count > 1 { return .number(.pair(double: names[0], integer: names[1])) }
      return .number(dialect.hasExactNumbers ? .exact(names[0]) : .plain(names[0]))
    }
  }
}

extension Measure {
  /// The value over no event (SEMANTICS 6).
  var ofNothing: SQLValue {
    switch self {
    case .count, .uniqueCount: .number(.plain("0"))
    case .sum, .average, .first, .last, .minimum, .maximum, .mode: .absent
    }
  }
}

extension AudienceConditions.Stream {
  /// Whether the stream is another one for every event one level out.
  var dependsOnParent: Bool {
    filters.contains { filter in
      switch filter {
      case .window(let window): window.anchor == .parentEvent
      case .condition(let node): node.readsParent
      case .excludingSources, .expiresAfter: false
      }
    }
  }
}

extension ConditionNode {
  /// Whether the condition reads a property of the event one level out.
  fileprivate var readsParent: Bool {
    func reads(_ scalar: Scalar) -> Bool {
      if case .property(_, of: .parentEvent) = scalar { true } else { false }
    }
    return switch condition {
    case .and(let members), .or(let members): members.contains(where: \.readsParent)
    case .not(let inner), .any(let inner), .all(let inner): inner.readsParent
    case .compare(let left, _, let right): reads(left) || reads(right)
    case .test(let scalar, _): reads(scalar)
    }
  }
}
