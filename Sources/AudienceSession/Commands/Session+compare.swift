import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost

extension Session {
  /// What two strategies make of one prompt: both trees, and the members that differ.
  func compare(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let names = catalog.strategies.map { $0.description.name }
    let (first, following) = line.splitFirst()
    let (second, rest) = CommandLine.split(following, in: line.source)
    for word in [first, second] where !names.contains(word.text) {
      throw usage(
        .compare, line,
        word.text.isEmpty ? "expected two strategies" : "there is no strategy '\(word.text)'",
        at: word.span, choices: names)
    }
    guard let text = rest.text.isEmpty ? comparedPrompt : rest.text else {
      throw usage(.compare, line, "expected a prompt: none was typed yet")
    }
    let before = side(first.text, text, line, work)
    if case .failure(let error) = before, error.first.code == .cancelled { throw error }
    let after = side(second.text, text, line, work)
    if case .failure(let error) = after, error.first.code == .cancelled { throw error }
    var difference: ChangedReply?
    if case .success(let old) = before, case .success(let new) = after {
      var reply = ChangedReply(before: old, after: new, wayBack: "your tree is as it was")
      reply.sharesIDs = false
      difference = try telling(reply, work)
    }
    return .comparison(
      ComparisonReply(
        prompt: text, sides: [(first.text, before), (second.text, after)], difference: difference))
  }

  /// The prompt of the tree at hand, else the last that was typed.
  private var comparedPrompt: String? {
    let prompt = state?.origin.prompt ?? ""
    return prompt.isEmpty ? lastPrompt : prompt
  }

  /// What one strategy makes of a prompt: one that refuses it is an answer too.
  private func side(
    _ strategy: String, _ text: String, _ line: CommandLine, _ work: SessionWork
  ) -> Result<TreeState, FindingError> {
    do {
      return .success(try generated(text, by: strategy, line, work))
    } catch let error as FindingError {
      return .failure(error)
    } catch {
      return .failure(
        FindingError(Finding(.unknown, at: .whole, "Something went wrong", help: "\(error)")))
    }
  }
}
