public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceReasoning

/// Finds events whose windows exclude each other, so that there are none.
public struct ContradictoryWindowsValidator: ConditionValidator {
  private static let code: FindingCode = "contradictory-windows"

  public static let description = PluginDescription(
    name: "contradictory-windows", version: "1.0",
    summary: "lookback windows of one event that exclude each other")

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 1, "the windows of the event exclude each other",
      """
      All windows of an event have to hold at once: no event is in the last 7 days and 30 to 60
      days ago. The count is 0 for everybody. Two periods are two conditions, joined by AND or OR.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(
        code,
        "event('Order Completed').«within(7 days)».between(30 days, 60 days).count() >= 1",
        mended: "event('Order Completed').within(7 days).count() >= 1"),
      ValidatorExample(
        code,
        "trait('vip') = 'true' AND event('Order Completed').«between(10 days, 20 days)»"
          + ".between(30 days, 60 days).count() = 0",
        mended: "trait('vip') = 'true' AND event('Order Completed').between(10 days, 20 days)"
          + ".count() = 0"),
      ValidatorExample(
        code,
        "event('Order Completed').«within(5 hours)».between(1 day, 2 days)"
          + ".sum(property('total')) > 100",
        mended: "event('Order Completed').within(5 hours).sum(property('total')) > 100"),
    ],
    quiet: [
      QuietExample(
        "event('Order Completed').within(30 days).between(7 days, 60 days).count() >= 1"),
      QuietExample("event('Order Completed').within(7 days).between(7 days, 60 days).count() >= 1"),
      QuietExample(
        "event('Order Completed').within(7 days).count() >= 1"
          + " AND event('Order Completed').between(30 days, 60 days).count() >= 1"),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    let constants = ConstantFindings(in: tree, context)
    return constants.constants { $0.cause == .windows }.map { constant, node in
      let windows = node.condition.windows
      let words = windows.map(NodeWords.words)
      return constants.finding(
        Self.code, constant, at: node, words: words.first,
        "the windows exclude each other: \(words.joined(separator: ", "))",
        suggestions: windows.map { window in
          node.offer(
            "keep \(NodeWords.words(window))", node.condition.keeping([window]))
        })
    }
  }
}

extension Condition {
  /// The windows of the stream on the left.
  var windows: [Window] {
    leftStream?.filters.compactMap { if case .window(let window) = $0 { window } else { nil } }
      ?? []
  }

  /// The same with no windows but some in the stream on the left.
  func keeping(_ windows: [Window]) -> Condition {
    func kept(_ scalar: Scalar) -> Scalar {
      guard case .measure(var stream, let measure) = scalar else { return scalar }
      var left = windows
      stream.filters.removeAll { filter in
        guard case .window(let window) = filter else { return false }
        guard let place = left.firstIndex(of: window) else { return true }
        left.remove(at: place)
        return false
      }
      return .measure(stream, measure)
    }
    switch self {
    case .compare(let left, let symbol, let right): return .compare(kept(left), symbol, right)
    case .test(let left, let comparator): return .test(kept(left), comparator)
    case .and, .or, .not, .any, .all: return self
    }
  }

  private var leftStream: Stream? {
    switch self {
    case .compare(.measure(let stream, _), _, _), .test(.measure(let stream, _), _): stream
    case .and, .or, .not, .any, .all, .compare, .test: nil
    }
  }
}
