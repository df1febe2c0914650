/// Words by what they do in a prompt.
enum WordLists {
  /// Nouns for the people an audience is made of.
  static let subjects = list(
    """
    customer user profile people person shopper visitor member everyone everybody anyone anybody
    someone somebody whoever individual client patient reader viewer listener player student guest contact
    consumer folk flyer gamer tourist citizen commuter guest diner dweller occupant household driver staff crew personnel holder owner bearer those they them audience persona buyer subscriber human adult one lead
    prospect owner traveler traveller passenger donor borrower saver purchaser learner fan
    respondent participant recipient employee worker attendee cardholder policyholder applicant
    candidate investor rider renter volunteer supporter resident patron parent backer
    """)

  /// Nouns for people who are many: one of them may be what a thing is called for (`the family
  /// plan`).
  static let groups = list("family parent mom mum dad couple gardener pupil")

  /// Those of them that never name a value.
  static let generalSubjects = list(
    """
    customer user profile people person visitor member everyone everybody anyone anybody someone
    somebody whoever folk individual those they them who audience human one account company
    """)

  /// Nouns for the companies an account audience is made of.
  static let accounts = list(
    "account company organization organisation org business workspace team firm client_account tenant"
  )

  /// Words with a grammatical job only; compared as written.
  static let functions: Set<String> = words(
    """
    a an the this these that those of to in on at by for from with into onto as is are was were be
    been being am do does did done have has had having who whom whose which where when what there
    their they them theirs its it it's his her hers him he she our us we you your i me my 's and or
    so than then also too very just ever will would can could should may might must shall if each
    such about re regarding concerning via per upon out up off over under during within since until while please show list
    find get give all any some every both still even already currently now more most other
    another either through among amongst across worth toward towards against
    own whether actually really genuinely
    """
  ).union(ChatSpellings.courtesies)

  /// Words with a grammatical job that decides what is meant: `more … than they returned`. One that
  /// no mention holds and nothing used is not understood.
  static let operators: Set<String> = words(
    "more most than fewer less other another since until against over under again unless")

  /// Words that make a guess of what is said, but in `could you show`.
  static let modals: Set<String> = ["might", "would", "could"]

  /// Words that, with "to", say that something is wished or near, and so is not yet.
  static let intents: Set<String> = [
    "about", "want", "wants", "wanted", "wanting", "trying", "intend", "intends", "intending",
    "likely", "unlikely", "expected", "expect", "hoping", "hope", "planning", "going", "wish",
    "tend",
    "supposed", "willing", "eager",
  ]

  /// Words that ask for something to be done with an audience: none is described by them.
  static let deeds: Set<String> = [
    "send", "notify", "remind", "forward", "draw", "plot", "calculate", "compute", "explain",
    "improve", "boost", "predict", "forecast",
  ]

  /// Words that name nothing a workspace could have.
  static let light = list(
    """
    something anything nothing thing stuff us back file record at_all altogether overall once least
    own yet ever etc everything single whole want need happen occur because due reason since then
    currently now together combined collectively jointly audience total saved existing registered current turn_on enable
    belong member on_file
    """)

  /// Nouns and verbs that mean nothing beside the name they belong to (`phone number`, `Returns
  /// page`), and a gap anywhere else.
  static let heads = list(
    """
    number address name status value level date time page category type kind tier plan audience
    segment list group cohort account profile item product user customer member site website store
    shop company set year old day person people somebody method option choice brand score rate transaction event food
    attribute trait field
    """)

  /// Nouns for what a trait tells of, which mean nothing beside its value (`a Platinum membership`,
  /// `a balance of 500 points`).
  static let traitHeads = list(
    """
    membership subscription balance program programme scheme band holder contract badge club
    licence license policy degree diploma amount quantity total rank grade standing designation line
    """)

  /// Light verbs: they carry the noun behind them (`placed an order`).
  static let lightVerbs = list(
    """
    make place have do get take perform give leave submit write create had receive use go be put come
    count show choose pick select try conduct undergo experience trigger fire hold let hit encounter
    face suffer run_into become
    """
  )

  /// Verbs and adjectives that say where somebody is.
  static let locationWords = list(
    "live base locate reside from come in living located based headquartered headquarter operate")

  /// Units that a number may have and a name may end in: `wait_minutes`, `seconds_watched`.
  static let units = list(
    """
    second minute hour day week month year percent point mile kilometer km meter kg gram pound
    mb gb tb byte page step calorie star night seat mins secs row word
    """)

  /// Units that say nothing of what they measure.
  static let timeUnits = list("second minute hour day week month year percent percentage mins secs")

  /// Words at the end of a number's name that may stay unsaid: `target_amount`, `wait_minutes`.
  static let numberTails = list(
    """
    amount value count number total minute second hour day percent mins secs km mb gb balance m2 sqm
    size length duration max maximum mbps gbps kg pct owned
    """)

  /// Units of money.
  static let moneyUnits = list("dollar usd buck euro eur pound gbp quid cad aud")

  static func list(_ text: String) -> Set<String> {
    Set(text.tableWords.map { Lemmatizer.lemma(of: $0) })
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.tableWords)
  }
}
