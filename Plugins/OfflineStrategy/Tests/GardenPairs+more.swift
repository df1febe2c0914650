/// A store of home and garden: pairs of prompts, each with its query.
extension PairTests {
  static let moreGarden = """
    Customers in the Spring Gardeners audience
      trait('spring_gardeners') = 'true'
    Customers not in the Spring Gardeners audience
      NOT trait('spring_gardeners') = 'true'
    Customers who have placed an order over $100
      event('Order Placed').where(property('total') > 100).count() >= 1
    Customers who have never placed an order over $100
      event('Order Placed').where(property('total') > 100).count() = 0
    Customers who have placed an order, with at least one order over $200
      event('Order Placed').where(property('total') > 200).count() >= 1
    Customers who have placed an order, but none over $200
      event('Order Placed').count() >= 1 AND event('Order Placed').where(property('total') > 200).count() = 0
    In the last 30 days, customers who placed an order but did not open an email
      event('Order Placed').within(30 days).count() >= 1 AND event('Email Opened').within(30 days).count() = 0
    In the last 30 days, customers who did not place an order but opened an email
      event('Order Placed').within(30 days).count() = 0 AND event('Email Opened').within(30 days).count() >= 1
    Customers who live in Poland and have not booked a workshop
      trait('country') = 'Poland' AND event('Workshop Booked').count() = 0
    Customers who do not live in Poland and have booked a workshop
      NOT trait('country') = 'Poland' AND event('Workshop Booked').count() >= 1
    Customers who have neither visited a store nor booked a workshop
      event('Store Visited').count() = 0 AND event('Workshop Booked').count() = 0
    Customers who have not done both: visited a store and booked a workshop
      NOT (event('Store Visited').count() >= 1 AND event('Workshop Booked').count() >= 1)
    Customers who match any of these: living in Austria, being a homeowner, being older than 60
      trait('country') = 'Austria' OR trait('homeowner') = 'true' OR trait('age') > 60
    Customers who match all of these: living in Austria, being a homeowner, being older than 60
      trait('country') = 'Austria' AND trait('homeowner') = 'true' AND trait('age') > 60
    Customers whose interests include gardening
      trait('interests').contains('gardening')
    Customers whose interests do not include gardening
      trait('interests').omits('gardening')
    Customers in the silver or gold loyalty tier
      trait('loyalty_tier').one_of('silver', 'gold')
    Customers who are in neither the silver nor the gold loyalty tier
      NOT trait('loyalty_tier').one_of('silver', 'gold')
    Customers who placed an order with a coupon code
      event('Order Placed').where(property('coupon_code').exists()).count() >= 1
    Customers who placed an order without a coupon code
      event('Order Placed').where(property('coupon_code').absent()).count() >= 1
    Customers whose every order was over $60
      event('Order Placed').count() >= 1 AND event('Order Placed').where(property('total') <= 60).count() = 0
    Customers with at least one order over $60
      event('Order Placed').where(property('total') > 60).count() >= 1
    Customers who opened an email and clicked one
      event('Email Opened').count() >= 1 AND event('Email Clicked').count() >= 1
    Customers who opened an email and never clicked one
      event('Email Opened').count() >= 1 AND event('Email Clicked').count() = 0
    Customers who booked or attended a workshop in the last 60 days
      event('Workshop Booked').within(60 days).count() >= 1 OR event('Workshop Attended').within(60 days).count() >= 1
    Customers who neither booked nor attended a workshop in the last 60 days
      event('Workshop Booked').within(60 days).count() = 0 AND event('Workshop Attended').within(60 days).count() = 0
    Customers who have opened or clicked an email from the Kitchen Week campaign
      event('Email Opened').where(property('campaign') = 'Kitchen Week').count() >= 1 OR event('Email Clicked').where(property('campaign') = 'Kitchen Week').count() >= 1
    Customers who have not opened or clicked an email from the Kitchen Week campaign
      event('Email Opened').where(property('campaign') = 'Kitchen Week').count() = 0 AND event('Email Clicked').where(property('campaign') = 'Kitchen Week').count() = 0
    Customers in Germany who are homeowners or older than 60
      trait('country') = 'Germany' AND (trait('homeowner') = 'true' OR trait('age') > 60)
    Customers in Germany who are homeowners, or customers older than 60
      trait('country') = 'Germany' AND trait('homeowner') = 'true' OR trait('age') > 60
    Women or homeowners in Poland
      (trait('gender') = 'female' OR trait('homeowner') = 'true') AND trait('country') = 'Poland'
    Women, or homeowners in Poland
      trait('gender') = 'female' OR trait('homeowner') = 'true' AND trait('country') = 'Poland'
    Customers with a phone number and an email
      trait('phone').exists() AND trait('email').exists()
    Customers with a phone number but no email
      trait('phone').exists() AND trait('email').absent()
    Customers with a phone number or an email
      trait('phone').exists() OR trait('email').exists()
    Customers without a phone number or an email
      trait('phone').absent() AND trait('email').absent()
    Customers with a phone number or an email or both
      trait('phone').exists() OR trait('email').exists()
    Customers with a phone number or an email but not both
      (trait('phone').exists() OR trait('email').exists()) AND NOT (trait('phone').exists() AND trait('email').exists())
    Customers who placed an order with a coupon code
      event('Order Placed').where(property('coupon_code').exists()).count() >= 1
    Customers who never placed an order with a coupon code
      event('Order Placed').where(property('coupon_code').exists()).count() = 0
    Customers who visited a store after booking a workshop
      event('Workshop Booked').where(event('Store Visited').within(parent: 730 days).count() >= 1).count() >= 1
    Customers who visited a store before booking a workshop
      event('Store Visited').where(event('Workshop Booked').within(parent: 730 days).count() >= 1).count() >= 1
    Customers who have placed an order since attending a workshop
      event('Workshop Attended').where(event('Order Placed').within(parent: 730 days).count() >= 1).count() >= 1
    Customers who haven't placed an order since attending a workshop
      event('Workshop Attended').where(event('Order Placed').within(parent: 730 days).count() = 0).count() >= 1
    Customers who viewed a product in Lighting and in Furniture
      event('Product Viewed').where(property('department') = 'Lighting').count() >= 1 AND event('Product Viewed').where(property('department') = 'Furniture').count() >= 1
    Customers who viewed a product in Lighting and not in Furniture
      event('Product Viewed').where(property('department') = 'Lighting').count() >= 1 AND event('Product Viewed').where(property('department') = 'Furniture').count() = 0
    Customers who viewed a product in Rugs, Bedding or Paint
      event('Product Viewed').where(property('department').one_of('Rugs', 'Bedding', 'Paint')).count() >= 1
    Customers who haven't viewed a product in Rugs, Bedding or Paint
      event('Product Viewed').where(property('department') = 'Rugs').count() = 0 AND event('Product Viewed').where(property('department') = 'Bedding').count() = 0 AND event('Product Viewed').where(property('department') = 'Paint').count() = 0
    women, Germany, aged 30 or older, in Workshop Regulars
      trait('gender') = 'female' AND trait('country') = 'Germany' AND trait('age') >= 30 AND trait('workshop_regulars') = 'true'
    women, Germany, aged 30 or older, not in Workshop Regulars
      trait('gender') = 'female' AND trait('country') = 'Germany' AND trait('age') >= 30 AND NOT trait('workshop_regulars') = 'true'
    Customers who placed an order in the last 90 days and in the last 30 days
      event('Order Placed').within(30 days).count() >= 1
    Customers who placed an order in the last 90 days but not in the last 30 days
      event('Order Placed').within(90 days).count() >= 1 AND event('Order Placed').within(30 days).count() = 0
    Customers who are newsletter subscribers and homeowners
      trait('newsletter_subscriber') = 'true' AND trait('homeowner') = 'true'
    Customers who are neither newsletter subscribers nor homeowners
      NOT trait('newsletter_subscriber') = 'true' AND NOT trait('homeowner') = 'true'
    All customers, excluding homeowners in Germany
      NOT (trait('homeowner') = 'true' AND trait('country') = 'Germany')
    All homeowners, excluding those in Germany
      trait('homeowner') = 'true' AND NOT trait('country') = 'Germany'
    Customers who started checkout in the last 7 days and placed an order
      event('Checkout Started').within(7 days).count() >= 1 AND event('Order Placed').count() >= 1
    Customers who started checkout in the last 7 days without placing an order
      event('Checkout Started').within(7 days).count() >= 1 AND event('Order Placed').count() = 0
    Customers who placed an order and returned it within 14 days
      event('Order Placed').where(event('Order Returned').within(parent: 14 days).count() >= 1).count() >= 1
    Customers who placed an order and didn't return it within 14 days
      event('Order Placed').where(event('Order Returned').within(parent: 14 days).count() = 0).count() >= 1
    After booking a workshop, customers who attended it within 60 days
      event('Workshop Booked').where(event('Workshop Attended').within(parent: 60 days).count() >= 1).count() >= 1
    After booking a workshop, customers who did not attend it within 60 days
      event('Workshop Booked').where(event('Workshop Attended').within(parent: 60 days).count() = 0).count() >= 1
    """
}
