import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage

/// Keeps the table of where each part came from in step with an edited tree.
enum ProvenanceUpdate {
  /// The table for a changed tree: parts that are as they were keep their origin, the others come
  /// from the edit.
  static func table(
    _ old: ProvenanceTable, for tree: ConditionTree, origin: Origin, span: Span
  ) -> ProvenanceTable {
    var table: ProvenanceTable = [:]
    for node in tree.nodes {
      let parts = NodeWords(node: node).parts
      let kept = (old[node.id] ?? []).filter { entry in
        parts.contains { $0.words == entry.part }
      }
      let new = parts.filter { part in !kept.contains { $0.part == part.words } }
      table[node.id] =
        kept + new.map { Provenance($0.words, from: origin, spans: [span], reason: "") }
    }
    return table
  }

  /// The table for a refined tree: what the refinement explains of a node, and the parts of it
  /// that are as they were and have an origin already.
  static func table(
    _ old: ProvenanceTable, for tree: ConditionTree, refinedBy new: ProvenanceTable
  ) -> ProvenanceTable {
    var table: ProvenanceTable = [:]
    for node in tree.nodes {
      let explained = new[node.id] ?? []
      let parts = NodeWords(node: node).parts.map(\.words)
      let kept = (old[node.id] ?? []).filter { entry in
        parts.contains(entry.part) && !explained.contains { $0.part == entry.part }
      }
      table[node.id] = kept + explained
    }
    return table
  }

  /// The table for a tree that was parsed from a text.
  static func table(for query: ParsedQuery, tree: ConditionTree) -> ProvenanceTable {
    var table: ProvenanceTable = [:]
    for node in tree.nodes {
      let spans = query.spans[node.id].map { [$0] } ?? []
      table[node.id] = NodeWords(node: node).parts.map {
        Provenance($0.words, from: .query(query.source), spans: spans, reason: "")
      }
    }
    return table
  }
}

extension SourceText {
  /// The first place of some words within a span.
  func range(of words: String, within span: Span) -> Span? {
    let text = Array(self.text.utf8)
    let wanted = Array(words.utf8)
    let end = min(span.end, text.count)
    guard !wanted.isEmpty, wanted.count <= end - span.start else { return nil }
    for start in span.start...(end - wanted.count)
    where text[start..<(start + wanted.count)].elementsEqual(wanted) {
      return Span(start, start + wanted.count)
    }
    return nil
  }
}

extension String {
  /// The last part of the text in single quotes, quotes included: `'Order Completed'`.
  var quotedPart: String? {
    guard let end = lastIndex(of: "'"), let start = self[..<end].lastIndex(of: "'") else {
      return nil
    }
    return String(self[start...end])
  }
}
