/// Verbs that say no more than the number beside them: `burned 600 calories`, `took an hour`.
enum CarrierVerbs {
  /// Whether a light verb says that something else was done with a thing than an event's action:
  /// who used seats added none.
  static func clashes(_ verb: String, with action: String) -> Bool {
    others[verb]?.contains(action) == true
  }

  private static let others = [
    "use":
      """
    add create remove delete purchase buy order cancel invite request upgrade downgrade receive
    earn issue assign grant expire reach
    """,
    "receive":
      "purchase buy order submit request write give donate book reserve redeem post upload apply place",
    "get": "submit write post give",
    "leave": "add create purchase buy join start open enter visit view book begin order install",
    "give": "receive get claim redeem earn win request",
  ].reduce(into: [String: Set<String>]()) { verbs, line in
    verbs[Lemmatizer.lemma(of: line.key)] = WordLists.list(line.value)
  }

  /// Whether a verb adds nothing where a property of some words is compared with a number.
  static func carries(_ verb: String, any words: [String]) -> Bool {
    words.contains { verbs[$0]?.contains(verb) == true }
  }

  private static let verbs: [String: Set<String>] = {
    var verbs: [String: Set<String>] = [:]
    for line in table.split(separator: "\n") {
      let sides = line.split(separator: ":").map(String.init)
      let said = WordLists.list(sides[1])
      for noun in sides[0].split(separator: " ") {
        verbs[Lemmatizer.lemma(of: String(noun)), default: []].formUnion(said)
      }
    }
    return verbs
  }()

  /// Words of a property's name, and the verbs.
  private static let table = """
    calorie calories kcal:burn
    temperature temp:degree degrees celsius fahrenheit
    minute hour second duration time length minutes hours seconds:spend last take run stay wait log
    distance mile km kilometer meter:walk run travel cover drive ride cycle swim go
    step steps:walk take
    score grade mark result percentage:score get achieve earn obtain
    percent percentage progress completion:reach get
    rating stars star:rate give score carry bear receive
    weight kg pound:weigh lift lose
    height:measure
    amount total price value cost fare fee:spend pay cost total worth amount
    quantity count item items units:contain have include
    guests guest passengers party people attendees participants:bring have include
    nights night days:stay spend last
    words pages characters length:write
    delay:delay
    claim claims:file make submit
    referral referrals:make send
    ticket tickets:open raise create file
    donation donations gift gifts:make give
    visit visits:make pay
    session sessions workout workouts class classes:complete attend do log
    point points mile miles reward rewards:earn collect hold accumulate
    seat seats license licenses:use have hold
    shift shifts:work
    vehicle vehicles car cars home homes property properties pet pets device devices:own have
    child children kid kids:have raise
    employee employees staff people:employ have
    course courses lesson lessons:complete finish take
    order orders purchase purchases:place make
    interest rate apr:pay
    origin departure from:depart leave originate fly start begin travel
    destination arrival to:arrive land go fly head travel bound leave
    outstanding due unpaid overdue owed fine debt balance:owe
    bonus reward points:get
    coupon coupons code promo promocode voucher discount offer promotion:use redeem apply enter claim
    speed mbps download upload:clock
    reason cause:cite give state blame quote list
    delivery shipping shipment fulfillment fulfilment pickup:collect deliver ship pick_up fulfill
    """
}
