/// What people say for a value.
enum ValueConceptTable {
  /// What is said for a value, whatever way its words are written: `full_time`, `Full-Time`.
  static func spellings(of value: String) -> [[String]] {
    table[key(of: value)] ?? []
  }

  private static let table: [String: [[String]]] = Dictionary(
    lines.split(separator: "\n").map { line in
      let sides = line.split(separator: ":").map(String.init)
      let said = sides[1].split(separator: "|").map { phrase in
        String(phrase).tableWords.map { Lemmatizer.lemma(of: $0) }
      }
      return (key(of: sides[0]), said)
    }, uniquingKeysWith: +)

  private static func key(of value: String) -> String {
    value.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" }.joined(separator: " ")
  }

  /// The value in lower case : what is said.
  private static let lines = """
    female:woman|lady|girl
    loss:lost|lose|defeat
    lost:lose|loss|defeat
    win:won|victory
    won:win|victory
    draw:tie|tied
    in_person:in person|face to face|onsite
    in store:in_store|instore|offline
    monthly:per month|month to month|every month
    annual:yearly|annually|per year|every year|a year
    yearly:annual|annually|per year|every year
    weekly:every week|per week
    daily:every day|per day
    full-time:full time|fulltime
    part-time:part time|parttime
    self-employed:self employed|freelance|freelancer
    unemployed:jobless|out of work
    retired:retiree|pensioner
    student:pupil
    single:unmarried
    divorced:divorcee
    diverse:non binary
    non-binary:nonbinary|non binary
    facebook:fb
    instagram:ig|insta
    email:e mail|mail
    sms:text|text message|texts
    push:push notification
    web:website|browser|online
    website:web|online|site
    app:mobile app
    in_app:in app
    phone:telephone|call
    xlsx:excel|spreadsheet
    xls:excel|spreadsheet
    docx:word document
    pptx:powerpoint
    call_center:call center|call centre
    expired:expire
    past_due:past due|overdue|delinquent
    overdue:past due
    trial:trialing|on trial|trialist
    trialist:trial
    paused:on hold
    suspended:on hold
    pending:awaiting
    urgent:top priority
    critical:severe
    bank_transfer:wire|wire transfer|bank wire
    wire:wire transfer|bank transfer
    cash:cash payment
    bnpl:buy now pay later
    mobile:cell phone
    tablet:ipad
    ios:iphone|ipad|apple device
    macos:mac
    windows:pc
    house:single family house
    apartment:flat|apt
    vegan:plant based
    gluten_free:gluten free
    referral:referred|word of mouth
    organic:organic search
    paid_search:paid search|sem
    out_of_moves:run_out of move|run_out move|no move left
    insufficient_funds:not enough money|insufficient balance|no fund
    card_expired:expired card
    expired_card:card expired
    card_declined:declined card
    unwanted:not wanted
    positive:favorable
    negative:unfavorable
    bad:negative|poor
    round trip:return trip|roundtrip|return ticket
    one way:oneway|single ticket
    economy:coach
    business:business class
    first:first class
    vegetarian:veggie
    pickup:pick_up|collection|takeaway
    delivery:home delivery
    full_time:full time|fulltime
    part_time:part time|parttime
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
    inactive:dormant|lapsed
    dormant:inactive|lapsed
    lapsed:dormant
    churned:cancelled
    subscribed:subscriber
    small_business:smb|small company
    smb:small business|small and medium
    mid_market:midmarket|mid size|midsize
    enterprise:large company
    mql:marketing qualified lead|marketing qualified
    sql:sales qualified lead|sales qualified
    marketing_qualified_lead:mql
    sales_qualified_lead:sql
    closed_won:won|close won
    closed_lost:lost|close lost
    renter:rent|tenant
    own:owner|homeowner
    rent:renter|tenant
    single_family:single family house|single family home
    single_family_home:single family house|single family
    condo:condominium
    electric:ev|battery electric|bev
    ev:electric
    gasoline:gas|petrol
    petrol:gas|gasoline
    prepaid:pay as you go|payg|pre paid
    postpaid:pay monthly|post paid
    checking:current account|chequing
    contractor:freelance|freelancer
    remote:work from home|wfh
    bachelor:bachelors|undergraduate|college degree
    bachelors:bachelor|undergraduate|college degree
    master:masters|graduate degree
    masters:master|graduate degree
    phd:doctorate|doctoral
    high_school:secondary school
    beginner:novice|starter
    advanced:expert
    widowed:widow|widower
    debit_card:debit
    cod:cash on delivery
    out_of_stock:sold_out|unavailable
    express:next day|fast
    window:window seat
    aisle:aisle seat
    rejected:denied|declined|turn_down
    denied:rejected|declined
    declined:rejected|denied
    approved:accepted
    failed:unsuccessful
    unpaid:outstanding
    refunded:reimbursed
    smart_tv:tv|television|connected tv
    tv:television|smart tv
    google_ads:adwords|google ad
    tiktok:tik tok
    youtube:you tube
    seo:organic search
    ppc:paid search
    affiliate:partner
    word_of_mouth:friend|referral
    in_person:face to face
    phone_call:phone
    live_chat:chat
    push_notification:push
    email_campaign:email
    native_app:app|mobile app
    mobile_app:app|mobile
    mobile_web:mobile site|mobile website|mobile browser
    bug:defect
    feature_request:feature idea
    homeowners:home|house
    auto:car|vehicle
    car:auto|vehicle
    health:medical
    five_star:5 star
    low_battery:battery low
    annually:yearly|annual|per year
    quarterly:every quarter|per quarter
    biweekly:every two weeks|fortnightly
    recurring:repeat|regular
    adult:grown up
    child:kid
    senior:elderly
    spouse:husband|wife|partner
    administrator:admin
    viewer:read only
    too_expensive:expensive|too pricey
    missing_features:lack of features|missing feature
    not_using:not use enough|don't use
    technical_issues:technical problem|bug
    customer_service:poor support|bad service
    """
}
