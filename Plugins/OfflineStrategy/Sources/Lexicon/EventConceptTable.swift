/// What people say for an event whose name uses other words.
///
/// Each line: what is said, then the names it stands for, the likeliest first. A workspace's event
/// is meant when its name has exactly those words, in any form and spelling.
enum EventConceptTable {
  struct Line: Sendable {
    let said: [[String]]
    let names: [[String]]
    /// The words as written, for explanations.
    let summary: String
  }

  static let lines: [Line] = table.split(separator: "\n").map { line in
    let sides = line.split(separator: ":", maxSplits: 1).map(String.init)
    let phrases = sides.map { side in
      side.split(separator: "|").map { phrase in
        phrase.split(separator: " ").map { Lemmatizer.lemma(of: String($0)) }
      }
    }
    return Line(said: phrases[0], names: phrases.count > 1 ? phrases[1] : [], summary: sides[0])
  }

  private static let table = """
    buy|purchase|order|place order|make purchase|make order|complete purchase|complete order|finish order|finalize order|shop|transact|buyer|purchaser|spend|submit order|check_out:order complete|order place|purchase complete|purchase make|purchase|order pay|order create|order submit|order confirm|checkout complete|sale complete|transaction complete|payment complete|payment succeed|payment make|transaction make|transaction|payment process|order|card transaction|card purchase|card payment|card pay|card swipe
    use card|pay card|swipe card|tap card|charge card|spend card|buy card|purchase card:card transaction|card purchase|card payment|card use|card swipe|card charge|card pay
    sign_up|signup|register|create account|join|open account:sign_up|user sign_up|signup|signup complete|account create|user register|registration complete|register|user create|account open|account register|member join|join
    sign_in|login|log_in:sign_in|log_in|login|user sign_in|user log_in|login succeed|user login|member log_in|account log_in
    add cart|put cart|add product cart|add item cart:product add|product add to cart|item add to cart|add to cart|add cart|item add|product add cart|cart add
    remove cart|remove product cart|remove item cart:product remove|product remove from cart|item remove from cart|item remove|remove from cart
    abandon cart|abandon checkout:cart abandon|checkout abandon
    receive email|get email|send email:email deliver|email receive|email send|message deliver|message send
    visit|visit site|visit website|come back|return site:page view|site visit|session start|website visit|page load
    view page|visit page|look page|see page|open page|land page|come page|visitor page|viewer page:page view|page visit|page|view page
    view screen|open screen|see screen|visit screen:screen view|screen
    use app|open app|launch app:application open|app open|app launch|session start|screen view
    churn|cancel subscription|cancel membership|cancel plan|unsubscribe plan:subscription cancel|membership cancel|plan cancel|account cancel|subscription end
    subscribe|start subscription|take subscription|become subscriber:subscription start|subscription create|subscribe|subscription activate|subscription purchase|plan subscribe|membership start|plan purchase
    unsubscribe|opt_out:unsubscribe|email unsubscribe|opt_out|newsletter unsubscribe|user unsubscribe
    upgrade|upgrade plan|upgrade subscription:subscription upgrade|plan upgrade|account upgrade|upgrade|plan change
    downgrade|downgrade plan:subscription downgrade|plan downgrade|account downgrade|downgrade
    renew|renew subscription|renew membership|renew plan:subscription renew|membership renew|plan renew|policy renew|contract renew
    watch|watch video|stream|stream video:video watch|video play|video start|video playback start|content play|stream start|episode watch|movie watch|video view|content watch|playback start|show watch
    listen|listen song|play song|play music|stream music|listen podcast:song play|track play|song listen|audio play|episode play|podcast play|playback start|podcast listen|content play|stream start
    read|read article|read story:article read|article view|story read|post read|content read|content view|article open
    search|look for:product search|search perform|search|search submit|search make|site search|content search
    refund|get refund|receive refund|give refund:order refund|refund issue|refund|refund process|payment refund|purchase refund|refund complete|refund request
    return|send back:order return|item return|product return|return|return create|return request|return start
    review|leave review|write review|post review|submit review:product review|review submit|review|review post|review write|review leave|review create
    book|make booking|make reservation|reserve:booking complete|booking create|booking make|reservation make|reservation create|trip book|appointment book|book|booking confirm|reservation complete|room book|flight book|class book
    make appointment|schedule appointment|book appointment|schedule visit:appointment book|appointment schedule|appointment create|appointment make|visit schedule|booking create
    miss appointment|no_show|no_show appointment|fail show:appointment no_show|no_show|appointment miss|visit miss
    see doctor|come visit|attend appointment:appointment complete|appointment attend|visit complete|consultation complete
    deposit|make deposit|deposit money|put money|add money|add fund:deposit make|deposit complete|fund deposit|deposit|money deposit|deposit create|account fund
    withdraw|make withdrawal|withdraw money|take money:withdrawal make|withdrawal complete|fund withdraw|withdrawal|money withdraw|cash withdraw|withdraw
    transfer|make transfer|transfer money|send money|wire money:transfer make|transfer complete|transfer send|money transfer|fund transfer|transfer|transfer create
    pay|make payment:payment make|payment complete|payment succeed|invoice pay|bill pay|payment|payment process|payment receive|order complete|order pay|purchase complete
    donate|make donation|give donation:donation make|donation complete|donation|donate|donation receive
    invite|invite teammate|invite colleague|invite friend|send invite|send invitation:invite send|invitation send|teammate invite|user invite|member invite|friend invite|invite
    install|install app|download app:application install|app install|install|app download
    contact support|open ticket|raise ticket|create ticket|file ticket|submit ticket:support ticket open|ticket open|ticket create|support ticket create|support contact|case open|support request submit
    complete onboarding|finish onboarding:onboarding complete|onboarding finish
    """
}
