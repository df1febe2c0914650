import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSchema

/// What does not fit in a comparison.
struct Mismatch {
  /// What kind of fault it is.
  enum Kind {
    /// A value that the type cannot hold.
    case value
    /// A comparator or a measure that the type does not have.
    case operation
    /// A literal that should be a date and is none.
    case date(Literal)
    /// The least or greatest of texts, read as numbers.
    case textExtremum
  }

  let kind: Kind
  let message: String
  /// The words at fault.
  let words: String
  var severity = Severity.error
  var help: String?

  init(
    _ kind: Kind, _ message: String, words: String, severity: Severity = .error,
    help: String? = nil
  ) {
    self.kind = kind
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
    if left.type == .date, let fault = noDate(right) { return fault }
    for side in [left, right] where !side.canBeNumber && !side.canBeInstant {
      return Mismatch(
        side.literal == nil ? .operation : .value,
        "\(side.statement): '\(symbol)' needs numbers or dates", words: side.words)
    }
    return Mismatch(.value, "\(left.statement), \(right.statement)", words: right.words)
  }

  private static func date(_ operand: Operand, _ comparator: String) -> Mismatch? {
    if operand.canBeInstant { return nil }
    return Mismatch(
      .operation, "\(operand.statement): \(comparator) needs a date", words: operand.words)
  }

  /// A text or number that stands where a date has to.
  private static func noDate(_ operand: Operand) -> Mismatch? {
    guard let literal = operand.literal, !operand.canBeInstant else { return nil }
    switch literal {
    case .string, .number:
      return Mismatch(
        .date(literal), "\(operand.words) is no date: expected one like 2025-01-31",
        words: operand.words)
    case .boolean, .date, .timestamp: return nil
    }
  }

  private static func literal(_ literal: Literal, _ comparator: String) -> Mismatch? {
    let operand = Operand(content: .literal(literal), words: QueryPrinter.text(literal))
    if operand.canBeInstant { return nil }
    return Mismatch(
      .date(literal), "\(operand.words) is no date: \(comparator) needs one like 2025-01-31",
      words: operand.words)
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
        .value, "\(side.statement): \(other.words) is neither true nor false", words: other.words,
        help: "compare with 'true' or 'false'")
    case .number:
      if other.canBeNumber || other.isOpenText { return nil }
      return Mismatch(.value, "\(side.statement), \(other.words) is not", words: other.words)
    case .date:
      if other.canBeInstant || other.isOpenText { return nil }
      return noDate(other)
        ?? Mismatch(.value, "\(side.statement), \(other.words) is not", words: other.words)
    case .array:
      guard other.literal != nil else { return nil }
      return Mismatch(
        .value, "\(side.statement), compared as a whole with \(other.words)", words: side.words,
        severity: .warning,
        help: "contains(…) looks into it, and a path that ends in .$ at each element")
    case .object:
      guard other.literal != nil else { return nil }
      return Mismatch(
        .value, "\(side.statement), compared as a whole with \(other.words)", words: side.words,
        severity: .warning, help: "name a field inside it")
    case .string, nil:
      return nil
    }
  }
}
