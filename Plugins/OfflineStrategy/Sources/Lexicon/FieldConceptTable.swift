import AudienceSchema

/// What people say for a trait or property whose name uses other words.
enum FieldConceptTable {
  struct Line: Sendable {
    let said: [[WordNumber]]
    /// Ascending.
    let words: [WordNumber]
    let type: FieldType?

    /// Whether a name is meant: it has the words, and no others unless the type says enough.
    ///
    /// - Parameter name: what a table has of its words, ascending; `isKnown` where that is all.
    func fits(
      _ name: [WordNumber], isKnown: Bool, required: [WordNumber]?, _ type: FieldType
    ) -> Bool {
      if let mine = self.type { return mine == type && words.allSatisfy(name.contains) }
      return isKnown && words == name || words == required
    }
  }

  /// The lines, and which of them have a word of a name.
  struct Index: Sendable {
    let lines: [Line]
    let linesByWord: [[Int]]

    init(_ words: inout LexiconWords) {
      var lines: [Line] = []
      var table = FieldConceptTable.table
      table.withUTF8 { text in
        text.forEachPart(between: "\n") { line in
          let sides = line.parts(between: ":")
          lines.append(
            Line(
              said: words.phrases(sides[0], between: "|", isNameable: true),
              words: words.words(sides[1], isNameable: false).asSet,
              type: sides.count > 2 ? FieldType(rawValue: sides[2].text) : nil))
        }
      }
      self.lines = lines
      linesByWord = Lexicon.postings(lines.map(\.words), words)
    }
  }

  /// What is said for a field by the words of its name, in the table's order.
  ///
  /// - Parameter required: the words that a name needs.
  static func spellings(
    of words: [String], required: [String], _ type: FieldType
  ) -> [[String]] {
    let lexicon = Lexicon.tables
    let numbers = words.compactMap(lexicon.words.number)
    let name = numbers.asSet
    let needed = required.compactMap(lexicon.words.number)
    let lines = name.flatMap { lexicon.fieldConcepts.linesByWord[at: $0] }
    return Set(lines).sorted().flatMap { number -> [[String]] in
      let line = lexicon.fieldConcepts.lines[number]
      guard
        line.fits(
          name, isKnown: numbers.count == words.count,
          required: needed.count == required.count ? needed.asSet : nil, type)
      else { return [] }
      return line.said.map(lexicon.words.text)
    }
  }

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
    speak|language:language:array
    job|title|work as:job title
    work as|occupation|job:occupation
    credit score:credit score:number
    earn|make|salary:income:number
    earn|make:salary:number
    with us|become customer|sign_up|join:customer since:date
    with us|become member|sign_up|join:member since:date
    with us|sign_up|join|register:user since:date
    know|skilled|proficient|good at:skill
    mile|mileage:mileage:number
    mile|mileage:odometer:number
    prefer contact|contact preference|contact by|reach by:communication preference
    prefer contact|contact preference|contact by|reach by:preferred channel
    prefer contact|contact preference:contact preference
    born|birthday|date birth|birth date|turn year:birthday:date
    born|year birth|birth year:birth year:number
    hire|join|start work|employ|start date:hire date:date
    hire|join|start work|start job:start date:date
    leave|depart|last day:termination date:date
    married|marital status|relationship status:marital status
    household income|family income|earn|income:household income:number
    annual income|yearly income|earn|income:annual income:number
    monthly income|income month|earn month:monthly income:number
    earn|paid|salary:annual salary:number
    number child|child|kid:child count:number
    number child|kid:number child:number
    family size|household member|people household:household size:number
    number employee|company size|staff|headcount|people:employee count:number
    number employee|company size|headcount|staff:employee:number
    company size|number employee|headcount:company size
    work|industry|sector:industry:string
    nick name|screen name|handle:username
    mobile|cell|cell phone|mobile phone|phone|phone number:mobile:string
    mobile|cell|cell phone|mobile phone|phone:mobile phone:string
    mobile|cell|phone|phone number|telephone:phone number:string
    mobile|cell|phone|phone number|telephone:contact phone:string
    mail address|postal address|home address|street address:address
    street:street address
    zip|zip code|postal code|post code:postcode
    zip|zip code|postcode|post code:postal code
    time zone:timezone
    operate system|os|platform:device os:string
    operate system|os:os:string
    operate system|os|platform:operating system:string
    os version:os version
    phone model|model:device model:string
    phone brand|phone maker:device brand:string
    app version|version|build:app version
    version|firmware:firmware version:string
    credit|store credit|account credit:credit balance:number
    balance|money account|fund:account balance:number
    savings|saved money|saving balance:savings balance:number
    debt|owe|balance due|outstanding balance|amount due:balance due:number
    owe|outstanding|amount due:outstanding balance:number
    overdue|past due|delinquent:past due:boolean
    autopay|auto pay|automatic payment|direct debit:autopay:boolean
    autopay|auto pay|automatic payment:autopay enabled:boolean
    auto renew|automatic renewal|renew automatically:auto renew:boolean
    paperless|e statement|electronic bill|paperless bill:paperless billing:boolean
    paperless|electronic statement:paperless:boolean
    smoke|smoker:smoker:boolean
    insured|covered|insurance|health insurance:insurance:boolean
    pregnant:pregnant:boolean
    vegan|vegetarian|diet|eat:diet:string
    diet|eat|dietary restriction:dietary preference
    allergic|allergy:allergy
    own home|homeowner|house owner:homeowner:boolean
    own pet|pet owner:pet:boolean
    own car|car owner|drive:car:boolean
    parent|have child|have kid|with child|with kid:child:boolean
    parent|have child|have kid:parent:boolean
    student|study:student:boolean
    employ|employment|work status:employment status:string
    veteran|military:veteran:boolean
    test user|internal user:internal:boolean
    beta tester|beta user|beta:beta:boolean
    decision maker|decide:decision maker:boolean
    manager|manage people:manager:boolean
    two step verification|2 step verification|two factor authentication:two factor enabled:boolean
    single sign_on|sso:sso enabled:boolean
    trial|on trial|in trial|trialing|free trial:trial:boolean
    trial end|trial expire|trial finish|trial run_out|trial over:trial end:date
    renew|renewal|come renewal|up renewal|up for renewal:renewal date:date
    renew|renewal|contract renewal:contract renewal date:date
    contract end|contract expire|contract run_out:contract end date:date
    subscription end|subscription expire|expire:subscription expire:date
    membership expire|membership end|membership run_out:membership expire:date
    card expire|card expiry|card expiration:card expiry:date
    passport expire|passport expiry|passport expiration:passport expiry:date
    last purchase|last order|last buy|last bought:last purchase date:date
    last purchase|last buy|last bought:last order date:date
    last visit|last come|last appointment:last visit date:date
    last donation|last give|last gift|last donate:last donation date:date
    last donation|last give|last donate|last donated:last gift date:date
    first donation|first give|first gift|first donate:first donation date:date
    first donation|first give|first donate:first gift date:date
    first purchase|first order|first buy:first purchase date:date
    last contact|last spoke|last touch:last contacted:date
    number order|order count:order count:number
    number order|lifetime order|order:total order:number
    lifetime order|total order:lifetime order:number
    number purchase|purchase count:total purchase:number
    total spend|lifetime spend|money spend:total spent:number
    total spend|lifetime spend|spend total:total spend:number
    lifetime giving|total giving|total donation|give total|donate total:total donated:number
    total giving|lifetime giving|lifetime donation:lifetime donation:number
    reward point|point|loyalty point:loyalty point:number
    reward point|loyalty point|point balance|point:point balance:number
    mile|frequent flyer mile|air mile|mile balance:mile balance:number
    star|stamp:loyalty stamp:number
    vip|vip status|vip level:vip tier:string
    loyalty status|loyalty level|membership level|member tier|membership tier|reward tier|elite status:loyalty tier:string
    loyalty tier|loyalty status|membership tier|membership level:loyalty level:string
    loyalty tier|membership tier|member level|tier:membership level:string
    loyalty level|membership level|member level:membership tier:string
    favorite store|prefer store|home store|nearest store|local store:preferred store:string
    favorite store|prefer store|local store:home store:string
    local store|closest store|nearest shop:nearest store:string
    favorite channel|channel preference|prefer channel:preferred channel:string
    favorite language|language|speak:preferred language:string
    native speaker|mother tongue|first language|speak:native language:string
    currency:preferred currency:string
    pay by|pay with|prefer pay|payment preference:preferred payment method:string
    source|come from|acquire|acquisition|acquisition channel|come through|find us through:acquisition source:string
    source|come from|acquire|acquire through|acquisition source:acquisition channel:string
    refer by|referral|hear about us:referral source:string
    come from|source:lead source:string
    coupon|promo|code:coupon code:string
    referral|referrer|refer:referral count:number
    fitness goal|goal:fitness goal:string
    day streak|streak:current streak:number
    longest streak:longest streak:number
    xp|experience:xp:number
    player level|level:player level:number
    app rating|star:rating:number
    satisfaction|csat|satisfaction score:csat score:number
    nps|promoter score|net promoter score|recommend score:nps score:number
    churn risk|churn score|likelihood churn|churn probability:churn score:number
    health|account health:health score:number
    engagement|engagement level:engagement score:number
    risk|risk level:risk score:number
    fico|credit rating|credit score:credit score:number
    gdpr|consent|data consent:gdpr consent:boolean
    ban|block|suspend:banned:boolean
    suspend|block:suspended:boolean
    decease|die|dead|pass_away:deceased:boolean
    unsubscribe|opt_out|email opt_out:unsubscribed:boolean
    opt_out email|unsubscribe email:email opt_out:boolean
    opt_in email|receive email|want email|email consent|agree email|email permission:email opt_in:boolean
    opt_in email|subscribe email|receive email|email opt_in|agree email:email consent:boolean
    opt_in email|email opt_in|receive email|email subscriber|subscribe email|on email list:email subscribed:boolean
    opt_in sms|receive sms|receive text|text opt_in|text message|want text|sms consent|agree sms|sms permission:sms opt_in:boolean
    opt_in sms|subscribe sms|text consent|text message|agree text|sms opt_in|opt_in text:sms consent:boolean
    opt_in sms|subscribe sms|sms opt_in:sms subscribed:boolean
    opt_in push|allow push|push notification|push permission|push consent|receive push|accept push:push opt_in:boolean
    opt_in push|allow push|push notification|push permission|push opt_in|receive push|notification:push enabled:boolean
    opt_in marketing|marketing consent|consent marketing|agree marketing|accept marketing|receive marketing|marketing email|want marketing|marketing permission:marketing opt_in:boolean
    opt_in marketing|marketing opt_in|consent marketing|agree marketing|accept marketing|receive marketing|marketing permission|marketing message:marketing consent:boolean
    newsletter|newsletter subscriber|subscribe newsletter|receive newsletter|get newsletter|sign_up newsletter:newsletter subscriber:boolean
    newsletter|subscribe newsletter|newsletter subscriber:newsletter subscribed:boolean
    newsletter|subscribe newsletter|newsletter subscriber|receive newsletter:newsletter opt_in:boolean
    notification|allow notification|receive notification:notification enabled:boolean
    """
}
