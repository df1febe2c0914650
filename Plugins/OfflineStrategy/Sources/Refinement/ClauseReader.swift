import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema

/// Reads a part of an instruction as a condition, as prompts are read.
struct ClauseReader {
  let reader: PromptReader
  let source: SourceText
  let level: AudienceLevel

  /// Beginnings that make a sentence of what an instruction leaves short: `an email address`.
  private static let frames = ["", "who have ", "who are ", "who "]

  /// Longer texts, in UTF-8 bytes, are read as they stand only.
  private static let longestFramed = 80

  /// `phone or email`: two or three nouns are things to have before they are something done.
  private func owned(_ text: String, _ span: Span) -> [Reading]? {
    guard text.split(separator: " ").count <= 4,
      case .readings(let readings) = outcome(
        "who have " + text, shift: span.start - "who have ".utf8.count, whole: span),
      let best = readings.first, best.tree.nodes.allSatisfy(\.condition.isPresence)
    else { return nil }
    return readings
  }

  /// `an email address` is something to have before it is anything else.
  private func frames(for text: String) -> [String] {
    let first = text.split(separator: " ").first.map { $0.lowercased() } ?? ""
    return ["a", "an", "the", "some", "any", "their"].contains(first)
      ? ["who have ", "", "who are ", "who "] : Self.frames
  }

  enum Outcome {
    case readings([Reading])
    case declined(Refusal)
  }

  /// The readings with the spans of the instruction.
  func read(_ span: Span) -> Outcome {
    let text = source.substring(span)
    var refusal = Refusal(.reword, cause: "there is nothing to read")
    let isShort = text.utf8.count <= Self.longestFramed
    for (place, frame) in frames(for: text).enumerated() where place == 0 || isShort {
      switch outcome(frame + text, shift: span.start - frame.utf8.count, whole: span) {
      case .readings(let readings):
        if place == 0, frame.isEmpty, let owned = owned(text, span) { return .readings(owned) }
        return .readings(readings)
      case .declined(let found): if place == 0 { refusal = found }
      }
    }
    return .declined(refusal)
  }

  private func outcome(_ text: String, shift: Int, whole: Span) -> Outcome {
    let text = SourceText(text)
    let own = PromptReader(vocabulary: reader.vocabulary, now: reader.now, level: level)
    switch own.outcome(of: text, origin: .instruction(source)) {
    case .readings(let readings, _):
      return .readings(readings.map { shifted($0, by: shift, in: whole) })
    case .declined(let refusal):
      return .declined(
        Refusal(
          refusal.code, cause: refusal.cause,
          spans: refusal.spans.compactMap { moved($0, shift, whole) },
          nearestNames: refusal.nearestNames))
    }
  }

  private func shifted(_ reading: Reading, by shift: Int, in whole: Span) -> Reading {
    func moved(_ spans: [Span]) -> [Span] { spans.compactMap { self.moved($0, shift, whole) } }
    return Reading(
      level: reading.level, tree: reading.tree, confidence: reading.confidence,
      provenance: reading.provenance.mapValues { entries in
        entries.map {
          Provenance($0.part, from: $0.origin, spans: moved($0.spans), reason: $0.reason)
        }
      },
      assumptions: reading.assumptions.map { Assumption($0.text, spans: moved($0.spans)) },
      unusedWords: moved(reading.unusedWords), difference: reading.difference)
  }

  private func moved(_ span: Span, _ shift: Int, _ whole: Span) -> Span? {
    let start = max(whole.start, span.start + shift)
    let end = min(whole.end, span.end + shift)
    return start < end ? Span(start, end) : nil
  }
}

extension Condition {
  /// Whether it says only that something is there.
  fileprivate var isPresence: Bool {
    switch self {
    case .and, .or, .test(.trait, .exists): true
    case .not, .any, .all, .compare, .test: false
    }
  }
}
