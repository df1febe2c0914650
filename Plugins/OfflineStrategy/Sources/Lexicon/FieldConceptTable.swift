import AudienceSchema

/// What people say for a trait or property whose name uses other words.
enum FieldConceptTable {
  struct Line: Sendable {
    let said: [[String]]
    let words: Set<String>
    let type: FieldType?

    /// Whether a name is meant: it has the words, and no others unless the type says enough.
    func fits(_ name: Set<String>, required: Set<String>, _ type: FieldType) -> Bool {
      if let mine = self.type { return mine == type && words.isSubset(of: name) }
      return words == name || words == required
    }
  }

  static let lines: [Line] = table.split(separator: "\n").map { line in
    let sides = line.split(separator: ":").map(String.init)
    let said = sides[0].split(separator: "|").map { phrase in
      phrase.split(separator: " ").map { Lemmatizer.lemma(of: String($0)) }
    }
    let words = sides[1].split(separator: " ").map { Lemmatizer.lemma(of: String($0)) }
    return Line(
      said: said, words: Set(words), type: sides.count > 2 ? FieldType(rawValue: sides[2]) : nil)
  }

  /// The lines that have a word of a name, in the table's order.
  static func lines(mentioning words: [String]) -> [Line] {
    Set(words.flatMap { linesByWord[$0] ?? [] }).sorted().map { lines[$0] }
  }

  private static let linesByWord: [String: [Int]] = {
    var index: [String: [Int]] = [:]
    for (number, line) in lines.enumerated() {
      for word in line.words { index[word, default: []].append(number) }
    }
    return index
  }()

  /// What is said : the words of the name : its type, where that matters.
  private static let table = """
    create account|account create|profile create|open account|account open|become customer|sign_up|join|register|signup:create:date
    create account|sign_up|join|register|sign_up date:signup:date
    create account|sign_up|join|register:sign_up:date
    create account|sign_up|register|become member:join:date
    last active|last seen|last log_in|last login|last sign_in:last seen:date
    last seen|last sign_in|last log_in:last login:date
    last seen|last log_in:last active:date
    clv|ltv|lifetime spend|lifetime revenue|customer lifetime value:lifetime value:number
    lifetime value|lifetime spend:ltv:number
    lifetime value|clv|total spend:lifetime revenue:number
    average order value|aov|average order:avg order value:number
    average order value:aov:number
    monthly recur revenue|monthly revenue:mrr:number
    annual recur revenue|annual revenue|yearly revenue:arr:number
    year old|age:age:number
    date birth|birth date|birthday:birthday
    date birth|birthday:birth:date
    date birth|birthday:dob
    zip code|postal code|postcode|zip:postal code
    zip code|postal code|postcode|zip:zip
    phone number|telephone number|mobile number|phone:phone
    email address|email:email
    newsletter subscriber|newsletter subscription|subscribe newsletter|sign_up newsletter|receive newsletter|newsletter:newsletter:boolean
    accept marketing|subscribe marketing|opt_in marketing|marketing email|marketing consent:marketing:boolean
    opt_in sms|sms|text message|receive text:sms:boolean
    opt_in push|push notification|push:push:boolean
    opt_in email|email subscriber|subscribe email:email opt_in:boolean
    two factor authentication|two factor|2fa|mfa|multi factor:two factor:boolean
    two factor|multi factor|2fa:mfa:boolean
    pay customer|pay:pay:boolean
    head count|number employee|employee:employee:number
    nps|net promoter score:nps:number
    interest|interested:interest
    speak|language:language:string
    job|title|work as:job title
    work as|occupation|job:occupation
    credit score:credit score:number
    earn|make|salary:income:number
    earn|make:salary:number
    with us|become customer|sign_up|join:customer since:date
    with us|become member|sign_up|join:member since:date
    with us|sign_up|join|register:user since:date
    """
}

/// What people say for a value.
enum ValueConceptTable {
  static let spellings: [String: [[String]]] = Dictionary(
    table.split(separator: "\n").map { line in
      let sides = line.split(separator: ":").map(String.init)
      let said = sides[1].split(separator: "|").map { phrase in
        phrase.split(separator: " ").map { Lemmatizer.lemma(of: String($0)) }
      }
      return (sides[0], said)
    }, uniquingKeysWith: +)

  /// The value in lower case : what is said.
  private static let table = """
    female:woman|lady|girl
    f:woman|female
    male:man|guy|boy
    m:man|male
    credit_card:credit card|card
    card:credit card|debit card
    paypal:pay pal
    apple_pay:apple pay
    google_pay:google pay
    ios:iphone|apple
    android:android phone
    mobile:phone|smartphone|mobile device
    desktop:computer|laptop
    free:freemium
    trialing:trial|on trial
    cancelled:churn
    canceled:churn
    owner:account owner
    admin:administrator
    vip:vip
    en:english
    es:spanish
    fr:french
    de:german
    it:italian
    pt:portuguese
    nl:dutch
    zh:chinese|mandarin
    ja:japanese
    ko:korean
    ar:arabic
    hi:hindi
    ru:russian
    pl:polish
    tr:turkish
    sv:swedish
    vi:vietnamese
    """
}
