/// Words that add nothing beside others, and words that look so and tell events apart.
extension WordingTables {
  static let redundant: [Table] = [
    Table(
      name: "plain names",
      events: """
        Email Opened, Email Clicked, SMS Clicked, Push Opened, App Installed, Order Completed,
        Account Created, Product Viewed, Survey Submitted, Ticket Created
        """,
      rows: """
        installed our software: App Installed
        ordered online: Order Completed
        """)
  ]

  /// The workspace tells the kinds apart.
  static let telling = Table(
    name: "telling names",
    events: """
      Email Opened, Promotional Email Opened, Order Completed, Online Order Completed,
      App Session Started, Game Installed, App Installed
      """,
    rows: """
      opened a promotional email: Promotional Email Opened
      opened an email: Email Opened
      completed an online order: Online Order Completed
      completed an order: Order Completed
      installed a game: Game Installed
      installed the app: App Installed
      opened a transactional push: -
      """)
}
