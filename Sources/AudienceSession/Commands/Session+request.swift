import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost
import AudienceSchema
import AudienceTime

extension Session {
  /// Shows the exact bytes that a prompt would send out, and to whom; or every name that would be
  /// left out. Nothing is sent.
  func request(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let open = try requireWorkspace()
    var words = line.rest.text
    let option = "--left-out"
    let showsLeftOut = words == option || words.hasPrefix(option + " ")
    if showsLeftOut { words = String(words.dropFirst(option.count)) }
    let typed = words.drop(while: \.isWhitespace)
    guard let text = typed.isEmpty ? lastPrompt : String(typed) else {
      throw usage(.request, line, "expected a prompt: none was typed yet")
    }
    let task: GenerationRequest.Task
    if let state, let instruction = CommandLine(text).instruction {
      task = .refine(try GenerationHost.instruction(from: instruction), state.tree)
    } else {
      task = .generate(try GenerationHost.prompt(from: text))
    }
    let outgoing = try strategies.outgoing(
      for: GenerationRequest(
        task: task, level: task.isRefinement ? state?.level : levelOverride,
        workspace: open.workspace, now: clock.now))
    guard let outgoing else {
      return .text(["strategy '\(strategyName)' sends nothing out"])
    }
    return .outgoing(OutgoingReply(data: outgoing, showsLeftOut: showsLeftOut))
  }
}

extension CommandLine {
  /// What follows `/refine`, if this is one.
  fileprivate var instruction: String? { name == .refine ? rest.text : nil }
}

extension GenerationRequest.Task {
  fileprivate var isRefinement: Bool {
    switch self {
    case .generate: false
    case .refine: true
    }
  }
}
