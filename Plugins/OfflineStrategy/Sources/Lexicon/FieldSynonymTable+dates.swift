/// Dates and numbers.
extension FieldSynonymTable {
  static let dates = """
    signup, sign_up, create, account create, register, registration, join, member since, customer since, user since, sign_up on, account open, first seen, enroll < join program/club/us, become member/customer/user, create account/profile, open account, sign_up account, with us : date
    loyalty join, loyalty enroll, loyalty member since, loyalty sign_up, loyalty start, reward join, member since < join loyalty/reward program, join loyalty/reward, become loyalty/reward member, enroll loyalty/reward program, join program, enroll program : date
    last seen, last active, last login, last log_in, last sign_in, last activity, last visit, last session, last app open, last open < last use, last be active, last come, be see, be active : date
    last order, last purchase, last transaction, recent order/purchase, last buy, latest order/purchase < last shop, last bought : date
    first order, first purchase, initial order/purchase, first transaction < first buy, first bought : date
    birthday, birth, dob, birthdate, date birth < bear, born : date
    renewal, renew, contract renewal, subscription renewal, plan renewal, policy renewal, membership renewal, renewal due < come renewal, up renewal, due renew, due renewal : date
    trial end, trial expire, trial expiration, trial expiry, trial finish < trial run_out, trial over, trial be over, trial up : date
    trial start, trial begin, trial create < begin trial, start trial, go trial : date
    subscription end, subscription expire, subscription expiration, subscription expiry, membership expire/end, plan expire/end, expire, expiration < subscription run_out, plan run_out : date
    subscription start, subscription begin, subscribe, subscription create, plan start, membership start < start subscription, become subscriber : date
    contract end, contract expire, contract expiration, contract expiry < contract run_out, contract up : date
    contract start, contract sign, contract begin < start contract, sign contract : date
    policy expire, policy end, policy expiration, insurance expire < policy run_out : date
    policy start, coverage start, policy effective : date
    warranty expire, warranty end, warranty expiration, warranty expiry < warranty run_out, warranty up, warranty over : date
    card expire, card expiry, card expiration < credit card expire, payment card expire : date
    license/licence expire/expiration/expiry < license run_out : date
    next appointment, upcoming appointment, appointment, next visit : date
    last appointment, last visit, last checkup, last check up < last see doctor, last come : date
    next delivery, delivery due, next shipment, next order < next box : date
    payment due, bill due, due, next payment, next bill, invoice due < next invoice : date
    last payment, last pay, last bill pay < last paid : date
    churn, cancel, cancellation, subscription cancel, deactivate, unsubscribe, close < leave us : date
    last service, last maintenance, last serviced : date
    next service, service due, maintenance due, next maintenance < due service, service come up : date
    hire, start, join, employment start, onboard < start work, start job, begin work, join company : date
    termination, end, last day, offboard < leave company : date
    graduation, graduate, expected graduation < finish school, finish degree : date
    move in, movein, lease start, tenancy start : date
    lease end, lease expire, lease expiration, tenancy end < lease run_out, lease up : date
    close, expected close, deal close, estimated close : date
    last contact, last contacted, last touch, last outreach < last hear, last spoke, last reach : date
    last donation, last gift, recent donation/gift < last give, last gave, last donate : date
    first donation, first gift < first give, first gave, first donate : date
    last email open, email open last < last open email : date
    last email click < last click email : date
    anniversary, wedding anniversary : date
    departure, travel, trip start, flight : date
    arrival, arrive, check_in : date
    check_out, return, trip end : date
    due, expected delivery, pregnancy due : date
    """

  static let numbers = """
    lifetime value, ltv, clv, cltv, customer lifetime value, total spent, total spend, lifetime spend, lifetime revenue, total revenue, total purchase value/amount, amount spent, total amount spent, money spent, total order value, spend to date < spend lifetime, spent lifetime, spend so far : number
    order count, total order, number order, num order, lifetime order, purchase count, total purchase, number purchase, lifetime purchase, num purchase < order ever, purchase ever : number
    average order value, avg order value, aov, average basket, average basket value/size, average order size, average order, average purchase value/amount, average order amount, average spend, average transaction value < spend average order : number
    mrr, monthly recur revenue, monthly revenue, recur revenue < revenue month : number
    arr, annual recur revenue, annual revenue, acv, annual contract value, contract value, yearly revenue, deal value : number
    age, age year < year old, year age : number
    income, annual income, yearly income, salary, annual salary, yearly salary, earnings, annual earnings < earn year, make year, earn : number
    household income, family income, hhi < household earn, household make : number
    monthly income, monthly salary, monthly earnings < earn month, make month : number
    credit score, fico, fico score, credit rating : number
    balance, account balance, current balance, available balance, wallet balance, cash balance < have account : number
    saving balance, savings, saving, saving account balance < have saved, saved : number
    loan balance, outstanding balance, balance due, amount due, amount owed, debt, outstanding amount, debt balance < owe, still owe : number
    credit balance, store credit, credit, account credit, credit remaining < have credit, credit left : number
    loyalty point, reward point, point, point balance, loyalty balance, loyalty point balance, reward balance, reward point balance < point left, point collected : number
    mile, mile balance, frequent flyer mile, air mile, award mile : number
    stamp, loyalty stamp : number
    nps, nps score, net promoter score, promoter score < rate nps, give nps, recommend score : number
    csat, csat score, satisfaction, satisfaction score, satisfaction rating : number
    health score, account health, customer health, customer health score, account score : number
    engagement score, engagement, activity score, engagement level : number
    lead score, prospect score : number
    churn risk, churn score, churn probability, churn risk score, churn likelihood, churn propensity, risk score, likelihood churn, probability churn, risk churn : number
    employee, employee count, number employee, company size, headcount, head count, team size, staff count, num employee, company headcount < staff, people, worker : number
    seat, seat count, number seat, license, license count, seat purchased, licensed seat, seat total, paid seat, seat bought : number
    seat used, active seat, used seat, seat in use, seat active, seat taken, seat filled, license used < use seat, seat use : number
    active user, active user count, user count, number user, number active user, user active, monthly active user, weekly active user, mau : number
    usage percent, usage, percent used, quota used, utilization, usage rate, usage percentage, quota usage, plan usage < use quota, use plan limit, use allowance : number
    storage used, storage, storage usage, disk usage, storage consumed < use storage : number
    data usage, data used, monthly data usage, data consumption, monthly data, data consumed < use data : number
    api call, api usage, api request, api call count, monthly api call : number
    child count, number child, child, number kid, kid count, num child/kid, kid < have child, have kid : number
    household size, family size, household member, number household, people household < live household, live home, people home : number
    pet count, number pet, num pet < have pet, own pet : number
    vehicle count, vehicle owned, number vehicle, car owned, car count, number car < own car/vehicle, have car/vehicle : number
    property owned, property count, number property, home owned < own property/home : number
    device count, number device, device, connected device, device owned, device connected < own device, have device, connect device : number
    line count, number line, line < have line : number
    referral count, number referral, referral, friend referred, referral made, total referral < refer friend, refer people, friend refer : number
    follower count, follower, number follower < follow by, have follower : number
    friend count, friend, number friend, connection, connection count < have friend, have connection : number
    player level, level, current level, account level, character level < be level, level reach : number
    xp, experience, experience point, total xp < have xp : number
    coin balance, coin, gold, gem balance, gem, currency balance < have coin/gem : number
    current streak, streak, day streak, streak length, streak day, login streak, current streak day, learning streak, learning streak day, study streak, study streak day, practice streak, reading streak, workout streak, workout streak day, activity streak, activity streak day, daily streak < be streak, on streak : number
    session count, number session, total session, visit count, number visit, total visit, app open count : number
    login count, number login, total login, log_in count, sign_in count < log_in time : number
    course completed, completed course, course complete count, number course completed < finish course, complete course : number
    course enrolled, enrolled course, number course < take course : number
    gpa, grade point average, average grade : number
    progress, completion, completion rate, percent complete, completion percent, percentage complete : number
    profile completion, profile completeness, profile complete percent, profile complete, profile completion percent/rate/score < profile filled, complete profile : number
    weight, body weight, current weight < weigh : number
    height, body height < tall : number
    bmi, body mass index : number
    daily step, step, average daily step, step per day, average step, step count < walk step : number
    sleep hour, hour sleep, average sleep, sleep < sleep night : number
    rest heart rate, heart rate, average heart rate : number
    budget, max budget, budget max, maximum budget, price max, max price, travel budget < afford, spend up : number
    bedroom count, bedroom, number bedroom, min bedroom < have bedroom : number
    tenure, tenure month, tenure year, month as customer, year as customer, customer tenure, month customer, year service, year as member < customer for, member for : number
    monthly bill, bill amount, average monthly bill, monthly charge, average bill, monthly spend, monthly fee, monthly payment < pay month, spend month, bill month : number
    credit limit, card limit, spending limit, monthly spend limit, monthly limit : number
    loan amount, loan size, amount borrowed, mortgage amount < borrow : number
    premium, annual premium, monthly premium, policy premium, insurance premium : number
    claim count, number claim, claim, total claim, claim filed, claim made < have claim, file claim, make claim : number
    total donated, lifetime giving, total giving, lifetime donation, total donation, donation total, lifetime donated, total given, giving total, total gift amount < give total, donate total, give lifetime, donate lifetime : number
    donation count, gift count, number donation, number gift, total gift < donate time : number
    average donation, average gift, average gift amount/size, average donation amount/size : number
    largest donation, largest gift, biggest gift, biggest donation : number
    open ticket, ticket open, support ticket, ticket count, open ticket count, number ticket, support ticket count < have ticket, ticket outstanding : number
    volunteer hour, hour volunteered, total volunteer hour < volunteer : number
    mileage, mile, odometer, odometer reading, kilometer < drive : number
    year experience, experience, work experience, experience year < have experience : number
    vacation balance, vacation day, pto balance, leave balance, time off balance, vacation day left < day off left : number
    win rate, win, win count, number win < win game/match : number
    workout count, workout completed, total workout, number workout : number
    water usage, energy usage, monthly usage, electricity usage, average usage, monthly consumption, consumption, energy consumption < use month, consume : number
    acre, acreage, farm size, hectare, land size < farm acre : number
    portfolio value, asset under management, aum, investment balance, total asset, net worth < have invested, hold asset : number
    risk score, risk rating : number
    attendance, attendance rate, attendance percent : number
    cart value, basket value, cart total, cart amount, basket total : number
    discount, discount amount, discount value : number
    quantity, item count, number item, num item : number
    tip, tip amount, gratuity : number
    rating, star, star rating : number
    duration, length, time spent, watch time, session length, duration minute/second : number
    """
}
