import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost
import AudiencePreview
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

extension Session {
  /// Members gained and lost between two trees, strategies or clocks: from an earlier step, a query
  /// text, another strategy's tree or another clock.
  func diff(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let words = line.words
    if let first = words.first, let value = TimestampReader.value(first.text) {
      return try diff(from: value.instant, words, line, state, work)
    }
    let strategies = catalog.strategies.map { $0.description.name }
    if let first = words.first, strategies.contains(first.text) {
      return try diff(strategies: words, line, state, work)
    }
    if line.rest.text.contains("(") { return try diff(toQuery: line.rest, line, state, work) }
    return try diff(sinceStep: line, state, work)
  }

  // MARK: - Steps

  private func diff(
    sinceStep line: CommandLine, _ state: TreeState, _ work: SessionWork
  ) throws -> Reply {
    let states = past + [state]
    var step = past.count - 1
    if !line.rest.text.isEmpty {
      guard let number = Int(line.rest.text), states.indices.contains(number),
        states[number] != nil
      else {
        throw usage(
          .diff, line,
          "expected a step, an instant, a strategy or query text, not '\(line.rest.text)'",
          at: line.rest.span, choices: log.map { String($0.step) })
      }
      step = number
    }
    guard step >= 0, let earlier = states[step] else {
      return .text(["there is no tree before this one"])
    }
    let before = try atClock(earlier, work: work)
    var reply = ChangedReply(before: before, after: state, wayBack: "")
    reply.sharesIDs = before.tree.root.id == state.tree.root.id && isOneHistory(from: step)
    reply.title = "step \(step) → now"
    return .changed(try telling(reply, work))
  }

  /// Whether every step since one was an edit of the tree before it, so that ids name the same nodes.
  private func isOneHistory(from step: Int) -> Bool {
    guard step < past.count else { return true }
    let later = past[(step + 1)...].map { $0?.command } + [state?.command]
    return later.allSatisfy { $0?.hasPrefix("/") == true && $0?.hasPrefix("/query") == false }
  }

  // MARK: - Queries and strategies

  private func diff(
    toQuery text: CommandLine.Argument, _ line: CommandLine, _ state: TreeState,
    _ work: SessionWork
  ) throws -> Reply {
    let open = try requireWorkspace()
    let tree: ConditionTree
    do {
      tree = try self.tree(ofQuery: text.text, level: state.level)
    } catch {
      throw error.shifted(from: text.text, into: line.source, by: text.span.start)
    }
    let other = try evaluated(
      TreeState(
        tree: tree, level: state.level, provenance: [:], origin: .query(text.text),
        command: line.source.text),
      in: open, work: work)
    var reply = ChangedReply(before: state, after: other, wayBack: "your tree is as it was")
    reply.sharesIDs = false
    reply.title = "your tree → the query"
    return .changed(try telling(reply, work))
  }

  private func diff(
    strategies words: [CommandLine.Argument], _ line: CommandLine, _ state: TreeState,
    _ work: SessionWork
  ) throws -> Reply {
    let prompt = state.origin.prompt
    guard !prompt.isEmpty else {
      throw FindingError(
        Finding(
          .usage, at: .text(line.source, words[0].span),
          "the tree comes from no prompt that a strategy could read",
          help: "type the prompt first, or compare with query text: /diff trait('email').exists()"))
    }
    let names = catalog.strategies.map { $0.description.name }
    for word in words.dropFirst() where !names.contains(word.text) {
      throw usage(
        .diff, line, "there is no strategy '\(word.text)'", at: word.span, choices: names)
    }
    let last = try generated(prompt, by: words[words.count - 1].text, line, work)
    var reply: ChangedReply
    if words.count > 1 {
      let first = try generated(prompt, by: words[0].text, line, work)
      reply = ChangedReply(before: first, after: last, wayBack: "your tree is as it was")
      reply.title = "\(words[0].text) → \(words[words.count - 1].text)"
    } else {
      reply = ChangedReply(before: state, after: last, wayBack: "your tree is as it was")
      reply.title = "your tree → \(words[0].text)"
    }
    reply.sharesIDs = false
    return .changed(try telling(reply, work))
  }

  /// The first reading that a strategy gives for a prompt.
  func generated(
    _ text: String, by strategy: String, _ line: CommandLine, _ work: SessionWork
  ) throws -> TreeState {
    var other = self
    try other.use(strategy: strategy)
    let open = try requireWorkspace()
    let prompt = try GenerationHost.prompt(from: text)
    let result = try other.readings(
      .generate(prompt), level: levelOverride, allowsPersonalData: environment.allowsPersonalData,
      in: open, work: work)
    let origin = TreeOrigin.GeneratedOrigin(
      prompt: prompt.source, strategy: strategy, readings: result.readings, taken: 0,
      question: result.question)
    return try other.taken(0, of: origin, command: line.source.text, in: open, work: work)
  }

  // MARK: - Clocks

  private func diff(
    from first: Instant, _ words: [CommandLine.Argument], _ line: CommandLine,
    _ state: TreeState, _ work: SessionWork
  ) throws -> Reply {
    var second = clock.now
    if words.count > 1 {
      guard let value = TimestampReader.value(words[1].text) else {
        throw usage(
          .diff, line, "expected a second instant, not '\(words[1].text)'", at: words[1].span)
      }
      second = value.instant
    }
    var reply = ChangedReply(
      before: try evaluated(state, at: first, work), after: try evaluated(state, at: second, work),
      wayBack: "the clock is \(clock.now.text) as it was")
    reply.title = "\(first.text) → \(second.text)"
    return .changed(try telling(reply, work))
  }

  private func evaluated(
    _ state: TreeState, at now: Instant, _ work: SessionWork
  ) throws -> TreeState {
    var other = self
    other.clockOverride = now
    return try other.evaluated(state, in: requireWorkspace(), work: work)
  }

  // MARK: - Who enters and who leaves

  /// How many witnesses of each side are told.
  private static let witnesses = 2

  /// The reply with who enters, who leaves, and why.
  func telling(_ reply: ChangedReply, _ work: SessionWork) throws -> ChangedReply {
    guard let before = reply.before, let old = before.members, let new = reply.after.members,
      before.level == reply.after.level, old.ids != new.ids
    else { return reply }
    let open = try requireWorkspace()
    let first = MemberDifference.Side(
      request(before, open.workspace).asking(at: before.evaluatedAt ?? clock.now),
      members: old.ids)
    let second = MemberDifference.Side(
      request(reply.after, open.workspace).asking(at: reply.after.evaluatedAt ?? clock.now),
      members: new.ids)
    let sharesIDs = reply.sharesIDs
    var reply = reply
    let engine = engine(open, work)
    let witnessCount = engine.readsProfiles ? Self.witnesses : 0
    reply.difference = try engine.ask { engine, work in
      try MemberDifference(
        from: first, to: second, sharesIDs: sharesIDs, witnessCount: witnessCount,
        engine: engine, work: work)
    }
    return reply
  }
}
