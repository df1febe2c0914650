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
    "roll_back rollback",
    "sign_up register signup enroll registration join",
    "sign_out log_out logout signout",
    "check_out checkout",
    "unsubscribe opt_out",
    "subscribe opt_in optin",
    "uninstall delete remove",
    // Buying
    "buy purchase order shop spend",
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
    "complete solve",
    "end finish expire",
    "cancel terminate",
    "remove delete",
    "create make",
    "update change edit modify",
    "upgrade",
    "downgrade",
    "renew extend",
    "pause suspend freeze",
    "activate enable turn_on switch_on",
    "deactivate disable turn_off switch_off",
    "abandon drop",
    // Giving and getting
    "deliver receive get",
    "send email",
    "submit send fill_out fill_in complete",
    "share forward",
    "invite",
    "connect link integrate set_up hook_up",
    "download export",
    "upload import",
    "install",
    "redeem use apply",
    "request ask",
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
    "reach hit attain",
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
    "switch change swap",
    "collect pick_up",
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

  /// The lines by their words.
  struct Index: Sendable {
    /// By word: the lines it stands in.
    fileprivate let groups: [[(group: Int, strength: Strength)]]
    /// By word: itself with the words that share a line, those in alphabetical order.
    fileprivate let relatives: [[String]]
    fileprivate let numbersOfRelatives: [[WordNumber]]
    /// By word: itself and its derived forms; empty where it has none.
    private let families: [[WordNumber]]
    /// By word: whether it is a noun made of a verb.
    fileprivate let areVerbalNouns: [Bool]

    init(_ words: inout LexiconWords) {
      var members: [[WordNumber]] = []
      var strengths: [Strength] = []
      let parts: [([String], Strength)] = [
        (SynonymTable.nouns, .synonym), (SynonymTable.verbs, .verbSynonym),
        (SynonymTable.derivations, .derivation),
      ]
      for (lines, strength) in parts {
        for line in lines {
          var line = line
          members.append(line.withUTF8 { words.words($0, isNameable: true) })
          strengths.append(strength)
        }
      }
      let count = words.lemmas.count
      var groups = [[(group: Int, strength: Strength)]](repeating: [], count: count)
      var families = [[WordNumber]](repeating: [], count: count)
      var areVerbalNouns = [Bool](repeating: false, count: count)
      for (group, own) in members.enumerated() {
        for word in own { groups[Int(word)].append((group, strengths[group])) }
        guard case .derivation = strengths[group] else { continue }
        for word in own {
          if families[Int(word)].isEmpty { families[Int(word)] = [word] }
          families[Int(word)] += own.filter { $0 != word }
        }
        for word in own.dropFirst() { areVerbalNouns[Int(word)] = true }
      }
      let lemmas = words.lemmas
      numbersOfRelatives = groups.indices.map { word in
        var others: Set<WordNumber> = []
        for own in groups[word] { others.formUnion(members[own.group]) }
        others.remove(WordNumber(word))
        return [WordNumber(word)] + others.sorted { lemmas[Int($0)] < lemmas[Int($1)] }
      }
      relatives = numbersOfRelatives.map { $0.map { lemmas[Int($0)] } }
      self.groups = groups
      self.families = families
      self.areVerbalNouns = areVerbalNouns
    }

    /// How well one of two different words stands for the other.
    fileprivate func likeness(
      _ one: WordNumber, _ other: WordNumber, isNoun: Bool
    ) -> Double? {
      let others = groups[at: other]
      var best: Double?
      for one in groups[at: one] {
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

    /// A word and the forms of it that are another part of speech.
    func derived(from word: WordNumber) -> [WordNumber] {
      let family = families[at: word]
      return family.isEmpty ? [word] : family
    }
  }

  /// How well a word of a prompt stands for a word of a name, both in base form: 1 for the same
  /// word, less for a synonym, less again for a derived form; nil when it does not.
  ///
  /// - Parameter isNoun: whether the name is of a thing, so that verbs do not stand for it.
  static func likeness(_ left: String, _ right: String, isNoun: Bool = false) -> Double? {
    if left == right { return 1 }
    let lexicon = Lexicon.tables
    guard let one = lexicon.words.number(of: left), let other = lexicon.words.number(of: right)
    else { return nil }
    return lexicon.synonyms.likeness(one, other, isNoun: isNoun)
  }

  /// A word of names that a word of a prompt stands for.
  struct Relative {
    let word: String
    /// Its number among the words of the tables; nil for a word that none of them has.
    let number: WordNumber?
    /// How well the word stands for it, and how well where the name is of a thing.
    let likeness: Double
    let likenessOfNoun: Double?
  }

  /// The words of names that a word stands for, itself first.
  static func relatives(of lemma: String) -> [Relative] {
    let lexicon = Lexicon.tables
    let number = lexicon.words.number(of: lemma)
    let own = Relative(word: lemma, number: number, likeness: 1, likenessOfNoun: 1)
    guard let number, Int(number) < lexicon.synonyms.relatives.count else { return [own] }
    let others = lexicon.synonyms.numbersOfRelatives[Int(number)]
    guard others.count > 1 else { return [own] }
    return [own]
      + others.dropFirst().compactMap { other in
        guard let likeness = lexicon.synonyms.likeness(number, other, isNoun: false) else {
          return nil
        }
        return Relative(
          word: lexicon.words.lemmas[Int(other)], number: other, likeness: likeness,
          likenessOfNoun: lexicon.synonyms.likeness(number, other, isNoun: true))
      }
  }

  /// Whether two different words share a meaning as nouns only: `ticket`, `request`.
  static func areNouns(_ left: String, _ right: String) -> Bool {
    let lexicon = Lexicon.tables
    guard let one = lexicon.words.number(of: left), let other = lexicon.words.number(of: right)
    else { return false }
    let others = lexicon.synonyms.groups[at: other]
    let shared = lexicon.synonyms.groups[at: one].filter { one in
      others.contains { $0.group == one.group }
    }
    return !shared.isEmpty && shared.allSatisfy { $0.strength == .synonym }
  }

  /// A word and the forms of it that are another part of speech: `insurance`, `insure`.
  static func derived(from lemma: String) -> [String] {
    let lexicon = Lexicon.tables
    guard let word = lexicon.words.number(of: lemma) else { return [lemma] }
    return lexicon.words.text(of: lexicon.synonyms.derived(from: word))
  }

  /// The base forms that share a meaning with a word, itself first.
  static func related(to lemma: String) -> [String] {
    let lexicon = Lexicon.tables
    guard let word = lexicon.words.number(of: lemma),
      Int(word) < lexicon.synonyms.relatives.count
    else { return [lemma] }
    return lexicon.synonyms.relatives[Int(word)]
  }

  /// Whether a word is a noun made of a verb: `application`, `payment`.
  static func isVerbalNoun(_ lemma: String) -> Bool {
    let lexicon = Lexicon.tables
    guard let word = lexicon.words.number(of: lemma) else { return false }
    return Int(word) < lexicon.synonyms.areVerbalNouns.count
      && lexicon.synonyms.areVerbalNouns[Int(word)]
  }
}
