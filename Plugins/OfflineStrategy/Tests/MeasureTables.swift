/// What times, numbers, counts, amounts and comparisons mean, on the invented workspaces; the clock
/// is 2026-02-27T00:00Z, a Friday.
enum MeasureTables {
  static let times: [PromptCase] = [
    .init(
      "Customers who ordered in the first half of 2025",
      "event('Order Completed').between(241 days, 422 days).count() >= 1"),
    .init(
      "Customers who ordered over the weekend",
      "event('Order Completed').between(4 days, 6 days).count() >= 1"),
    .init(
      "Customers who ordered last weekend",
      "event('Order Completed').between(4 days, 6 days).count() >= 1"),
    .init(
      "Customers who ordered 10 days ago",
      "event('Order Completed').between(9 days, 10 days).count() >= 1"),
    .init(
      "Customers who ordered more than 30 but less than 90 days ago",
      "event('Order Completed').between(30 days, 90 days).count() >= 1"),
    .init(
      "Customers who ordered at any point in the last two weeks",
      "event('Order Completed').within(14 days).count() >= 1"),
    .init(
      "Customers who ordered at any time and viewed a product in the last 7 days",
      "event('Order Completed').count() >= 1 AND event('Product Viewed').within(7 days).count() >= 1"
    ),
    .init(
      "Customers who viewed a product in the 7 days before they placed an order",
      "event('Product Viewed').where(event('Order Completed').within(parent: 7 days).count() >= 1).count() >= 1"
    ),
    .init(
      "Customers who ordered in the first two weeks of January",
      "event('Order Completed').between(43 days, 57 days).count() >= 1"),
    .init(
      "Customers who ordered between January 10 and 20",
      "event('Order Completed').between(37 days, 48 days).count() >= 1"),
    .init(
      "Customers who ordered since the beginning of the year",
      "event('Order Completed').within(57 days).count() >= 1"),
    .init(
      "Customers who haven't ordered for more than 60 days",
      "event('Order Completed').within(60 days).count() = 0"),
    .init(
      "Customers who ordered in the last 90 days but not in the last 30",
      """
      event('Order Completed').within(90 days).count() >= 1 \
      AND event('Order Completed').within(30 days).count() = 0
      """),
    .init(
      "Customers whose birthday is coming up within 30 days",
      "trait('birthday').within_next(30 days)"
    ),
    .init(
      "Customers whose birthday is more than two weeks from now",
      "trait('birthday').after_next(14 days)"),
    .init(
      "Customers who have been members for over a year", "trait('created_at').before_last(365 days)"
    ),
  ]

  static let amounts: [PromptCase] = [
    .init(
      "Customers whose orders add up to more than $500",
      "event('Order Completed').sum(property('total')) > 500"),
    .init(
      "Customers whose every order was over $60",
      """
      event('Order Completed').count() >= 1 \
      AND event('Order Completed').where(property('total') <= 60).count() = 0
      """),
    .init("Customers who placed their third order", "event('Order Completed').count() >= 3"),
    .init("Customers who placed a few orders", "event('Order Completed').count() >= 3"),
    .init(
      "Customers who placed at least 2 orders but no more than 5",
      "event('Order Completed').count() >= 2 AND event('Order Completed').count() <= 5"),
    .init(
      "Customers who spent at least $100 but less than $300 in the last 30 days",
      """
      event('Order Completed').within(30 days).sum(property('total')) >= 100 \
      AND event('Order Completed').within(30 days).sum(property('total')) < 300
      """),
    .init(
      "Customers with more orders than their loyalty points",
      "event('Order Completed').count() > trait('loyalty_points')"),
    .init(
      "Customers whose average order total is above their average order value",
      "event('Order Completed').avg(property('total')) > trait('avg_order_value')"),
    .init(
      "Customers with $300 worth of orders", "event('Order Completed').sum(property('total')) = 300"
    ),
    .init(
      "Customers who reviewed a product with 4 stars or more",
      "event('Product Reviewed').where(property('rating') >= 4).count() >= 1"),
  ]

  static let units: [PromptCase] = [
    .init(
      "Readers who watched videos for more than 2 hours in total this month",
      "event('video_play').within(26 days).sum(property('minutes')) > 120"),
    .init(
      "Readers who read articles for over 30 minutes",
      "event('article_read').where(property('minutes') > 30).count() >= 1"),
    .init(
      "Readers who watched a video for at least half an hour",
      "event('video_play').where(property('minutes') >= 30).count() >= 1"),
    .init(
      "Readers who read more than 5 hours of Sports",
      "event('article_read').where(property('section') = 'Sports').sum(property('minutes')) > 300"),
  ]

  static let traits: [PromptCase] = [
    .init(
      "Customers with a balance greater than their annual income",
      "trait('balance') > trait('annual_income')"),
    .init(
      "Customers whose total deposits exceed their balance",
      "event('deposit_made').sum(property('amount')) > trait('balance')"),
    .init(
      "Customers who made a deposit above their annual income",
      "event('deposit_made').where(property('amount') > trait('annual_income')).count() >= 1"),
    .init(
      "Customers with ten thousand or more in deposits this year",
      "event('deposit_made').within(57 days).sum(property('amount')) >= 10000"),
    .init(
      "Customers whose account is older than 90 days",
      "trait('account_opened_at').before_last(90 days)"),
  ]
}
