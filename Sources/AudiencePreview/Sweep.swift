package import AudienceConditions
package import AudienceJSON
package import AudiencePluginAPI
import AudienceQueryLanguage

/// The size of an audience while one number of one node varies.
package struct Sweep: Sendable {
  /// The size at one value.
  package struct Point: Hashable, Sendable {
    package let value: ExactNumber
    /// The words that `/set ID` takes for the value.
    package let words: String
    package let count: Int
  }

  package let nodeID: Int
  package let number: NodeNumber
  /// In ascending order of their values.
  package let points: [Point]
  /// How many members the tree has as it is.
  package let count: Int
  /// How many profiles, or accounts, there are.
  package let total: Int

  /// - Parameter values: the values to try; those that the number cannot have are left out.
  /// - Throws: `CancellationError`; what the engine throws.
  package init(
    _ request: PreviewRequest, nodeID: Int, number: NodeNumber, values: [ExactNumber],
    engine: any PreviewEngine, work: PreviewWork
  ) throws {
    self.nodeID = nodeID
    self.number = number
    var counter = TreeCounter(
      request, engine: engine, work: work, title: "sweeping", expected: values.count + 2)
    total = try counter.count(nil)
    count = try counter.count(request.tree.condition)
    var points: [Point] = []
    for value in values.sorted() {
      guard let (words, tree) = Self.edited(request.tree, nodeID, number, value) else { continue }
      points.append(Point(value: value, words: words, count: try counter.count(tree.condition)))
    }
    self.points = points
  }

  /// The tree with another number in one node, and the words that make the edit.
  package static func edited(
    _ tree: ConditionTree, _ nodeID: Int, _ number: NodeNumber, _ value: ExactNumber
  ) -> (words: String, tree: ConditionTree)? {
    guard let node = tree.node(nodeID),
      let words = number.words(setting: value, in: node.condition),
      let condition = try? FieldEdit.apply(words, to: node),
      let edited = try? tree.setting(nodeID, to: condition)
    else { return nil }
    return (words, edited)
  }

  /// How many values are tried where no step is given, at most.
  package static let automaticPoints = 20

  /// The values of a range with a step; without one, whole or round steps, so that there are about
  /// 20 of them, the ends and the number as it is among them.
  package static func values(
    from low: ExactNumber, to high: ExactNumber, by step: ExactNumber?, current: ExactNumber?,
    wholeNumbers: Bool
  ) -> [ExactNumber] {
    let width = high.doubleValue - low.doubleValue
    guard width.isFinite, width >= 0 else { return [] }
    let stride =
      step?.doubleValue
      ?? RoundSteps.step(
        atLeast: width / Double(automaticPoints - 1), wholeNumbers: wholeNumbers)
    guard stride > 0 else { return [low] }
    var values: Set<ExactNumber> = [low, high]
    let first = step == nil ? (low.doubleValue / stride).rounded(.down) * stride : low.doubleValue
    let steps = Int(min(100_000, ((high.doubleValue - first) / stride + 1e-9).rounded(.down)))
    for index in 0...max(0, steps) {
      let value = first + Double(index) * stride
      // Six decimals: what a step of tenths adds up to is told as tenths.
      let rounded = (value * 1_000_000).rounded() / 1_000_000
      guard let number = ExactNumber(abs(value) < 1e9 ? rounded : value) else { continue }
      if number >= low, number <= high { values.insert(number) }
    }
    if step == nil, let current, current >= low, current <= high { values.insert(current) }
    return values.sorted()
  }
}
