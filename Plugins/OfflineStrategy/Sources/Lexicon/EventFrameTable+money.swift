/// Payments, banking, lending, cards, trading, insurance, donations.
extension EventFrameTable {
  static let money = """
    payment, bill payment, invoice payment, charge, card charge, customer payment, installment, instalment, checkout payment < cash: *make complete succeed pay process receive submit capture settle send success confirm < do | fail decline reject bounce error | refund reimburse | start initiate begin attempt | schedule set_up plan | miss skip late | dispute | cancel void | authorize | request | delay pend | verify | view
    invoice payment, invoice, bill, statement: pay settle clear pay_off succeed < cover | fail decline | *issue send create generate receive finalize post email < get | view open see download check < look_at | void cancel | due overdue past_due | dispute query contest question | upload submit | approve | estimate
    autopay, auto pay, direct debit, automatic payment, standing order, recurring payment: *enable set_up enroll activate turn_on create start sign_up < switch_on | disable turn_off cancel unenroll deactivate stop | fail return | update
    payment plan, instalment plan, installment plan: *set_up create start agree enroll | complete | miss break | cancel
    transaction, card transaction, account transaction: *make complete process succeed post approve settle < do | fail decline reject | refund reverse | cancel void | dispute contest | view see | categorize | flag | pend
    card purchase, card payment, card transaction, debit card purchase, credit card purchase, contactless payment, mobile payment: *make complete approve authorize use < do | decline fail reject | refund | dispute
    card, debit card, credit card, virtual card, bank card, physical card, prepaid card: activate enable | order request apply issue create < get | freeze lock block suspend | unfreeze unlock unblock | lose report steal < report_lost | replace reissue | cancel close | decline reject fail | add link connect save | remove delete | use swipe tap charge | expire | ship deliver | view
    pin, card pin: change reset set | view
    deposit, fund, cash deposit, money, account fund; check deposit, cheque deposit, mobile deposit: *make complete receive add deposit process succeed < put | fail return reject | start initiate | set_up switch | hold
    direct deposit, salary, paycheck, payroll, wage: *receive deposit post pay land arrive < get | set_up enroll switch start | change
    withdrawal, cash withdrawal, atm withdrawal, fund, cash, money: *make withdraw complete take_out request process < take | fail decline | cancel
    transfer, money transfer, wire transfer, bank transfer, fund transfer, money, wire, remittance, p2p payment, p2p transfer, e transfer, peer payment, international transfer: *send make complete transfer create submit initiate wire start | receive accept < get | fail reject return decline | schedule | cancel | request | approve
    money request, payment request: *send create make | pay accept | decline
    beneficiary, payee, recipient, contact payee: *add create save register | remove delete
    bank account, external account, bank, external bank account, checking account, savings account, account: link connect add | open create apply_open < get start | close | unlink remove disconnect | verify | fund | view check | overdraw | switch
    balance, account balance: *check view see < look_at | top_up reload add load | transfer | low
    top_up, recharge, reload, airtime, prepaid credit, wallet top_up, balance top_up: *complete make buy purchase add do succeed | fail
    wallet, digital wallet; apple pay; google pay: add create set_up connect link | fund top_up load | use pay | open view
    savings goal, saving goal, goal, savings plan; pot, vault; round up; savings: create set open start make | *reach complete achieve hit meet | update change edit | fund deposit contribute add | withdraw | delete close
    budget, spending limit: *create set make add | exceed pass blow < go_over | update change edit | view
    overdraft, overdraft facility: *use enter occur trigger go hit < have | request apply set_up | charge
    fee, late fee, charge: *charge incur pay apply < get | waive refund | dispute
    credit score, credit check; credit report: *check view see pull request < look_at | improve increase | update change | drop
    credit limit, credit line, limit: increase raise | request apply | *change update | exceed reach | decrease
    loan, personal loan, loan application; mortgage, home loan, mortgage application; car loan, auto loan; credit, line of credit, credit application; credit card application: apply submit request start_application < ask | approve accept pre_approve | *disburse fund issue grant originate receive open take_out < take get | reject decline deny refuse turn_down | repay pay_back | pay_off close settle complete_repayment | refinance | default | quote | withdraw cancel | extend renew
    loan application, application < credit application; mortgage application; credit application: start begin open | *submit complete finish send file make | approve accept | reject decline deny refuse | abandon | withdraw cancel | view | save | update
    prequalification, pre approval, preapproval, pre qualification: *start complete request check receive < get
    repayment, loan payment, loan repayment, mortgage payment, emi: *make complete pay receive process succeed | miss skip late | fail bounce | schedule
    document, supporting document, income proof: upload submit provide send | request | reject | approve verify
    chargeback, dispute, card dispute, charge dispute, transaction dispute: *open create file raise submit start receive dispute < have get | win resolve close settle | lose
    fraud, fraud alert, suspicious activity, fraud report: *report flag detect raise trigger file | confirm | clear resolve
    trade, order, market order, limit order, stock trade, security, position: *place execute make submit complete fill | cancel | fail reject | close sell
    stock, share, equity, security; etf, fund; crypto, bitcoin, cryptocurrency, coin, token; bond; option; commodity; future; asset: *buy purchase trade acquire invest | sell liquidate | swap exchange convert | transfer send withdraw | receive deposit < get | stake | view see | watch
    watchlist, price alert: *create add set | view | trigger
    portfolio, holding, investment account: *view open check see | rebalance | create open_account fund
    investment, contribution, recurring investment, auto invest: *make place complete create start | set_up schedule | sell withdraw | cancel stop
    dividend; interest; bonus: *receive pay credit earn < get
    account statement, statement, bank statement; tax document, tax form: *download view open see | generate issue create send | email
    tax return, tax filing, return: *file submit complete | start begin | amend | accept | reject
    policy, insurance policy, insurance, coverage, cover; car insurance, auto insurance; home insurance; health plan: *purchase buy bind issue start create activate sign_up take_out < take get | renew extend | cancel terminate | lapse expire | quote | update change modify amend endorse | view | upgrade | reinstate | pay
    insurance quote, policy quote: *request start create < ask | receive complete issue generate < get | accept bind | decline | view | save | abandon
    claim, insurance claim: *file submit create open report make start lodge raise register < have put_in | approve accept | deny reject decline | pay settle close resolve complete | withdraw cancel | update | view check track | dispute appeal
    accident; damage; incident; loss; theft: *report file submit log record | occur happen
    premium, insurance premium, premium payment: *pay make receive complete | miss fail late | change increase
    beneficiary; dependent, dependant; driver; vehicle: *add register | remove delete | update
    donation, gift, contribution, online donation, charitable gift, pledge, one time donation, single gift, monetary gift: *make complete receive give submit donate process send create | start begin | fail decline | refund | cancel | pledge promise
    recurring donation, monthly donation, recurring gift, monthly gift, regular gift, sustaining gift, regular donation, sustainer: *start create set_up make sign_up begin activate < become | cancel stop end lapse | upgrade increase | fail | update change pause
    pledge: *make create submit | fulfill pay | break cancel
    campaign, fundraiser, fundraising page; appeal; cause: create start launch set_up | share | donate support give | view visit | complete | follow
    petition; letter; pledge: *sign submit | start create | share
    volunteer, volunteer shift, volunteer opportunity, shift: sign_up register apply join | *complete finish work attend do log | cancel drop | view | miss no_show
    membership, member card: join purchase buy start | renew | lapse expire | cancel
    grant; scholarship; financial aid, aid; benefit: *apply submit request | award receive approve grant win < get | reject deny
    expense, expense report, expense claim, receipt: *submit file create add log | approve | reject | reimburse pay | upload
    payroll, salary payment: *run process complete | fail
    """
}
