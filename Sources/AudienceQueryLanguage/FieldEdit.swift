public import AudienceConditions
public import AudienceDiagnostics

/// Changes one node by words, as `/set ID WORDS` does.
///
/// Whatever a tree shows for a node can be typed (`NodeWords`), shorter forms of it, fragments of
/// query text, and the query text of a whole condition:
///
///     within 7 days          at least twice         trait 'plan'
///     any time               sum of 'total' > 500   doesn't exist
///
/// What is not named stays as it is, and conditions below the node keep their ids.
public enum FieldEdit {
  /// The condition of a node after an edit; the ids of the conditions below it are kept.
  ///
  /// - Throws: a finding with the code `.edit` that points into `words` and says what is expected
  ///   for this kind of node.
  public static func apply(
    _ words: String, to node: ConditionNode
  ) throws(FindingError) -> Condition {
    var reader = WordsReader(SourceText(words))
    do {
      return try reader.edited(node)
    } catch {
      let findings = error.findings.map { finding in
        Finding(
          finding.code == .syntax ? .edit : finding.code, finding.severity, at: finding.place,
          finding.message, suggestions: finding.suggestions, help: finding.help)
      }
      throw FindingError(findings[0], Array(findings.dropFirst()))
    }
  }

  /// Every form that an edit of a node may have: what to type, and what it does.
  public static func completions(
    for node: ConditionNode
  ) -> [(text: String, description: String)] {
    let own = NodeWords(node: node).parts.map { ($0.words, "as it is now") }
    return own + forms(for: node.condition)
  }

  /// The forms of an edit by kind of node, with examples for what varies.
  static func forms(for condition: Condition) -> [(text: String, description: String)] {
    switch condition {
    case .and, .or: return [("and", "all of them hold"), ("or", "at least one holds")]
    case .not, .any, .all:
      return [
        ("not", "it does not hold"), ("any user", "at least one user of the account"),
        ("all users", "every user of the account"),
      ]
    case .compare(.measure, _, _), .test(.measure, _): return streamForms
    case .compare, .test: return comparisonForms
    }
  }

  private static let streamForms = [
    ("event 'NAME'", "another event"),
    ("within last 30 days", "the lookback window"),
    ("between 30 and 60 days ago", "a window in the past"),
    ("within 5 days after the event above", "a window behind the event around it"),
    ("any time", "no lookback window"),
    ("at least 2 times", "how often; also exactly, at most, more than, fewer than"),
    ("never", "not once"),
    ("sum of 'PROPERTY' > 100", "the sum of a property"),
    ("average of 'PROPERTY' > 100", "the average of a property"),
    ("smallest 'PROPERTY' > 100", "the least value"),
    ("largest 'PROPERTY' > 100", "the greatest value"),
    ("first 'PROPERTY' = 'VALUE'", "the first value"),
    ("last 'PROPERTY' = 'VALUE'", "the last value"),
    ("most frequent 'PROPERTY' = 'VALUE'", "the most frequent value"),
    ("number of different 'PROPERTY' >= 2", "how many different values"),
    ("excluding sources 'NAME'", "leaves out what these sources sent"),
    ("from any source", "leaves out no source"),
  ]

  private static let comparisonForms = [
    ("trait 'NAME'", "another trait"), ("property 'NAME'", "a property of the event"),
    ("= 'VALUE'", "is equal; also != > >= < <="), ("exists", "has a value"),
    ("doesn't exist", "has no value"), ("contains 'TEXT'", "has the text in it"),
    ("doesn't contain 'TEXT'", "does not have the text in it"),
    ("starts with 'TEXT'", "begins with the text"), ("ends with 'TEXT'", "ends with the text"),
    ("is one of 'A', 'B'", "is equal to one"), ("is none of 'A', 'B'", "is equal to none"),
    ("before 2025-01-31", "a date before"), ("after 2025-01-31", "a date after"),
    ("within last 30 days", "a date in the past days"),
    ("within next 30 days", "a date in the coming days"),
    ("at least 30 days ago", "a date that long ago or longer"),
    ("at least 30 days from now", "a date that far off or farther"),
  ]
}
