import NetworkClient

extension ErrorMaker {
  /// The error of an answer whose status is none of success.
  func error(_ head: AnswerHead, body: [UInt8]) -> ModelError {
    if (300..<400).contains(head.status) { return redirected(head) }
    return error(ServerFault(body: body), in: head)
  }

  /// The error that a server names, by status or in the midst of an answer.
  func error(_ fault: ServerFault, in head: AnswerHead) -> ModelError {
    let problem = problem(fault, head.status)
    return ModelError(
      problem.kind, problem.cause, status: head.status,
      code: (fault.code ?? fault.type).map { mask.line($0, to: 60) },
      field: fault.field.map { mask.line($0, to: 60) }, requestID: requestID(head),
      isRetryable: problem.isRetryable)
  }

  private struct Problem {
    let kind: ModelError.Kind
    let cause: String
    var isRetryable = false
  }

  private func problem(_ fault: ServerFault, _ status: Int) -> Problem {
    let said = fault.message.isEmpty ? "" : ": \(mask.line(fault.message))"
    if fault.isQuota {
      return Problem(
        kind: .quota, cause: "the quota is used up: add credit to the account, or set another key")
    }
    if fault.isContextTooLong {
      return Problem(
        kind: .contextTooLong, cause: "the request is too long for the model: send fewer names")
    }
    switch status {
    case 200..<300: return problem(within: fault, said)
    case 401:
      return Problem(kind: .keyRefused, cause: "the key was refused: set OPENAI_API_KEY")
    case 403:
      return Problem(
        kind: .forbidden, cause: "the key may not do this: use another key or project\(said)")
    case 404:
      return Problem(
        kind: .notFound,
        cause: "no such model or API: check OPENAI_MODEL and OPENAI_BASE_URL\(said)")
    case 408:
      return Problem(
        kind: .serverFailed, cause: "the server gave up waiting: try again", isRetryable: true)
    case 409:
      return Problem(
        kind: .serverFailed, cause: "the server is busy with this: try again\(said)",
        isRetryable: true)
    case 429:
      return Problem(
        kind: .rateLimited, cause: "too many requests: try again later\(said)", isRetryable: true)
    case 400..<500:
      return Problem(
        kind: .requestRefused, cause: "the server refuses the request: try another model\(said)")
    default:
      return Problem(
        kind: .serverFailed, cause: "the server failed: try again later\(said)", isRetryable: true)
    }
  }

  /// An error that comes after the status said success: never tried again.
  private func problem(within fault: ServerFault, _ said: String) -> Problem {
    switch fault.code ?? fault.type {
    case "rate_limit_exceeded":
      Problem(kind: .rateLimited, cause: "too many requests: try again later\(said)")
    case "invalid_prompt", "bio_policy":
      Problem(kind: .filtered, cause: "the server refuses the text: reword the description\(said)")
    default: Problem(kind: .serverFailed, cause: "the server failed: try again later\(said)")
    }
  }

  private func redirected(_ head: AnswerHead) -> ModelError {
    let target = head.headers["location"].flatMap { location in
      location.firstRange(of: "://").map { location[$0.upperBound...].prefix { $0 != "/" } }
    }
    let place = target.map {
      " to \(mask.line(String($0.split(separator: "@").last ?? ""), to: 80))"
    }
    return ModelError(
      .redirected,
      "the server redirects\(place ?? ""), which is not followed: set OPENAI_BASE_URL",
      status: head.status, requestID: requestID(head))
  }

  // MARK: - What a refusal is about

  /// Whether a refused request is refused for the form that it asks for.
  func refusesForm(_ fault: ServerFault, status: Int, rung: SchemaRung) -> Bool {
    guard status == 400 || status == 422 || status == 501, rung != .plainText else { return false }
    let names = ["response_format", "text.format", "json_schema", "json_object", "json schema"]
    if let field = fault.field { return names.contains { field.hasPrefix($0) } || field == "text" }
    let message = fault.message.lowercased()
    return names.contains { message.contains($0) }
  }

  /// The field for which a request is refused, if an answer can be had without it.
  func refusedField(_ fault: ServerFault, status: Int, dropped: Set<RequestField>) -> RequestField?
  {
    guard status == 400 || status == 422 else { return nil }
    return RequestField.allCases.first { field in
      guard !dropped.contains(field), let name = field.name(in: configuration.api) else {
        return false
      }
      if let named = fault.field { return named == name || named.hasPrefix(name + ".") }
      return fault.message.contains(name)
    }
  }
}
