import AudienceConditions
import AudienceDiagnostics
import AudienceGenerators
import AudienceQueryLanguage
import AudienceSchema

/// Trees that plugins which take one are tried with.
enum TestTrees {
  /// Random trees of the whole language, with hostile names and values, and the extreme ones: 200
  /// levels, and hundreds of members.
  static func all(of level: AudienceLevel) -> [ConditionTree] {
    some(of: level, count: 20) + extremes
  }

  /// A few random trees.
  static func some(of level: AudienceLevel, count: Int = 3) -> [ConditionTree] {
    var random = RandomConditions(seed: 11, level: level)
    return (0..<count).map { _ in random.nextTree() }
  }

  private static let extremes: [ConditionTree] = {
    let leaf = Condition.test(.trait("email"), .exists)
    var deep = leaf
    for _ in 0..<(QueryParser.maximumDepth - 1) { deep = .not(ConditionNode(deep)) }
    return [
      ConditionTree(deep),
      ConditionTree(
        .or(
          (0..<300).map { number in
            ConditionNode(
              .compare(.trait("age"), .equal, .literal(.integer(number))))
          })),
    ]
  }()

  /// The tree of a query text.
  static func tree(_ query: String) throws -> ConditionTree {
    guard let tree = try QueryParser.parse(query).tree else {
      throw FindingError(
        Finding(.structure, at: .whole, "'\(query)' is a value: expected a condition"))
    }
    return tree
  }
}
