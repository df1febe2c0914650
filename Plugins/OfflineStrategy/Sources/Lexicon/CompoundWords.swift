/// Several words for what a name says in one: `text message` for `sms`.
enum CompoundWords {
  /// The first word of each compound, in base form → its other words and the one word.
  static let table: [String: [(rest: [String], word: String)]] = {
    var compounds: [String: [(rest: [String], word: String)]] = [:]
    for line in lines.split(separator: "\n") {
      let sides = line.split(separator: ":").map(String.init)
      for phrase in sides[0].split(separator: "|") {
        let words = phrase.split(separator: " ").map { Lemmatizer.lemma(of: String($0)) }
        compounds[words[0], default: []].append((Array(words.dropFirst()), sides[1]))
      }
    }
    return compounds.mapValues { $0.sorted { $0.rest.count > $1.rest.count } }
  }()

  private static let lines = """
    text message|text msg:sms
    net promoter score:nps
    net promoter:nps
    customer satisfaction score|satisfaction score:csat
    two factor authentication|two factor|multi factor authentication|multi factor:mfa
    single sign_on|single sign on:sso
    application programming interface:api
    command line tool|command line|command line interface:cli
    frequently asked questions:faq
    curriculum vitae:cv
    quick response code:qr
    automated teller machine|cash machine:atm
    paid time off:pto
    monthly recurring revenue:mrr
    annual recurring revenue:arr
    personal best:pb
    proof of concept:poc
    pull request:pr
    purchase order:po
    """
}
