import AudienceDiagnostics

/// The function names of the language, by the place where they may stand.
enum QueryNames {
  static let scalars = ["event", "trait", "property", "context", "entity", "literal"]
  static let filters = ["where", "within", "between", "sources", "expires_after"]
  static let measures = ["count", "sum", "avg", "min", "max", "first", "last", "mode", "unique"]
  static let comparators = [
    "exists", "absent", "contains", "omits", "starts_with", "ends_with", "one_of", "none_of",
    "before_date", "after_date", "within_last", "within_next", "before_last", "after_next",
  ]
  /// Functions that take nothing between their parentheses.
  static let withoutArguments: Set<String> = ["count", "exists", "absent"]

  /// The one name of a list that a word was probably meant to be.
  ///
  /// Case and underscores do not matter (`startsWith`); then what other tools call it; then the
  /// fewest edits.
  static func nearest(to word: String, in names: [String]) -> String? {
    let folded = fold(word)
    if let same = names.first(where: { fold($0) == folded }) { return same }
    if let alias = aliases[folded], names.contains(alias) { return alias }
    return EditDistance.nearest(to: word, in: names, count: 1).first
  }

  private static func fold(_ word: String) -> String {
    word.lowercased().filter { $0 != "_" }
  }

  private static let aliases = [
    "average": "avg", "mean": "avg", "total": "sum", "minimum": "min", "least": "min",
    "maximum": "max", "greatest": "max", "distinct": "unique", "earliest": "first",
    "latest": "last", "newest": "last", "times": "count", "size": "count", "length": "count",
    "mostfrequent": "mode", "topvalue": "mode",
    "filter": "where", "having": "where", "last": "within", "since": "within", "during": "within",
    "expires": "expires_after", "source": "sources",
    "isset": "exists", "has": "exists", "isnotnull": "exists", "notnull": "exists",
    "isnull": "absent", "null": "absent", "isnotset": "absent", "notexists": "absent",
    "doesnotexist": "absent", "missing": "absent", "isempty": "absent",
    "like": "contains", "includes": "contains", "include": "contains",
    "notcontains": "omits", "doesnotcontain": "omits", "excludes": "omits",
    "beginswith": "starts_with", "hasprefix": "starts_with", "prefix": "starts_with",
    "hassuffix": "ends_with", "suffix": "ends_with",
    "in": "one_of", "isin": "one_of", "isoneof": "one_of", "anyof": "one_of",
    "notin": "none_of", "isnotin": "none_of", "notoneof": "none_of", "isnoneof": "none_of",
    "before": "before_date", "after": "after_date", "inlast": "within_last",
    "innext": "within_next", "user": "trait", "profile": "trait", "attribute": "trait",
    "field": "property", "track": "event", "audience": "trait", "segment": "trait",
    "value": "literal",
  ]
}
