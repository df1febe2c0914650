/// Words that mean the same in what people say about customers, products and accounts.
///
/// Each line is one meaning. A word may stand in several. `sign_in` is the verb with its particle.
/// Hand-written; general English of commerce, software, media, finance, travel and health.
enum SynonymTable {
  /// What two different words share a meaning by.
  enum Strength {
    /// They mean the same: `bought`, `purchased`.
    case synonym
    /// They do the same: `removed`, `deleted`.
    case verbSynonym
    /// They are forms of one word, verb and noun: `subscribe`, `subscription`.
    case derivation
  }

  static let verbs = [
    // Getting in and out
    "sign_in log_in log_on login signin logon",
    "sign_up register signup enroll registration join",
    "sign_out log_out logout signout",
    "check_out checkout",
    "unsubscribe opt_out",
    "subscribe opt_in optin",
    "uninstall delete remove",
    // Buying
    "buy purchase order shop",
    // Looking and searching
    "view see visit browse look viewed",
    "search look find",
    "click tap press",
    "open read",
    "watch stream play view",
    "listen play stream",
    // Beginning, ending, changing
    "start begin initiate launch",
    "complete finish conclude",
    "end finish expire",
    "cancel terminate",
    "remove delete",
    "create make",
    "update change edit modify",
    "upgrade",
    "downgrade",
    "renew extend",
    "pause suspend freeze",
    "activate enable turn_on",
    "deactivate disable turn_off",
    "abandon drop",
    // Giving and getting
    "deliver receive get",
    "send email",
    "submit send fill_out fill_in complete",
    "share forward",
    "invite",
    "connect link integrate set_up",
    "attend join",
    "download export",
    "upload import",
    "install",
    "redeem use apply",
    "apply use",
    "rate score",
    "review",
    "return send_back",
    "refund reimburse",
    "book reserve schedule",
    "reschedule move",
    "attend visit",
    "miss skip",
    "donate give contribute",
    "deposit add",
    "withdraw take_out",
    "transfer send wire",
    "borrow loan",
    "fail decline bounce",
    "verify confirm validate",
    "approve accept",
    "reject decline deny",
    "resolve close solve",
    "raise open file create",
    "comment reply",
    "like favorite favourite heart",
    "follow",
    "save bookmark",
    "report flag",
    // Things that stand for each other in the names of events only
    "email newsletter message",
  ]

  static let nouns = [
    "product item article good",
    "cart basket bag",
    "wishlist favorites",
    "order purchase",
    "video movie film clip",
    "show series",
    "song track",
    "article story post",
    "app application",
    "site website",
    "screen page",
    "email mail",
    "push notification",
    "coupon promo voucher discount_code promocode",
    "credit_card card",
    "phone mobile telephone cell cellphone",
    "zip postal postcode zipcode",
    "code postcode zipcode zip",
    "company organization organisation business",
    "employee staff headcount",
    "seat license licence",
    "ticket case request",
    "doctor physician provider",
    "appointment visit booking",
    "prescription medication",
    "trip journey",
    "hotel property",
    "class course lesson",
    "survey questionnaire poll",
    "integration connector",
    "feature function",
    "role position",
    "birthday birthdate dob birth born",
    "sex gender",
    "town city",
    "plan tier package",
    "tier level status",
    "level tier",
    "income salary earnings",
    "average avg mean",
    "total sum overall",
    "count number num",
    "amount value total",
    "last latest recent",
    "favorite favourite preferred",
    "lifetime ltv",
    "number count",
    "type kind",
    "reason cause because",
    "star rating",
    "stars rating",
    "guest passenger traveler traveller",
    "balance funds",
    "language locale",
    "premium",
    "method via",
    "mins minutes",
    "secs seconds",
  ]

  static let derivations = [
    "subscribe subscription subscriber",
    "consent agree agreement",
    "answer response respond",
    "register registration",
    "cancel cancellation",
    "complete completion",
    "pay payment payer",
    "purchase purchaser",
    "buy buyer",
    "view viewer",
    "renew renewal",
    "deliver delivery",
    "install installation",
    "activate activation",
    "invite invitation invitee",
    "donate donation donor",
    "withdraw withdrawal",
    "apply application applicant",
    "enroll enrollment enrolment",
    "attend attendance attendee",
    "reserve reservation",
    "verify verification",
    "approve approval",
    "convert conversion",
    "refer referral referrer",
    "integrate integration",
    "connect connection",
    "expire expiry expiration",
    "return",
    "consult consultation",
    "prescribe prescription",
    "admit admission",
    "appoint appointment",
    "transact transaction",
    "play player playback",
    "rate rating",
    "search query",
    "engage engagement",
    "employ employee employer",
    "interest interested",
    "fail failure",
    "deduct deduction",
    "satisfy satisfaction",
    "create creation creator",
    "use usage",
    "lapse",
    "visit visitor",
    "notify notification",
    "submit submission",
    "open opening",
    "overdraw overdraft",
    "redeem redemption",
    "select selection",
    "remove removal",
    "reject rejection",
    "suspend suspension",
    "terminate termination",
    "graduate graduation",
    "certify certification",
    "assess assessment",
    "recommend recommendation",
    "arrive arrival",
    "depart departure",
    "diagnose diagnosis",
    "treat treatment",
    "sell sale",
    "add addition",
    "extend extension",
    "authenticate authentication",
    "accept acceptance",
    "discharge",
    "shop shopper",
    "member membership",
    "expire",
    "dormant dormancy",
    "loyal loyalty",
    "recommend recommendation",
    "insure insurance",
    "claim claimant",
  ]

  private static let groups: [String: [(group: Int, strength: Strength)]] = {
    var groups: [String: [(group: Int, strength: Strength)]] = [:]
    let lines =
      nouns.map { ($0, Strength.synonym) } + verbs.map { ($0, .verbSynonym) }
      + derivations.map { ($0, .derivation) }
    for (number, line) in lines.enumerated() {
      for word in line.0.split(separator: " ") {
        groups[Lemmatizer.lemma(of: String(word)), default: []].append((number, line.1))
      }
    }
    return groups
  }()

  /// How well a word of a prompt stands for a word of a name, both in base form: 1 for the same
  /// word, less for a synonym, less again for a derived form; nil when it does not.
  ///
  /// - Parameter isNoun: whether the name is of a thing, so that verbs do not stand for it.
  static func likeness(_ left: String, _ right: String, isNoun: Bool = false) -> Double? {
    if left == right { return 1 }
    guard let mine = groups[left], let others = groups[right] else { return nil }
    var best: Double?
    for one in mine {
      for other in others where one.group == other.group {
        if isNoun, one.strength == .verbSynonym { continue }
        let quality =
          switch one.strength {
          case .synonym, .verbSynonym: 0.85
          case .derivation: 0.8
          }
        best = max(best ?? 0, quality)
      }
    }
    return best
  }

  /// A word and the forms of it that are another part of speech: `insurance`, `insure`.
  static func derived(from lemma: String) -> [String] { families[lemma] ?? [lemma] }

  private static let families: [String: [String]] = {
    var families: [String: [String]] = [:]
    for line in derivations {
      let words = line.split(separator: " ").map { Lemmatizer.lemma(of: String($0)) }
      for word in words { families[word, default: [word]] += words.filter { $0 != word } }
    }
    return families
  }()

  /// The base forms that share a meaning with a word, itself first.
  static func related(to lemma: String) -> [String] { relatives[lemma] ?? [lemma] }

  private static let relatives: [String: [String]] = {
    var members: [Int: [String]] = [:]
    for (lemma, own) in groups {
      for one in own { members[one.group, default: []].append(lemma) }
    }
    return Dictionary(
      uniqueKeysWithValues: groups.map { lemma, own in
        let others = Set(own.flatMap { members[$0.group] ?? [] }).subtracting([lemma])
        return (lemma, [lemma] + others.sorted())
      })
  }()

  /// Nouns made of verbs: `application`, `payment`.
  static let verbalNouns: Set<String> = Set(
    derivations.flatMap { line in
      line.split(separator: " ").dropFirst().map { Lemmatizer.lemma(of: String($0)) }
    })

  /// All words of the table in base form.
  static let words: Set<String> = Set(groups.keys)
}
