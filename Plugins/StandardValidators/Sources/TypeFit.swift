import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSchema

/// What does not fit in a comparison.
struct Mismatch {
  let message: String
  /// The words at fault.
  let words: String
  var severity = Severity.error
  var help: String?

  init(_ message: String, words: String, severity: Severity = .error, help: String? = nil) {
    self.message = message
    self.words = words
    self.severity = severity
    self.help = help
  }
}

/// Which comparisons can hold, by the types of their sides (SEMANTICS 4).
enum TypeFit {
  /// What keeps a comparison by symbol from ever meaning something.
  static func mismatch(
    _ left: Operand, _ symbol: ComparisonSymbol, _ right: Operand
  ) -> Mismatch? {
    switch symbol {
    case .equal, .notEqual: equality(left, right)
    case .greater, .greaterOrEqual, .less, .lessOrEqual: order(left, right, symbol.rawValue)
    }
  }

  /// What keeps a comparator from ever meaning something.
  static func mismatch(_ operand: Operand, _ comparator: Comparator) -> Mismatch? {
    switch comparator {
    case .exists, .absent, .contains, .omits, .startsWith, .endsWith: return nil
    case .oneOf(let literals), .noneOf(let literals):
      if operand.type == .array { return nil }
      return literals.lazy.compactMap { literal in
        equality(
          operand,
          Operand(content: .literal(literal), words: QueryPrinter.text(literal)))
      }.first
    case .beforeDate(let literal):
      return date(operand, "before_date") ?? self.literal(literal, "before_date")
    case .afterDate(let literal):
      return date(operand, "after_date") ?? self.literal(literal, "after_date")
    case .withinLast: return date(operand, "within_last")
    case .withinNext: return date(operand, "within_next")
    case .beforeLast: return date(operand, "before_last")
    case .afterNext: return date(operand, "after_next")
    }
  }

  // MARK: - Order

  private static func order(
    _ left: Operand, _ right: Operand, _ symbol: String
  ) -> Mismatch? {
    if left.canBeNumber && right.canBeNumber || left.canBeInstant && right.canBeInstant {
      return nil
    }
    for side in [left, right] where !side.canBeNumber && !side.canBeInstant {
      return Mismatch("\(side.statement): '\(symbol)' needs numbers or dates", words: side.words)
    }
    return Mismatch("\(left.statement), \(right.statement)", words: right.words)
  }

  private static func date(_ operand: Operand, _ comparator: String) -> Mismatch? {
    if operand.canBeInstant { return nil }
    return Mismatch("\(operand.statement): \(comparator) needs a date", words: operand.words)
  }

  private static func literal(_ literal: Literal, _ comparator: String) -> Mismatch? {
    let operand = Operand(content: .literal(literal), words: QueryPrinter.text(literal))
    if operand.canBeInstant { return nil }
    return Mismatch(
      "\(operand.words) is no date: \(comparator) needs one like 2025-01-31", words: operand.words)
  }

  // MARK: - Equality

  private static func equality(_ left: Operand, _ right: Operand) -> Mismatch? {
    oneSided(left, right) ?? oneSided(right, left)
  }

  /// What keeps `other` from equalling a side of this type.
  private static func oneSided(_ side: Operand, _ other: Operand) -> Mismatch? {
    switch side.type {
    case .boolean:
      if other.canBeBoolean { return nil }
      return Mismatch(
        "\(side.statement): \(other.words) is neither true nor false", words: other.words,
        help: "compare with 'true' or 'false'")
    case .number:
      if other.canBeNumber || other.isOpenText { return nil }
      return Mismatch("\(side.statement), \(other.words) is not", words: other.words)
    case .date:
      if other.canBeInstant || other.isOpenText { return nil }
      return Mismatch(
        "\(side.statement), \(other.words) is not", words: other.words,
        help: "write it like 2025-01-31")
    case .array:
      guard other.literal != nil else { return nil }
      return Mismatch(
        "\(side.statement), compared as a whole with \(other.words)", words: side.words,
        severity: .warning,
        help: "contains(…) looks into it, and a path that ends in .$ at each element")
    case .object:
      guard other.literal != nil else { return nil }
      return Mismatch(
        "\(side.statement), compared as a whole with \(other.words)", words: side.words,
        severity: .warning, help: "name a field inside it")
    case .string, nil:
      return nil
    }
  }
}
