public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

/// Finds comparisons that the declared types make always false, or always true under NOT.
///
/// The language's own coercions are right (SEMANTICS 3 and 4): `'50'` is a number, `'true'` a
/// boolean, `'2025-01-01'` a date, and a string field whose declared values are numbers has them.
///
///     trait('vip') = 'yes'                                // type-mismatch: neither true nor false
///     trait('plan') > 5                                   // type-mismatch: a string
///     event('Order Completed').sum(property('coupon')) > 5    // type-mismatch: sum of a string
///     trait('vip') = 'true' AND trait('age') > '40'       // nothing
public struct TypeMismatchValidator: ConditionValidator {
  public static let description = PluginDescription(
    name: "type-mismatches", version: "1.0",
    summary: "comparisons that do not fit the type of a trait or property")

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    var walk = Walk()
    walk.visit(
      tree.root, Surroundings(workspace: context.workspace, scope: context.level.traitScope))
    return walk.findings
  }
}

private struct Walk {
  var findings: [Finding] = []

  mutating func visit(_ node: ConditionNode, _ around: Surroundings) {
    switch node.condition {
    case .and(let members), .or(let members):
      for member in members { visit(member, around) }
    case .not(let inner): visit(inner, around)
    case .any(let inner), .all(let inner):
      var users = around
      users.scope = .user
      visit(inner, users)
    case .compare(let left, let symbol, let right):
      report(
        TypeFit.mismatch(Operand(left, around), symbol, Operand(right, around)), at: node)
      visit(left, of: node, around)
      visit(right, of: node, around)
    case .test(let scalar, let comparator):
      report(TypeFit.mismatch(Operand(scalar, around), comparator), at: node)
      visit(scalar, of: node, around)
    }
  }

  private mutating func visit(_ scalar: Scalar, of node: ConditionNode, _ around: Surroundings) {
    guard case .measure(let stream, let measure) = scalar else { return }
    let inner = around.inside(stream)
    if let operand = measure.numberOperand(inner), !operand.canBeNumber {
      report(
        Mismatch(
          "\(operand.statement): \(measure.functionName) needs numbers",
          words: NodeWords.words(measure)), at: node)
    }
    for filter in stream.filters {
      switch filter {
      case .condition(let condition): visit(condition, inner)
      case .window, .excludingSources, .expiresAfter: break
      }
    }
  }

  private mutating func report(_ mismatch: Mismatch?, at node: ConditionNode) {
    guard let mismatch else { return }
    findings.append(
      Finding(
        .typeMismatch, mismatch.severity,
        at: .node(node.id, words: node.firstSaid(of: [mismatch.words])), mismatch.message,
        help: mismatch.help))
  }
}

extension Measure {
  /// The function of the query text: `sum`.
  fileprivate var functionName: String {
    switch self {
    case .count: "count"
    case .sum: "sum"
    case .average: "avg"
    case .first: "first"
    case .last: "last"
    case .minimum: "min"
    case .maximum: "max"
    case .mode: "mode"
    case .uniqueCount: "unique"
    }
  }
}
