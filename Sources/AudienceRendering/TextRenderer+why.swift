import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePreview
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSession
import AudienceTime
import TerminalText

extension TextRenderer {
  /// Where the evidence of a node begins, if its words leave room.
  private static let evidenceColumn = 44
  /// The fewest cells that evidence is given.
  private static let leastEvidence = 20

  /// Pass or fail for each node with the evidence.
  func why(_ reply: WhyReply) -> [String] {
    let report = reply.report
    let id = ScreenText.escaped(report.id.string)
    let verdict = report.isMember ? "is a member" : "is not a member"
    var lines = screen.wrapped("\(id) \(verdict)", to: room - 2).enumerated().map {
      margin + ($0 == 0 ? mark(report.isMember) + " " : "  ") + $1
    }
    let drawing = TreeDrawing(reply.tree) { node in
      let evidence = EvidenceWords(report.verdicts[node.id])
      return (NodeWords(node: node).summary, evidence.below)
    }
    func start(_ row: TreeRow) -> String { " " + drawing.gutter(row) + row.bars + row.text }
    func aside(_ row: TreeRow) -> String {
      ScreenText.escaped(EvidenceWords(report.verdicts[row.nodeID]).aside)
    }
    let column = evidenceColumn(
      drawing.rows.filter(\.isHeadline).map { (start($0), aside($0)) })
    for row in drawing.rows {
      if row.isHeadline {
        let mark = report.verdicts[row.nodeID].map { self.mark($0.outcome.passes) } ?? "·"
        lines += headline(mark, start(row), aside(row), column)
      } else {
        let text = "  " + drawing.gutter(row) + row.bars + row.text
        lines.append(margin + ScreenText.cut(text, to: room))
      }
    }
    if let nearMiss = reply.nearMiss {
      let others =
        switch reply.nearMissOthers {
        case 0: "nobody else"
        case 1: "1 other"
        default: "\(reply.nearMissOthers) others"
        }
      let edit = ScreenText.escaped(nearMiss.command)
      lines += screen.wrapped("near miss: \(edit) would include \(id) and \(others)", to: room)
        .map { margin + $0 }
    }
    return lines
  }

  /// One column for the evidence of all nodes: behind the longest words, as far as the evidence
  /// itself has room there.
  private func evidenceColumn(_ rows: [(words: String, aside: String)]) -> Int {
    let told = rows.filter { !$0.aside.isEmpty }
    let widest = told.map { ScreenText.width($0.aside) }.max() ?? 0
    // On a narrow screen all of it stands below.
    let last = min(
      max(Self.evidenceColumn, screen.columns - widest), screen.columns - Self.leastEvidence)
    let longest =
      told.map { margin.count + 1 + ScreenText.width($0.words) }
      .filter { $0 + 2 <= last }.max() ?? 0
    return min(max(Self.evidenceColumn, longest + 2), last)
  }

  /// A node's line with its evidence beside it, or below in the same column where there is no room.
  private func headline(
    _ mark: String, _ text: String, _ aside: String, _ column: Int
  ) -> [String] {
    let used = margin.count + 1 + ScreenText.width(text)
    if aside.isEmpty { return [margin + mark + ScreenText.cut(text, to: room - 1)] }
    let shown = ScreenText.cut(aside, to: screen.columns - column)
    let blanks = String(repeating: " ", count: max(0, column - used))
    if used + 2 <= column { return [margin + mark + text + blanks + shown] }
    return [
      margin + mark + ScreenText.cut(text, to: room - 1),
      String(repeating: " ", count: column) + shown,
    ]
  }

  private func mark(_ passes: Bool) -> String {
    passes ? screen.paint("✓", .good) : screen.paint("✗", .error)
  }
}

/// The evidence of a node in words: what stands beside it, and what stands below.
struct EvidenceWords {
  private(set) var aside = ""
  private(set) var below: [String] = []

  /// How many of the events that counted are told one by one.
  private static let shownEvents = 3

  init(_ verdict: WhyReport.Verdict?) {
    guard let verdict else { return }
    switch verdict.outcome {
    case .holds: break
    case .ofEvents(let count, let total): aside = "\(count) of \(total) events"
    case .ofUsers(let count, let total): aside = "\(count) of \(total) users"
    }
    for evidence in verdict.evidence { add(evidence) }
    if let distance = Self.distance(verdict.evidence) {
      aside += (aside.isEmpty ? "" : " · ") + distance
    }
  }

  private mutating func add(_ evidence: WhyReport.Evidence) {
    switch evidence {
    case .members(let holding, let total):
      aside = "\(holding) of \(total) hold"
    case .users(let satisfying, let total, let examples):
      let ids = examples.isEmpty ? "" : ": " + examples.map(\.string).joined(separator: ", ")
      aside = "\(satisfying) of \(total) users\(ids)"
    case .values(let values):
      aside = values.isEmpty ? "absent" : values.map(\.comparedText.string).joined(separator: ", ")
    case .measured(let value):
      below.append("comes to \(value.map(\.comparedText.string) ?? "nothing: absent")")
    case .found(let events):
      below.append(Self.found(events))
    case .keptOut(let event, let reason):
      below.append(
        "kept out by the \(reason.word)\(Self.outside(reason)): \(Self.words(event))")
    case .distance: break
    }
  }

  private static func outside(_ reason: WhyReport.KeptOut) -> String {
    guard case .window(let outside?) = reason else { return "" }
    return switch outside {
    case .tooEarly(let distance): ", \(duration(distance)) too early"
    case .tooLate(let distance): ", \(duration(distance)) too late"
    }
  }

  /// A length of time in its largest whole unit, rounded up: `13 days`.
  private static func duration(_ microseconds: Int64) -> String {
    let units: [(String, Int64)] = [
      ("day", 86_400_000_000), ("hour", 3_600_000_000), ("minute", 60_000_000),
    ]
    for (word, unit) in units where microseconds >= unit {
      let count = microseconds / unit + (microseconds.isMultiple(of: unit) ? 0 : 1)
      return "\(count) \(word)\(count == 1 ? "" : "s")"
    }
    return "less than a minute"
  }

  /// How far from the threshold; nothing where the events found say it.
  private static func distance(_ evidence: [WhyReport.Evidence]) -> String? {
    var found: Int?
    var isCount = true
    for case .found(let events) in evidence { found = events.count }
    for case .measured in evidence { isCount = false }
    if found == nil { isCount = false }
    for case .distance(let distance) in evidence {
      let amount = distance.amount.text
      if distance.isOnLimit { return "the limit itself does not count" }
      if isCount {
        if !distance.needsMore, amount == found.map({ String($0) }) { return nil }
        return distance.needsMore ? "\(amount) more needed" : "\(amount) too many"
      }
      return distance.needsMore ? "\(amount) short" : "\(amount) over"
    }
    return nil
  }

  private static func found(_ events: [WhyReport.EventEvidence]) -> String {
    guard !events.isEmpty else { return "found 0" }
    let newest = events.suffix(shownEvents).reversed().map(words)
    let more = events.count > shownEvents ? ", newest" : ""
    return "found \(events.count)\(more): " + newest.joined(separator: "; ")
  }

  static func words(_ evidence: WhyReport.EventEvidence) -> String {
    let fields = evidence.fields.map { field in
      "  \(field.name) \(amount(field.value, unit: field.unit))"
    }
    return evidence.event.time.textToMinute + fields.joined()
  }

  /// Money with two decimals, where the unit is a currency (ISO 4217); other values as they are.
  static func amount(_ value: JSONValue, unit: String?) -> String {
    guard let unit, unit.count == 3, unit.allSatisfy({ $0.isUppercase && $0.isASCII }),
      let number = value.comparedNumber
    else { return value.comparedText.string }
    let text = number.text
    guard let point = text.firstIndex(of: "."), !text.contains("e") else {
      return text.contains("e") ? text : text + ".00"
    }
    let decimals = text.distance(from: point, to: text.endIndex) - 1
    return decimals == 1 ? text + "0" : text
  }
}
