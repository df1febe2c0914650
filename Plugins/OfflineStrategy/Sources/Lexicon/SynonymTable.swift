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
    "view see visit browse look_at viewed",
    "search look_for look_up find",
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
    "reject decline deny turn_down refuse",
    "submit turn_in hand_in",
    "work_out workout exercise train",
    "acquire obtain get receive",
    "win earn",
    "finish complete end",
    "cancel void revoke",
    "pause stop",
    "begin commence",
    "purchase acquire",
    "tour visit",
    "message contact",
    "contact reach call",
    "call phone dial ring",
    "publish post release",
    "post share upload",
    "choose select pick",
    "respond reply answer",
    "exceed surpass",
    "log record track",
    "measure record",
    "enter join",
    "leave exit quit",
    "quit leave cancel",
    "sync synchronize synchronise",
    "pair connect link",
    "unpair disconnect unlink",
    "customize customise personalize configure",
    "trade exchange",
    "scan read",
    "drive ride",
    "repay pay_back",
    "launch open",
    "generate create",
    "issue send create",
    "dismiss close ignore",
    "resume restart reactivate",
    "reactivate resume",
    "renew extend prolong",
    "switch change",
    "move transfer",
    "check view",
    "print export",
    "bid offer",
    "recommend refer",
    "enable allow",
    "block ban",
    "test try",
    "admit check_in",
    "arrive check_in",
    "hire recruit employ",
    "promote advance",
    "resign quit",
    "terminate dismiss",
    "file submit",
    "settle pay",
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
