/// Instructions for invented workspaces.
enum RefinementTables {
  static let never = "event('Order Completed').within(30 days).count() = 0"
  static let phone = never + " AND trait('phone').exists()"
  static let two =
    "event('Order Completed').within(30 days).count() >= 2 AND event('Email Opened').within(7 days).count() >= 1"
  static let once = "event('Order Completed').count() >= 1"
  static let spent = "event('Order Completed').within(90 days).sum(property('total')) > 50"
  static let french =
    "trait('country') = 'FR' AND event('Order Completed').within(90 days).count() >= 1"
  static let funnel =
    "event('Product Viewed').where(event('Order Completed').within(parent: 3 days).count() = 0).count() >= 1"
  static let either = "trait('vip') = 'true' OR trait('country').one_of('DE', 'FR')"
  static let lamps =
    "event('Order Completed').where(property('category') = 'Lamps' AND property('total') > 50).within(30 days).count() >= 1"
  static let free = "trait('plan') = 'free' AND trait('created_at').within_last(30 days)"

  static let shop: [RefinementCase] = windows + numbers + values + removals + additions + declined

  private static let windows: [RefinementCase] = [
    .init("in the last 7 days", never, "event('Order Completed').within(7 days).count() = 0"),
    .init(
      "change it to the last 7 days", phone,
      "event('Order Completed').within(7 days).count() = 0 AND trait('phone').exists()"),
    .init(
      "limit this to people whose country is Germany", once,
      "event('Order Completed').count() >= 1 AND trait('country') = 'DE'"),
    .init(
      "limit it to those in Germany or France", once,
      "event('Order Completed').count() >= 1 AND trait('country').one_of('DE', 'FR')"),
    .init("make it 14 days", never, "event('Order Completed').within(14 days).count() = 0"),
    .init(
      "only in the last 90 days", once, "event('Order Completed').within(90 days).count() >= 1"),
    .init(
      "within 7 days instead of 30", never, "event('Order Completed').within(7 days).count() = 0"),
    .init("without a time limit", never, "event('Order Completed').count() = 0"),
    .init("drop the time window", never, "event('Order Completed').count() = 0"),
    .init("at any time", never, "event('Order Completed').count() = 0"),
    .init(
      "change the email window to two weeks", two,
      "event('Order Completed').within(30 days).count() >= 2 AND event('Email Opened').within(14 days).count() >= 1"
    ),
    .init(
      "change 30 days to 60 days", two,
      "event('Order Completed').within(60 days).count() >= 2 AND event('Email Opened').within(7 days).count() >= 1"
    ),
    .init(
      "set both windows to 45 days", two,
      "event('Order Completed').within(45 days).count() >= 2 AND event('Email Opened').within(45 days).count() >= 1"
    ),
    .init(
      "remove the time limit on orders", two,
      "event('Order Completed').count() >= 2 AND event('Email Opened').within(7 days).count() >= 1"),
    .init(
      "make that 5 days", funnel,
      "event('Product Viewed').where(event('Order Completed').within(parent: 5 days).count() = 0).count() >= 1"
    ),
    .init(
      "within a week instead of 3 days", funnel,
      "event('Product Viewed').where(event('Order Completed').within(parent: 7 days).count() = 0).count() >= 1"
    ),
    .init(
      "extend the window to half a year", spent,
      "event('Order Completed').within(180 days).sum(property('total')) > 50"),
    .init(
      "in the last 60 days instead", free,
      "trait('plan') = 'free' AND trait('created_at').within_last(60 days)"),
    .init(
      "between 30 and 90 days ago", never,
      "event('Order Completed').between(30 days, 90 days).count() = 0"),
  ]

  private static let numbers: [RefinementCase] = [
    .init("at least 3 times", never, "event('Order Completed').within(30 days).count() >= 3"),
    .init(
      "at least 3 times instead", two,
      "event('Order Completed').within(30 days).count() >= 3 AND event('Email Opened').within(7 days).count() >= 1"
    ),
    .init(
      "change the order threshold to 5", two,
      "event('Order Completed').within(30 days).count() >= 5 AND event('Email Opened').within(7 days).count() >= 1"
    ),
    .init(
      "set the number of emails to exactly 2", two,
      "event('Order Completed').within(30 days).count() >= 2 AND event('Email Opened').within(7 days).count() = 2"
    ),
    .init("more than 4 orders", once, "event('Order Completed').count() > 4"),
    .init("make that 5", once, "event('Order Completed').count() >= 5"),
    .init(
      "at least 3 orders in the last 60 days", once,
      "event('Order Completed').within(60 days).count() >= 3"),
    .init(
      "over $80", spent, "event('Order Completed').within(90 days).sum(property('total')) > 80"),
    .init(
      "raise the amount to $200", spent,
      "event('Order Completed').within(90 days).sum(property('total')) > 200"),
    .init(
      "$75 instead of $50", lamps,
      "event('Order Completed').where(property('category') = 'Lamps' AND property('total') > 75).within(30 days).count() >= 1"
    ),
    .init(
      "make the order count between 2 and 5", once,
      "event('Order Completed').count() >= 2 AND event('Order Completed').count() <= 5"),
  ]

  private static let values: [RefinementCase] = [
    .init(
      "Germany instead of France", french,
      "trait('country') = 'DE' AND event('Order Completed').within(90 days).count() >= 1"),
    .init(
      "replace France with Canada", french,
      "trait('country') = 'CA' AND event('Order Completed').within(90 days).count() >= 1"),
    .init(
      "change the country to Canada", french,
      "trait('country') = 'CA' AND event('Order Completed').within(90 days).count() >= 1"),
    .init(
      "Canada instead of France", either,
      "trait('vip') = 'true' OR trait('country').one_of('DE', 'CA')"),
    .init(
      "for the premium plan instead", free,
      "trait('plan') = 'premium' AND trait('created_at').within_last(30 days)"),
    .init(
      "use Checkout Started instead of Order Completed", never,
      "event('Checkout Started').within(30 days).count() = 0"),
    .init(
      "use shades rather than lamps", lamps,
      "event('Order Completed').where(property('category') = 'Shades' AND property('total') > 50).within(30 days).count() >= 1"
    ),
    .init(
      "swap the country condition for an email address", french,
      "trait('email').exists() AND event('Order Completed').within(90 days).count() >= 1"),
    .init("negate the order condition", phone, once30 + " AND trait('phone').exists()"),
    .init("invert the phone filter", phone, never + " AND trait('phone').absent()"),
    .init(
      "negate the country condition", french,
      "NOT trait('country') = 'FR' AND event('Order Completed').within(90 days).count() >= 1"),
  ]

  private static let removals: [RefinementCase] = [
    .init("remove the phone number", phone, never),
    .init("remove orders", phone, "trait('phone').exists()"),
    .init("drop the second condition", phone, never),
    .init("drop condition 3", phone, never),
    .init("please get rid of the phone", phone, never),
    .init("take the phone condition out", phone, never),
    .init(
      "remove Germany from the countries", either,
      "trait('vip') = 'true' OR trait('country') = 'FR'"),
    .init("leave out France", either, "trait('vip') = 'true' OR trait('country') = 'DE'"),
    .init(
      "remove the category filter", lamps,
      "event('Order Completed').where(property('total') > 50).within(30 days).count() >= 1"),
    .init(
      "drop the phone condition and make it 14 days", phone,
      "event('Order Completed').within(14 days).count() = 0"),
    .init("remove the phone and vip conditions", phone + " AND trait('vip') = 'true'", never),
  ]

  private static let additions: [RefinementCase] = [
    .init("and live in Canada", never, never + " AND trait('country') = 'CA'"),
    .init("also have a phone", never, phone),
    .init("also require an email address", never, never + " AND trait('email').exists()"),
    .init(
      "and have opened an email in the last week", phone,
      phone + " AND event('Email Opened').within(7 days).count() >= 1"),
    .init("or are VIPs", never, never + " OR trait('vip') = 'true'"),
    .init("or live in Canada", either, either + " OR trait('country') = 'CA'"),
    .init(
      "and have a phone", either,
      "(trait('vip') = 'true' OR trait('country').one_of('DE', 'FR')) AND trait('phone').exists()"),
    .init("exclude customers in Germany", phone, phone + " AND NOT trait('country') = 'DE'"),
    .init(
      "but not those who got a refund", phone,
      phone + " AND event('Order Refunded').count() = 0"),
    .init("remove customers in Germany", phone, phone + " AND NOT trait('country') = 'DE'"),
    .init("who live in Canada", never, never + " AND trait('country') = 'CA'"),
    .init("without an email address", never, never + " AND trait('email').absent()"),
    .init(
      "not in France", french,
      "NOT trait('country') = 'FR' AND event('Order Completed').within(90 days).count() >= 1"),
    .init("phone must not be there", phone, never + " AND trait('phone').absent()"),
  ]

  private static let once30 = "event('Order Completed').within(30 days).count() >= 1"

  private static let declined: [RefinementCase] = [
    .init("remove the birthday on file", phone, nil),
    .init("remove the phone condition", two, nil),
    .init("paint it green", never, nil),
    .init(
      "raise it by 5", two,
      "event('Order Completed').within(30 days).count() >= 7 AND event('Email Opened').within(7 days).count() >= 1"
    ),
    .init("halve the threshold", phone, nil),
    .init("remove the order condition", never, nil),
    .init("drop the fifth condition", phone, nil),
    .init("without a time limit", once, nil),
    .init("change the helicopter window to 7 days", two, nil),
    .init("Germany instead of Spain", french, nil),
    .init("make it purple", french, nil),
    .init("also have a phone", phone, nil),
    .init("$20 instead of $30", spent, nil),
    .init("use Checkout Started instead of Order Completed", lamps, nil),
    .init("remove VIPs", either, nil),
    .init("make it", never, nil),
    .init("and", never, nil),
    .init("instead", never, nil),
    .init("?", never, nil),
  ]

  // MARK: - Other workspaces

  static let tickets = "event('Support Ticket Opened').within(30 days).count() >= 2"
  static let seats = "trait('seats') >= 20 AND trait('industry') = 'Retail'"

  static let desk: [RefinementCase] = [
    .init(
      "only in the last quarter", tickets,
      "event('Support Ticket Opened').within(90 days).count() >= 2"),
    .init(
      "5 tickets or more", tickets, "event('Support Ticket Opened').within(30 days).count() >= 5"),
    .init(
      "and have connected Slack", tickets,
      tickets
        + " AND event('Integration Connected').where(property('integration_name') = 'Slack').count() >= 1"
    ),
    .init("exclude admins", tickets, tickets + " AND NOT trait('role') = 'admin'"),
    .init(
      "closed tickets instead of opened tickets", tickets,
      "event('Support Ticket Closed').within(30 days).count() >= 2"),
    .init("at least 50 seats", seats, "trait('seats') >= 50 AND trait('industry') = 'Retail'"),
    .init(
      "change the industry to Healthcare", seats,
      "trait('seats') >= 20 AND trait('industry') = 'Healthcare'"),
    .init("drop the seats condition", seats, "trait('industry') = 'Retail'"),
    .init("delete the ticket window", tickets, "event('Support Ticket Opened').count() >= 2"),
    .init("remove the invoice condition", tickets, nil),
  ]

  static let booked =
    "event('Appointment Booked').where(property('department') = 'Cardiology').within(60 days).count() >= 1 AND trait('age') > 40"

  static let clinic: [RefinementCase] = [
    .init(
      "Dermatology instead of Cardiology", booked,
      "event('Appointment Booked').where(property('department') = 'Dermatology').within(60 days).count() >= 1 AND trait('age') > 40"
    ),
    .init(
      "change the age to at least 65", booked,
      "event('Appointment Booked').where(property('department') = 'Cardiology').within(60 days).count() >= 1 AND trait('age') >= 65"
    ),
    .init(
      "cut the department filter", booked,
      "event('Appointment Booked').within(60 days).count() >= 1 AND trait('age') > 40"),
    .init(
      "shorten the period to 2 weeks", booked,
      "event('Appointment Booked').where(property('department') = 'Cardiology').within(14 days).count() >= 1 AND trait('age') > 40"
    ),
    .init(
      "and have missed an appointment", booked,
      booked + " AND event('Appointment Missed').count() >= 1"),
    .init("not smokers", booked, booked + " AND NOT trait('smoker') = 'true'"),
    .init(
      "forget about the age", booked,
      "event('Appointment Booked').where(property('department') = 'Cardiology').within(60 days).count() >= 1"
    ),
    .init("drop the insurance condition", booked, nil),
  ]
}
