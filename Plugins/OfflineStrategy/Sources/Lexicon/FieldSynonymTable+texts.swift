/// Texts and booleans.
extension FieldSynonymTable {
  static let texts = """
    gender, sex
    country, country code, home country, country residence, residence country, billing country, shipping country, location country, nation
    state, province, state code, home state, billing state, shipping state, region : string
    city, town, home city, billing city, shipping city, location city : string
    zip, zip code, postal code, postcode, post code, zipcode
    timezone, time zone, tz
    language, locale, preferred language, app language, user language, language code
    plan, subscription plan, plan type, plan tier, subscription tier, subscription type, pricing plan, membership plan, current plan, billing plan, product plan, tier, package, subscription level, account plan : string
    subscription status, membership status, billing status, plan status, subscriber status, subscription state : string
    account status, customer status, user status, status, member status, account state : string
    lifecycle stage, customer stage, lifecycle, stage, funnel stage, contact stage, customer lifecycle stage, life cycle stage : string
    lead status, lead stage, prospect status : string
    acquisition source, source, acquisition channel, signup source, sign_up source, original source, utm source, traffic source, lead source, referral source, marketing channel, first touch channel, first source, registration source, how hear < come, acquire, find us, hear about us, arrive, bring : string
    utm campaign, campaign, acquisition campaign, first campaign : string
    utm medium, medium, acquisition medium : string
    industry, vertical, sector, business type, company industry, line business < work : string
    job title, title, position, occupation, profession, job role, designation, job, job position < work as : string
    role, user role, account role, workspace role, permission level, access level, member role, team role : string
    department, business unit, division, team, work department < work : string
    seniority, seniority level, job level, career level : string
    persona, buyer persona, customer type, user type, customer segment, member type, client type, profile type, account type : string
    company, company name, employer, organization, organization name, business name, workplace < work : string
    device os, os, operate system, platform, mobile os, phone os : string
    device type, device, device category, device kind : string
    device brand, device manufacturer, device make, phone brand, phone maker, handset brand : string
    device model, phone model, handset, handset model : string
    app version, version, app build : string
    browser, browser name, web browser : string
    payment method, preferred payment method, default payment method, payment type, payment option, payment preference, pay method < pay, paid : string
    billing cycle, billing period, billing frequency, billing interval, subscription term, payment frequency, plan interval, billing term, subscription period, renewal period < bill, pay : string
    loyalty tier, loyalty level, loyalty status, membership tier, membership level, member tier, member level, reward tier, reward level, tier, status tier, elite status, vip tier, vip level, club level, customer tier, loyalty program tier, reward status, status level : string
    favorite category, preferred category, top category, favourite category, favorite department, category preference
    favorite brand, preferred brand, top brand, brand preference
    favorite store, preferred store, home store, nearest store, local store, closest store, home branch, preferred branch, home location, preferred location : string
    favorite genre, preferred genre, top genre, genre preference
    favorite team, preferred team, supported team, team < support, fan, root
    favorite cuisine, preferred cuisine, cuisine preference
    favorite color, preferred color
    preferred channel, contact preference, communication preference, preferred contact method, preferred contact channel, contact method, channel preference, communication channel, preferred communication channel < contact, reach, prefer contact, want contact
    shirt size, clothing size, dress size, t shirt size < wear size, wear
    shoe size < wear size, wear
    skin type, skin concern : string
    hair type, hair color : string
    diet, dietary preference, dietary restriction, dietary requirement, diet type, eating preference < follow diet, eat
    allergy, food allergy, allergen, known allergy < allergic
    marital status, relationship status, civil status, family status
    education, education level, highest degree, highest education, degree, qualification, level education < study, graduate
    school, university, college, alma mater, institution < study, attend
    major, field study, degree program < study, major
    employment status, work status, employment type, job status, employment, contract type
    home ownership, homeownership, housing status, residence type, living situation, house ownership, tenure type
    property type, home type, house type, dwelling type, type home, housing type
    vehicle make, car make, car brand, vehicle brand < drive
    vehicle model, car model < drive
    fuel type, fuel, engine type
    insurance provider, insurer, insurance company, insurance carrier, health insurance provider < insure
    insurance type, policy type, coverage type, type insurance, type policy, product line
    doctor, primary care provider, primary doctor, pcp, provider, physician, primary physician, family doctor, provider name, assigned provider
    fitness goal, goal, training goal, primary goal, main goal, health goal < train
    fitness level, experience level, training level, skill level
    blood type, blood group
    medical condition, health condition, chronic condition, condition, diagnosis < suffer, diagnosed
    owner, account owner, account manager, csm, customer success manager, owner name, csm owner, sales rep, account executive, rep, relationship manager, success manager, contact owner, lead owner, assigned rep, sale owner, assigned agent, agent < assign, manage, assigned, looked after, handle, serve : string
    territory, sales region, sale territory, market : string
    deal stage, opportunity stage, pipeline stage, sale stage : string
    deal type, opportunity type : string
    company domain, domain, website, company website, web site : string
    email, email address, e mail, mail address, contact email, primary email, e mail address
    phone, phone number, mobile, mobile number, cell, cell phone, telephone, telephone number, contact number, mobile phone, cell number, cell phone number, contact phone, primary phone
    first name, given name, forename
    last name, surname, family name
    full name, name, display name : string
    username, user name, handle, nick name, nickname, screen name, login name, gamertag
    address, mailing address, postal address, home address, street address, shipping address, street, delivery address, billing address
    avatar, profile picture, profile photo, profile image, picture, photo, avatar url, profile pic : string
    linkedin, linkedin url, linkedin profile, linkedin account
    twitter, twitter handle, x handle, twitter account
    instagram, instagram handle, instagram account
    referral code, invite code, referrer code, refer code
    coupon, coupon code, promo code, discount code, voucher code, voucher, promotion code, promo
    referred by, referrer, refer by
    interest, interested, topic interest, hobby, preferred topic, passion < interested
    skill, expertise, competency, skill set < know, skilled, proficient, good at, experienced
    membership type, member type, membership, membership plan, type membership : string
    card type, credit card type, card brand, card network
    account type, type account, kind account : string
    customer segment, segment, value segment, rfm segment, customer group : string
    risk level, risk category, risk tier, risk band, risk profile, risk tolerance
    investor type, investment style, trading experience, investment experience
    energy tariff, tariff, rate plan, electricity plan, price plan : string
    meter type, type meter
    heating type, heating, heating system < heat
    internet speed, connection speed, broadband speed, speed tier : string
    contract type, contract length, contract term, contract status : string
    grade, grade level, school year, class year : string
    cancel reason, cancellation reason, reason, churn reason, reason cancel, cancelled reason < because, due
    category, product category, item category, department, product type, merchandise category
    brand, product brand, manufacturer, maker, label
    product name, item name, product title : string
    campaign name, campaign, email campaign, campaign title, email name, message name, newsletter name : string
    subject, subject line, email subject : string
    search term, query, search query, keyword, search keyword, search text < search : string
    page name, page title, page url, url, path : string
    destination, destination city, arrival city, arrival airport, destination airport, going to < travel, head : string
    origin, origin city, departure city, departure airport, origin airport < travel : string
    cabin class, cabin, travel class, fare class, seat class : string
    room type, room category, type room, accommodation type
    payment status, invoice status, bill status, charge status
    delivery method, shipping method, fulfillment method, fulfilment, delivery type, shipping option, fulfillment type, delivery option < deliver, ship
    genre, category, content category, content genre
    artist, artist name, band, singer, performer : string
    author, author name, writer, columnist, byline : string
    """

  static let truths = """
    email opt_in, email subscribed, email consent, email subscriber, email marketing opt_in, email marketing consent, accept email marketing, email permission, email marketing, email notification, promo email, email marketing subscribed, email marketing enabled < opt_in email, opt_in to email, receive email, want email, agree email, accept email, subscribe email, email list, email permission, allow email, get email, email contact : boolean
    sms opt_in, sms subscribed, sms consent, sms marketing, sms marketing consent, text opt_in, sms marketing opt_in, sms permission, sms notification, sms subscriber, sms enabled < opt_in sms/text, receive sms/text, receive text message, want text, agree text/sms, subscribe sms/text, text message, allow text/sms, accept text/sms, text consent, get text : boolean
    push opt_in, push enabled, push subscribed, push consent, push notification enabled, push permission, push notification, push notification opt_in, notification enabled, push subscriber < opt_in push, allow push, push notification, allow notification, receive push, accept push, want push, turn_on push, turn_on notification, enable push, enable notification, get push : boolean
    whatsapp opt_in, whatsapp consent, whatsapp subscribed, whatsapp enabled < opt_in whatsapp, receive whatsapp : boolean
    marketing opt_in, marketing consent, accept marketing, marketing subscribed, marketing permission, marketing allowed, marketing enabled, subscribed marketing < opt_in marketing, consent marketing, agree marketing, receive marketing, want marketing, marketing email, marketing message, marketing communication, promotional message : boolean
    newsletter, newsletter subscriber, newsletter subscribed, newsletter opt_in, newsletter subscription, subscribed newsletter, receive newsletter < subscribe newsletter, receive newsletter, get newsletter, sign_up newsletter, on newsletter list, newsletter reader : boolean
    unsubscribed, email unsubscribed, opt_out, email opt_out, unsubscribe from email, marketing opt_out < opt_out email, opt_out of email, unsubscribe email, no longer subscribe : boolean
    email verified, verified email, email confirmed, email valid, email verification complete < confirm email, verify email, validate email : boolean
    phone verified, verified phone, mobile verified, phone confirmed < verify phone, confirm phone, verify mobile : boolean
    identity verified, kyc verified, kyc complete, kyc completed, verified, account verified, id verified, kyc passed, kyc approved < pass kyc, complete kyc, verify identity, verify account, complete verification : boolean
    age verified, over 18, adult < verify age : boolean
    two factor enabled, two factor, mfa, mfa enabled, 2fa enabled, 2fa, two factor authentication, two step verification, multi factor, multi factor authentication < use two factor, use 2fa, turn_on 2fa, turn_on two factor, enable 2fa, set_up 2fa : boolean
    premium, premium member, premium user, premium subscriber, pro, paid, pay, paid user, pay customer, paid subscriber, subscriber, subscribed, active subscription, subscription active, has subscription, paid customer, paid plan < pay customer/user/subscriber/member, have subscription, active subscriber, subscription : boolean
    vip, vip customer, vip member, is vip : boolean
    active, account active, active user/customer/member : boolean
    churn, churned user/customer, cancelled, lapsed, former customer, inactive, ex customer < leave us, lost customer, lapsed customer/user/member : boolean
    trial, on trial, in trial, trial user, trialing, free trial, trial active, trialist < trial customer, on free trial, in free trial, try out : boolean
    onboarded, onboarding complete, onboarding completed, completed onboarding, onboarding finished, onboarding done, setup complete < finish onboarding, complete onboarding, finish setup, complete setup : boolean
    profile complete, profile completed, completed profile, complete profile < fill_out profile, finish profile, complete profile : boolean
    loyalty member, loyalty program member, reward member, loyalty enrolled, enrolled loyalty, loyalty program, loyalty, reward program member, loyalty program enrolled, loyalty club member, in loyalty program < loyalty member/customer, belong loyalty program, join loyalty program, part of loyalty program, enroll loyalty program : boolean
    app installed, has app, app user, mobile app user, app downloaded, installed app, uses app < use app, have app, install app, download app, app customer : boolean
    customer, buyer, purchaser, has purchased, has ordered, converted, made purchase < ever bought, ever purchase, ever order : boolean
    homeowner, home owner, own home, owns house, property owner < own home/house/property, own their home : boolean
    renter, rent home, tenant < rent home/house/apartment, rent their home : boolean
    parent, has child, has children, has kid, with child, with kid < have child/kid, with child/kid, mom, dad, mother, father : boolean
    has pet, pet owner, owns pet, pet < have pet, own pet, with pet : boolean
    has dog, dog owner, owns dog < have dog, own dog : boolean
    has cat, cat owner, owns cat < have cat, own cat : boolean
    has car, car owner, owns car, vehicle owner, has vehicle, owns vehicle < have car/vehicle, own car/vehicle, drive car : boolean
    ev owner, owns ev, has ev, electric vehicle owner, electric car owner < own ev, drive ev, have ev, drive electric car/vehicle, own electric car/vehicle : boolean
    smoker, smokes, smoking, tobacco user < smoke, use tobacco : boolean
    student, is student, student verified, verified student < study, college student, university student : boolean
    veteran, military, is military, service member < serve military : boolean
    senior, senior citizen : boolean
    employee, internal, internal user, staff, staff member, employee account, test user, test account < work for us, work here : boolean
    admin, is admin, administrator, account admin, workspace admin : boolean
    account owner, is owner, owner, primary contact : boolean
    decision maker, key decision maker : boolean
    beta tester, beta user, beta, beta program, in beta, beta opt_in, early access < join beta, in beta program, part of beta, beta participant : boolean
    gdpr consent, data consent, consent, privacy consent, consent given, tracking consent < give consent, consent to track, agree to privacy : boolean
    autopay, auto pay, autopay enabled, automatic payment, direct debit, autopay enrolled, auto payment, auto pay enabled < pay automatically, on autopay, enroll autopay, use autopay, sign_up autopay, set_up autopay : boolean
    auto renew, auto renewal, automatic renewal, auto renew enabled, autorenew, renew automatically : boolean
    paperless, paperless billing, e statement, paperless statement, electronic statement, ebill, e billing, paperless enrolled < go paperless, enroll paperless, electronic bill, get electronic statement : boolean
    direct deposit, direct deposit enabled, has direct deposit, payroll deposit < set_up direct deposit, have direct deposit, use direct deposit, get direct deposit : boolean
    past due, overdue, delinquent, in arrears, payment overdue < behind payment, late payment, behind on payment : boolean
    blocked, banned, suspended, blacklisted, disabled, locked, account locked/suspended/blocked : boolean
    insured, has insurance, insurance, covered, has coverage, health insurance < have insurance, have coverage, carry insurance : boolean
    card on_file, has card, payment method on_file, has payment method, credit card on_file, saved card, payment on_file, has credit card, card saved, has saved card, billing set_up, saved payment method < save card, have card, store card, card saved, payment method saved, credit card saved, have payment method, add payment method, saved payment method, have credit card, card file, payment method file, credit card file : boolean
    terms accepted, accepted terms, tos accepted, accept terms, agree terms < accept term, agree term : boolean
    location enabled, location permission, location tracking, location service, location sharing, gps enabled < share location, allow location, turn_on location, enable location : boolean
    referred, was referred, referred by friend, is referral < come referral, refer by friend : boolean
    first time buyer, first time customer, new customer, new user, is new, new buyer, first time shopper/visitor, first purchase < first time buyer, new customer : boolean
    return customer, return user, repeat customer, repeat buyer, returning, repeat purchaser < come back, return buyer/visitor/shopper : boolean
    guest, guest checkout, guest user, is guest, guest order < check_out as guest, order as guest, without account : boolean
    remote, remote worker, works remotely, works from home, remote employee < work remotely, work from home, work remote : boolean
    manager, people manager, is manager, supervisor < manage people, manage team, have report : boolean
    first class, business class, upgraded < fly first class : boolean
    wheelchair, accessible, accessibility need, special assistance < need assistance, need wheelchair : boolean
    pregnant, expecting < expect baby, pregnant woman : boolean
    on call, oncall, on call rotation : boolean
    gift, is gift, gift order, gift purchase, as gift < buy gift, for someone else, send as gift : boolean
    subscription order, recurring, is recurring, repeat order, auto ship, autoship < subscribe and save : boolean
    first, first order, is first order, first time, first purchase < for first time, very first : boolean
    late, was late, delayed, on late, arrived late, is late < arrive late, come late, be late, deliver late : boolean
    discounted, on sale, is discounted, discount applied, has discount < with discount, at discount, sale price : boolean
    five g enabled, 5g, 5g enabled, 5g capable < use 5g, have 5g, on 5g : boolean
    roaming, roaming enabled, roaming allowed, international roaming < use roaming, turn_on roaming : boolean
    solar, has solar, solar panel, solar customer, solar installed < have solar, have solar panel, solar owner : boolean
    smart meter, has smart meter, smart meter installed < have smart meter, with smart meter : boolean
    recurring donor, monthly donor, is sustainer, sustainer, recurring giver, monthly giver, sustaining donor < give monthly, donate monthly, give every month, donate every month : boolean
    volunteer, is volunteer, active volunteer < volunteer for us : boolean
    board member, trustee : boolean
    major donor, major giver : boolean
    enrolled, currently enrolled, is enrolled : boolean
    instructor, teacher, is teacher, is instructor, educator < teach : boolean
    sso, sso enabled, single sign_on, has sso, single sign on < use sso, have sso : boolean
    dark mode, dark theme < use dark mode : boolean
    do not contact, do not call, do not email, suppressed, do not disturb : boolean
    deceased, dead < pass_away, die : boolean
    """
}
