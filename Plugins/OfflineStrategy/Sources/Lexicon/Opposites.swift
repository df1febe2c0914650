/// Words that say the contrary of another: `failed` of `passed`, `unverified` of `verified`.
enum Opposites {
  /// What is said where one of the spellings is false.
  static func spellings(of spellings: [[String]]) -> [[String]] {
    spellings.flatMap(late)
      + spellings.flatMap { spelling in
        spelling.indices.flatMap { place in
          opposites(of: spelling[place]).map { word in
            var opposite = spelling
            opposite[place] = word
            return opposite
          }
        }
      }
  }

  /// `delivered late` of `delivered_on_time`.
  private static func late(_ spelling: [String]) -> [[String]] {
    guard
      let place = spelling.indices.dropLast().first(where: {
        spelling[$0] == "on" && spelling[$0 + 1] == onTime
      })
    else { return [] }
    return lateWords.map { spelling[..<place] + [$0] + spelling[(place + 2)...] }
  }

  private static let onTime = Lemmatizer.lemma(of: "time")
  private static let lateWords = ["late", "delayed", "overdue"].map(Lemmatizer.lemma)

  private static func opposites(of lemma: String) -> [String] {
    // "uninsured" of `has_insurance`: the prefix goes with the participle of the noun's verb.
    (pairs[lemma] ?? [])
      + SynonymTable.derived(from: lemma).flatMap { ["un" + $0, "in" + $0, "non" + $0] }
  }

  private static let pairs: [String: [String]] = {
    var pairs: [String: [String]] = [:]
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ").map { Lemmatizer.lemma(of: String($0)) }
      for word in words {
        pairs[word, default: []] += words.filter { $0 != word }
      }
    }
    return pairs
  }()

  private static let table = """
    passed failed
    succeeded failed
    successful unsuccessful
    approved rejected
    active inactive
    complete incomplete
    correct incorrect
    enabled disabled
    employed jobless
    connected disconnected
    engaged disengaged
    satisfied dissatisfied
    qualified disqualified
    continued discontinued
    compliant noncompliant
    online offline
    public private
    open closed
    healthy unhealthy
    solvent insolvent
    literate illiterate
    allowed banned
    allowed blocked
    allowed forbidden
    visible hidden
    """
}
