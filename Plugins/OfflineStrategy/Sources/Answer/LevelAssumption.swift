import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema

/// What is assumed where the words begin with users and an audience of accounts is made of them:
/// `admins of companies with more than 50 seats`.
///
/// Traits of accounts are not read of users (SEMANTICS 7), so that the accounts are found that have
/// such a user.
struct LevelAssumption {
  let analysis: PromptAnalysis

  var assumption: Assumption? {
    guard analysis.level == .accounts,
      let accounts = analysis.cover.first(where: { $0.meaning == .accountSubject }),
      let start = accounts.tokens.first, start > 1,
      Self.prepositions.contains(analysis.tokens[start - 1].folded),
      let users = users(before: start - 1)
    else { return nil }
    let people = words(users)
    let companies = words(accounts.tokens)
    return Assumption(
      "the audience is of the \(companies) that have such \(people): traits of accounts are not "
        + "read of users",
      spans: [analysis.span(of: users.lowerBound).union(analysis.span(of: start))])
  }

  private static let prepositions: Set<String> = ["of", "at", "in", "from", "on", "within", "for"]

  /// The noun for users that ends at a place.
  private func users(before end: Int) -> Range<Int>? {
    if let value = analysis.saidValues.ofTraits.first(where: {
      $0.tokens.upperBound == end && analysis.vocabulary.fields[$0.field].scope == .user
    }) {
      return value.tokens
    }
    return analysis.mention(at: end - 1)?.meaning == .subject ? end - 1..<end : nil
  }

  private func words(_ tokens: Range<Int>) -> String {
    tokens.map { analysis.tokens[$0].text }.joined(separator: " ")
  }
}
