public import AudiencePluginAPI

/// What a conformance suite found wrong with a plugin; tied to no test library.
///
///     let report = ValidatorConformance(MyValidator.self, triggering: ["trait('fax').exists()"]).run()
///     #expect(report.failures.isEmpty, "\(report)")        // Swift Testing
///     XCTAssertTrue(report.failures.isEmpty, "\(report)")  // XCTest
public struct ConformanceReport: Sendable, CustomStringConvertible {
  /// One thing that does not hold.
  public struct Failure: Hashable, Sendable, CustomStringConvertible {
    /// The rule, as a sentence: `the same request gives the same outcome`.
    public let rule: String
    /// What was seen instead.
    public let text: String

    public var description: String { "\(rule): \(text)" }
  }

  public let plugin: PluginReference
  /// The rules that were looked at, in order.
  public internal(set) var rules: [String] = []
  /// What does not hold, at most five for each rule.
  public internal(set) var failures: [Failure] = []

  static let mostOfARule = 5

  init(_ plugin: PluginReference) { self.plugin = plugin }

  /// One line where everything holds; else a line for each failure.
  public var description: String {
    if failures.isEmpty { return "\(plugin) keeps the contract: \(rules.count) rules" }
    return "\(plugin) breaks the contract:\n"
      + failures.map { "  \($0)\n" }.joined()
  }

  /// Looks at one rule.
  ///
  /// - Parameter body: calls its argument with each thing that does not hold; what it throws does
  ///   not hold either.
  mutating func check(_ rule: String, _ body: (_ fail: (String) -> Void) throws -> Void) {
    rules.append(rule)
    var texts: [String] = []
    do {
      try body { if texts.count < Self.mostOfARule, !texts.contains($0) { texts.append($0) } }
    } catch {
      texts.append(text(of: error))
    }
    failures += texts.map { Failure(rule: rule, text: $0) }
  }
}
