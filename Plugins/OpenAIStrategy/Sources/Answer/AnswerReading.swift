import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import NetworkClient

/// Makes a reading of an answer: looks every quote up in the prompt and drops those that are not
/// there.
struct AnswerReading {
  let request: GenerationRequest
  let answer: Answer.AnsweredTree
  /// Sentences that explain the answer.
  let notes: [String]

  private var source: SourceText { request.task.source }

  var reading: Reading {
    let (tree, quotes) = aligned
    var table: ProvenanceTable = [:]
    var grounded = 0
    for node in tree.nodes {
      let spans = Self.spans(of: quotes[node.id] ?? [], in: source)
      let part = NodeWords(node: node).summary
      if spans.isEmpty {
        if isNew(node) {
          table[node.id] = [
            Provenance(
              part, from: .rule("the model quotes no words for it"), spans: [], reason: "")
          ]
        }
      } else {
        table[node.id] = [
          Provenance(part, from: origin, spans: spans, reason: "the model says so")
        ]
        grounded += 1
      }
    }
    return Reading(
      level: answer.level, tree: tree,
      confidence: Double(grounded) / Double(max(1, tree.nodes.count)), provenance: table,
      assumptions: answer.assumptions.map { assumption in
        Assumption(
          assumption.text, spans: Self.spans(of: [assumption.quote], in: source))
      },
      unusedWords: Self.spans(of: answer.notUsed, in: source), notes: notes)
  }

  private var origin: Origin {
    switch request.task {
    case .generate: .prompt(source)
    case .refine: .instruction(source)
    }
  }

  private var aligned: (ConditionTree, quotes: [Int: [String]]) {
    guard case .refine(_, let old) = request.task else { return (answer.tree, answer.quotes) }
    let (tree, ids) = TreeAlignment.aligned(answer.tree, to: old)
    var quotes: [Int: [String]] = [:]
    for (id, texts) in answer.quotes { quotes[ids[id] ?? id] = texts }
    return (tree, quotes)
  }

  /// Whether the node was not in the tree before; one that was keeps what is known of it.
  private func isNew(_ node: ConditionNode) -> Bool {
    guard case .refine(_, let old) = request.task else { return true }
    return old.node(node.id) == nil
  }

  /// Where quotes stand in a text: each at its first place that no quote before it took, letter by
  /// letter, else without regard to upper and lower case. Quotes that are not there are dropped.
  static func spans(of quotes: [String], in source: SourceText) -> [Span] {
    let text = Array(source.text.utf8)
    var spans: [Span] = []
    for quote in quotes {
      let bytes = Array(quote.trimmingBlanks.utf8)
      guard !bytes.isEmpty else { continue }
      let places = [bytes, bytes.map(lowered)].enumerated().lazy.compactMap { pass, wanted in
        place(of: wanted, in: pass == 0 ? text : text.map(lowered), besides: spans)
      }
      if let span = places.first { spans.append(span) }
    }
    return spans.sorted()
  }

  private static func place(of bytes: [UInt8], in text: [UInt8], besides taken: [Span]) -> Span? {
    guard bytes.count <= text.count else { return nil }
    for start in 0...(text.count - bytes.count) where text[start...].starts(with: bytes) {
      let span = Span(start, start + bytes.count)
      if !taken.contains(where: { $0.overlaps(span) }) { return span }
    }
    return nil
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmingBlanks: String {
    let characters = drop(while: \.isWhitespace)
    guard let last = characters.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(characters[...last])
  }
}
