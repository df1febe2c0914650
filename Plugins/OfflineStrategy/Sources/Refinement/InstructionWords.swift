/// The words by which instructions say what to do; compared as written, in lower case.
enum InstructionWords {
  /// What may stand before and behind an instruction without meaning anything.
  static let politeBefore = sayings(
    """
    please|pls|plz|hey|hi|hello|hey ,|hi ,|can u|could u|quick one|quick one -|one more thing|\
    one more thing ,|one more|one more ,|btw|btw ,|fyi|so|oh|oh ,|oh and|ah|um|can we|could we|\
    maybe|perhaps|can you|could you|would you|will you|i want to|i'd like to|i would like to|let's|lets|\
    let us|ok|okay|now|actually|kindly|then|,|we should|you should|i want you to|i need to|\
    we need to|i want|i need|we can|you can|we could|you could|we may|hmm|no ,|yes ,|sorry ,|next|finally|first ,
    """)
  static let politeBehind = sayings(
    """
    please|pls|plz|thanks|thx|ty|cheers|asap|thank you|now|.|!|?|,|too|as well|again|\
    , not just any user|, not just any|, not just one|, not only one|, not just some|\
    , not just one of them|, not only some|not just any user|not just one user|\
    , not just one user|, not only one user|, not just some users|from the tree|from the audience|there|\
    after all|though|this time|if possible|for now|but keep the rest|and keep the rest|\
    keep the rest|but keep everything else|and keep everything else|keep everything else|\
    leave the rest|but leave the rest|leave the rest as is|but leave the rest as is|\
    keep the rest as is|but keep the rest as is|and keep the rest as is|keep the rest the same|\
    and leave the rest|and leave the rest as is|nothing else changes|everything else stays|\
    everything else stays the same|the rest stays|the rest stays the same|and nothing else|\
    but nothing else|leave everything else|but leave everything else|and leave everything else
    """)
  static let anything: Set<String> = [
    "anything", "any", "whatever", "anyone", "anybody", "anywhere",
  ]
  static let remove = sayings(
    """
    remove|drop|delete|take out|take away|get rid of|lose|omit|ditch|strip|strip out|discard|\
    eliminate|cut|cut out|clear|scrap|leave out|no longer require|no longer need|no longer check|\
    stop requiring|stop checking|don't require|do not require|don't check|do not check|\
    don't need|do not need|don't care about|do not care about|forget|forget about|ignore|skip|\
    disregard|unset|we no longer need|we no longer require|we no longer want|\
    we no longer care about|i no longer need|i no longer want|they no longer need|we do not need|\
    i don't need|i do not need|they don't need|they do not need|no longer want|\
    no longer care about|we can do without|do without|there is no longer a need for|\
    we stopped needing|we don't care about|never mind|never mind about|nevermind|leave off|do away with
    """)
  /// Leads before a value that counts as well: `count Poland too`.
  static let counting = sayings(
    "count|include|add|allow|accept|take|also count|let in|count in|take in|also include|also add")
  /// Leads before others who count as well.
  static let alsoCounting = sayings("also count|also let in|also count in|also accept|also allow")
  /// Leads that leave people out where no condition is of them.
  static let leaving = sayings("leave out|take out|leave off|cut out")
  static let negate = sayings(
    """
    negate|invert|flip|reverse|take the opposite of|use the opposite of|the opposite of|turn around|\
    do the opposite of|make the opposite of
    """)
  /// The opposite of all there is.
  static let opposites = Set(
    sayings(
      """
      the opposite|opposite|do the opposite|take the opposite|the other way around|\
      the other way round|vice versa|turn it around|turn it round|turn that around|the reverse|\
      flip it around|flip it round|the inverse|take the inverse|the exact opposite|everyone else|\
      everybody else|all others|all the others|the rest
      """))
  /// By how much a number is multiplied.
  static let multiples: [String: Scale] = [
    "double": .times(2, over: 1), "triple": .times(3, over: 1), "treble": .times(3, over: 1),
    "quadruple": .times(4, over: 1), "halve": .times(1, over: 2),
  ]
  static let raising: Set<String> = [
    "raise", "increase", "bump", "extend", "widen", "lengthen", "expand", "up", "grow", "push",
  ]
  static let lowering: Set<String> = [
    "lower", "reduce", "decrease", "shorten", "cut", "drop", "narrow", "tighten", "shrink",
  ]
  /// Leads that say that it does not matter which.
  static let unrestricting = sayings(
    """
    regardless of|irrespective of|no matter|no matter the|no matter what|no matter which|whatever|\
    whichever|any|for any|in any|from any|on any|with any|of any|independent of|\
    independently of|whatever the|regardless of the|no matter what the|make it any|allow any|\
    accept any|it can be any|irrespective of the|regardless of which|regardless of what
    """)
  /// Ends that say, with a negation, that something is not asked for.
  static let needing: Set<String> = [
    "needed", "required", "necessary", "relevant", "important", "mandatory", "matter", "matters",
    "wanted", "requested", "applies", "apply",
  ]
  static let needingBeside: Set<String> = [
    "is", "are", "was", "be", "should", "does", "do", "n't", "not", "no", "longer", "can", "need",
    "to", "really", "so", "strictly", "as", "isn't", "that", "at", "all", "anymore", "any",
  ]
  static let needless = sayings(
    "no need for|no need to have|no need of|there is no need for|there's no need for|we don't need|no more"
  )
  /// The whole tree.
  static let wholes = sayings(
    """
    it|that|this|them|everything|the audience|the whole thing|the whole audience|the condition|\
    the whole tree|the tree|the whole condition|it all|all of it|the segment|the logic|it around|\
    it round
    """)
  static let exclude = sayings(
    """
    everywhere except|everywhere but|anywhere except|anywhere but|everyone except|everyone but|\
    everybody except|everybody but|anyone except|anyone but|all except|all but|any except|any but|\
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
    also must|add that|filter to|filter for|limit the audience to|restrict the audience to|demand|\
    they need to|they have to|need to|have to|they should also|on top of that|on top of that ,|they also need|they need|they also need to have|they also require|\
    they require|also need|also needs|they also must have|they also have to have|we also need|\
    we also want|we also require|i also need|i also want|who also need|and they also need|\
    and they need
    """)
  /// Leads that a verb may follow.
  static let further = sayings(
    "also|and|and also|but|but also|just|plus|additionally|additionally ,|in addition ,|then|and then|instead"
  )
  /// What must hold: of what the tree says already, or beside it.
  static let must = sayings(
    """
    they should|they must|should|must|they need to|they have to|need to|it should be|\
    they should all|who must|who should|users should|users must|customers should|customers must|\
    require|make sure|make sure that|make sure they|ensure|ensure that|\
    ensure they|it must be|require that|require that they|insist on|demand|\
    and they should|and they must|and require|and make sure they
    """)
  /// Leads that say more of what is there.
  static let narrow = sayings(
    """
    only|just|but only|and only|limit to|limit it to|limit this to|limit that to|restrict to|\
    restrict it to|restrict this to|restrict that to|keep only|narrow it to|narrow it down to|\
    narrow down to|narrow to|focus on|focus on only|only count|count only|only consider|\
    consider only|only look at|look only at|look at only|only include|include only|filter to|\
    filter for|filter by|filter on|filter it to|filter it by|only keep|only use|use only|\
    only take|take only|only where|only if|only when|only those|only with|must be|it must be|\
    only for|just the|only the|concentrate on|stick to|cut it down to|narrow this to
    """)
  /// Leads that say that a filter follows.
  static let filtering = sayings(
    """
    add a filter for|add a filter on|add a filter that|add a filter|add the filter|a filter for|\
    also filter by|also filter on|also filter for|add a property filter for|add another filter|\
    with a filter on|with a filter for|also add a filter for|also add a filter on|apply a filter for|\
    apply a filter on|put a filter on|filter the events by|filter the event by
    """)
  /// Leads before a value that is put on a list.
  static let listing = sayings(
    "add|also add|include|also include|put|append|also put|allow|also allow|insert")
  /// What stands behind people that are described.
  static let relations: Set<String> = [
    "who", "that", "in", "with", "from", "without", "on", "whose", "where", "living", "having",
    "using", "which", "not", "of", "based", "at",
  ]
  /// Words of a heading that says nothing by itself.
  static let headings: Set<String> = [
    "change", "changes", "correction", "update", "edit", "edits", "fix", "note", "new", "the",
    "condition", "audience", "instruction", "request", "task", "instead", "now", "definition",
    "it", "that", "to", "wait", "sorry", "actually", "also",
  ]
  /// Words of a statement about somebody.
  static let stating: Set<String> = [
    "who", "whose", "that", "is", "are", "was", "were", "have", "has", "had", "live", "lives",
    "living", "not", "no", "without", "n't", "never", "located", "based", "using", "use",
  ]
  /// `either one is enough`, `both must hold`: that it will do, how many do, and the words between.
  static let sufficing: Set<String> = [
    "enough", "suffice", "suffices", "sufficient", "do", "fine", "ok", "okay", "hold", "holds",
    "true", "match", "matches", "needed", "required", "necessary", "apply", "applies", "met",
    "satisfied", "fulfilled", "qualify", "qualifies", "count", "counts", "works", "work",
  ]
  static let anyOf: Set<String> = ["either", "any", "one"]
  static let allOf: Set<String> = ["both", "all", "every", "each"]
  static let sufficingBeside: Set<String> = [
    "of", "the", "two", "three", "these", "them", "those", "condition", "conditions", "is", "are",
    "will", "can", "may", "should", "must", "be", "needs", "need", "to", "have", "has", "it",
    "that", "only", "just", "if", "when", "criteria", "criterion", "ones", "for",
  ]
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
    push|push out|stretch|stretch out|extend out|lift|ramp up|dial up|dial down|bring down|\
    bring up|move out|look at|look back|consider|go with|go for|try|take|count|stick to|look at only|use only|\
    count only|rename|correct|fix|loosen|should be|it should be|must be|let it be
    """)
  static let replace = sayings(
    "replace|swap|switch|exchange|substitute|change|trade|convert|rename|turn|swap out|switch out")

  /// Between what is replaced and what comes in its place.
  /// A step begins with one of these.
  static let stepVerbs: [[String]] =
    (remove + negate + set + replace + narrow
    + sayings("exclude|add|require|also require|include|filter out|don't|do not|make sure|limit"))
    .sorted { $0.count > $1.count }
  static let stepJoints: Set<String> = [",", ";", ".", "and", "then", "but"]
  static let stepLinks: Set<String> = ["and", "then", "also", ",", "but", "please"]

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
  /// Those for money.
  static let amountNouns: Set<String> = [
    "amount", "total", "sum", "price", "spend", "spending", "value", "cost",
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
