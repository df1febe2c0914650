/// What analysts write short.
enum Abbreviations {
  /// The short form → the whole word, both in base form.
  static let words: [String: String] = {
    var words: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: " ").map(String.init)
      for short in parts.dropFirst() {
        words[Lemmatizer.lemma(of: short)] = Lemmatizer.lemma(of: parts[0])
      }
    }
    return words
  }()

  /// The whole word, then its short forms.
  private static let table = """
    account acct accnt
    address addr
    amount amt
    application appln
    appointment appt appts
    attribute attr
    average avg
    button btn
    balance bal
    birthday bday
    booking bkg
    cancel cxl cxld canx
    category ctg
    certificate cert
    channel chnl
    company cmpny
    conversation convo convos
    conversion conv
    customer cust custs
    delivery dlvry
    department dept
    deployment deploy
    description desc
    device dev
    document docs
    employee emp emps
    enrollment enrl
    favorite fav fave
    frequency freq
    group grp
    information info
    integration integ
    invoice inv
    language lang
    location loc
    manager mgr
    marketing mktg mkt
    maximum max
    member mbr mbrs
    membership mbrshp
    merchandise merch
    meeting mtg mtgs
    message msg msgs
    mobile mob
    newsletter nl
    notification notif notifs
    number nbr num
    organization org orgs
    package pkg
    password pwd
    patient pt pts
    payment pmt pymt pmts pymts
    percent pct
    phone ph
    preference pref prefs
    premium prem
    prescription rx
    previous prev
    priority prio pri
    product prod prods
    profile prof
    promotion promo
    quantity qty
    question qn
    recommendation rec recs
    reference ref
    registration reg
    request req
    reservation resv
    revenue rev
    salary sal
    score scr
    session sess
    shipment shpmt
    statement stmt
    student stu
    subscriber subs
    subscription sub subscr
    support supp
    temperature temp
    ticket tix tkt tkts
    transaction txn trx tx xact txns
    transfer xfer
    unsubscribe unsub unsubbed
    user usr
    vehicle veh
    version ver
    visit vst
    website web
    """
}
