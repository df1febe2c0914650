/// Forms that the rules of `Lemmatizer` do not reach: form → base.
enum IrregularForms {
  static let bases: [String: String] = {
    var bases: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      for form in words.dropFirst() { bases[form] = words[0] }
    }
    return bases
  }()

  /// Words that look inflected and are not.
  static let unchanged: Set<String> = [
    "news", "during", "thing", "something", "anything", "nothing", "everything", "always", "his",
    "this", "was", "has", "does", "goes", "yes", "sms", "gps", "plus", "bus", "gas", "series",
    "lens", "vs", "sales", "morning", "evening", "spring", "string", "wedding", "red", "bed",
    "need", "feed", "speed", "seed", "hundred", "united", "less", "unless", "ios", "aws", "saas",
    "pos", "nps", "being", "species", "shoes", "kids",
  ]

  /// The base, then its forms.
  private static let table = """
    be am is are was were been being
    have has had having
    do does did done doing
    go goes went gone
    get gets got gotten
    buy bought
    pay paid
    make made
    send sent
    spend spent
    leave left
    see saw seen
    say said
    read read
    write wrote written
    begin began begun
    become became
    bring brought
    build built
    choose chose chosen
    come came
    cut cut
    drive drove driven
    eat ate eaten
    fall fell fallen
    feel felt
    find found
    fly flew flown
    forget forgot forgotten
    give gave given
    hold held
    keep kept
    know knew known
    learn learnt
    lend lent
    lose lost
    meet met
    quit quitted
    ride rode ridden
    rise rose risen
    run ran
    sell sold
    shoe shoes
    show showed shown
    speak spoke spoken
    take took taken
    teach taught
    tell told
    think thought
    freeze froze frozen
    steal stole stolen
    break broke broken
    throw threw thrown
    sing sang sung
    ring rang rung
    swim swam swum
    drink drank drunk
    grow grew grown
    draw drew drawn
    overdraw overdrew overdrawn
    catch caught
    fight fought
    seek sought
    sleep slept
    stand stood
    understand understood
    undergo underwent undergone
    withhold withheld
    hear heard
    hide hid hidden
    wake woke woken
    strike struck
    swear swore sworn
    shake shook shaken
    try tried tries
    wear wore worn
    win won
    withdraw withdrew withdrawn
    borrow borrowed
    owe owed owing
    cancel cancelled cancelling canceled canceling cancellation cancelation
    travel travelled travelling
    refer referred referring referral
    woman women
    man men
    person people persons
    child children kids kid
    die died dying
    rsvp rsvped rsvpd rsvps
    lie lied lying
    tie tied tying
    use used using uses
    view viewed views
    due dues
    old older oldest
    young younger youngest
    fee fees
    age aged ages aging
    employee employees
    see sees seeing
    agree agreed agrees
    free freed
    attendee attendees
    status statuses
    address addresses
    access accesses
    discuss discussed
    process processed
    invoice invoiced
    analysis analyses
    category categories
    company companies
    country countries
    city cities
    delivery deliveries
    """
}
