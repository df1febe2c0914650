public import AudiencePluginAPI
import TerminalText

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
    /// What was seen instead: one line, with control characters escaped.
    public let text: String

    public var description: String { "\(rule): \(text)" }
  }

  public let plugin: PluginReference
  /// The rules that were looked at, in order.
  public internal(set) var rules: [String] = []
  /// What does not hold, at most five for each rule.
  public internal(set) var failures: [Failure] = []
  /// The rules that were not looked at, because a call of the plugin did not come back.
  public internal(set) var skipped: [String] = []

  let trial: PluginTrial

  static let mostOfARule = 5

  init(_ plugin: PluginReference, patience: Duration) {
    self.plugin = plugin
    trial = PluginTrial(plugin, patience: patience)
  }

  /// One line where everything holds; else a line for each failure.
  public var description: String {
    if failures.isEmpty { return "\(plugin) keeps the contract: \(rules.count) rules" }
    let end =
      skipped.isEmpty
      ? "" : "  the suite ended there: \(skipped.count) rules were not looked at\n"
    return "\(plugin) breaks the contract:\n" + failures.map { "  \($0)\n" }.joined() + end
  }

  /// Looks at one rule, unless the plugin was turned off before.
  ///
  /// - Parameter body: calls its argument with each thing that does not hold; what it throws does
  ///   not hold either. What it says behind a call that did not come back does not count.
  mutating func check(_ rule: String, _ body: (_ fail: (String) -> Void) throws -> Void) {
    guard trial.end == nil else {
      skipped.append(rule)
      return
    }
    rules.append(rule)
    let trial = trial
    var texts: [String] = []
    var isOver = false
    func take(_ text: String) {
      if isOver { return }
      isOver = trial.end != nil
      let text = ScreenText.escaped(text)
      if texts.count < Self.mostOfARule || isOver, !texts.contains(text) { texts.append(text) }
    }
    do {
      try body(take)
    } catch {
      take(text(of: error))
    }
    if let end = trial.end { take(end) }
    failures += texts.map { Failure(rule: rule, text: $0) }
  }
}
