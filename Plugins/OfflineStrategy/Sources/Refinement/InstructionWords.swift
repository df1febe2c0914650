/// The words by which instructions say what to do; compared as written, in lower case.
enum InstructionWords {
  /// What may stand before and behind an instruction without meaning anything.
  static let politeBefore = sayings(
    """
    please|can you|could you|would you|will you|i want to|i'd like to|i would like to|let's|lets|\
    let us|ok|okay|now|actually|just|kindly|then|,|we should|you should|i want you to|i need to|\
    we need to|i want|i need|hmm|no ,|yes ,|sorry ,|next|finally|first ,
    """)
  static let politeBehind = sayings(
    "only|please|thanks|thank you|now|.|!|?|,|too|as well|again|from the tree|from the audience|there"
  )

  static let remove = sayings(
    """
    remove|drop|delete|take out|take away|get rid of|lose|omit|ditch|strip|strip out|discard|\
    eliminate|cut|cut out|clear|scrap|leave out|no longer require|no longer need|no longer check|\
    stop requiring|stop checking|don't require|do not require|don't check|do not check|\
    don't need|do not need|don't care about|do not care about|forget|forget about|ignore|skip|\
    disregard|unset
    """)
  static let negate = sayings(
    "negate|invert|flip|reverse|take the opposite of|use the opposite of|the opposite of")
  static let exclude = sayings(
    """
    exclude|excluding|except|except for|but exclude|and exclude|also exclude|but not|and not|not|\
    filter out|minus|other than|but excluding|apart from|but no|weed out|but without|keep out
    """)
  static let alternative = sayings(
    "or|or else|or also|alternatively|alternatively ,|also include|include|also allow|also accept|and include"
  )
  static let add = sayings(
    """
    and|also|and also|plus|add|also add|and add|require|also require|and require|but|but also|\
    and only|only|but only|limit to|limit it to|limit this to|restrict to|restrict it to|\
    restrict this to|keep only|narrow it to|narrow down to|additionally|additionally ,|\
    make sure|make sure that|ensure|ensure that|they must|they should|must|should|in addition ,|\
    focus on|focus on only|who also|they also|who must|they must also|who must also|must also|should also|also only|\
    also must|add that|filter to|filter for|limit the audience to|restrict the audience to|demand
    """)
  /// Words that begin a clause and stay a part of it.
  static let clause = sayings(
    "who|that|whose|with|without|have|has|haven't|hasn't|are|is|aren't|live|living|they|where|having|never"
  )
  static let scaffold = sayings(
    """
    a condition that|a condition for|a condition on|a condition|the condition that|a filter for|\
    a filter that|a filter on|a filter|the requirement that|a requirement that|a requirement for|\
    a rule that|a rule for|a check for|a check that|a criterion that|a clause for|that
    """)

  static let set = sayings(
    """
    change|set|make|adjust|update|increase|raise|lower|reduce|decrease|extend|shorten|widen|\
    narrow|bump|put|move|edit|modify|switch|relax|tighten|use|turn|bring|let|expand|limit|cap|\
    look at|look back|consider|go with|go for|try|take|count|stick to|look at only|use only|count only
    """)
  static let replace = sayings("replace|swap|switch|exchange|substitute|change|trade|convert")

  /// Between what is replaced and what comes in its place.
  static let setJoints: Set<String> = ["to", "into", "=", "be", "at", "as"]
  static let replaceJoints: Set<String> = ["with", "by", "for", "to", "into"]
  static let insteadOf = sayings("instead of|rather than|in place of|in lieu of|and not|not")

  static let pronouns: Set<String> = [
    "it", "that", "this", "them", "these", "those", "one", "ones", "everything", "else",
  ]
  /// Nouns for a whole condition.
  static let conditionNouns: Set<String> = [
    "condition", "conditions", "filter", "filters", "rule", "rules", "criterion", "criteria",
    "clause", "part", "requirement", "requirements", "check", "restriction", "bit", "statement",
    "node", "test", "event", "trait", "property", "line", "audience", "segment", "membership",
  ]
  static let windowNouns: Set<String> = [
    "window", "windows", "lookback", "lookbacks", "limits", "period", "timeframe", "frame",
    "duration", "range", "time", "timespan",
    "recency", "date", "interval", "deadline", "days", "day", "cutoff", "horizon",
  ]
  static let numberNouns: Set<String> = [
    "threshold", "count", "number", "minimum", "maximum", "amount", "frequency", "times", "min",
    "max", "cutoff", "bar", "quantity", "total", "sum", "limit",
  ]
  /// Words that make one change of all it fits.
  static let universals: Set<String> = ["both", "all", "every", "each", "everything", "everywhere"]
  /// Words for either of the two.
  static let limitNouns: Set<String> = ["limit", "constraint", "value", "bound"]
  static let ordinals: [String: Int] = [
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "fifth": 5, "5th": 5, "sixth": 6, "6th": 6, "seventh": 7, "eighth": 8, "last": -1,
    "final": -1,
  ]
  /// No time limit at all.
  static let anyTime = sayings(
    """
    any time|at any time|anytime|ever|all time|over all time|of all time|no matter when|\
    regardless of when|regardless of time|whenever|at any point|at any point in time|since forever|\
    for all time|without any time limit|no time limit|without time limit
    """)
}

/// A table of phrases, one a bar, each as the tokens it is cut into; long ones first.
private func sayings(_ table: String) -> [[String]] {
  table.split(separator: "|")
    .map { Tokenizer.tokens(of: $0.trimmingBlanks).map(\.folded) }
    .sorted { $0.count > $1.count }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
