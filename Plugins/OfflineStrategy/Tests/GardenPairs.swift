/// A store of home and garden: pairs of prompts, each with its query.
extension PairTests {
  static let garden = """
    Customers who have placed an order in the last 30 days
      event('Order Placed').within(30 days).count() >= 1
    Customers who haven't placed an order in the last 30 days
      event('Order Placed').within(30 days).count() = 0
    Shoppers who have ever submitted a review
      event('Review Submitted').count() >= 1
    Shoppers who have never submitted a review
      event('Review Submitted').count() = 0
    Customers with a phone number on file
      trait('phone').exists()
    Customers without a phone number on file
      trait('phone').absent()
    Customers with any returned orders in the last 90 days
      event('Order Returned').within(90 days).count() >= 1
    Customers with no returned orders in the last 90 days
      event('Order Returned').within(90 days).count() = 0
    Customers who bought either paint or tools
      event('Item Purchased').where(property('department').one_of('Paint', 'Tools')).count() >= 1
    Customers who bought neither paint nor tools
      event('Item Purchased').where(property('department') = 'Paint').count() = 0 AND event('Item Purchased').where(property('department') = 'Tools').count() = 0
    Customers who bought furniture and lighting
      event('Item Purchased').where(property('department') = 'Furniture').count() >= 1 AND event('Item Purchased').where(property('department') = 'Lighting').count() >= 1
    Customers who bought furniture or lighting
      event('Item Purchased').where(property('department').one_of('Furniture', 'Lighting')).count() >= 1
    Customers who have bought rugs or bedding
      event('Item Purchased').where(property('department').one_of('Rugs', 'Bedding')).count() >= 1
    Customers who haven't bought rugs or bedding
      event('Item Purchased').where(property('department') = 'Rugs').count() = 0 AND event('Item Purchased').where(property('department') = 'Bedding').count() = 0
    Customers who bought lighting but not furniture
      event('Item Purchased').where(property('department') = 'Lighting').count() >= 1 AND event('Item Purchased').where(property('department') = 'Furniture').count() = 0
    Customers who bought furniture but not lighting
      event('Item Purchased').where(property('department') = 'Furniture').count() >= 1 AND event('Item Purchased').where(property('department') = 'Lighting').count() = 0
    Everyone who booked a workshop, except customers in Germany
      event('Workshop Booked').count() >= 1 AND NOT trait('country') = 'Germany'
    Everyone in Germany who booked a workshop
      trait('country') = 'Germany' AND event('Workshop Booked').count() >= 1
    Customers whose country is France
      trait('country') = 'France'
    Customers whose country is other than France
      NOT trait('country') = 'France'
    Customers who paid for an order with PayPal
      event('Order Placed').where(property('payment_method') = 'PayPal').count() >= 1
    Customers who paid for an order with a payment method other than PayPal
      event('Order Placed').where(property('payment_method') != 'PayPal').count() >= 1
    In the last 14 days, customers who visited a store and placed an order
      event('Store Visited').within(14 days).count() >= 1 AND event('Order Placed').within(14 days).count() >= 1
    Customers who visited a store at any time and placed an order in the last 14 days
      event('Store Visited').count() >= 1 AND event('Order Placed').within(14 days).count() >= 1
    Customers who opened or clicked an email in the last 7 days
      event('Email Opened').within(7 days).count() >= 1 OR event('Email Clicked').within(7 days).count() >= 1
    Customers who haven't opened or clicked an email in the last 7 days
      event('Email Opened').within(7 days).count() = 0 AND event('Email Clicked').within(7 days).count() = 0
    Customers who both opened and clicked an email in the last 10 days
      event('Email Opened').within(10 days).count() >= 1 AND event('Email Clicked').within(10 days).count() >= 1
    Customers who either opened or clicked an email in the last 10 days
      event('Email Opened').within(10 days).count() >= 1 OR event('Email Clicked').within(10 days).count() >= 1
    Customers who booked a workshop and placed an order, both in the last 60 days
      event('Workshop Booked').within(60 days).count() >= 1 AND event('Order Placed').within(60 days).count() >= 1
    Customers who booked a workshop in the last 60 days and have placed an order at any time
      event('Workshop Booked').within(60 days).count() >= 1 AND event('Order Placed').count() >= 1
    Customers whose most recent order was placed in the last 30 days
      event('Order Placed').within(30 days).count() >= 1
    Customers whose most recent order was placed more than 30 days ago
      event('Order Placed').count() >= 1 AND event('Order Placed').within(30 days).count() = 0
    Shoppers who visited a store in the last 45 days
      event('Store Visited').within(45 days).count() >= 1
    Shoppers who visited a store, but not in the last 45 days
      event('Store Visited').count() >= 1 AND event('Store Visited').within(45 days).count() = 0
    Customers who returned an order in the last 60 days
      event('Order Returned').within(60 days).count() >= 1
    Customers who returned an order more than 60 days ago
      event('Order Returned').between(60 days, 730 days).count() >= 1
    Customers who started a checkout and then placed an order within 3 hours
      event('Checkout Started').where(event('Order Placed').within(parent: 3 hours).count() >= 1).count() >= 1
    Customers who started a checkout but did not place an order within 3 hours of that
      event('Checkout Started').where(event('Order Placed').within(parent: 3 hours).count() = 0).count() >= 1
    Customers who visited a store within 7 days after placing an order
      event('Order Placed').where(event('Store Visited').within(parent: 7 days).count() >= 1).count() >= 1
    Customers who visited a store within the 7 days before placing an order
      event('Store Visited').where(event('Order Placed').within(parent: 7 days).count() >= 1).count() >= 1
    Customers who booked a workshop and then attended one within 30 days
      event('Workshop Booked').where(event('Workshop Attended').within(parent: 30 days).count() >= 1).count() >= 1
    Customers who booked a workshop but did not attend one within 30 days of booking
      event('Workshop Booked').where(event('Workshop Attended').within(parent: 30 days).count() = 0).count() >= 1
    Customers who are in Germany, or who have a loyalty card and subscribe to the newsletter
      trait('country') = 'Germany' OR trait('has_loyalty_card') = 'true' AND trait('newsletter_subscriber') = 'true'
    Customers who are in Germany or have a loyalty card, and who also subscribe to the newsletter
      (trait('country') = 'Germany' OR trait('has_loyalty_card') = 'true') AND trait('newsletter_subscriber') = 'true'
    Customers who either booked a workshop, or placed an order and submitted a review
      event('Workshop Booked').count() >= 1 OR event('Order Placed').count() >= 1 AND event('Review Submitted').count() >= 1
    Customers who either booked a workshop or placed an order, and who also submitted a review
      (event('Workshop Booked').count() >= 1 OR event('Order Placed').count() >= 1) AND event('Review Submitted').count() >= 1
    Homeowners who both placed an order and visited a store
      trait('homeowner') = 'true' AND event('Order Placed').count() >= 1 AND event('Store Visited').count() >= 1
    Homeowners who either placed an order or visited a store
      trait('homeowner') = 'true' AND (event('Order Placed').count() >= 1 OR event('Store Visited').count() >= 1)
    Customers in the Netherlands who have a loyalty card
      trait('country') = 'Netherlands' AND trait('has_loyalty_card') = 'true'
    Customers not in the Netherlands who have a loyalty card
      NOT trait('country') = 'Netherlands' AND trait('has_loyalty_card') = 'true'
    Shoppers in Austria who added a product to the cart in the last 7 days
      trait('country') = 'Austria' AND event('Product Added To Cart').within(7 days).count() >= 1
    Shoppers outside Austria who added a product to the cart in the last 7 days
      NOT trait('country') = 'Austria' AND event('Product Added To Cart').within(7 days).count() >= 1
    Customers who live in Germany or France
      trait('country').one_of('Germany', 'France')
    Customers who live in neither Germany nor France
      NOT trait('country').one_of('Germany', 'France')
    Customers who have an email address
      trait('email').exists()
    Customers who do not have an email address
      trait('email').absent()
    Shoppers who are newsletter subscribers
      trait('newsletter_subscriber') = 'true'
    Shoppers who are not newsletter subscribers
      NOT trait('newsletter_subscriber') = 'true'
    Customers who have a loyalty card but no phone number
      trait('has_loyalty_card') = 'true' AND trait('phone').absent()
    Customers who have a phone number but no loyalty card
      trait('phone').exists() AND NOT trait('has_loyalty_card') = 'true'
    Customers whose email contains gmail
      trait('email').contains('gmail')
    Customers whose email does not contain gmail
      trait('email').omits('gmail')
    """
}
