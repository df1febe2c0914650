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
    var rows: [ExamplesReply.Row] = []
    for kind in kinds {
      var found: ExamplesReply.Row?
      // One that selects somebody teaches more than one that selects nobody.
      for prompt in kind.prompts where found == nil || found?.count == 0 {
        if work.isCancelled() { throw CancellationError() }
        guard let answer = try local.understood(prompt, in: open, work: work) else { continue }
        if found == nil || answer.count != 0 {
          found = ExamplesReply.Row(
            kind: kind.name, prompt: prompt, level: answer.level, count: answer.count)
        }
      }
      if let found { rows.append(found) }
    }
    guard !rows.isEmpty else {
      return .text(["no example could be made from this workspace's names"])
    }
    return .examples(ExamplesReply(workspace: open.workspace.name, rows: rows))
  }

  /// How many a prompt selects, nil without samples; nil where it is not understood.
  private func understood(
    _ text: String, in open: OpenWorkspace, work: SessionWork
  ) throws -> (count: Int?, level: AudienceLevel)? {
    guard let prompt = try? Prompt(text) else { return nil }
    let result: GenerationResult
    do {
      result = try readings(
        .generate(prompt), level: nil, allowsPersonalData: false, in: open, work: work)
    } catch is FindingError {
      return nil
    }
    guard let reading = result.readings.first else { return nil }
    return (
      try members(of: reading.tree, level: reading.level, work: work)?.count, reading.level
    )
  }
}
