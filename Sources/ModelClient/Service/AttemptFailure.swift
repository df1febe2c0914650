/// Why one try came to nothing, with what decides about another.
struct AttemptFailure: Error, Sendable {
  var error: ModelError
  var advice = RetryAdvice.none
  /// Whether the server refused the form that the answer was to have.
  var refusesForm = false
  /// The field that the server does not take, where an answer can be had without it.
  var refusedField: RequestField?

  init(_ error: ModelError) { self.error = error }
}
