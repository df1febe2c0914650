import AudienceConditions
import AudienceDiagnostics
import AudienceSchema

extension Session {
  mutating func undo(_ work: SessionWork) throws -> Reply {
    guard let before = past.popLast() else {
      throw FindingError(
        Finding(
          .nothingToUndo, at: .whole, "there is no step to take back", help: "/log lists the steps")
      )
    }
    future.insert(state, at: 0)
    let left = state
    state = try before.map { try atClock($0, work: work) }
    return restored(from: left, wayBack: "/redo to do it again")
  }

  mutating func redo(_ work: SessionWork) throws -> Reply {
    guard !future.isEmpty else {
      throw FindingError(
        Finding(
          .nothingToUndo, at: .whole, "there is no step to do again", help: "/log lists the steps"))
    }
    let next = future.removeFirst()
    past.append(state)
    let left = state
    state = try next.map { try atClock($0, work: work) }
    return restored(from: left, wayBack: "/undo to go back")
  }

  private mutating func restored(from left: TreeState?, wayBack: String) -> Reply {
    refusedPrompt = nil
    guard let state else { return .text(["there is no tree now · \(wayBack)"]) }
    levelOverride = state.chosenLevel
    return .changed(ChangedReply(before: left, after: state, wayBack: wayBack))
  }

  /// The steps of this session, those that were taken back included.
  var log: [LogEntry] {
    let states = past + [state] + future
    return states.enumerated().compactMap { step, state in
      state.map {
        LogEntry(
          step: step, command: $0.command, count: $0.members?.ids.count,
          isCurrent: step == past.count)
      }
    }
  }

  func validate() throws -> Reply {
    let state = try requireState()
    return .findings(FindingsReply(findings: state.findings, tree: state.tree))
  }

  mutating func apply(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    // The offers of the line before this one; `run` cleared the copy's.
    let offers = pendingOffers
    guard !offers.isEmpty else {
      throw FindingError(
        Finding(
          .usage, at: .whole, "there is no suggestion to apply",
          help: "/apply uses the suggestions of the line before"))
    }
    guard let number = Int(line.rest.text), offers.indices.contains(number - 1) else {
      throw usage(
        .apply, line, "expected the number of a suggestion", at: line.rest.span,
        choices: offers.indices.map { String($0 + 1) })
    }
    let command = CommandLine(offers[number - 1].line)
    guard let name = command.name else { return try generate(command.source.text, work: work) }
    return try run(name, command, work)
  }
}
