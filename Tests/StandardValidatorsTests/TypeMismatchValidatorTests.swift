import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import StandardValidators
import Testing

struct TypeMismatchValidatorTests {
  static let validators: [any ConditionValidator.Type] = [
    TypeMismatchValidator.self, OperatorValidator.self, DateValidator.self,
    TextExtremumValidator.self,
  ]

  struct Example: Sendable, CustomTestStringConvertible {
    let query: String
    let message: String
    var severity = Severity.error

    init(_ query: String, _ message: String, _ severity: Severity = .error) {
      self.query = query
      self.message = message
      self.severity = severity
    }

    var testDescription: String { query }
  }

  static let examples: [Example] = [
    Example("trait('plan') > 5", "trait 'plan' is a string: '>' needs numbers or dates"),
    Example("trait('vip') >= 1", "trait 'vip' is a boolean: '>=' needs numbers or dates"),
    Example("trait('age') > 'old'", "'old' is a string: '>' needs numbers or dates"),
    Example("trait('age') > 2025-01-01", "trait 'age' is a number, 2025-01-01 is a date"),
    Example("trait('created_at') > 5", "5 is no date: expected one like 2025-01-31"),
    Example("trait('interests') > 3", "trait 'interests' is an array: '>' needs numbers or dates"),
    Example("trait('vip') = 'yes'", "trait 'vip' is a boolean: 'yes' is neither true nor false"),
    Example("trait('vip') != 1", "trait 'vip' is a boolean: 1 is neither true nor false"),
    Example(
      "trait('vip').one_of('true', 'TRUE')",
      "trait 'vip' is a boolean: 'TRUE' is neither true nor false"),
    Example(
      "trait('big_spenders') = 'in'",
      "trait 'big_spenders' is a boolean: 'in' is neither true nor false"),
    Example("trait('age') = 'forty'", "trait 'age' is a number, 'forty' is not"),
    Example("trait('age').one_of(1, 'two')", "trait 'age' is a number, 'two' is not"),
    Example("trait('age') = true", "trait 'age' is a number, true is not"),
    Example(
      "trait('created_at') = 'yesterday'", "'yesterday' is no date: expected one like 2025-01-31"),
    Example("trait('created_at') = 20250101", "20250101 is no date: expected one like 2025-01-31"),
    Example(
      "trait('age').within_last(3 days)", "trait 'age' is a number: within_last needs a date"),
    Example(
      "trait('plan').before_date(2025-01-01)", "trait 'plan' is a string: before_date needs a date"),
    Example("trait('vip').after_next(3 days)", "trait 'vip' is a boolean: after_next needs a date"),
    Example(
      "trait('interests') = 'yoga'",
      "trait 'interests' is an array, compared as a whole with 'yoga'",
      .warning),
    Example("trait('age') = trait('vip')", "trait 'age' is a number, trait 'vip' is not"),
    Example(
      "trait('vip') = trait('created_at')",
      "trait 'vip' is a boolean: trait 'created_at' is neither true nor false"),
    Example(
      "event('Order Completed').sum(property('coupon')) > 5",
      "property 'coupon' is a string: sum needs numbers"),
    Example(
      "event('Order Completed').avg(property('gift')) > 5",
      "property 'gift' is a boolean: avg needs numbers"),
    Example(
      "event('Order Completed').max(property('products')) > 5",
      "property 'products' is an array: max needs numbers"),
    Example(
      "event('Order Completed').sum(property('total')) = 'much'",
      "sum of 'total' is a number, 'much' is not"),
    Example(
      "event('Order Completed').count() >= 'two'", "'two' is a string: '>=' needs numbers or dates"),
    Example(
      "event('Order Completed').max(property('coupon') as string) > 'A'",
      "largest 'coupon' as string is a string: '>' needs numbers or dates"),
    Example(
      "event('Order Completed').first(property('gift')) = 'no'",
      "first 'gift' is a boolean: 'no' is neither true nor false"),
    Example(
      "event('Order Completed').where(property('gift') = 'no').count() >= 1",
      "property 'gift' is a boolean: 'no' is neither true nor false"),
    Example(
      "event('Order Completed').where(property('coupon').within_last(3 days)).count() >= 1",
      "property 'coupon' is a string: within_last needs a date"),
  ]

  @Test("A comparison that does not fit the type is found", arguments: examples)
  func finds(_ example: Example) throws {
    let findings = try ExampleShop.findings(
      in: ExampleShop.tree(example.query), by: Self.validators)
    #expect(findings.map(\.message) == [example.message])
    #expect(findings.map(\.severity) == [example.severity])
  }

  static let fitting: [String] = [
    "trait('vip') = 'true'", "trait('vip') = true", "trait('vip') != 'false'",
    "trait('vip').one_of('true', 'false')", "trait('vip').exists()",
    "trait('age') > 40", "trait('age') > '40'", "trait('age') = '40.0'",
    "trait('age').contains('4')", "trait('age').starts_with('4')",
    "trait('size') > 41", "trait('size') = 42",
    "trait('plan') = 'platinum'", "trait('plan') = 5", "trait('email') = true",
    "trait('created_at') > 2025-01-01", "trait('created_at') > '2025-01-01T10:00:00Z'",
    "trait('created_at') = '2025-01-01'", "trait('created_at').before_date('2025-01-01')",
    "trait('created_at').within_last(3 hours)", "trait('created_at').contains('2025')",
    "trait('interests').contains('yoga')", "trait('interests').one_of('yoga', 5)",
    "trait('interests.$') > 5",
    "event('Order Completed').sum(property('total')) > trait('age')",
    "event('Order Completed').sum(property('products.$.price')) > '50'",
    "event('Order Completed').last(property('coupon')) = 'VIP20'",
    "event('Order Completed').mode(property('total'), 1) = 5",
    "event('Order Completed').unique(property('coupon')).count() > 2",
    "event('Order Completed').where(property('total') >= trait('age')).count() >= 1",
    "event('Order Completed').where(context('timestamp').after_date(2025-01-01)).count() >= 1",
    "event('Order Completed').where(context('page.size') > 5).count() >= 1",
    "event('Order Completed').where(property('order_id') = 5).count() >= 1",
  ]

  @Test("What the language's coercions allow is fine", arguments: fitting)
  func passes(_ query: String) throws {
    #expect(try ExampleShop.findings(in: ExampleShop.tree(query), by: Self.validators) == [])
  }
}
