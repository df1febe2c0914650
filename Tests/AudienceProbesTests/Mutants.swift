import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

/// Trees that differ from another one in one place, as an analyst or a strategy may get it wrong.
struct Mutants {
  struct Mutant {
    /// What was done, with the id of the node: `number + 1 at 3`.
    let change: String
    let tree: ConditionTree
  }

  let tree: ConditionTree

  var all: [Mutant] {
    tree.nodes.flatMap { node in
      changes(of: node.condition).compactMap { name, condition in
        guard let changed = try? tree.setting(node.id, to: condition), changed != tree else {
          return nil
        }
        return Mutant(change: "\(name) at \(node.id)", tree: changed)
      } + dropped(node)
    }
  }

  private func dropped(_ node: ConditionNode) -> [Mutant] {
    guard let changed = try? tree.removing(node.id) else { return [] }
    return [Mutant(change: "dropped \(node.id)", tree: changed)]
  }

  private func changes(of condition: Condition) -> [(String, Condition)] {
    switch condition {
    case .and(let members): return [("or", .or(members))]
    case .or(let members): return [("and", .and(members))]
    case .not(let inner): return [("no NOT", inner.condition)]
    case .any(let inner): return [("ALL", .all(inner))]
    case .all(let inner): return [("ANY", .any(inner))]
    case .compare(let left, let symbol, let right):
      return [("negated", .not(ConditionNode(condition)))]
        + ComparisonSymbol.allCases.filter { $0 != symbol }.map {
          ("\($0.rawValue)", .compare(left, $0, right))
        }
        + changes(of: left).map { ($0, .compare($1, symbol, right)) }
        + changes(of: right).map { ($0, .compare(left, symbol, $1)) }
    case .test(let scalar, let comparator):
      return [("negated", .not(ConditionNode(condition)))]
        + changes(of: comparator).map { ($0, .test(scalar, $1)) }
        + changes(of: scalar).map { ($0, .test($1, comparator)) }
    }
  }

  private func changes(of comparator: Comparator) -> [(String, Comparator)] {
    switch comparator {
    case .exists: [("absent", .absent)]
    case .absent: [("exists", .exists)]
    case .contains(let texts):
      [("starts", .startsWith(texts[0])), ("omits", .omits(texts)), ("one of", .oneOf(texts))]
        + changes(of: texts).map { ($0, .contains($1)) }
    case .omits(let texts): [("contains", .contains(texts)), ("none of", .noneOf(texts))]
    case .startsWith(let text): [("ends", .endsWith(text)), ("contains", .contains([text]))]
    case .endsWith(let text): [("starts", .startsWith(text)), ("contains", .contains([text]))]
    case .oneOf(let values):
      [("none of", .noneOf(values))] + changes(of: values).map { ($0, .oneOf($1)) }
    case .noneOf(let values):
      [("one of", .oneOf(values))] + changes(of: values).map { ($0, .noneOf($1)) }
    case .beforeDate(let date):
      [("after", .afterDate(date))] + changes(of: date).map { ($0, .beforeDate($1)) }
    case .afterDate(let date):
      [("before", .beforeDate(date))] + changes(of: date).map { ($0, .afterDate($1)) }
    case .withinLast(let span):
      [("before last", .beforeLast(span)), ("next", .withinNext(span))]
        + changes(of: span).map { ($0, .withinLast($1)) }
    case .withinNext(let span):
      [("after next", .afterNext(span))] + changes(of: span).map { ($0, .withinNext($1)) }
    case .beforeLast(let span):
      [("within last", .withinLast(span))] + changes(of: span).map { ($0, .beforeLast($1)) }
    case .afterNext(let span):
      [("within next", .withinNext(span))] + changes(of: span).map { ($0, .afterNext($1)) }
    }
  }

  private func changes(of literals: [Literal]) -> [(String, [Literal])] {
    let shorter = literals.count > 1 ? [("one value fewer", Array(literals.dropLast()))] : []
    return shorter
      + changes(of: literals[0]).map { ($0, [$1] + literals.dropFirst()) }
  }

  private func changes(of literal: Literal) -> [(String, Literal)] {
    switch literal {
    case .number(let number):
      guard let integer = number.integerValue else { return [] }
      return [
        ("number + 1", .number(.integer(integer + 1))),
        ("number - 1", .number(.integer(integer - 1))),
      ]
    case .string(let text): return [("other text", .text(text.string + "x"))]
    case .boolean(let flag): return [("other boolean", .boolean(!flag))]
    case .date(let date):
      return [
        ("date + 1", .date(date.adding(days: 1))), ("date - 1", .date(date.adding(days: -1))),
      ]
    case .timestamp(let instant):
      return [("a second later", .timestamp(instant.advanced(by: 1_000_000)))]
    }
  }

  private func changes(of span: TimeSpan) -> [(String, TimeSpan)] {
    let unit: TimeSpan.Unit = span.unit == .day ? .hour : .day
    return [
      ("span + 1", TimeSpan(span.count + 1, span.unit)),
      ("span - 1", TimeSpan(max(0, span.count - 1), span.unit)),
      ("other unit", TimeSpan(span.count, unit)),
    ]
  }

  private func changes(of scalar: Scalar) -> [(String, Scalar)] {
    switch scalar {
    case .literal(let literal): return changes(of: literal).map { ($0, .literal($1)) }
    case .trait, .property, .context: return []
    case .measure(let stream, let measure):
      return changes(of: measure).map { ($0, .measure(stream, $1)) }
        + changes(of: stream).map { ($0, .measure($1, measure)) }
    }
  }

  private func changes(of measure: Measure) -> [(String, Measure)] {
    switch measure {
    case .count, .uniqueCount: []
    case .sum(let field): [("average", .average(field)), ("maximum", .maximum(field))]
    case .average(let field): [("sum", .sum(field)), ("minimum", .minimum(field))]
    case .first(let field): [("last", .last(field))]
    case .last(let field): [("first", .first(field))]
    case .minimum(let field, _): [("maximum", .maximum(field))]
    case .maximum(let field, _): [("minimum", .minimum(field))]
    case .mode(let field, let reading, let times):
      [("mode + 1", .mode(field, as: reading, atLeast: (times ?? 2) + 1)), ("last", .last(field))]
    }
  }

  private func changes(of stream: AudienceConditions.Stream) -> [(
    String, AudienceConditions.Stream
  )] {
    stream.filters.indices.flatMap { index -> [(String, AudienceConditions.Stream)] in
      var without = stream
      without.filters.remove(at: index)
      var changed = [("no filter \(index + 1)", without)]
      if case .window(let window) = stream.filters[index] {
        for (name, other) in changes(of: window) {
          var copy = stream
          copy.filters[index] = .window(other)
          changed.append((name, copy))
        }
      }
      return changed
    }
  }

  private func changes(of window: Window) -> [(String, Window)] {
    switch window.extent {
    case .last(let span):
      return changes(of: span).map { ($0, Window(.last($1), from: window.anchor)) }
    case .between(let one, let other):
      return changes(of: one).map { ($0, Window(.between($1, other), from: window.anchor)) }
        + changes(of: other).map { ($0, Window(.between(one, $1), from: window.anchor)) }
    }
  }
}
