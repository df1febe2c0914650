/// What a conformance suite found wrong with a plugin.
public struct ConformanceReport: Sendable {
  public let failures: [String]
}
