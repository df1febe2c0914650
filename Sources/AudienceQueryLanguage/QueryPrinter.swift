public import AudienceConditions
import AudienceDiagnostics

/// Writes query text in its canonical form (SEMANTICS 2).
///
/// `=` and not `==`, single quotes, one blank, parentheses only where precedence or a nested
/// junction of the same kind needs them. What is printed parses back to the same tree. O(n);
/// recursion goes by levels only, never by members.
public struct QueryPrinter {
  var text = ""

  /// The query text of a tree.
  public static func text(_ tree: ConditionTree) -> String { text(tree.condition) }

  /// The query text of a condition.
  public static func text(_ condition: Condition) -> String {
    printed { $0.write(condition) }
  }

  /// The query text of a definition.
  public static func text(_ definition: Definition) -> String {
    switch definition {
    case .audience(let tree): text(tree)
    case .computedTrait(let scalar): text(scalar)
    }
  }

  /// The query text of a value.
  public static func text(_ scalar: Scalar) -> String {
    printed { $0.write(scalar) }
  }

  /// The query text of a literal.
  public static func text(_ literal: Literal) -> String {
    printed { $0.write(literal) }
  }

  /// The query text of a stream, without a measure.
  public static func text(_ stream: Stream) -> String {
    printed { $0.write(stream) }
  }

  /// A text in single quotes, backslashes and quotes escaped.
  public static func quoted(_ text: String) -> String {
    printed { $0.writeQuoted(UTF8Text(text)) }
  }

  private static func printed(_ write: (inout QueryPrinter) -> Void) -> String {
    var printer = QueryPrinter()
    write(&printer)
    return printer.text
  }

  // MARK: - Conditions

  mutating func write(_ condition: Condition) {
    switch condition {
    case .and(let members): write(members, separator: " AND ", in: condition)
    case .or(let members): write(members, separator: " OR ", in: condition)
    case .not(let node): writeOperand(node, of: "NOT ", in: condition)
    case .any(let node): writeOperand(node, of: "ANY ", in: condition)
    case .all(let node): writeOperand(node, of: "ALL ", in: condition)
    case .compare(let left, let symbol, let right):
      write(left)
      text += " \(symbol.rawValue) "
      write(right)
    case .test(let scalar, let comparator):
      write(scalar)
      write(comparator)
    }
  }

  private mutating func write(
    _ members: [ConditionNode], separator: String, in parent: Condition
  ) {
    for (position, member) in members.enumerated() {
      if position > 0 { text += separator }
      writeChild(member, in: parent)
    }
  }

  private mutating func writeOperand(
    _ node: ConditionNode, of word: String, in parent: Condition
  ) {
    text += word
    writeChild(node, in: parent)
  }

  private mutating func writeChild(_ node: ConditionNode, in parent: Condition) {
    guard node.condition.needsParentheses(in: parent) else { return write(node.condition) }
    text += "("
    write(node.condition)
    text += ")"
  }
}

extension Condition {
  /// Whether query text needs parentheses around this condition directly below another one.
  func needsParentheses(in parent: Condition) -> Bool {
    switch self {
    case .and:
      switch parent {
      case .and, .not, .any, .all: true
      case .or, .compare, .test: false
      }
    case .or:
      switch parent {
      case .and, .or, .not, .any, .all: true
      case .compare, .test: false
      }
    case .not, .any, .all, .compare, .test: false
    }
  }
}
