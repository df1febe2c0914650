import AudienceDiagnostics

extension RefusedQueryTests {
  /// Misspelt names and signs.
  static let names: [Case] = [
    .init(
      #"event('Order Completed').1️⃣cuont() >= 1"#,
      #"expected a filter or a measure after '.', not 'cuont'"#,
      offers: #"event('Order Completed').count() >= 1"#),
    .init(
      #"event('Order Completed').count 1️⃣>= 1"#,
      #"expected '(' after 'count'"#,
      offers: #"event('Order Completed').count() >= 1"#),
    .init(
      #"1️⃣not trait('x') = 'y'"#,
      #"junction words are upper case: expected NOT"#,
      offers: #"NOT trait('x') = 'y'"#),
    .init(
      #"trait('x')='y'1️⃣||trait('z') = 1"#,
      #"expected OR, not '||'"#,
      offers: #"trait('x')='y' OR trait('z') = 1"#),
    .init(
      #"1️⃣!trait('x') = 'y'"#,
      #"expected NOT, not '!'"#,
      offers: #"NOT trait('x') = 'y'"#),
    .init(
      #"trait('plan') = 1️⃣null"#,
      #"the language has no null: expected .absent()"#,
      offers: #"trait('plan').absent()"#),
    .init(
      #"trait('plan') != 1️⃣NULL"#,
      #"the language has no NULL: expected .exists()"#,
      offers: #"trait('plan').exists()"#),
    .init(
      #"trait('plan') 1️⃣is 'pro'"#,
      #"expected '=', not 'is'"#,
      offers: #"trait('plan') = 'pro'"#),
    .init(
      #"trait('plan') 1️⃣contains 'pro'"#,
      #"a comparator is written .contains(…)"#,
      offers: #"trait('plan').contains('pro')"#),
    .init(
      #"trait('plan') 1️⃣in ('a', 'b')"#,
      #"a comparator is written .one_of(…)"#,
      offers: #"trait('plan').one_of ('a', 'b')"#),
    .init(
      #"trait('plan').1️⃣startsWith('a')"#,
      #"expected a comparator after '.', not 'startsWith'"#,
      offers: #"trait('plan').starts_with('a')"#),
    .init(
      #"trait('plan').1️⃣equals('a')"#,
      #"expected '=', not '.equals'"#,
      offers: #"trait('plan') = 'a'"#),
    .init(
      #"event('A')1️⃣"#,
      #"expected a measure after the events, such as .count()"#,
      offers: #"event('A').count() >= 1"#),
    .init(
      #"event('A') 1️⃣AND trait('x') = 1"#,
      #"expected a measure after the events, such as .count()"#,
      offers: #"event('A').count() >= 1 AND trait('x') = 1"#),
    .init(
      #"event('A').where(property('x') > 1)1️⃣"#,
      #"expected a measure after the events, such as .count()"#,
      offers: #"event('A').where(property('x') > 1).count() >= 1"#),
    .init(
      #"event('A').where(property('x') > 1) 1️⃣>= 1"#,
      #"expected a measure after the events, such as .count()"#,
      offers: #"event('A').where(property('x') > 1).count() >= 1"#),
    .init(
      #"event('A').sum(1️⃣'total') > 5"#,
      #"expected property('…') after 'sum('"#,
      offers: #"event('A').sum(property('total')) > 5"#),
    .init(
      #"event('A').sum(1️⃣total) > 5"#,
      #"expected property('…') after 'sum('"#,
      offers: #"event('A').sum(property('total')) > 5"#),
    .init(
      #"event('A').sum(1️⃣property(parent: 'x')) > 5"#,
      #"a measure cannot read property(parent: …): expected a property of its own event"#,
      code: .structure),
    .init(
      #"event('A').unique(property('x')) 1️⃣>= 3"#,
      #"expected '.count()' after 'unique'"#,
      offers: #"event('A').unique(property('x')).count() >= 3"#),
    .init(
      #"event('A').unique(property('x')).1️⃣sum() >= 3"#,
      #"expected 'count()' after 'unique'"#,
      offers: #"event('A').unique(property('x')).count() >= 3"#),
    .init(
      #"trait('x').1️⃣count() > 1"#,
      #"'count' belongs to event('…'): expected a comparator after '.'"#),
    .init(
      #"trait('x').1️⃣within(3 days)"#,
      #"'within' belongs to event('…'): expected a comparator after '.'"#,
      offers: #"trait('x').within_last(3 days)"#),
    .init(
      #"trait('x') 1️⃣<> 'y'"#,
      #"expected '!=', not '<>'"#,
      offers: #"trait('x') != 'y'"#),
    .init(
      #"trait('x') 1️⃣≥ 5"#,
      #"expected '>=', not '≥'"#,
      offers: #"trait('x') >= 5"#),
    .init(
      #"trait('x') 1️⃣=> 5"#,
      #"expected '>=', not '=>'"#,
      offers: #"trait('x') >= 5"#),
    .init(
      #"trait('x') = 'y'1️⃣;"#,
      #"the language has no ';'"#,
      offers: #"trait('x') = 'y'"#),
    .init(
      #"event('A').1️⃣Count() >= 1"#,
      #"expected a filter or a measure after '.', not 'Count'"#,
      offers: #"event('A').count() >= 1"#),
    .init(
      #"event('A').sources({1️⃣include: 'x'}).count() > 1"#,
      #"expected 'exclude' after '{'"#),
    .init(
      #"event('A').sources(1️⃣exclude: 'x').count() > 1"#,
      #"expected '{' after 'sources('"#),
    .init(
      #"trait('x') = property1️⃣"#,
      #"expected '(' after 'property'"#),
    .init(
      #"trait 1️⃣'x' = 1"#,
      #"expected '(' after 'trait'"#,
      offers: #"trait('x') = 1"#),
    .init(
      #"trait('x') 1️⃣LIKE '%a%'"#,
      #"a comparator is written .contains(…)"#,
      offers: #"trait('x').contains('%a%')"#),
    .init(
      #"event('A').within(7 days)1️⃣count() >= 1"#,
      #"expected a measure after the events, such as .count()"#,
      offers: #"event('A').within(7 days).count() >= 1"#),
    .init(
      #"trait('x') = 51️⃣%"#,
      #"the language has no '%'"#,
      offers: #"trait('x') = 5"#),
    .init(
      #"trait('x').1️⃣gte(5)"#,
      #"expected '>=', not '.gte'"#,
      offers: #"trait('x') >= 5"#),
  ]

  /// What stands where a condition must begin, go on or end.
  static let structure: [Case] = [
    .init(
      #"event('Order Completed').count(1️⃣"#,
      #"expected ')': count() takes nothing"#),
    .init(
      #"event('A').count() >= 1 1️⃣and trait('x') = 'y'"#,
      #"junction words are upper case: expected AND"#,
      offers: #"event('A').count() >= 1 AND trait('x') = 'y'"#),
    .init(
      #"event('A').count() >= 1 1️⃣adn trait('x') = 'y'"#,
      #"expected AND, OR or the end, not 'adn'"#,
      offers: #"event('A').count() >= 1 AND trait('x') = 'y'"#),
    .init(
      #"trait('x') = 'y' 1️⃣&& trait('z') = 1"#,
      #"expected AND, not '&&'"#,
      offers: #"trait('x') = 'y' AND trait('z') = 1"#),
    .init(
      #"trait('plan) = '1️⃣pro'"#,
      #"expected ')' after the name of the trait"#),
    .init(
      #"trait('plan').exists() 1️⃣= true"#,
      #"nothing may follow a comparator: expected AND, OR or the end"#),
    .init(
      #"trait('a') > 1 1️⃣> 2"#,
      #"nothing may follow a comparator: expected AND, OR or the end"#),
    .init(
      #"1️⃣5 < trait('x')"#,
      #"a condition cannot start with a literal: expected event('…') or trait('…')"#,
      offers: #"trait('x') > 5"#),
    .init(
      #"1️⃣5 < 6"#,
      #"a condition cannot start with a literal: expected event('…') or trait('…')"#),
    .init(
      #"1️⃣'abc' AND trait('x') = 1"#,
      #"a condition cannot start with a literal: expected event('…') or trait('…')"#),
    .init(
      #"trait('x') 1️⃣AND trait('y') = 1"#,
      #"expected a comparison after 'trait('x')'"#,
      offers: #"trait('x').exists() AND trait('y') = 1"#),
    .init(
      #"event('A').count() 1️⃣OR trait('x') = 1"#,
      #"expected a comparison after the measure, for example >= 1"#,
      offers: #"event('A').count() >= 1 OR trait('x') = 1"#),
    .init(
      #"(trait('x') = 'y'1️⃣"#,
      #"expected AND, OR or ')'"#,
      offers: #"(trait('x') = 'y')"#),
    .init(
      #"trait('x') = 'y'1️⃣)"#,
      #"expected AND, OR or the end: no '(' is open"#,
      offers: #"trait('x') = 'y'"#),
    .init(
      #"trait('x') = 'y' 1️⃣trait('z') = 1"#,
      #"expected AND, OR or the end after a condition"#,
      offers: #"trait('x') = 'y' AND trait('z') = 1"#),
    .init(
      #"trait('x') = 'y' AND1️⃣"#,
      #"expected a condition after 'AND'"#),
    .init(
      #"1️⃣AND trait('x') = 'y'"#,
      #"expected a condition before 'AND'"#),
    .init(
      #"(1️⃣)"#,
      #"expected a condition after '('"#),
    .init(
      #"1️⃣where(x)"#,
      #"expected a condition, not 'where'"#),
    .init(
      #"1️⃣users who bought"#,
      #"expected a condition, not 'users'"#),
    .init(
      #"1️⃣evnt('A').count() >= 1"#,
      #"expected a condition, not 'evnt'"#,
      offers: #"event('A').count() >= 1"#),
    .init(
      #"1️⃣Event('A').count() >= 1"#,
      #"expected a condition, not 'Event'"#,
      offers: #"event('A').count() >= 1"#),
    .init(
      #"event('A').where(property('x') > 11️⃣.count() >= 1"#,
      #"expected ')' to close 'where(' before '.count'"#,
      offers: #"event('A').where(property('x') > 1).count() >= 1"#),
    .init(
      #"event('A').where(1️⃣total > 1).count() >= 1"#,
      #"expected a condition after '(', not 'total'"#),
    .init(
      #"trait('x') = 5 1️⃣days"#,
      #"expected AND, OR or the end, not 'days'"#),
    .init(
      #"trait('x').contains(1️⃣trait('y'))"#,
      #"expected a literal after 'contains(', not 'trait(…)'"#),
    .init(
      #"event('A').within(7 days).count() 1️⃣at least 2"#,
      #"expected a comparison after the measure, for example >= 1"#),
    .init(
      #"trait('x') 1️⃣BETWEEN 1 AND 2"#,
      #"expected a comparison, not 'BETWEEN'"#),
    .init(
      #"trait('x') > 1 AND NOT1️⃣"#,
      #"expected a condition after 'NOT'"#),
    .init(
      #"trait('x') > 1 AND 1️⃣OR trait('y') = 1"#,
      #"expected a condition before 'OR'"#),
    .init(
      #"1️⃣literal('a') = trait('x')"#,
      #"a condition cannot start with a literal: expected event('…') or trait('…')"#,
      offers: #"trait('x') = literal('a')"#),
    .init(
      #"event('A').where(property('x') > 1 1️⃣count() >= 1"#,
      #"expected AND, OR or ')', not 'count'"#),
    .init(
      #"event('A').where({property('x') > 11️⃣).count() >= 1"#,
      #"expected AND, OR or '}'"#),
    .init(
      #"trait('x') = 'y'1️⃣, trait('z') = 1"#,
      #"expected AND, OR or the end"#,
      offers: #"trait('x') = 'y' AND trait('z') = 1"#),
  ]

  /// Values, names in quotes and spans of time.
  static let values: [Case] = [
    .init(
      #"event('Order Completed').within(2 1️⃣weeks).count() >= 1"#,
      #"only hours or days are known, not 'weeks'"#,
      offers: #"event('Order Completed').within(14 days).count() >= 1"#),
    .init(
      #"event('Order Completed').within(1️⃣1.5 days).count() >= 1"#,
      #"expected a whole number of days"#,
      offers: #"event('Order Completed').within(36 hours).count() >= 1"#),
    .init(
      #"event('Order Completed').within(1️⃣-5 days).count() >= 1"#,
      #"expected a span of time without a minus"#,
      offers: #"event('Order Completed').within(5 days).count() >= 1"#),
    .init(
      #"event('Order Completed').within(90 1️⃣minutes).count() >= 1"#,
      #"only hours or days are known, not 'minutes'"#),
    .init(
      #"event('Order Completed').within(120 1️⃣minutes).count() >= 1"#,
      #"only hours or days are known, not 'minutes'"#,
      offers: #"event('Order Completed').within(2 hours).count() >= 1"#),
    .init(
      #"event('Order Completed').within(301️⃣).count() >= 1"#,
      #"expected hours or days after 30"#,
      offers: #"event('Order Completed').within(30 days).count() >= 1"#),
    .init(
      #"event('Order Completed').within(1️⃣30d).count() >= 1"#,
      #"expected a blank between number and unit"#,
      offers: #"event('Order Completed').within(30 days).count() >= 1"#),
    .init(
      #"event('Order Completed').within(1️⃣'30 days').count() >= 1"#,
      #"expected a whole number of hours or days after 'within('"#,
      offers: #"event('Order Completed').within(30 days).count() >= 1"#),
    .init(
      #"event('Order Completed').within(1️⃣last 30 days).count() >= 1"#,
      #"expected a whole number of hours or days after 'within('"#),
    .init(
      #"event('Order Completed').within(3 1️⃣dys).count() >= 1"#,
      #"only hours or days are known, not 'dys'"#,
      offers: #"event('Order Completed').within(3 days).count() >= 1"#),
    .init(
      #"event('Order Completed').between(30 days1️⃣).count() >= 1"#,
      #"expected ',' after the first span of 'between'"#),
    .init(
      #"trait(1️⃣‘plan’) = ‘pro’"#,
      #"expected a straight quote '"#,
      offers: #"trait('plan') = 'pro'"#),
    .init(
      #"trait('plan') = 1️⃣“it's”"#,
      #"expected a straight quote '"#,
      offers: #"trait('plan') = 'it\'s'"#),
    .init(
      #"trait('plan') = 1️⃣'pro"#,
      #"the text that begins here has no closing '"#),
    .init(
      #"trait('plan') = 1️⃣pro"#,
      #"a text stands in quotes: expected a value after '='"#,
      offers: #"trait('plan') = 'pro'"#),
    .init(
      #"trait('plan') = 1️⃣pro plus AND trait('x') = 1"#,
      #"a text stands in quotes: expected a value after '='"#,
      offers: #"trait('plan') = 'pro plus' AND trait('x') = 1"#),
    .init(
      #"event('A').sum(property(1️⃣total)) > 5"#,
      #"expected the name of the property in quotes"#,
      offers: #"event('A').sum(property('total')) > 5"#),
    .init(
      #"event(1️⃣Order Completed).count() >= 1"#,
      #"expected the name of the event in quotes"#,
      offers: #"event('Order Completed').count() >= 1"#),
    .init(
      #"event('A').1️⃣exists()"#,
      #"'exists' compares a value: expected a measure before it, such as count()"#,
      offers: #"event('A').count() >= 1"#),
    .init(
      #"event('A').1️⃣one_of('x')"#,
      #"'one_of' compares a value: expected a measure before it, such as count()"#),
    .init(
      #"trait('x').within_last(1 1️⃣month)"#,
      #"only hours or days are known, not 'month'"#,
      offers: #"trait('x').within_last(30 days)"#),
    .init(
      #"trait('x') = 11️⃣,000"#,
      #"a number has no ',' in it"#,
      offers: #"trait('x') = 1000"#),
    .init(
      #"trait('x') = 11️⃣,000,000 AND trait('y') = 2"#,
      #"a number has no ',' in it"#,
      offers: #"trait('x') = 1000000 AND trait('y') = 2"#),
    .init(
      #"trait('x') = 1️⃣$50"#,
      #"a number has no '$'"#,
      offers: #"trait('x') = 50"#),
    .init(
      #"trait('x') > 1️⃣+5"#,
      #"a number has no '+'"#,
      offers: #"trait('x') > 5"#),
    .init(
      #"trait('x') > 1️⃣1_000"#,
      #"a number has no '_'"#,
      offers: #"trait('x') > 1000"#),
    .init(
      #"trait('x') > 1️⃣0x10"#,
      #"expected a number such as 50, -2, 49.99 or .20"#,
      offers: #"trait('x') > '0x10'"#),
    .init(
      #"trait('x') = 1️⃣007"#,
      #"a number has no zeros in front"#,
      offers: #"trait('x') = 7"#),
    .init(
      #"trait('x') > 1️⃣1e999"#,
      #"the number is beyond the range of a double"#),
    .init(
      #"trait('x') = 1️⃣2025-02-30"#,
      #"the calendar has no day 2025-02-30"#),
    .init(
      #"trait('x') = 1️⃣2025-1-5"#,
      #"expected a date with two digits for month and day"#,
      offers: #"trait('x') = 2025-01-05"#),
    .init(
      #"trait('x') = 1️⃣01/31/2025"#,
      #"expected a date as 2025-01-31"#,
      offers: #"trait('x') = 2025-01-31"#),
    .init(
      #"trait('x') = 1️⃣2025/01/31"#,
      #"expected a date as 2025-01-31"#,
      offers: #"trait('x') = 2025-01-31"#),
    .init(
      #"trait('x') = 2025-01-01 1️⃣10:00:00"#,
      #"expected a T between date and time"#,
      offers: #"trait('x') = 2025-01-01T10:00:00"#),
    .init(
      #"trait('x') = 1️⃣True"#,
      #"expected true, not 'True'"#,
      offers: #"trait('x') = true"#),
    .init(
      #"event('A').mode(property('x'), 1️⃣0) = 'y'"#,
      #"expected a whole number of at least 1 after ','"#),
    .init(
      #"event('A').mode(property('x') as 1️⃣date) = 'y'"#,
      #"expected 'number', 'string' or 'array' after 'as'"#),
    .init(
      #"event('A').within(30 1️⃣seconds).count() > 1"#,
      #"only hours or days are known, not 'seconds'"#),
    .init(
      #"trait('x').one_of(1️⃣['a', 'b'])"#,
      #"a list has no brackets: expected a value after 'one_of('"#,
      offers: #"trait('x').one_of('a', 'b'])"#),
    .init(
      #"trait('x').one_of(1️⃣)"#,
      #"expected a value after 'one_of('"#),
    .init(
      #"trait('x').starts_with('a'1️⃣, 'b')"#,
      #"expected ')': 'starts_with' takes one value"#),
    .init(
      #"(event('A').count()1️⃣) >= 2"#,
      #"expected a comparison: parentheses stand around conditions, not values"#),
    .init(
      #"trait(1️⃣x) = 1"#,
      #"expected the name of the trait in quotes"#,
      offers: #"trait('x') = 1"#),
    .init(
      #"trait('plan') = 1️⃣`pro`"#,
      #"expected a straight quote '"#,
      offers: #"trait('plan') = 'pro'"#),
    .init(
      #"trait('x') = 1️⃣'2025-01-01"#,
      #"the text that begins here has no closing '"#),
    .init(
      #"trait('x') = 1️⃣#5"#,
      #"the language has no '#' outside quotes"#),
    .init(
      #"trait(1️⃣"x) = 1"#,
      #"the text that begins here has no closing ""#),
  ]
}
