import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudiencePreview
import AudienceQueryLanguage
import AudienceSchema
import AudienceStore
import AudienceTestSupport
import AudienceTime
import ReferenceEngine
import Testing

/// An invented subject is what was asked for, whatever the tree; and where some subject satisfies a
/// tree, one is nearly always found.
@Suite struct InventionLawTests {
  private func request(_ tree: ConditionTree, _ level: AudienceLevel) -> PreviewRequest {
    PreviewRequest(
      tree: tree, level: level, now: RandomCalls.now, workspace: Workspace(name: "random"))
  }

  private func members(_ calls: [JSONValue], _ request: PreviewRequest) throws -> [UTF8Text] {
    let engine = try ReferenceEngine(
      source: PreviewSource(store: CallStore(calls: calls)),
      settings: PluginSettings(for: ReferenceEngine.description, environment: [:]))
    var ids: [UTF8Text] = []
    try engine.members(request, limit: nil, work: PreviewWork()) { ids.append($0) }
    return ids
  }

  @Test func anInventedSubjectIsWhatWasAskedFor() throws {
    var satisfiable = 0
    var missed: [String] = []
    for seed in 0..<TestSettings.heavyCases {
      let level: AudienceLevel = seed.isMultiple(of: 4) ? .accounts : .users
      var logs = RandomCalls(seed: UInt64(seed))
      var conditions = RandomConditions(
        seed: UInt64(seed), level: level, vocabulary: logs.vocabulary, maximumDepth: 4)
      let tree = conditions.nextTree()
      let request = request(tree, level)
      let isSatisfiable = try !members((0..<6).flatMap { _ in logs.next() }, request).isEmpty
      let text = "seed \(seed): \(QueryPrinter.text(tree))"
      if isSatisfiable { satisfiable += 1 }
      switch try Inventor(request).member() {
      case .found(let invention):
        #expect(try members(invention.calls, request).contains(invention.id), "\(text)")
      case .notFound(let conflict):
        #expect(conflict.allSatisfy { tree.node($0) != nil }, "\(text)")
        if isSatisfiable { missed.append(text) }
      }
      for node in tree.nodes.prefix(6) {
        guard case .found(let invention) = try Inventor(request).failing(at: node.id) else {
          continue
        }
        let turned = try tree.setting(node.id, to: .not(node))
        #expect(try !members(invention.calls, request).contains(invention.id), "\(text)")
        #expect(
          try members(invention.calls, self.request(turned, level)).contains(invention.id),
          "\(text) at \(node.id)")
      }
    }
    #expect(missed.count * 20 <= satisfiable, "\(missed.joined(separator: "\n"))")
  }
}
