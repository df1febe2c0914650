import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudiencePluginHost
import AudienceQueryLanguage
import AudienceSchema
import AudienceSession

/// Generates for each row of a file of prompts, one row out for one row in.
struct GenerateBatch {
  let kit: KitSession

  func run(_ path: String) throws -> Int32 {
    try BatchReader(console: kit.console).run(path, interrupts: kit.interrupts) { row in
      try self.row(row)
    }
  }

  private func row(_ row: BatchRow) throws -> JSONObject {
    let text = try row.string("prompt")
    let task = try task(text, query: try row.optionalString("query"), level: try row.level())
    let open = try kit.session.requireOpen()
    let result = try kit.session.readings(
      task.task, level: task.level ?? kit.session.chosenLevel,
      allowsPersonalData: kit.session.allowsPersonalData, in: open, work: kit.work)
    let best = result.best
    var output = JSONObject()
    output["level"] = .text(best.level.rawValue)
    output["query"] = .text(QueryPrinter.text(best.tree))
    if !best.notes.isEmpty { output["notes"] = .array(best.notes.map { .text($0) }) }
    if result.question != nil {
      output["ambiguous"] = .boolean(true)
      output["alternatives"] = .array(
        result.readings.dropFirst().map { reading in
          .object([
            "query": .text(QueryPrinter.text(reading.tree)),
            "difference": .text(reading.difference),
          ])
        })
    }
    return output
  }

  /// A prompt to generate from, or an instruction for the query of the row. The level of a query
  /// is the row's or what its text says; where neither does, its names decide.
  private func task(
    _ text: String, query: String?, level: AudienceLevel?
  ) throws -> (task: GenerationRequest.Task, level: AudienceLevel?) {
    guard let query else { return (.generate(try GenerationHost.prompt(from: text)), nil) }
    let said = level ?? QueryLevel.said(by: query)
    let tree = try kit.session.tree(ofQuery: query, level: said ?? .users)
    return (.refine(try GenerationHost.instruction(from: text), tree), said)
  }
}
