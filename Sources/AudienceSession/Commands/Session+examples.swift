import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost
import AudienceSchema

extension Session {
  /// `/examples`: for each kind of condition a prompt that the current strategy understands, with
  /// how many it selects. In place of a strategy that sends data out, another one is asked.
  func examples(_ work: SessionWork) throws -> Reply {
    let open = try requireWorkspace()
    let kinds = PromptExamples(workspace: open.workspace).kinds
    // What is tried out here is not sent to anybody.
    var local = self
    if strategies.terms != nil,
      let name = catalog.strategies.first(where: { !$0.description.sendsDataOut })?.description.name
    {
      try local.use(strategy: name)
    }
    var rows: [(count: String, kind: String, prompt: String)] = []
    for kind in kinds {
      var found: (count: String, kind: String, prompt: String)?
      // One that selects somebody teaches more than one that selects nobody.
      for prompt in kind.prompts where found == nil || found?.count == "0" {
        if work.isCancelled() { throw CancellationError() }
        guard let count = try local.understood(prompt, in: open, work: work) else { continue }
        if found == nil || count != "0" { found = (count, kind.name, prompt) }
      }
      if let found { rows.append(found) }
    }
    guard !rows.isEmpty else {
      return .text(["no example could be made from this workspace's names"])
    }
    let counts = rows.map(\.count.count).max() ?? 0
    let names = rows.map(\.kind.count).max() ?? 0
    return .text(
      [
        "Prompts that work in workspace '\(open.workspace.name)', with their members:"
      ]
        + rows.map { row in
          "  " + String(repeating: " ", count: counts - row.count.count) + row.count + "  "
            + row.kind + String(repeating: " ", count: names - row.kind.count) + "  " + row.prompt
        })
  }

  /// How many a prompt selects, in digits; empty without samples, nil where it is not understood.
  private func understood(
    _ text: String, in open: OpenWorkspace, work: SessionWork
  ) throws -> String? {
    guard let prompt = try? Prompt(text) else { return nil }
    let result: GenerationResult
    do {
      result = try readings(
        .generate(prompt), level: nil, allowsPersonalData: false, in: open, work: work)
    } catch is FindingError {
      return nil
    }
    guard let reading = result.readings.first else { return nil }
    return try members(of: reading.tree, level: reading.level, work: work).map { String($0.count) }
      ?? ""
  }
}
