package import AudienceDiagnostics

/// Why there is no answer.
package struct ModelError: Error, Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    // MARK: Before anything was sent
    /// The configuration cannot be used.
    case configuration
    /// There is no key.
    case keyMissing = "key-missing"

    // MARK: On the way
    /// No such host, nobody listens, the network is down.
    case unreachable
    /// The server is not who it says it is.
    case untrusted
    /// A deadline passed.
    case timedOut = "timed-out"
    /// The connection broke while the answer came.
    case cut
    /// The answer is longer than the limit.
    case tooLarge = "too-large"
    case cancelled
    /// A replay has no such exchange.
    case notRecorded = "not-recorded"

    // MARK: Answers with a status
    /// 3xx: not followed.
    case redirected
    /// 401.
    case keyRefused = "key-refused"
    /// 403.
    case forbidden
    /// 404: no such model, or no such API at this base URL.
    case notFound = "not-found"
    /// 429, to be tried again later.
    case rateLimited = "rate-limited"
    /// 429 that waiting does not help: the account's quota is used up.
    case quota
    /// The prompt with the schema is longer than the model can read.
    case contextTooLong = "context-too-long"
    /// 400 and other 4xx: the server does not take the request.
    case requestRefused = "request-refused"
    /// 5xx, or an error in the midst of an answer.
    case serverFailed = "server-failed"

    // MARK: Answers that are none
    /// Not the form of the API: HTML, an empty body, broken JSON or events.
    case malformed
    /// The answer ended at its length limit.
    case truncated
    /// The server's filter held the answer back.
    case filtered
    /// A fault in this program.
    case fault
  }

  package let kind: Kind
  /// The problem and what to do about it, one line: `the key was refused: set OPENAI_API_KEY`.
  /// Lower case, no full stop, nothing a terminal would obey, no key.
  package let cause: String
  /// The HTTP status, where there was an answer.
  package let status: Int?
  /// The server's own code: `insufficient_quota`.
  package let code: String?
  /// The field of the request that the server names.
  package let field: String?
  /// The server's name for this exchange.
  package let requestID: String?
  /// Whether the same request may do better a moment later.
  package let isRetryable: Bool

  package init(
    _ kind: Kind, _ cause: String, status: Int? = nil, code: String? = nil, field: String? = nil,
    requestID: String? = nil, isRetryable: Bool = false
  ) {
    self.kind = kind
    self.cause = cause
    self.status = status
    self.code = code
    self.field = field
    self.requestID = requestID
    self.isRetryable = isRetryable
  }

  /// The code of a generation that this is (DESIGN.md's table); `cancelled` for a cancelled one.
  package var generationCode: FindingCode {
    switch kind {
    case .configuration, .keyMissing, .unreachable, .untrusted, .timedOut, .cut, .tooLarge,
      .notRecorded, .redirected, .keyRefused, .forbidden, .notFound, .rateLimited, .quota,
      .contextTooLong, .requestRefused, .serverFailed, .malformed, .truncated:
      .unavailable
    case .filtered: .reword
    case .cancelled: .cancelled
    case .fault: .unknown
    }
  }

  /// The whole line for a message: the cause, what the server's makers will ask for, and the way
  /// that works without it.
  package var report: String {
    let known = [status.map { "status \($0)" }, requestID.map { "request \($0)" }]
      .compactMap { $0 }
    let details = known.isEmpty ? "" : " (\(known.joined(separator: ", ")))"
    return kind == .cancelled
      ? cause : "\(cause)\(details); /strategy offline works without a network"
  }

  func settingRetryable(_ isRetryable: Bool) -> ModelError {
    ModelError(
      kind, cause, status: status, code: code, field: field, requestID: requestID,
      isRetryable: isRetryable)
  }

  static func configuration(_ cause: String) -> ModelError { ModelError(.configuration, cause) }

  static func keyMissing(host: String) -> ModelError {
    ModelError(.keyMissing, "there is no key for \(host): set OPENAI_API_KEY")
  }
}
