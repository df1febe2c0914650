import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceTime

/// Values that make a comparison come out as wanted; nil stands for no value at all.
enum ValueTargets {
  /// Values for the left side, given those of the right side.
  static func values(
    left symbol: ComparisonSymbol, _ right: [JSONValue], wanted: Bool, isLiteral: Scalar
  ) -> [JSONValue?] {
    var isDate = false
    if case .literal(.date) = isLiteral { isDate = true }
    if case .literal(.timestamp) = isLiteral { isDate = true }
    var targets: [JSONValue?] = wanted ? [] : [nil]
    for value in right {
      switch wanted ? symbol : symbol.opposite {
      case .equal:
        targets.append(value)
        if value.comparedText == "true" { targets.append(.boolean(true)) }
      case .notEqual: targets += others(value)
      case .greater: targets += beside(value, 1)
      case .greaterOrEqual: targets += [value] + beside(value, 1)
      case .less: targets += beside(value, -1)
      case .lessOrEqual: targets += [value] + beside(value, -1)
      }
      if isDate, !wanted { targets += others(value) }
    }
    return targets
  }

  /// Values for the right side, given those of the left side.
  static func values(
    right symbol: ComparisonSymbol, _ left: [JSONValue], wanted: Bool
  ) -> [JSONValue?] {
    values(left: symbol.mirrored, left, wanted: wanted, isLiteral: .literal(.boolean(true)))
  }

  /// Values for a named comparator.
  static func values(
    _ comparator: Comparator, wanted: Bool, sample: JSONValue, at now: Instant
  ) -> [JSONValue?] {
    func texts(_ literals: [Literal]) -> [JSONValue] { literals.map { Operand($0).value } }
    func dates(_ days: [Int]) -> [JSONValue] {
      days.map { .text(now.date.adding(days: $0).text) }
    }
    func spans(_ span: TimeSpan, _ sign: Int) -> [JSONValue] {
      switch span.unit {
      case .day:
        let count = min(span.count, 1_000_000)
        return dates([0, sign * count, sign * (count + 1), sign * max(0, count - 1), -sign])
      case .hour, .second:
        let length = min(span.microseconds, 40_000 * Instant.microsecondsPerDay)
        let hour = TimeSpan.Unit.hour.microseconds
        return [0, Int64(sign) * length, Int64(sign) * (length + hour), -Int64(sign) * hour]
          .map { .text(now.advanced(by: $0).text) }
      }
    }
    switch comparator {
    case .exists: return wanted ? [sample, .text("a"), .integer(1)] : [nil]
    case .absent: return wanted ? [nil] : [sample, .text("a"), .integer(1)]
    case .contains(let literals), .oneOf(let literals):
      return wanted ? texts(literals) : [nil] + texts(literals).flatMap(others)
    case .omits(let literals):
      return wanted ? [nil] + texts(literals).flatMap(others) : texts(literals)
    case .noneOf(let literals):
      return wanted
        ? texts(literals).flatMap(others) + [sample, .text("none of them")]
        : [nil] + texts(literals)
    case .startsWith(let literal), .endsWith(let literal):
      return wanted ? texts([literal]) : [nil, .text("other"), .text("")]
    case .beforeDate(let literal), .afterDate(let literal):
      return [wanted ? texts([literal]).first : nil]
        + texts([literal]).flatMap { beside($0, 1) + beside($0, -1) }
    case .withinLast(let span), .beforeLast(let span):
      return spans(span, -1) + (wanted ? [] : [nil])
    case .withinNext(let span), .afterNext(let span): return spans(span, 1) + (wanted ? [] : [nil])
    }
  }

  /// Values next to one, above for a sign of 1: of a number the next whole one, of an instant the
  /// next day and the next second.
  private static func beside(_ value: JSONValue, _ sign: Int) -> [JSONValue] {
    if let number = value.comparedNumber {
      if let integer = number.integerValue {
        let (next, overflow) = integer.addingReportingOverflow(Int64(sign))
        return overflow ? [] : [.number(.integer(next))]
      }
      let double = number.doubleValue
      let whole = sign > 0 ? double.rounded(.up) : double.rounded(.down)
      let step = double + Double(sign) * max(1, double.ulp)
      return [
        ExactNumber(whole), ExactNumber(step),
        ExactNumber(sign > 0 ? double.nextUp : double.nextDown),
      ]
      .compactMap { $0.map { .number($0) } }
    }
    if let instant = value.comparedInstant {
      return [
        .text(instant.date.adding(days: sign).text),
        .text(instant.advanced(by: Int64(sign) * Instant.microsecondsPerSecond).text),
      ]
    }
    return []
  }

  /// Values that are not equal to one.
  private static func others(_ value: JSONValue) -> [JSONValue] {
    if case .boolean(let flag) = value { return [.boolean(!flag)] }
    let text: JSONValue = .text(value.comparedText == "other" ? "another" : "other")
    if value.comparedText == "true" { return [.boolean(false), text] }
    if value.comparedInstant != nil { return beside(value, 1) + [text] }
    return value.comparedNumber == nil ? [text, .text("")] : beside(value, 1) + [text]
  }
}

extension ComparisonSymbol {
  /// The symbol of the complement for two values that are there.
  var opposite: ComparisonSymbol {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    }
  }

  /// The symbol with its sides changed over.
  fileprivate var mirrored: ComparisonSymbol {
    switch self {
    case .equal, .notEqual: self
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    }
  }
}
