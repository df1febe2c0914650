import AudienceDiagnostics
import AudienceJSON
import AudienceTime

/// The range of a sweep as it is typed: `1..30 days`, `0..500 by 50`.
struct SweepRange {
  let low: ExactNumber
  let high: ExactNumber
  let step: ExactNumber?

  /// - Parameters:
  ///   - unit: the unit of a length of time; nil for a plain number.
  ///   - failure: makes the error for a message about a place.
  init(
    words: [CommandLine.Argument], unit: TimeSpan.Unit?,
    failure: (_ message: String, _ span: Span?) -> FindingError
  ) throws {
    guard let first = words.first else {
      throw failure("expected a range such as 1..30", nil)
    }
    let ends = first.text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2, let low = ExactNumber(Array(ends[0].utf8), leadingPoint: true),
      let high = ExactNumber(Array(ends[1].utf8), leadingPoint: true)
    else {
      throw failure("expected a range such as 1..30, not '\(first.text)'", first.span)
    }
    self.low = min(low, high)
    self.high = max(low, high)
    var rest = words.dropFirst()
    if let word = rest.first, word.text != "by" {
      guard let unit, word.text == unit.rawValue || word.text == unit.rawValue + "s" else {
        let wanted = unit.map { "'\($0.rawValue)s' or 'by'" } ?? "'by'"
        throw failure("expected \(wanted), not '\(word.text)'", word.span)
      }
      rest = rest.dropFirst()
    }
    guard let by = rest.first else {
      step = nil
      return
    }
    guard by.text == "by", let number = rest.dropFirst().first, rest.count == 2,
      let step = ExactNumber(Array(number.text.utf8), leadingPoint: true), step > ExactNumber(0)
    else {
      throw failure(
        "expected a step above 0 such as 'by 5'", rest.dropFirst().first?.span ?? by.span)
    }
    self.step = step
  }
}
