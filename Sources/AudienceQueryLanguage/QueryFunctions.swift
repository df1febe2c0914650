/// The functions of the language as a person picks them from a list: what to type, and what it does.
package enum QueryFunctions {
  package typealias Form = (text: String, note: String)

  /// What a condition begins with; what belongs to `where` alone, or to account audiences alone,
  /// is told apart by the caller.
  package static let conditions: [Form] = [
    ("event('", "what was done, how often, when"), ("trait('", "a trait, or an audience"),
    ("NOT ", "the opposite of a condition"), ("(", "conditions together"),
  ]
  /// What a condition in `where` can begin with too.
  package static let filterConditions: [Form] = [
    ("property('", "a property of the event"), ("context('", "where and on what it happened"),
  ]
  /// What a condition of an account audience can begin with too.
  package static let accountConditions: [Form] = [
    ("ANY ", "at least one user of the account"), ("ALL ", "every user of the account"),
  ]
  package static let filters: [Form] = [
    ("within(", "the lookback window: within(30 days)"),
    ("between(", "a window in the past: between(30 days, 60 days)"),
    ("where(", "only events with these properties"),
    ("sources({exclude: '", "leaves out what a source sent"),
  ]
  package static let measures: [Form] = [
    ("count()", "how often"), ("sum(property('", "the sum of a property"),
    ("avg(property('", "the average of a property"), ("min(property('", "the least value"),
    ("max(property('", "the greatest value"), ("first(property('", "the first value"),
    ("last(property('", "the last value"), ("mode(property('", "the most frequent value"),
    ("unique(property('", "the different values, to be counted"),
  ]
  package static let comparators: [Form] = [
    ("exists()", "has a value"), ("absent()", "has no value"),
    ("contains('", "has the text in it"), ("omits('", "does not have the text in it"),
    ("starts_with('", "begins with the text"), ("ends_with('", "ends with the text"),
    ("one_of('", "is equal to one of them"), ("none_of('", "is equal to none of them"),
    ("before_date(", "a date before"), ("after_date(", "a date after"),
    ("within_last(", "a date in the past days"), ("within_next(", "a date in the coming days"),
    ("before_last(", "a date longer ago than that"), ("after_next(", "a date farther off"),
  ]
  package static let comparisons: [Form] = [
    ("= ", "is equal"), ("!= ", "is not equal"), ("> ", "is greater"), (">= ", "is at least"),
    ("< ", "is less"), ("<= ", "is at most"),
  ]
  package static let junctions: [Form] = [("AND ", "both hold"), ("OR ", "one of them holds")]
  package static let units: [Form] = [("days", ""), ("hours", "")]
}
