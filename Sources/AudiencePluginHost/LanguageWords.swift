/// The words that tell languages apart: function words, and the words analysts use for customers,
/// orders and time. Lower case; a word that English shares with another language tells nothing,
/// so the English table also lists words that look like foreign ones.
struct LanguageWords {
  let name: String
  let words: String

  static let english = """
    a about above across add added after again against ago all almost also altogether although \
    always am among an and any anybody anyone anything are around as ask at away back be became \
    because become been before began begin being below between both but by came can cannot come \
    could count day days did do does doing done down during each either else enough ever every \
    everybody everyone everything exactly except excluding fewer find first following for from \
    gave get gets getting give given go goes going gone got had has have having he her here hers \
    him his hour hours how however i if in include including inside instead into is it its itself \
    just keep kept last lately latest least left less let like list living live lives located long \
    longer look made make makes many may me mean means members might mine minute minutes month \
    months more most much must my near need needs neither never new newest next no nobody none nor \
    not nothing now of off often old older oldest on once one only onto or other others our out \
    outside over own owns past people per percent person please quarter quite rather recent \
    recently same say see seen sent several shall she should show since single so some somebody \
    someone something soon still such take taken than that the their theirs them then there these \
    they thing things this those though three through time times to today together too took total \
    toward tried try twice two under until up upon us use used uses using usually very via want \
    was way we week weekend weeks well went were what whatever when where whether which while who \
    whoever whom whose why will with within without would year years yes yesterday yet you young \
    younger your yours january february march april may june july august september october \
    november december monday tuesday wednesday thursday friday saturday sunday \
    account accounts active activity admin admins audience audiences average basket bigger booked \
    bought browse browsed browsers browsing buy buyer buyers buying cart carts checkout churned \
    city click clicked clicks client clients company companies complete completed contact \
    contacts converted country coupon coupons customer customers delivered discount discounts \
    download downloaded downloads email emails employees enterprise ended event events expired \
    expires failed feature features filter finished free gold greater group guests high higher \
    inactive interested invoice invoices item items joined known large larger leads logged login \
    low lower loyal loyalty mail messages mobile money name named names newsletter number numbers \
    opened order ordered orders owners page pages paid pay paying payment payments phone placed \
    plan plans premium price product products profile profiles prospects purchase purchased \
    purchases purchasing received refund refunded registered renewal renewed returned returning \
    returns review reviewed reviews sale sales searched seats select session sessions shipped shop \
    shoppers shopping sign signed signup silver small smaller spend spenders spending spent start \
    started status store stores subscribed subscriber subscribers subscription subscriptions \
    support teams tickets tier trial trials unsubscribed updated upgraded user users value view \
    viewed viewers viewing views visit visited visitors visits watched website women men kids \
    son land hat tag war die met side folk pour gang dove hun pod log car ten list uber fur ad ore \
    mode main gift bad fast kind arm rest rat art lost fine male sole due fare care mare pot lei \
    ham bar set hit top hot jam mare den dies gut man nun per pro ex non mix duo solo extra \
    app apps brand car cars coffee dog dogs drinkers driver drivers fans food game games guest \
    home hotel lovers music page player players reader readers resident residents shoe shoes \
    student students trip video watch wine movie book books music team yet
    """
}
