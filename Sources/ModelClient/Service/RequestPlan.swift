/// How a request is written for a server, as far as is known what it takes.
struct RequestPlan: Hashable, Sendable {
  var rung: SchemaRung
  var dropped: Set<RequestField> = []
  var maximumOutputTokens: Int?

  init(_ request: ModelRequest) {
    rung = request.firstRung
    maximumOutputTokens = request.maximumOutputTokens
  }

  /// The plan for the next try where the server refused something of this one; nil where it is not
  /// the writing that was refused.
  func easier(after failure: AttemptFailure) -> RequestPlan? {
    var plan = self
    if failure.refusesForm, let next = rung.next {
      plan.rung = next
    } else if let field = failure.refusedField {
      plan.dropped.insert(field)
    } else {
      return nil
    }
    return plan
  }

  /// The plan for the next try after an answer ended at the limit of its length.
  var longer: RequestPlan {
    var plan = self
    plan.maximumOutputTokens = maximumOutputTokens.map { $0 * 2 }
    return plan
  }

  /// The names of the fields that were left out, sorted.
  func droppedNames(in api: ModelAPI) -> [String] {
    dropped.compactMap { $0.name(in: api) }.sorted()
  }
}
