import ArgumentParser
import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePluginAPI
import AudiencePreview
import AudienceProfiles
import AudienceStore
import MemoryEngine

/// `edit`: what the count after an edit costs.
struct EditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "How long it takes until the count follows an edit.",
    discussion: """
      Rows {"id","query"} (and "level") give {"id","node","field","cpu_ms","wall_ms","back_cpu_ms",\
      "back_wall_ms"} for every number in the tree, one figure a round: in each the number becomes \
      one it never was, then goes back to what it was. What was found out about the rest of the \
      tree is kept, as in the playground.
      """)

  @OptionGroup var options: QueryOptions

  func run() throws {
    let requests = try BenchRequest.read(
      options.queries, folder: options.folder, clock: options.at)
    let paths = try CallLogFiles.find(inWorkspace: options.folder)
    let samples =
      options.store
      ? try PreparedStore(of: paths, folder: options.folder, stores: nil).open(
        threads: options.threads
      ).store
      : try CallStore.load(paths, threads: options.threads)
    let engine = MemoryEngine(samples, threads: options.threads, resultCapacity: 256 << 20)
    for row in requests {
      for node in row.request.tree.root.nodesAboutTheSubject {
        for number in NodeNumber.numbers(of: node.condition) where number.current != nil {
          try measure(row, node.id, number, engine)
        }
      }
    }
  }

  private func measure(
    _ row: BenchRequest, _ node: Int, _ number: NodeNumber, _ engine: MemoryEngine
  ) throws {
    guard let current = number.current?.doubleValue else { return }
    var edits: [Timing] = []
    var returns: [Timing] = []
    for round in 0...options.rounds {
      guard let value = ExactNumber(current + Double(round + 1)),
        let edited = Sweep.edited(row.request.tree, node, number, value)?.tree
      else { return }
      _ = try engine.count(row.request, work: PreviewWork())
      let request = PreviewRequest(
        tree: edited, level: row.request.level, now: row.request.now,
        workspace: row.request.workspace)
      let edit = try Stopwatch.time { try engine.count(request, work: PreviewWork()) }.timing
      let back = try Stopwatch.time { try engine.count(row.request, work: PreviewWork()) }.timing
      if round > 0 {
        edits.append(edit)
        returns.append(back)
      }
    }
    BenchOutput.write([
      "id": row.id, "node": .integer(node), "field": .text(number.kind.rawValue),
      "cpu_ms": .milliseconds(edits.map(\.cpu)), "wall_ms": .milliseconds(edits.map(\.wall)),
      "back_cpu_ms": .milliseconds(returns.map(\.cpu)),
      "back_wall_ms": .milliseconds(returns.map(\.wall)),
    ])
  }
}
