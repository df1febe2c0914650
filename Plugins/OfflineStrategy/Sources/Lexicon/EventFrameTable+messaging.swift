/// E-mail, push, SMS, in-app messages, chats, calls, surveys, advertisements.
extension EventFrameTable {
  static let messaging = """
    email, mail, e mail, newsletter email, marketing email, email campaign, email message, campaign email, promotional email, transactional email < mailing, mailer, email blast, email newsletter: *deliver receive send arrive dispatch email < get | open read view < look_at | click tap follow < click_through | bounce undeliverable < hard_bounce soft_bounce | drop suppress reject block | unsubscribe opt_out | subscribe opt_in sign_up | mark complain spam report flag | forward share | reply respond answer | fail | defer | schedule | convert
    email link, link email, link in email, email cta, newsletter link, email button: click tap follow open press
    newsletter, mailing list, email list, newsletter list: *subscribe sign_up join register opt_in < get_on | unsubscribe leave opt_out cancel < get_off | deliver receive send < get | open read view | click tap
    push notification, push, mobile push, push message, web push, app push, app notification: *deliver receive send arrive show < get | open tap click view press < read swipe react | dismiss swipe ignore close clear | bounce fail | enable allow opt_in accept subscribe permit grant turn_on < agree | disable block opt_out deny unsubscribe mute turn_off decline | convert
    notification: send | deliver receive show display < get | open tap click view read press | dismiss ignore close clear | enable allow accept opt_in turn_on grant permit | disable block opt_out mute turn_off deny | update
    notification permission, push permission, notification prompt: show display view request | grant accept allow enable | deny decline reject dismiss
    notification preference, notification setting, communication preference, email preference: update change edit set
    sms, text, text message, sms message, sms campaign, mms, short message: *deliver receive send arrive text < get | click tap follow | reply respond answer | opt_in subscribe sign_up join | opt_out unsubscribe stop leave | fail bounce undeliverable | open read view
    sms link, link sms, text link, link in text message, link in sms, link in text, text message link: click tap follow open
    whatsapp message, whatsapp; line message; messenger message: *send | deliver receive < get | read open view | click tap | reply respond answer | opt_in subscribe | opt_out unsubscribe
    in_app message, app message, in_app notification; popup, pop up, modal, interstitial; banner message; tooltip; card, content card: *view see show display receive impress < get | click tap open press | dismiss close ignore skip | submit complete convert
    message, direct message, dm, private message, inbox message: *send write post < drop shoot | deliver receive < get | open read view see | click tap | reply respond answer | delete remove | bounce fail | react like
    link, url, cta, call to action: click tap follow open press < hit visit | share copy create
    button, cta button: click tap press < hit
    campaign, marketing campaign: receive send enter deliver < get | open view see | click | convert | create launch start | pause | complete finish | schedule
    deep link, deeplink: *open click follow
    utm link, referral link, invite link, share link: click open follow use | share copy send create
    call, phone call, voice call, sales call, outbound call, video call: *make place start log complete hold have dial < do | receive answer take < get | miss | schedule book arrange | cancel | drop fail | rate | end hang_up | join attend | reject decline
    voicemail: leave record send | receive get listen
    live chat, chat, support chat, chat session, chat conversation, conversation, webchat < chatbot, chat agent: *start open begin initiate launch create < use have | end close finish complete | rate score | transfer escalate assign | resolve | message_send | miss abandon
    chat message, live chat message: send write | receive read < get
    chatbot, bot, virtual assistant, ai assistant, assistant, copilot: start open launch use ask engage query prompt < talk chat | rate
    support ticket, ticket, support request, support case, case, helpdesk ticket, help ticket, help desk ticket, help request, customer case, service request, service ticket < issue: *create open submit raise file log start < have send | resolve solve close complete | reopen | update change | escalate | assign | rate score | comment reply respond | delete cancel
    support, customer service, customer support, help desk, customer care, support team, service desk, helpdesk: contact call reach email message < write talk speak ask | chat
    help article, support article, faq, knowledge base article, help page, help doc, documentation, docs, doc, docs page, help center, help centre, knowledge base: *view read open visit see search < look_for browse | rate like
    survey, customer survey, questionnaire, feedback survey, satisfaction survey, csat survey, poll: *complete submit answer respond reply finish take fill_out fill_in return < do give | send receive deliver show display < get | start begin open view | dismiss skip ignore decline close | abandon
    nps survey, nps, nps score, nps rating, nps response, net promoter score, net promoter survey: *submit answer complete respond give score record take < leave fill_out | send receive show view display < get | dismiss skip
    csat, csat score, satisfaction rating, csat rating: *submit give leave record respond
    feedback, comment, suggestion, customer feedback, product feedback: *submit give leave send provide share post write < make offer | request | receive < get
    complaint, grievance: *file submit make raise log lodge open register create < have | resolve close settle | escalate
    ad, advertisement, advert, ads, video ad, ad banner, sponsored post < commercial: *view see show display impress watch serve load < get | click tap press | skip close dismiss hide | complete finish | request | reward | report | block
    ad impression, impression: *view record log show see
    rewarded ad, reward ad, rewarded video: *watch view complete see finish | start begin | skip close | click
    lead, lead form, contact form, inquiry form, enquiry form, contact us form, web form, form: *submit complete fill_out fill_in send generate < do | start begin open | view see load display | abandon leave | fail
    contact, contact request, callback, call back: *request submit ask < want | complete receive
    lead: *create generate capture submit | qualify | convert | assign | lose disqualify | contact | score
    experiment, ab test, test variant, experiment variant, variant, variation: *view see assign expose enter start impress < get | convert complete
    consent, gdpr consent, privacy consent; cookie consent; marketing consent: *give grant accept provide agree < opt_in | withdraw revoke deny decline reject refuse < opt_out | update change
    cookie, cookies, cookie banner: *accept allow agree | reject decline deny refuse
    term, terms, terms of service, terms and conditions, tos, privacy policy: *accept agree sign | decline reject | view read
    preference, preferences, marketing preference, subscription preference: update change edit set save
    announcement, update, broadcast, changelog: *view read see open | send receive publish post | dismiss
    """
}
