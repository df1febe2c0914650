import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI

extension Session {
  /// Runs one line: a command when it begins with `/`, a prompt otherwise.
  ///
  /// A line that fails is answered with `.failed`, and the session is as it was, but for the
  /// suggestions that `/apply` can use.
  package mutating func run(_ line: String, work: SessionWork = SessionWork()) -> Reply {
    attempt(line, work) { session in try session.execute(line, work) }
  }

  /// Generates from a prompt, whatever it begins with.
  package mutating func generate(prompt: String, work: SessionWork = SessionWork()) -> Reply {
    attempt(prompt, work) { session in try session.generate(prompt, work: work) }
  }

  /// Takes a query text as the tree.
  package mutating func take(query: String, work: SessionWork = SessionWork()) -> Reply {
    attempt(query, work) { session in
      try session.take(query: query, command: "/query \(query)", work)
    }
  }

  /// Why one profile, or account, is a member or not, as `/why` tells it.
  package mutating func why(id: String, work: SessionWork = SessionWork()) -> Reply {
    attempt(id, work) { session in try session.why(CommandLine(argument: id), work) }
  }

  private mutating func attempt(
    _ line: String, _ work: SessionWork, _ action: (inout Session) throws -> Reply
  ) -> Reply {
    var copy = self
    if !CommandLine(line).isCommand { lastPrompt = line }
    copy.lastPrompt = lastPrompt
    do {
      copy.pendingOffers = offers
      copy.offers = []
      let reply = try action(&copy)
      let shown = try copy.shown(reply, work)
      self = copy
      if offers.isEmpty { offers = Self.offers(of: reply.offeredFindings, line: line) }
      return shown
    } catch let error as FindingError {
      return fail(error.findings, line)
    } catch is CancellationError {
      return fail([Finding(.cancelled, at: .whole, "cancelled: the tree is as it was")], line)
    } catch let error as TreeEditError {
      return fail([error.finding], line)
    } catch {
      return fail([Finding(.unknown, at: .whole, "Something went wrong", help: "\(error)")], line)
    }
  }

  /// A reply as it may be shown.
  private func shown(_ reply: Reply, _ work: SessionWork) throws -> Reply {
    guard settings.masksPersonalData else { return reply }
    // A long table can be cancelled; another line has been carried out by now.
    if case .members = reply { return try work.inBackground { reply.masked } }
    return reply.masked
  }

  private mutating func fail(_ findings: [Finding], _ line: String) -> Reply {
    offers = Self.offers(of: findings, line: line)
    if findings.first?.code == .personalData { unconfirmedLine = line }
    if !CommandLine(line).isCommand { refusedPrompt = line }
    return .failed(FailedReply(findings: findings, offersApply: !offers.isEmpty))
  }

  private mutating func execute(_ line: String, _ work: SessionWork) throws -> Reply {
    let commandLine = CommandLine(line)
    guard commandLine.isCommand else { return try generate(line, work: work) }
    guard let name = commandLine.name else { throw FindingError(unknownCommand(commandLine)) }
    if let spec = CommandTable.spec(name), spec.arguments.isEmpty, !commandLine.rest.text.isEmpty {
      throw usage(name, commandLine, "/\(name.rawValue) takes nothing", at: commandLine.rest.span)
    }
    return try run(name, commandLine, work)
  }

  private func unknownCommand(_ line: CommandLine) -> Finding {
    let word = line.word.isEmpty ? "/" : line.word
    let nearest = EditDistance.nearest(
      to: String(word.dropFirst()), in: CommandName.allCases.map(\.rawValue), count: 3)
    let synonym = CommandTable.synonym(of: String(word.dropFirst()))
    let names = (synonym.map { [$0.rawValue] } ?? []) + nearest.filter { $0 != synonym?.rawValue }
    return Finding(
      .unknownCommand, at: .text(line.source, line.wordSpan), "there is no command '\(word)'",
      suggestions: names.prefix(3).map {
        Suggestion("did you mean /\($0)?", .replaceText(line.wordSpan, "/\($0)"))
      },
      help: names.isEmpty ? "/help lists the commands" : nil)
  }

  // MARK: - Suggestions

  /// The lines that would apply the suggestions of findings: the text of the line that failed with
  /// a part replaced, or an edit of a node.
  static func offers(of findings: [Finding], line: String) -> [Offer] {
    findings.flatMap { finding in
      finding.suggestions.compactMap { suggestion -> Offer? in
        switch suggestion.action {
        case .setNode(let id, let words):
          return Offer(title: suggestion.title, line: "/set \(id) \(words)")
        case .replaceText(let span, let text):
          guard case .text(let source, _) = finding.place, source.text == line else { return nil }
          return Offer(title: suggestion.title, line: line.replacing(span, with: text))
        }
      }
    }
  }
}

extension String {
  /// The text with the bytes of a span replaced.
  func replacing(_ span: Span, with text: String) -> String {
    let bytes = Array(utf8)
    let start = min(span.start, bytes.count)
    let end = min(span.end, bytes.count)
    return String(decoding: bytes[..<start] + Array(text.utf8) + bytes[end...], as: UTF8.self)
  }
}

extension Reply {
  /// The findings whose suggestions `/apply` can use.
  var offeredFindings: [Finding] {
    switch self {
    case .generated(let reply): reply.state.findings
    case .changed(let reply): reply.after.findings
    case .findings(let reply): reply.findings
    case .tree, .explanation, .readings, .members, .count, .why, .schema, .status, .opened,
      .plugins, .plugin, .help, .log, .exported, .copied, .draft, .series, .analysis, .outgoing,
      .comparison, .examples, .config, .text, .failed, .quit:
      []
    }
  }
}
