/// A telephone company: pairs of prompts, each with its query.
extension PairTests {
  static let phones = """
    Subscribers who have opened the app in the last 7 days
      event('appOpened').within(7 days).count() >= 1
    Subscribers who have not opened the app in the last 7 days
      event('appOpened').within(7 days).count() = 0
    People who have ever filed a complaint
      event('complaintFiled').count() >= 1
    People who have never filed a complaint
      event('complaintFiled').count() = 0
    Customers with autopay whose contract type is postpaid
      trait('autopay') = 'true' AND trait('contractType') = 'postpaid'
    Customers without autopay whose contract type is postpaid
      NOT trait('autopay') = 'true' AND trait('contractType') = 'postpaid'
    Customers with any failed payments in the last 60 days
      event('paymentFailed').within(60 days).count() >= 1
    Customers with no failed payments in the last 60 days
      event('paymentFailed').within(60 days).count() = 0
    Customers who either visited a shop or made a support call
      event('shopVisited').count() >= 1 OR event('supportCallMade').count() >= 1
    Customers who neither visited a shop nor made a support call
      event('shopVisited').count() = 0 AND event('supportCallMade').count() = 0
    Customers who purchased a data pack and used roaming
      event('dataPackPurchased').count() >= 1 AND event('roamingUsed').count() >= 1
    Customers who purchased a data pack or used roaming
      event('dataPackPurchased').count() >= 1 OR event('roamingUsed').count() >= 1
    Customers who have purchased a data pack or upgraded their device
      event('dataPackPurchased').count() >= 1 OR event('deviceUpgraded').count() >= 1
    Customers who haven't purchased a data pack or upgraded their device
      event('dataPackPurchased').count() = 0 AND event('deviceUpgraded').count() = 0
    Customers who received an offer but did not accept one
      event('offerReceived').count() >= 1 AND event('offerAccepted').count() = 0
    Customers who received an offer and accepted one
      event('offerReceived').count() >= 1 AND event('offerAccepted').count() >= 1
    All customers who upgraded their device, except those in Austria
      event('deviceUpgraded').count() >= 1 AND NOT trait('country') = 'AT'
    All customers in Austria who upgraded their device
      trait('country') = 'AT' AND event('deviceUpgraded').count() >= 1
    Customers who topped up through the kiosk channel
      event('topUpCompleted').where(property('channel') = 'kiosk').count() >= 1
    Customers who topped up through a channel other than kiosk
      event('topUpCompleted').where(property('channel') != 'kiosk').count() >= 1
    During the last 30 days, customers who used roaming and purchased a data pack
      event('roamingUsed').within(30 days).count() >= 1 AND event('dataPackPurchased').within(30 days).count() >= 1
    Customers who used roaming at any time and purchased a data pack during the last 30 days
      event('roamingUsed').count() >= 1 AND event('dataPackPurchased').within(30 days).count() >= 1
    Customers who both received and accepted an offer in the last 20 days
      event('offerReceived').within(20 days).count() >= 1 AND event('offerAccepted').within(20 days).count() >= 1
    Customers who neither received nor accepted an offer in the last 20 days
      event('offerReceived').within(20 days).count() = 0 AND event('offerAccepted').within(20 days).count() = 0
    Customers whose last top-up was in the last 30 days
      event('topUpCompleted').within(30 days).count() >= 1
    Customers whose last top-up was more than 30 days ago
      event('topUpCompleted').count() >= 1 AND event('topUpCompleted').within(30 days).count() = 0
    Customers who have not run a speed test in the last 90 days
      event('speedTestRun').within(90 days).count() = 0
    Customers who have run a speed test, but not in the last 90 days
      event('speedTestRun').count() >= 1 AND event('speedTestRun').within(90 days).count() = 0
    Customers who received an offer and then accepted one within 5 days
      event('offerReceived').where(event('offerAccepted').within(parent: 5 days).count() >= 1).count() >= 1
    Customers who received an offer but did not accept one within 5 days of receiving it
      event('offerReceived').where(event('offerAccepted').within(parent: 5 days).count() = 0).count() >= 1
    Customers who filed a complaint in the 14 days before cancelling their contract
      event('complaintFiled').where(event('contractCancelled').within(parent: 14 days).count() >= 1).count() >= 1
    Customers who filed a complaint in the 14 days after cancelling their contract
      event('contractCancelled').where(event('complaintFiled').within(parent: 14 days).count() >= 1).count() >= 1
    Customers who are in Germany, or who have autopay and paperless billing
      trait('country') = 'DE' OR trait('autopay') = 'true' AND trait('paperlessBilling') = 'true'
    Customers who are in Germany or have autopay, and who also have paperless billing
      (trait('country') = 'DE' OR trait('autopay') = 'true') AND trait('paperlessBilling') = 'true'
    Customers who either filed a complaint, or both visited a shop and made a support call
      event('complaintFiled').count() >= 1 OR event('shopVisited').count() >= 1 AND event('supportCallMade').count() >= 1
    Customers who either filed a complaint or visited a shop, and who also made a support call
      (event('complaintFiled').count() >= 1 OR event('shopVisited').count() >= 1) AND event('supportCallMade').count() >= 1
    Customers living in Switzerland with a churn score above 70
      trait('country') = 'CH' AND trait('churnScore') > 70
    Customers living outside Switzerland with a churn score above 70
      NOT trait('country') = 'CH' AND trait('churnScore') > 70
    Customers in Germany or France who renewed their contract
      trait('country').one_of('DE', 'FR') AND event('contractRenewed').count() >= 1
    Customers in neither Germany nor France who renewed their contract
      NOT trait('country').one_of('DE', 'FR') AND event('contractRenewed').count() >= 1
    Customers who have an email address and gave marketing consent
      trait('email').exists() AND trait('marketingConsent') = 'true'
    Customers who have no email address and gave marketing consent
      trait('email').absent() AND trait('marketingConsent') = 'true'
    Customers whose add-ons include roaming
      trait('addOns').contains('roaming')
    Customers whose add-ons do not include roaming
      trait('addOns').omits('roaming')
    Customers in the Heavy Roamers audience who opened the app in the last 30 days
      trait('heavy_roamers') = 'true' AND event('appOpened').within(30 days).count() >= 1
    Customers not in the Heavy Roamers audience who opened the app in the last 30 days
      NOT trait('heavy_roamers') = 'true' AND event('appOpened').within(30 days).count() >= 1
    Customers who neither filed a complaint nor changed their tariff
      event('complaintFiled').count() = 0 AND event('tariffChanged').count() = 0
    Customers who have not done both: filed a complaint and changed their tariff
      NOT (event('complaintFiled').count() >= 1 AND event('tariffChanged').count() >= 1)
    """
}
