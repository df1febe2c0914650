import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import AudienceTime
import Testing

@testable import OfflineStrategy

/// Whether the shared suite lies beside the package.
private let hasSuite = !TestSettings.sharedLines("suite/shop/prompts.jsonl").isEmpty

@Suite("The shared prompt suites", .enabled(if: hasSuite, "the shared folder is missing"))
struct SuiteTests {
  /// How many rows came out right, of how many, by difficulty.
  typealias Tally = [String: (right: Int, refused: Int, wrong: Int)]

  @Test("98 of 100 answerable rows of both suites are right")
  func nearlyAllRows() async throws {
    var (right, all) = (0, 0)
    for suite in ["shop", "saas"] {
      for row in try await tally(suite).values {
        right += row.right
        all += row.right + row.refused + row.wrong
      }
    }
    #expect(all > 0 && right * 100 >= all * 98, "\(right) of \(all)")
  }

  private func tally(_ suite: String) async throws -> Tally {
    let text = TestSettings.sharedLines("suite/\(suite)/workspace.json").joined(separator: "\n")
    let workspace = try #require(
      WorkspaceReader.read(Array(text.utf8), path: "workspace.json").workspace)
    let strategy = OfflineStrategy(settings: try PluginSettings(for: OfflineStrategy.description))
    var tally: Tally = [:]
    for line in TestSettings.sharedLines("suite/\(suite)/prompts.jsonl") {
      let row = try JSONReader.read(Array(line.utf8))
      guard let golds = row["gold"]?.arrayValue, !golds.isEmpty,
        let prompt = row["prompt"]?.stringValue,
        let difficulty = row["difficulty"]?.stringValue, let level = row["level"]?.stringValue,
        let now = workspace.settings.now
      else { continue }
      let request = GenerationRequest(
        task: .generate(try Prompt(prompt)), workspace: workspace, now: now)
      var count = tally[difficulty] ?? (0, 0, 0)
      switch try await strategy.generate(request, progress: { _ in }) {
      case .declined: count.refused += 1
      case .readings(let readings, _):
        let first = try #require(readings.first)
        let wanted = try golds.compactMap { gold in
          try gold.stringValue.flatMap { try QueryParser.parse($0).tree }
        }
        let isRight =
          wanted.contains { $0.condition.plain == first.tree.condition.plain }
          && first.level.rawValue == level
        if isRight { count.right += 1 } else { count.wrong += 1 }
      }
      tally[difficulty] = count
    }
    return tally
  }
}

extension Condition {
  /// The same condition with what may stand in any order in one order.
  fileprivate var plain: Condition {
    let inner = mappingChildren { ConditionNode($0.condition.plain) }
    func sorted(_ nodes: [ConditionNode]) -> [ConditionNode] {
      nodes.sorted { QueryPrinter.text($0.condition) < QueryPrinter.text($1.condition) }
    }
    switch inner {
    case .and(let nodes): return .and(sorted(nodes))
    case .or(let nodes): return .or(sorted(nodes))
    case .compare(.measure(var stream, let measure), let symbol, let right):
      stream.filters.sort {
        QueryPrinter.text(.event("A", [$0])) < QueryPrinter.text(.event("A", [$1]))
      }
      return .compare(.measure(stream, measure), symbol, right)
    case .compare(.trait(let path), .equal, .literal(let value))
    where path.description.hasSuffix(".$"):
      return .test(.trait(FieldPath(String(path.description.dropLast(2)))), .oneOf([value]))
    case .not, .any, .all, .compare, .test: return inner
    }
  }
}
