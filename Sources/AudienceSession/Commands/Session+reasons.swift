import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudiencePreview
import AudienceSchema
import AudienceTime

extension Session {
  /// How many each node of the tree keeps and drops.
  func waterfall(_ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let open = try requireWorkspace()
    _ = try requireMembers(state)
    let request = request(state, open.workspace)
    let waterfall = try engine(open, work).ask { engine, work in
      try Waterfall(request, engine: engine, work: work)
    }
    return .analysis(
      .waterfall(
        WaterfallReply(tree: state.tree, level: state.level, waterfall: waterfall)))
  }

  /// How many near misses are shown where no number is given.
  private static let shownNearMisses = 10

  /// Whom one condition alone keeps out, and the edits that would let them in.
  func near(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let open = try requireWorkspace()
    _ = try requireMembers(state)
    let words = line.words
    var limit = Self.shownNearMisses
    if words.count > 1 {
      guard let number = Int(words[1].text), number > 0 else {
        throw usage(
          .near, line, "expected how many to show, not '\(words[1].text)'", at: words[1].span)
      }
      limit = number
    }
    let nodeID =
      try words.first.flatMap {
        $0.text == "all" ? nil : try self.nodeID($0, .near, line, of: state)
      }
    let conditions = NearMisses.conditions(of: state.tree).map(\.id)
    if let nodeID, !conditions.contains(nodeID) {
      throw usage(
        .near, line, "node \(nodeID) is no condition that keeps somebody out by itself",
        at: words.first?.span, choices: conditions.map { String($0) } + ["all"])
    }
    let request = request(state, open.workspace)
    let misses = try engine(open, work).askProfiles { [limit] engine, work in
      try NearMisses(request, nodeID: nodeID, limit: limit, engine: engine, work: work)
    }
    return .analysis(.near(NearReply(tree: state.tree, level: state.level, misses: misses)))
  }

  // MARK: - Sweeps

  /// The most values that a sweep tries.
  private static let sweptValues = 400

  /// The size of the audience while one number of a node varies: `2 within 1..30 days`.
  func sweep(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let open = try requireWorkspace()
    _ = try requireMembers(state)
    let words = line.words
    let nothing = CommandLine.Argument(text: "", span: line.rest.span)
    let id = try nodeID(words.first ?? nothing, .sweep, line, of: state)
    guard let node = state.tree.node(id) else { throw TreeEditError.noSuchNode(id) }
    let number = try sweptNumber(words.dropFirst().first, of: node, line)
    let range = try SweepRange(
      words: Array(words.dropFirst(2)), unit: number.unit,
      failure: { message, span in self.usage(.sweep, line, message, at: span) })
    let values = Sweep.values(
      from: range.low, to: range.high, by: range.step, current: number.current,
      wholeNumbers: number.unit != nil || number.current?.integerValue != nil)
    guard values.count <= Self.sweptValues else {
      throw usage(
        .sweep, line, "a step that small makes more than \(Self.sweptValues) values",
        at: words.last?.span)
    }
    let request = request(state, open.workspace)
    let sweep = try engine(open, work).ask { engine, work in
      try Sweep(
        request, nodeID: id, number: number, values: values, engine: engine, work: work)
    }
    guard !sweep.points.isEmpty else {
      throw usage(.sweep, line, "node \(id) can have none of these values", at: words.last?.span)
    }
    return .analysis(.sweep(SweepReply(tree: state.tree, level: state.level, sweep: sweep)))
  }

  private func sweptNumber(
    _ word: CommandLine.Argument?, of node: ConditionNode, _ line: CommandLine
  ) throws -> NodeNumber {
    let numbers = NodeNumber.numbers(of: node.condition)
    let names = numbers.map { $0.word(in: node.condition) }
    let explained = numbers.map { number in
      number.word(in: node.condition)
        + (number.current.map { current in
          let unit = number.unit.map { " \($0.rawValue)s" } ?? ""
          return " (now \(current.text)\(unit))"
        } ?? "")
    }
    guard !numbers.isEmpty else {
      throw usage(
        .sweep, line, "node \(node.id) has no number that could be varied",
        at: line.words.first?.span)
    }
    guard let word else {
      throw usage(.sweep, line, "expected which number of node \(node.id)", choices: explained)
    }
    guard let kind = NodeNumber.Kind(word: word.text),
      let number = numbers.first(where: { $0.kind == kind })
    else {
      let nearest = EditDistance.nearest(to: word.text, in: names, count: 1)
      throw usage(
        .sweep, line, "node \(node.id) has no number '\(word.text)'", at: word.span,
        choices: explained,
        suggestions: nearest.map {
          Suggestion("did you mean '\($0)'?", .replaceText(word.span, $0))
        })
    }
    return number
  }
}

extension NodeNumber {
  /// The word for it that the tree shows: `count`, `sum`, `within`.
  fileprivate func word(in condition: Condition) -> String {
    switch (kind, condition) {
    case (.value, .compare(.measure(_, .count), _, _)): "count"
    case (.value, .compare(.measure(_, .sum), _, _)): "sum"
    case (.value, .compare(.measure(_, .average), _, _)): "average"
    case (.value, .compare), (.value, .test), (.value, .and), (.value, .or), (.value, .not),
      (.value, .any), (.value, .all), (.within, _), (.near, _), (.far, _):
      kind.rawValue
    }
  }
}

extension NodeNumber.Kind {
  /// The number that a word names.
  init?(word: String) {
    switch word.lowercased() {
    case "within", "window", "last": self = .within
    case "near": self = .near
    case "far": self = .far
    case "value", "threshold", "count", "times", "sum", "average", "number": self = .value
    default: return nil
    }
  }
}
