import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSchema

/// Reads a condition that an analyst wrote: query text, or the words that a tree shows for one.
enum ConditionText {
  /// - Throws: what the query text lacks; the words are tried second.
  static func read(_ text: String) throws(FindingError) -> Condition {
    let failure: FindingError
    do throws(FindingError) {
      let query = try QueryParser.parse(text)
      if case .audience(let tree) = query.definition { return tree.condition }
      let findings = query.structureFindings(level: nil)
      throw FindingError(
        findings.first
          ?? Finding(
            .structure, at: .text(query.source, Span(0, text.utf8.count)),
            "expected a condition, not a value"))
    } catch {
      failure = error
    }
    let example = ConditionNode(.test(.trait("trait"), .exists))
    if let condition = try? FieldEdit.apply(text, to: example),
      condition != example.condition || text == "trait 'trait' exists", !text.isShortEdit
    {
      return condition
    }
    throw failure
  }
}

extension String {
  /// Whether the text is an edit of a comparison that does not name what is compared.
  fileprivate var isShortEdit: Bool {
    !["trait ", "event ", "property ", "context "].contains { hasPrefix($0) }
  }
}
