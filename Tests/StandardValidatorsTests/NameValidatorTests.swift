import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import StandardValidators
import Testing

struct NameValidatorTests {
  static let validators: [any ConditionValidator.Type] = [
    UnknownNameValidator.self, InactiveNameValidator.self,
  ]

  struct Example: Sendable, CustomTestStringConvertible {
    let query: String
    var level = AudienceLevel.users
    let code: FindingCode
    let message: String
    let place: FindingPlace
    /// The query after the suggestion is applied; nil where none is offered.
    var mended: String?
    var help: String?

    var testDescription: String { query }
  }

  static let examples: [Example] = [
    Example(
      query: "event('Order Complete').count() >= 1", code: .unknownEvent,
      message: "workspace 'shop' has no event 'Order Complete'",
      place: .node(1, words: "event 'Order Complete'"),
      mended: "event('Order Completed').count() >= 1"),
    Example(
      query: "event('purchase').within(3 days).count() >= 1", code: .unknownEvent,
      message: "workspace 'shop' has no event 'purchase'",
      place: .node(1, words: "event 'purchase'"),
      mended: "event('Order Completed').within(3 days).count() >= 1"),
    Example(
      query: "event('Orders').count() >= 1", code: .unknownEvent,
      message: "workspace 'shop' has no event 'Orders'", place: .node(1, words: "event 'Orders'"),
      mended: "event('Order Completed').count() >= 1"),
    Example(
      query: "event('Zebra').where(property('nothing') = 1).count() >= 1", code: .unknownEvent,
      message: "workspace 'shop' has no event 'Zebra'", place: .node(1, words: "event 'Zebra'"),
      help: "/schema lists the events"),
    Example(
      query: "trait('age') > event('Ordr Completed').count()", code: .unknownEvent,
      message: "workspace 'shop' has no event 'Ordr Completed'",
      place: .node(1, words: "'Ordr Completed'"),
      mended: "trait('age') > event('Order Completed').count()"),
    Example(
      query: "event('Order Completed').where(property('totl') > 5).count() >= 1",
      code: .unknownProperty, message: "event 'Order Completed' has no property 'totl'",
      place: .node(2, words: "property 'totl'"),
      mended: "event('Order Completed').where(property('total') > 5).count() >= 1"),
    Example(
      query: "event('Order Completed').sum(property('totl')) > 5", code: .unknownProperty,
      message: "event 'Order Completed' has no property 'totl'", place: .node(1, words: "'totl'"),
      mended: "event('Order Completed').sum(property('total')) > 5"),
    Example(
      query: "event('Product Viewed').where(event('Order Completed')"
        + ".where(property('order_id') = property(parent: 'product_ids')).count() >= 1)"
        + ".count() >= 1",
      code: .unknownProperty, message: "event 'Product Viewed' has no property 'product_ids'",
      place: .node(3, words: "property 'product_ids'"),
      mended: "event('Product Viewed').where(event('Order Completed')"
        + ".where(property('order_id') = property(parent: 'product_id')).count() >= 1)"
        + ".count() >= 1"),
    Example(
      query: "trait('plan') = 'pro' AND trait('emial').exists()", code: .unknownTrait,
      message: "workspace 'shop' has no user trait or audience 'emial'",
      place: .node(3, words: "trait 'emial'"),
      mended: "trait('plan') = 'pro' AND trait('email').exists()"),
    Example(
      query: "trait('Big Spenders') = 'true'", code: .unknownTrait,
      message: "workspace 'shop' has no user trait or audience 'Big Spenders'",
      place: .node(1, words: "trait 'Big Spenders'"), mended: "trait('big_spenders') = 'true'"),
    Example(
      query: "trait('seats') > 5", code: .unknownTrait,
      message: "workspace 'shop' has no user trait or audience 'seats'",
      place: .node(1, words: "trait 'seats'"),
      help: "it is known of accounts: make it an audience of accounts"),
    Example(
      query: "trait('seats') > 5 AND trait('vip') = 'true'", level: .accounts,
      code: .unknownTrait,
      message: "workspace 'shop' has no account trait or audience 'vip'",
      place: .node(3, words: "trait 'vip'"),
      help: "it is known of users: put the condition under ANY or ALL"),
    Example(
      query: "event('Store Visit').where(property('store') = 'x').count() >= 1",
      code: .inactiveName,
      message: "event 'Store Visit' is inactive: it was last seen on 2023-08-20",
      place: .node(1, words: "event 'Store Visit'"),
      help: "names are inactive after 30 days"),
    Example(
      query: "event('Order Completed').max(property('old_total')) > 5", code: .inactiveName,
      message: "property 'old_total' is inactive: it was last seen on 2023-08-20",
      place: .node(1, words: "'old_total'"), help: "names are inactive after 30 days"),
    Example(
      query: "trait('fax_number').exists()", code: .inactiveName,
      message: "trait 'fax_number' is inactive: it was last seen on 2023-08-20",
      place: .node(1, words: "trait 'fax_number'"), help: "names are inactive after 30 days"),
  ]

  @Test(
    "Names that nobody sends are found, and a suggestion that is applied mends them",
    arguments: examples)
  func finds(_ example: Example) throws {
    let tree = try ExampleShop.tree(example.query)
    let context = ExampleShop.context(example.level)
    let findings = try ExampleShop.findings(in: tree, context, by: Self.validators)
    try #require(findings.count == 1, "\(findings)")
    let finding = findings[0]
    #expect(finding.code == example.code)
    #expect(finding.severity == (example.code == .inactiveName ? .warning : .error))
    #expect(finding.message == example.message)
    #expect(finding.place == example.place)
    #expect(finding.help == example.help)
    guard let mended = example.mended else {
      #expect(finding.suggestions.isEmpty)
      return
    }
    let suggestion = try #require(finding.suggestions.first)
    let edited = try ExampleShop.applying(suggestion, to: tree)
    #expect(QueryPrinter.text(edited) == mended)
    #expect(try ExampleShop.findings(in: edited, context, by: Self.validators).isEmpty)
  }

  @Test("The offer is worded as the drawing has it")
  func wording() throws {
    let tree = try ExampleShop.tree("event('Order Complete').count() >= 1")
    let suggestion = try #require(
      try ExampleShop.findings(in: tree, by: Self.validators).first?.suggestions.first)
    #expect(suggestion.title == "did you mean 'Order Completed'?")
    #expect(suggestion.action == .setNode(1, "event 'Order Completed'"))
  }

  @Test(
    "Names that the workspace has, or leads into, are fine",
    arguments: [
      "trait('email').exists()", "trait('big_spenders') = 'true'",
      "trait('interests.$.name') = 'yoga'", "trait('interests.$') = 'yoga'",
      "event('Order Completed').where(property('products.$.price') > 5).count() >= 1",
      "event('Order Completed').where(context('page.url').exists()).count() >= 1",
      "event('Product Viewed').where(event('Order Completed')"
        + ".where(property(parent: 'product_id').exists()).within(parent: 3 days)"
        + ".count() >= 1).count() >= 1",
    ])
  func passes(_ query: String) throws {
    #expect(try ExampleShop.findings(in: ExampleShop.tree(query), by: Self.validators) == [])
  }

  @Test("Under ANY and ALL the traits are those of users")
  func usersOfAccounts() throws {
    let tree = try ExampleShop.tree(
      "trait('seats') > 5 AND ANY trait('vip') = 'true' AND ALL NOT trait('big_spenders') = 'true'")
    #expect(
      try ExampleShop.findings(
        in: tree, ExampleShop.context(.accounts), by: Self.validators) == [])
  }

  @Test("A name with a quote in it is suggested so that it can be typed")
  func quotes() throws {
    let workspace = Workspace(
      name: "w", events: [EventSchema("It's Done")],
      traits: [TraitSchema(FieldSchema("email", .string), scope: .user)])
    let context = ValidationContext(
      workspace: workspace, level: .users, now: ExampleShop.context().now)
    let tree = try ExampleShop.tree("event('Its Done').count() >= 1")
    let finding = try #require(
      try ExampleShop.findings(in: tree, context, by: Self.validators).first)
    let edited = try ExampleShop.applying(try #require(finding.suggestions.first), to: tree)
    #expect(try ExampleShop.findings(in: edited, context, by: Self.validators) == [])
  }
}
