/// Instructions on how conditions are joined, compared and measured, on lists, and on what is there.
extension RefinementTables {
  static let shoppers = "event('Order Completed').within(30 days).count() >= 2"
  static let list = "trait('country').one_of('DE', 'FR') AND trait('phone').exists()"
  static let over50 =
    "event('Order Completed').where(property('total') > 50).within(30 days).count() >= 1"

  static let more: [RefinementCase] =
    structure + measures + narrowing + restating + lists + dispensing + arithmetic + several
    + undecided

  private static let structure: [RefinementCase] = [
    .init("use or instead of and", phone, never + " OR trait('phone').exists()"),
    .init("change \"and\" to \"or\"", phone, never + " OR trait('phone').exists()"),
    .init("either one is enough", phone, never + " OR trait('phone').exists()"),
    .init("match any of the conditions", phone, never + " OR trait('phone').exists()"),
    .init(
      "both have to hold", either, "trait('vip') = 'true' AND trait('country').one_of('DE', 'FR')"),
    .init("make it and", either, "trait('vip') = 'true' AND trait('country').one_of('DE', 'FR')"),
    .init(
      "at most instead of at least", shoppers,
      "event('Order Completed').within(30 days).count() <= 2"),
    .init("make it exactly 5", shoppers, "event('Order Completed').within(30 days).count() = 5"),
    .init("strictly more than 2", shoppers, "event('Order Completed').within(30 days).count() > 2"),
  ]

  private static let measures: [RefinementCase] = [
    .init(
      "average instead of total", spent,
      "event('Order Completed').within(90 days).avg(property('total')) > 50"),
    .init(
      "use the average", spent,
      "event('Order Completed').within(90 days).avg(property('total')) > 50"),
    .init(
      "use the number of orders instead of the total", spent,
      "event('Order Completed').within(90 days).count() > 50"),
    .init(
      "in a single order, not in total", spent,
      "event('Order Completed').where(property('total') > 50).within(90 days).count() >= 1"),
  ]

  private static let narrowing: [RefinementCase] = [
    .init(
      "only orders over $75", shoppers,
      "event('Order Completed').where(property('total') > 75).within(30 days).count() >= 2"),
    .init(
      "only count lamps", over50,
      "event('Order Completed').where(property('total') > 50 AND property('category') = 'Lamps').within(30 days).count() >= 1"
    ),
    .init(
      "where the category is shades", lamps,
      "event('Order Completed').where(property('category') = 'Shades' AND property('total') > 50).within(30 days).count() >= 1"
    ),
    .init(
      "at least 3 of them", over50,
      "event('Order Completed').where(property('total') > 50).within(30 days).count() >= 3"),
    .init("only customers in Canada", phone, phone + " AND trait('country') = 'CA'"),
    .init("just Germany", list, "trait('country') = 'DE' AND trait('phone').exists()"),
  ]

  private static let restating: [RefinementCase] = [
    .init("make it people who did order", never, once30Days),
    .init("the opposite", never, once30Days),
    .init("now the opposite: those who did order", never, once30Days),
    .init("turn it around", phone, "NOT (" + phone + ")"),
    .init("who haven't ordered", shoppers, "event('Order Completed').within(30 days).count() = 0"),
    .init(
      "they should have ordered at least 4 times", shoppers,
      "event('Order Completed').within(30 days).count() >= 4"),
    .init(
      "customers without a phone instead", phone, never + " AND trait('phone').absent()"),
    .init("also require an email address", phone, phone + " AND trait('email').exists()"),
    .init("remove the not", "NOT trait('vip') = 'true'", "trait('vip') = 'true'"),
  ]

  private static let lists: [RefinementCase] = [
    .init(
      "add Canada to the countries", list,
      "trait('country').one_of('DE', 'FR', 'CA') AND trait('phone').exists()"),
    .init(
      "or Canada", list, "trait('country').one_of('DE', 'FR', 'CA') AND trait('phone').exists()"),
    .init(
      "take France out of the list", list, "trait('country') = 'DE' AND trait('phone').exists()"),
    .init(
      "Canada, not France", french,
      "trait('country') = 'CA' AND event('Order Completed').within(90 days).count() >= 1"),
    .init(
      "everywhere except Germany and France", list,
      "NOT trait('country').one_of('DE', 'FR') AND trait('phone').exists()"),
  ]

  private static let dispensing: [RefinementCase] = [
    .init("no phone needed", list, "trait('country').one_of('DE', 'FR')"),
    .init("the phone isn't required", list, "trait('country').one_of('DE', 'FR')"),
    .init("in any country", list, "trait('phone').exists()"),
    .init("the country can be anything", list, "trait('phone').exists()"),
    .init(
      "regardless of the amount", over50, "event('Order Completed').within(30 days).count() >= 1"),
    .init(
      "remove the amount filter", over50, "event('Order Completed').within(30 days).count() >= 1"),
    .init(
      "no time limit on the orders", two,
      "event('Order Completed').count() >= 2 AND event('Email Opened').within(7 days).count() >= 1"),
    .init("drop the phone but keep the rest", list, "trait('country').one_of('DE', 'FR')"),
  ]

  private static let arithmetic: [RefinementCase] = [
    .init(
      "double the threshold", shoppers, "event('Order Completed').within(30 days).count() >= 4"),
    .init(
      "raise the count by 3", shoppers, "event('Order Completed').within(30 days).count() >= 5"),
    .init("add 2 to the count", shoppers, "event('Order Completed').within(30 days).count() >= 4"),
    .init(
      "extend the window by two weeks", shoppers,
      "event('Order Completed').within(44 days).count() >= 2"),
    .init("lower it by 5", shoppers, nil),
    .init("extend both windows by a day", two, twoLonger),
    .init("extend the window by a day", two, nil),
  ]

  private static let several: [RefinementCase] = [
    .init(
      "change the country to Canada and the window to 60 days", french,
      "trait('country') = 'CA' AND event('Order Completed').within(60 days).count() >= 1"),
    .init(
      "Germany instead of France, and 30 days instead of 90", french,
      "trait('country') = 'DE' AND event('Order Completed').within(30 days).count() >= 1"),
    .init(
      "change 50 to 75 and 30 to 60", over50,
      "event('Order Completed').where(property('total') > 75).within(60 days).count() >= 1"),
    .init(
      "drop the phone and also leave out anyone in Canada", list,
      "trait('country').one_of('DE', 'FR') AND NOT trait('country') = 'CA'"),
  ]

  private static let undecided: [RefinementCase] = [
    .init("use and instead of or", phone, nil),
    .init("all users instead of any", phone, nil),
    .init("average instead of total", shoppers, nil),
    .init("add Canada to the plans", list, nil),
    .init("no helicopter needed", list, nil),
    .init("in any helicopter", list, nil),
  ]

  private static let twoLonger =
    "event('Order Completed').within(31 days).count() >= 2 AND event('Email Opened').within(8 days).count() >= 1"
  private static let once30Days = "event('Order Completed').within(30 days).count() >= 1"
}
