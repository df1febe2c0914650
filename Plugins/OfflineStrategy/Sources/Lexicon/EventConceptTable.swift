/// What people say for an event whose name uses other words.
///
/// Each line: what is said, then the names it stands for, the likeliest first. A workspace's event
/// is meant when its name has exactly those words, in any form and spelling. `/` stands between words
/// of one meaning.
enum EventConceptTable {
  struct Line: Sendable {
    /// What is said, word by word.
    let said: [[WordNumber]]
    /// The words of each name, ascending, without those that say nothing in a name.
    let names: [[WordNumber]]
  }

  /// The lines, and which of them a word begins a phrase of.
  struct Index: Sendable {
    let lines: [Line]
    let linesByOpening: [[Int]]
    /// Words that say nothing in a name.
    let little: [WordNumber]

    init(_ words: inout LexiconWords) {
      var lines: [Line] = []
      var table = EventConceptTable.table
      var little = "to the a of"
      self.little = little.withUTF8 { words.words($0, isNameable: false) }
      let silent = self.little
      table.withUTF8 { text in
        text.forEachPart(between: "\n") { line in
          let sides = line.sides(of: ":")
          let said = words.phrases(sides.before, between: "|", isNameable: true)
          let names =
            sides.behind.map { words.phrases($0, between: "|", isNameable: false) } ?? []
          lines.append(
            Line(said: said, names: names.map { $0.filter { !silent.contains($0) }.asSet }))
        }
      }
      self.lines = lines
      linesByOpening = Lexicon.postings(lines.map { $0.said.map { $0[0] } }, words)
    }
  }

  static var lines: [Line] { Lexicon.tables.eventConcepts.lines }

  /// The lines that a word begins a phrase of.
  static func lines(openedBy lemma: String) -> [Int] {
    let lexicon = Lexicon.tables
    guard let word = lexicon.words.number(of: lemma) else { return [] }
    return lexicon.eventConcepts.linesByOpening[at: word]
  }

  /// The words of an event's name as the lines have them; nil where it has a word that no line has.
  static func key(of words: [String]) -> [WordNumber]? {
    let lexicon = Lexicon.tables
    var key: [WordNumber] = []
    for word in words {
      guard let number = lexicon.words.number(of: word) else { return nil }
      if !lexicon.eventConcepts.little.contains(number) { key.append(number) }
    }
    return key.asSet
  }

  private static let table = """
    buy|purchase|order|place order|make purchase|make order|complete purchase|complete order|finish order|finalize order|shop|transact|buyer|purchaser|spend|submit order|check_out:order complete|order place|purchase complete|purchase make|purchase|order pay|order create|order submit|order confirm|checkout complete|sale complete|transaction complete|payment complete|payment succeed|payment make|transaction make|transaction|payment process|order|item purchase|product purchase|item buy|product buy
    buy|purchase|make purchase|shop|spend|transact:card transaction|card purchase|card payment|card pay|card swipe
    use card|pay card|swipe card|tap card|charge card|spend card|buy card|purchase card:card transaction|card purchase|card payment|card use|card swipe|card charge|card pay
    sign_up|signup|register|create account|join|open account:sign_up|user sign_up|signup|signup complete|account create|user register|registration complete|register|user create|account open|account register|member join|join
    sign_in|login|log_in:sign_in|log_in|login|user sign_in|user log_in|login succeed|user login|member log_in|account log_in
    add cart/basket/bag/trolley|put cart/basket/bag/trolley|place cart/basket|throw cart/basket:product add|product add to cart|item add to cart|add to cart|add cart|item add|product add cart|cart add
    remove cart/basket/bag/trolley|take cart/basket/bag|take_out cart/basket/bag|delete cart/basket|drop cart/basket:product remove|product remove from cart|item remove from cart|item remove|remove from cart
    abandon cart|abandon checkout:cart abandon|checkout abandon
    receive email|get email|send email:email deliver|email receive|email send|message deliver
    visit|visit site|visit website|come back|return site:page view|site visit|session start|website visit|page load
    view page|visit page|look_at page|see page|open page|land page|come page|go page|head page|reach page|hit page|browse page|visitor page|viewer page:page view|page visit|page|view page
    view screen|open screen|see screen|visit screen:screen view|screen
    use app|open app|launch app:application open|app open|app launch|session start|screen view
    churn|cancel/terminate/end subscription/membership/plan|unsubscribe plan:subscription/membership/plan cancel/delete/terminate/churn/stop|account cancel/churn|subscription/membership end|churn
    subscribe|start subscription|take subscription|become subscriber:subscription start|subscription create|subscribe|subscription activate|subscription purchase|plan subscribe|membership start|plan purchase
    unsubscribe|opt_out:unsubscribe|email unsubscribe|opt_out|newsletter unsubscribe|user unsubscribe
    upgrade|upgrade plan|upgrade subscription:subscription upgrade|plan upgrade|account upgrade|upgrade|plan change
    downgrade|downgrade plan:subscription downgrade|plan downgrade|account downgrade|downgrade
    renew|renew subscription|renew membership|renew plan:subscription renew|membership renew|plan renew|policy renew|contract renew
    watch|watch video|stream|stream video:video watch|video play|video start|video playback start|content play|stream start|episode watch|movie watch|video view|content watch|playback start|show watch
    listen|listen song|play song|play music|stream music|listen podcast:song play|track play|song listen|audio play|episode play|podcast play|playback start|podcast listen|content play|stream start
    read|read article|read story:article read|article view|story read|post read|content read|content view|article open
    search|look_for:product search|search perform|search|search submit|search make|site search|content search
    refund|get refund|receive refund|give refund:order refund|refund issue|refund|refund process|payment refund|purchase refund|refund complete
    return|send back|bring back|take back|give back:order return|item return|product return|return|return create|return complete
    review|leave review|write review|post review|submit review:product review|review submit|review|review post|review write|review leave|review create
    book|make booking|make reservation|reserve:booking create|booking make|booking complete|reservation make|reservation create|trip book|appointment book|book|booking confirm|reservation complete|room book|flight book|class book
    make appointment|schedule appointment|book appointment|schedule visit:appointment book|appointment schedule|appointment create|appointment make|visit schedule|booking create
    miss appointment|no_show|no_show appointment|fail show:appointment no_show|no_show|appointment miss|visit miss
    see doctor|come visit|attend appointment:appointment complete|appointment attend|visit complete|consultation complete
    rent|hire|rent car|rent vehicle|hire car:rental book|car rental book|rental start|rental create|rental make|vehicle rent|car rent|reservation create|booking create|reservation make|booking make|vehicle book|car book|booking complete|reservation complete|rental complete
    deposit|make deposit|deposit money|put money|add money|add fund:deposit make|deposit complete|fund deposit|deposit|money deposit|deposit create|account fund
    withdraw|make withdrawal|withdraw money|take money:withdrawal make|withdrawal complete|fund withdraw|withdrawal|money withdraw|cash withdraw|withdraw
    transfer|make transfer|transfer money|send money|wire money:transfer make|transfer complete|transfer send|money transfer|fund transfer|transfer|transfer create
    pay|make payment:payment make|payment complete|payment succeed|invoice pay|bill pay|payment|payment process|payment receive|order complete|order pay|purchase complete
    donate|make donation|give donation:donation make|donation complete|donation|donate|donation receive
    invite|invite teammate|invite colleague|invite friend|send invite|send invitation:invite send|invitation send|teammate invite|user invite|member invite|friend invite|invite
    install|install app|download app:application install|app install|install|app download
    contact support|open ticket|raise ticket|create ticket|file ticket|submit ticket:support ticket open|ticket open|ticket create|support ticket create|support contact|case open|support request submit
    complete onboarding|finish onboarding:onboarding complete|onboarding finish
    in_app purchase|buy in_app|purchase in_app|iap|microtransaction|spend in_app:iap purchase|in_app purchase|iap complete|iap|in_app purchase complete|purchase complete|store purchase
    come_in|acquire:app install|install|sign_up
    uninstall|uninstall app|delete app|remove app:app uninstall|application uninstall|uninstall|app remove|app delete
    update app|update version|upgrade app:app update|application update
    session|start session|have session|log session:session start|session begin|session|app open
    finish level|beat level|pass level|clear level|win level:level complete|level finish|level pass|level win|level up
    lose level|fail level:level fail|level lose
    level_up|reach level|gain level:level up|level reach|level gain|level achieve
    play match|play game|play round:match play|game play|match complete|round play|game complete|match start|game start
    rate app|review app|leave rating|give rating|rate game:app rate|application rate|rating submit|rating give|game rate
    report bug|file bug|submit bug|report issue|report problem|report crash:bug report|issue report|problem report|crash report
    spend coin|spend gem|spend currency|spend credit:currency spend|coin spend|gem spend|credit spend|virtual currency spend
    watch ad|see ad|view ad|ad impression:ad view|ad watch|ad impression|ad show|ad display|advertisement view
    click ad|tap ad:ad click|ad tap|advertisement click
    claim reward|collect reward|redeem reward|use reward:reward claim|reward redeem|reward collect|bonus claim
    earn point|collect point|gain point|accumulate point:point earn|loyalty point earn|reward point earn|point collect|mile earn
    redeem point|use point|spend point|burn point|redeem mile|use mile:point redeem|loyalty point redeem|reward point redeem|mile redeem|point use
    join loyalty|join program|enroll loyalty|enroll program|become loyalty member:loyalty join|loyalty enroll|program enroll|program join|loyalty program join|loyalty program enroll|membership start
    use coupon|redeem coupon|apply coupon|use promo|use code|apply code|use discount|redeem voucher|use voucher|enter code:coupon apply|coupon redeem|coupon use|promo code apply|discount apply|voucher redeem|promo apply|coupon enter|promotion apply|promo code use|discount code apply
    add wishlist|save wishlist|wishlist|put wishlist|favorite product|save product|heart product:product add wishlist|product add to wishlist|item add to wishlist|wishlist add|wishlist item add|product wishlist|item wishlist|wishlist item save|favorite add
    begin checkout|go checkout|check_out|start check_out|reach checkout|enter checkout|initiate checkout:checkout start|checkout begin|checkout initiate|checkout|check_out start
    view product|look_at product|see product|browse product|view item|look_at item|visit product:product view|product page view|item view|product detail view|product click|listing view
    browse category|view category|browse collection|view collection:product list view|category view|collection view|category browse|product list filter
    view cart|look_at cart|open cart|see cart:cart view|cart open|basket view
    enter payment|add payment|save card|add card|link card:payment info enter|payment method add|card add|payment info add|card link
    add address|save address|enter address:address add|address save|shipping address add
    receive order|get order|receive delivery|get delivery|receive package|receive parcel:order deliver|package deliver|parcel deliver|delivery complete|shipment deliver|order receive|order fulfill
    ship order|dispatch order:order ship|order dispatch|shipment create|package ship
    cancel order|cancel purchase:order cancel|purchase cancel|order void
    subscribe newsletter|sign_up newsletter|join newsletter|join mailing:newsletter subscribe|newsletter sign_up|email subscribe|list subscribe|mailing list join|newsletter subscription create
    unsubscribe newsletter|unsubscribe email|opt_out email|leave mailing|unsubscribe mailing:newsletter unsubscribe|email unsubscribe|unsubscribe|mailing list leave|email opt_out
    click email|click link email|click through email|click newsletter:email click|email link click|newsletter click|link click|newsletter link click
    open email|read email|open newsletter:email open|newsletter open|message open|email read
    receive push|get push|receive notification|get notification|send push:push receive|push notification receive|notification receive|push deliver|notification deliver|push send|push notification send|push notification deliver
    open push|tap push|click push|open notification|tap notification|click notification:push open|push notification open|notification open|push notification tap|push tap|notification click|push click|notification tap|push notification click
    receive sms|get sms|receive text|get text:sms deliver|sms receive|sms send|text receive|text message deliver
    click sms|click text:sms click|sms link click|text click
    download content|download file|download ebook|download whitepaper|download asset|download resource|download report:asset download|content download|file download|resource download|ebook download|whitepaper download|document download
    fill_out form|fill_in form|complete form|submit form:form submit|form complete|lead form submit|form fill
    request demo|book demo|ask demo|schedule demo|want demo:demo request|demo book|demo schedule
    attend demo|have demo|see demo:demo hold|demo attend|demo complete
    book meeting|schedule meeting|arrange meeting|book call|schedule call:meeting book|meeting schedule|call schedule|call book|meeting create
    attend meeting|have meeting|hold meeting:meeting attend|meeting hold|meeting complete
    have call|make call|speak|talk sales:call log|call complete|call make|call hold|phone call
    start trial|begin trial|sign_up trial|trial|activate trial|free trial|take trial:trial start|trial begin|free trial start|trial activate|trial create|trial sign_up
    convert trial|convert paid|become customer|convert:trial convert|trial conversion|convert|subscription start|plan purchase
    end trial|trial expire|trial end|finish trial:trial expire|trial end|free trial end|free trial expire
    win deal|close deal:deal win|deal close|opportunity win|deal close won
    lose deal:deal lose|opportunity lose|deal close lost
    invite coworker|invite user|invite member|add teammate|add user|invite people|add member:user invite|teammate invite|member invite|invite send|member add|team member invite|team member add|invitation send
    use feature|try feature|adopt feature:feature use|feature activate|feature adopt|feature try
    connect integration|install integration|add integration|set_up integration|integrate:integration connect|integration install|integration add|integration enable|integration create
    create project|start project|set_up project:project create|project start
    create workspace|set_up workspace:workspace create|workspace set_up
    create report|build report|run report|generate report:report create|report generate|report run|report build
    export report|download report|export data:report export|data export|report download
    upload file|attach file|import file:file upload|file attach|document upload|file import
    ask question|post question:question ask|question post
    answer survey|complete survey|take survey|fill_out survey|respond survey|survey response|submit survey|nps survey|survey:survey complete|survey submit|survey respond|survey answer|nps submit|nps survey submit|nps respond|nps survey complete|survey response submit|feedback submit|nps response submit|nps score submit
    give feedback|leave feedback|submit feedback|provide feedback|send feedback:feedback submit|feedback give|feedback leave|feedback send|survey submit
    nps score|nps survey|nps response|submit nps|give nps|answer nps|nps rating:nps submit|nps survey submit|nps respond|nps response|nps score submit|nps survey respond|nps answer|nps survey complete|nps response submit|nps survey answer
    chat support|start chat|open chat|use chat|live chat|chat agent:chat start|support chat start|support chat open|live chat start|chat open|conversation start
    call support|phone support|call customer_service|call help:support call|support call make|support contact|call make|support call start
    support ticket|support request|raise issue|open case|log ticket|contact help:ticket create|support ticket create|ticket open|support ticket open|case create|case open|ticket submit|support request create|support contact
    close ticket|resolve ticket|solve ticket:ticket close|ticket resolve|ticket solve|support ticket resolve|support ticket close|case close
    complain|make complaint|file complaint|submit complaint|raise complaint:complaint file|complaint submit|complaint create|complaint make|complaint raise|complaint
    verify email|confirm email:email verify|email confirm|email address verify
    verify identity|pass kyc|complete kyc|pass verification|verify account:kyc complete|kyc pass|identity verify|kyc verify|kyc approve|account verify|verification complete
    reset password|change password|forget password:password reset|password change|password reset request|password update
    fail login|fail log_in|fail sign_in|login failure:login fail|log_in fail|sign_in fail
    delete account|close account|deactivate account|cancel account:account delete|account close|account deactivate|account cancel|user delete
    update profile|edit profile|complete profile|fill_out profile:profile update|profile complete|profile edit
    upload photo|add photo|post photo|share photo:photo upload|photo add|photo post|photo share|image upload
    like post|heart post|like photo:post like|photo like|like|content like
    comment|leave comment|write comment|post comment|comment post|add comment:comment post|comment create|comment add|comment leave|comment|comment write|comment submit
    share|share post|share content|share article|share social:share|content share|post share|article share|product share|link share
    follow artist|follow author|follow user|follow creator:artist follow|author follow|user follow|follow|creator follow|profile follow
    create playlist|make playlist|build playlist:playlist create
    finish video|complete video|watch end|watch whole|watch all:video complete|video finish|video playback complete|playback complete|episode complete|movie complete
    pause video|stop video:video pause|video playback pause|playback pause|video stop
    skip ad|skip advertisement:ad skip|video ad skip
    hit paywall|see paywall|reach paywall|run paywall|encounter paywall:paywall hit|paywall view|paywall show|paywall see|paywall reach|paywall display
    finish article|read whole|read end:article finish|article complete|article read
    save article|bookmark article:article save|article bookmark|bookmark add
    solve puzzle|play crossword|finish puzzle:puzzle solve|crossword solve|puzzle complete|game complete
    enroll|enroll course|sign_up course|join course|register course|take course|enrol course:course enroll|enroll|enrollment create|course join|course register|enrollment complete|course enrollment
    start course|begin course:course start|course begin
    finish course|complete course|pass course|graduate course:course complete|course finish|course pass|course graduate
    drop course|leave course|quit course|drop_out:course drop|course unenroll|course leave|enrollment cancel|course withdraw
    take quiz|do quiz|complete quiz|finish quiz|submit quiz|answer quiz:quiz complete|quiz submit|quiz finish|quiz take|quiz attempt|quiz answer
    take exam|sit exam|take test|do test:exam complete|exam take|test complete|exam submit|test take|assessment complete
    hand_in assignment|turn_in assignment|submit homework|complete assignment|do assignment:assignment submit|homework submit|assignment complete|assignment turn_in
    earn certificate|get certificate|receive certificate|get certified|earn badge:certificate earn|certificate issue|certificate receive|certification earn|badge earn|certificate award
    watch lesson|take lesson|do lesson|complete lesson|finish lesson:lesson complete|lesson view|lesson finish|lesson watch
    attend class|take class|go class|come class|do class|join class:class attend|class complete|class join|class take|class check_in|lesson attend
    work_out|exercise|do workout|train|complete workout|finish workout|log workout|workout:workout complete|workout log|workout finish|exercise complete|workout record|training complete|exercise log|activity log|activity record
    sync device|sync tracker|sync watch:device sync|tracker sync|sync complete|wearable sync
    connect device|pair device|link device|set_up device|add device|register device:device connect|device pair|device add|device register|device link|device set_up|device activate
    disconnect device|unpair device|remove device:device disconnect|device remove|device unpair
    device offline|go offline|lose connection:device offline|device disconnect|connection lose
    refill prescription|renew prescription|refill medication|pick_up prescription:prescription refill|prescription renew|medication refill|prescription pick_up|prescription fill
    get prescription|receive prescription|prescribe:prescription issue|prescription receive|prescription write|medication prescribe|prescription create
    get vaccinated|receive vaccine|get vaccine|have vaccination|get shot:vaccine administer|vaccination complete|vaccination receive|vaccine receive
    see clinician|see provider|have consultation|have visit|have appointment|come appointment|show_up appointment|keep appointment:appointment complete|appointment attend|visit complete|consultation complete|consultation attend|appointment check_in
    cancel appointment|cancel booking|cancel visit:appointment cancel|booking cancel|visit cancel
    reschedule appointment|move appointment|change appointment|reschedule visit:appointment reschedule|visit reschedule|booking reschedule|booking modify
    check result|view result|view lab|open result:lab result view|result view|test result view|lab result open
    reach goal|meet goal|hit goal|achieve goal:goal reach|goal achieve|goal complete|goal hit|goal meet
    set goal|create goal|define goal:goal set|goal create
    book flight|buy flight|reserve flight|purchase flight|flight booking|book ticket|buy ticket:flight book|flight booking complete|ticket purchase|ticket book|ticket buy|flight purchase
    book hotel|reserve hotel|book room|book stay|reserve room|hotel booking|hotel stay:hotel book|hotel reserve|room book|stay book|reservation create|reservation make|hotel booking complete|room reserve|accommodation book
    search flight|look_for flight|search trip:flight search|trip search|fare search
    search hotel|look_for hotel|search room|search stay:hotel search|room search|stay search|accommodation search
    cancel trip|cancel flight|cancel reservation|cancel stay:booking cancel|trip cancel|flight cancel|reservation cancel|stay cancel
    change booking|modify booking|change flight|change reservation:booking modify|booking change|flight change|reservation modify|booking update
    check_in flight|check_in online|do check_in|check_in:check_in complete|check_in|flight check_in|online check_in complete
    fly|take flight|board flight|board plane:flight complete|flight take|flight board|flight fly|flight
    take trip|take ride|ride|complete ride|finish trip:ride complete|trip complete|ride take|trip take|ride finish
    rent car|rent vehicle|hire car:car rent|vehicle rent|rental start|car rental book|rental book
    rent tool|rent equipment|rent machine|rent gear|hire tool|hire equipment|rent:tool rental book|equipment rental book|rental book|tool rent|equipment rent|rental start
    buy extra|buy add_on|purchase add_on|purchase extra|add extra:ancillary purchase|add_on purchase|extra purchase|upsell purchase
    send money|make transfer|wire|wire transfer|transfer fund:transfer send|transfer make|transfer complete|money send|transfer|money transfer|transfer create|transfer initiate
    receive money|get paid|receive transfer|receive payment:transfer receive|payment receive|money receive
    get salary|receive salary|receive direct_deposit|get direct deposit|receive paycheck:direct deposit receive|salary receive|direct deposit post|salary deposit|paycheck receive
    withdraw cash|take cash|use atm|get cash|take_out cash|cash withdrawal|atm withdrawal:cash withdraw|atm withdrawal|withdrawal make|withdrawal complete|atm withdraw|cash withdrawal
    apply loan|request loan|apply credit|apply mortgage|ask loan:loan apply|loan application submit|loan request|credit apply|mortgage apply|apply for loan|loan application create
    get loan|take loan|take_out loan|receive loan|borrow:loan disburse|loan approve|loan fund|loan open|loan take|loan grant|loan originate
    repay loan|pay_off loan|make repayment|pay loan:loan repay|repayment make|loan repayment make|loan payment make|loan pay
    open savings|start savings|open saving account:savings account open|saving account open
    save money|deposit savings|put savings:savings deposit|deposit savings|saving deposit|deposit to savings
    card decline|decline card|have card declined|payment decline|decline payment:card decline|payment decline|transaction decline|card payment decline|had card declined|payment fail
    payment fail|fail payment|fail charge|bounce payment:payment fail|charge fail|invoice payment fail|payment decline
    freeze card|block card|lock card:card freeze|card block|card lock
    lose card|report card|report lost|replace card:card report lost|card replace|card lose
    dispute charge|dispute transaction|raise dispute|chargeback|dispute:dispute open|dispute file|chargeback|dispute create|transaction dispute
    overdraw|go overdrawn|go overdraft|overdraft:overdraft occur|account overdraw|overdraft use|overdraft enter
    invest|make investment:investment make|fund invest
    buy stock|buy share:stock purchase|share purchase|stock buy|trade execute|trade place
    trade|trade stock|place trade:trade place|trade execute|investment make|stock purchase|trade|trade complete|order execute
    trade crypto|buy crypto|sell crypto|buy bitcoin:crypto trade|crypto purchase|crypto buy
    pay bill|pay invoice|settle bill|settle invoice|bill payment:bill pay|invoice pay|payment make|bill payment make|bill settle|invoice settle
    get bill|receive bill|receive invoice|get invoice:bill issue|invoice issue|invoice send|bill receive|bill send|invoice create|bill generate
    top_up|add credit|recharge|load balance|top_up balance|top_up account|reload:top_up complete|top_up|recharge complete|balance top_up|recharge|account top_up|credit top_up|reload complete
    exceed data|run_out data|use_up data|data limit|reach limit|hit limit:data limit reach|data limit exceed|limit reach|quota exceed|usage limit reach|limit exceed|data cap reach
    use roaming|roam|roam abroad|travel abroad:roaming use|roaming start|roaming activate|roaming
    change plan|switch plan|change tariff|switch tariff|move plan:plan change|tariff change|plan switch|subscription change|tariff switch
    port number|port_in|switch carrier|bring number:number port|port_in complete|number port_in
    sign contract|sign agreement:contract sign|agreement sign|contract accept
    renew contract|extend contract|prolong contract|contract renewal:contract renew|contract extend|subscription renew
    cancel contract|end contract|terminate contract:contract cancel|contract terminate|contract end
    upgrade phone|upgrade device|get phone|new phone:device upgrade|phone upgrade|handset upgrade
    speed test|test speed|run speed:speed test run|speed test complete|speed test
    view property|view listing|see listing|look_at listing|view home|see property|view house:listing view|property view|home view|house view
    tour|tour property|visit property|tour home|attend viewing|attend open:tour complete|tour attend|viewing attend|property tour|showing attend|tour take
    schedule tour|book viewing|request tour|schedule viewing|book tour:tour schedule|viewing book|tour book|showing schedule|tour request|viewing schedule
    save search|save listing|favorite listing|save property|save home:listing save|search save|property save|home save|listing favorite|property favorite
    contact agent|message agent|enquire|inquire|make inquiry|send inquiry|make enquiry|request info:inquiry send|enquiry submit|agent contact|inquiry submit|lead submit|enquiry send|agent message|info request
    make offer|submit offer|put offer|place offer:offer submit|offer make|offer place
    list item|list product|create listing|post listing|list property|sell item:listing create|item list|listing post|product list|property list|listing publish
    place bid|bid|make bid:bid place|bid submit|bid make|bid
    make sale|sell|sell product:item sell|sale make|sale complete|product sell|order receive
    message seller|contact seller|message host|contact host|message buyer:message send|seller contact|host contact|seller message|host message
    donate|give money|contribute|make contribution|make gift|give gift|pledge|give:donation make|donation complete|donation receive|gift make|donation|donation create|contribution make|pledge make|gift receive|donation process
    set_up recurring|start recurring|give monthly|donate monthly|become monthly donor:recurring donation start|recurring donation create|monthly donation start|recurring gift create|recurring donation set_up
    volunteer|sign_up volunteer|do shift|volunteer shift:volunteer sign_up|shift complete|volunteer shift complete|volunteer register|shift sign_up
    attend/go/see/visit show/concert/performance/game/match/gig/festival|attend event|go event|come show/concert/game|showgoer|concertgoer:show attend|concert attend|performance attend|ticket scan|ticket check_in|ticket use|event attend|event check_in|venue check_in|venue enter|admission scan
    list/put/offer/put_up ticket sale/resale:ticket list|listing create|ticket resale list|resale list
    list/put/offer/put_up item/product/car/vehicle/home/property/house sale/resale:item list|product list|vehicle list|car list|property list|home list|listing create|listing publish|listing post
    waitlist|join waiting list|sign_up waitlist:waitlist join|waitlist signup|waitlist add
    buy/purchase/get/add/take_out/choose insurance:insurance add|insurance purchase|insurance buy|ticket insurance add|ticket insurance purchase|travel insurance purchase|travel insurance add
    charge car/ev/vehicle|charge electric car/vehicle|plug_in car/ev/vehicle:ev charging session complete|charging session complete|charge session complete|charging complete|vehicle charge|ev charge
    leave supplier/provider/carrier|leave another supplier/provider/carrier|switch_away|switch another supplier/provider|move another supplier/provider|go another supplier/provider:supply transfer_out|service transfer_out|supply lose|customer lose|number port_out|supplier leave|supplier switch|account close
    attend event|go event|come event|attend webinar:event attend|event check_in|webinar attend
    register event|sign_up event|rsvp event|rsvp:event register|event rsvp|event sign_up|event registration complete
    register webinar|sign_up webinar|join webinar:webinar register|webinar sign_up|webinar registration|webinar join
    sign petition|petition:petition sign
    fundraise|start fundraiser|create fundraiser:fundraiser create|fundraiser start|campaign create
    apply job|submit application|apply position|apply role|job application|send application:application submit|job apply|job application submit|apply|application create|application send|apply to job
    interview|have interview|attend interview|do interview:interview complete|interview attend|interview hold
    schedule interview|book interview:interview schedule|interview book
    hire|get hired|get job:hire|candidate hire|employee hire|hire complete
    reject candidate|turn_down candidate:candidate reject|application reject
    request time|take leave|request leave|request vacation|take vacation|request holiday|ask leave:leave request|time off request|vacation request|pto request|leave submit
    clock_in|punch_in|start shift:clock_in|shift start|shift clock_in
    complete training|finish training|do training|take training:training complete|training finish|course complete|training module complete
    complete review|performance review|do review:review complete|performance review complete|review submit
    submit timesheet|log time|log hour|track time|enter time|time entry|book hour:timesheet submit|time log|time entry create|hour log|time track|time entry log|time entry add
    submit expense|file expense|claim expense:expense submit|expense report submit|expense create
    test drive|take test:test drive complete|test drive take|test drive
    book test|schedule test:test drive book|test drive schedule
    configure car|build car|configure vehicle|customize car:vehicle configure|car configure|configuration save|configurator complete
    service car|service vehicle|bring car|have car serviced|have service:service complete|vehicle service|service visit complete
    book service|schedule service:service book|service appointment book|service schedule|service appointment schedule
    buy car|buy vehicle|purchase vehicle|purchase car:vehicle purchase|car purchase|vehicle buy|order complete
    charge car|charge vehicle|charge ev|charging session:charging session complete|charging complete|vehicle charge|charging session start|charge session complete
    request quote|ask quote|quote:quote request|quote create|quote start
    get quote|receive quote|quote:quote receive|quote generate|quote complete|quote issue|quote create|quote send
    buy policy|purchase policy|take policy|take_out policy|take_out insurance|buy insurance|get insured|purchase insurance:policy purchase|policy bind|policy issue|policy start|policy buy|insurance purchase|policy create
    file claim|make claim|submit claim|claim|report claim|open claim|put claim:claim file|claim submit|claim create|claim make|claim open|claim report|claim
    renew policy|renew insurance|policy renewal:policy renew|insurance renew|policy renewal complete
    cancel policy|cancel insurance:policy cancel|insurance cancel|policy terminate
    pay premium|premium payment:premium pay|premium payment make|payment make
    have accident|accident|crash:accident report|claim file|incident report
    order food|order meal|order takeaway|order delivery|get food:order place|order complete|meal order|food order|delivery order place
    rate driver|rate courier|rate rider|rate delivery:courier rate|driver rate|delivery rate|rider rate
    rate restaurant|review restaurant|rate meal:restaurant rate|restaurant review|meal rate
    tip|leave tip|give tip|add tip:tip add|tip give|tip leave
    reserve table|book table|make reservation|table reservation:table reserve|table book|reservation make|reservation create|reservation complete
    scan qr|scan code|scan barcode|scan product:qr scan|qr code scan|code scan|barcode scan|product scan
    visit store|visit shop|come store|go store|visit branch|visit location|enter store:store visit|shop visit|branch visit|location visit|store enter|store check_in
    buy gift|purchase gift|buy gift card|purchase gift card|send gift:gift card purchase|gift purchase|gift card buy|gift send
    redeem gift|use gift card|redeem gift card:gift card redeem|gift redeem
    refer friend|refer|make referral|recommend friend|send referral|invite friend|referral:referral send|friend refer|referral make|referral create|friend invite|refer friend|referral complete|referral|invite send
    win|win prize|win contest:prize win|contest win|win
    enter contest|enter giveaway|join contest|enter sweepstake|enter competition:contest enter|giveaway enter|sweepstake enter|contest join
    join challenge|start challenge|enter challenge|sign_up challenge:challenge join|challenge start|challenge enter
    vote|cast vote:vote cast|vote submit|vote
    deploy|deploy app|ship deploy|release:deployment succeed|deploy succeed|deployment complete|deploy complete|deployment create|deploy
    merge pull|open pull|create pull|submit pull:pull request open|pull request create|pull request merge
    push commit|commit|push code:commit push|code push|commit create
    create key|generate key|issue key:api key create|key create|api key generate|key generate
    call api|make request|make call|use api|api call:api call|api request|api request make|api call make|request make
    exceed quota|hit quota|reach quota|hit rate|exceed rate:api quota exceed|quota exceed|rate limit exceed|rate limit hit|quota reach
    see error|get error|hit error|encounter error|error:error occur|error show|error see|error encounter|error display|exception throw
    crash|app crash|experience crash:app crash|crash occur|crash|application crash
    turn_on notification|enable notification|allow notification|allow push|opt_in push:notification enable|push enable|push opt_in|push notification enable|notification allow|push permission grant
    turn_off notification|disable notification|disable push|mute notification:notification disable|push disable|push opt_out|push notification disable|notification mute
    opt_in|give consent|consent|accept marketing|accept term:consent give|opt_in|marketing opt_in|consent grant|term accept
    watch live|join live|attend live|watch livestream:livestream join|live stream join|live class attend|live stream watch|livestream watch
    hang_up|abandon call|drop call:call abandon|call drop
    arrive|arrive store|arrive hotel:arrive|arrival|check_in complete
    contact/reach/message/write/email/text us|reach_out|get touch:support contact|contact form submit|contact request|message send|inquiry send/submit|enquiry submit|support ticket create/open|ticket create/open
    call/phone/ring/dial us:call receive/make/start/complete|support call make/start|phone call make|phone call|support contact
    text us:sms receive/reply|text receive|message receive/send
    chat us|talk/speak agent/representative/rep:chat start|live chat start|support chat start|conversation start|support contact
    reactivate|restart subscription/membership|resume subscription/membership:subscription/membership reactivate/resume/restart|account reactivate
    pause|pause plan|take break:subscription/membership pause|plan pause|account pause
    place bet|gamble|bet:bet place|wager place|bet
    post|publish|post something/anything:post create/publish|content post/publish|status post
    text/message/dm friend/someone/somebody/people:message send|direct message send|dm send
    dine|eat:reservation complete|table seat|visit complete
    move|relocate|move house/home:move report|address change/update
    default:loan default|payment default
    refinance:loan refinance|mortgage refinance
    graduate:course complete|program complete|graduate
    refill|renew prescription:prescription refill|refill request|prescription renew
    top_up:top_up|top_up complete|recharge complete|balance top_up|wallet fund
    hire car/vehicle:car rent|rental start|vehicle rent
    exercise|hit gym|go gym:workout complete|gym visit|class attend
    use chat:chat start|live chat start
    get discount:coupon apply|discount apply
    come class|turn_up class:class attend
    watch whole|watch end|finish watch:video complete|episode complete|movie complete|playback complete
    scroll|scroll page:page scroll|scroll
    swipe|swipe right:profile like|swipe|swipe right
    share app:app share|referral send
    pledge:pledge make|donation pledge
    testify|write_in representative:letter send
    report fraud:fraud report|suspicious activity report
    stake|stake coin/token/crypto:crypto stake|token stake|asset stake
    """
}
