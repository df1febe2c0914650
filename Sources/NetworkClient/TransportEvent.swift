/// One piece of what comes back.
package enum TransportEvent: Hashable, Sendable {
  case sent
  case head(AnswerHead)
  case body([UInt8])
}

/// Status and headers of an answer.
package struct AnswerHead: Hashable, Sendable {
  package let status: Int
  /// By lower-case name.
  package let headers: [String: String]

  package init(status: Int, headers: [String: String]) {
    self.status = status
    self.headers = headers
  }
}
