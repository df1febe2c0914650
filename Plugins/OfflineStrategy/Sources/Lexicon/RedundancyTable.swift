/// Words that add nothing beside others: a *marketing* e-mail is an e-mail, who installed *the
/// game* installed it, a *new* account was created.
enum RedundancyTable {
  /// Whether a word adds nothing beside another, both in base form.
  static func adds(nothing word: String, beside other: String) -> Bool {
    companions[other]?.contains(word) == true
  }

  /// Whether a word adds nothing beside some other.
  static func addsNothing(_ word: String) -> Bool { spare.contains(word) }

  private static let spare: Set<String> = companions.values.reduce(into: []) { $0.formUnion($1) }

  /// What a product is called by who makes it: `on our site`, `in the app`.
  static let places = WordLists.list(
    """
    app application site website webpage platform portal product service system tool software
    store shop game web internet database crm record
    """)

  /// Words that lead to such a place.
  static let placePrepositions: Set<String> = [
    "on", "in", "at", "through", "via", "from", "using", "inside", "within", "to", "into", "across",
    "with", "by", "of", "for",
  ]

  /// What one time that something was done is called.
  static let occasions = WordLists.list(
    """
    go time occasion use sitting session purchase transaction order payment visit trip shot action
    booking reservation rental stay ride drive journey flight workout run game match round meal class
    lesson appointment basket cart invoice bill donation gift call meeting checkout delivery event
    """)

  /// How something was done that can be done in no other way there.
  static let manners = WordLists.list("online digitally electronically")

  /// Beside what is begun: it was not there before.
  static let fresh = WordLists.list("new fresh brand another newly additional extra")

  /// Verbs of beginning.
  static let beginning = WordLists.list(
    """
    create start begin add open make register sign_up launch build set_up submit publish post
    upload place book schedule connect install activate generate issue
    """)

  /// Beside what came to its end: it did.
  static let successful = WordLists.list("successful success finally fully entirely completely")

  /// Verbs of what came to its end.
  static let ending = WordLists.list(
    "complete finish succeed pass place make pay process approve deliver verify deploy convert")

  private static let companions: [String: Set<String>] = {
    var companions: [String: Set<String>] = [:]
    for line in table.split(separator: "\n") {
      let sides = line.split(separator: ":").map(String.init)
      let said = WordLists.list(sides[1])
      for word in sides[0].split(separator: " ") {
        companions[Lemmatizer.lemma(of: String(word)), default: []].formUnion(said)
      }
    }
    return companions
  }()

  /// Words : what adds nothing to each of them.
  private static let table = """
    email mail: campaign marketing message promotional promo blast mailing newsletter commercial broadcast inbox sent our
    newsletter: email mailing list marketing
    push: notification message campaign mobile phone app alert marketing
    notification: push message mobile phone app alert
    sms text: message link campaign marketing alert phone mobile
    message: text chat
    click tap: link button banner cta inside through
    open: message campaign
    app application: mobile phone smartphone native own
    website site web: company main page
    page: web site website
    product item: page detail details catalog listing catalogue
    buy purchase order shop: product item thing stuff good merchandise article piece online
    purchase order: online product item
    cart basket bag: shopping online item product
    checkout check_out: process flow page cart
    account: user customer online personal
    profile: user customer account personal
    sign_up register signup join: account service app site website platform online form
    log_in sign_in login: account app site website platform dashboard portal system user
    log_out sign_out: account app site website platform
    session: user app browsing
    visit return come browse: site website page app again
    search: query term result keyword product item
    play: game round session
    watch stream: video content title something playback
    listen: music audio content
    read: content news
    subscribe: service plan
    subscription: plan paid recurring service product account
    membership: plan program paid
    plan: subscription service pricing
    upgrade downgrade renew: plan subscription account tier package membership service
    cancel: account
    install uninstall download: app application game software mobile
    donate give: money fund cash amount
    donation gift: money cash
    pay: money amount bill
    payment: card online bill amount transaction
    review rate: product item purchase experience
    review rating: product customer item star
    refer: friend family people someone somebody
    referral: friend
    invite: people friend someone colleague other
    invitation invite: email team
    contact: us team customer
    ticket: support help service customer
    support: customer team agent help desk service
    chat: live support online session
    survey: feedback customer satisfaction form questionnaire
    feedback: customer user form
    form: online web
    return: item product purchase
    refund: money customer order
    share: content something link social
    booking reservation: online
    appointment: medical patient doctor clinic
    trial: free period product
    demo: product live sales personalized
    meeting: sales call
    video: content clip online
    article: news blog content
    ticket: event
    coupon voucher promo: code discount
    discount: code coupon
    loyalty: program club scheme card account
    program programme: loyalty reward rewards club scheme our
    tier: loyalty membership program
    points point: loyalty reward program balance
    member membership: loyalty club rewards reward program programme card
    integration: app third party
    report dashboard: data analytic
    file document: new
    stock: alert notification email reminder notice
    list: resale sale
    tip: driver courier rider waiter waitress server staff pro host stylist barber cleaner guide
    card: payment bank plastic
    balance: account current available
    transfer: money bank fund
    loan: bank money
    claim: insurance
    policy: insurance
    quote: price insurance
    ride trip: car
    flight: plane airline air
    hotel: room
    workout: session exercise fitness training
    class: fitness
    course: online training
    lesson: course
    job: open
    application: job
    meter: energy electricity gas
    device: smart connected
    level: game new
    parent: pet
    match: game
    """
}
