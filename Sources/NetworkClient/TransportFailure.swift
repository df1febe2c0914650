/// Why an exchange did not come to its end.
package struct TransportFailure: Error, Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case hostNotFound = "host-not-found"
    case refused
    /// The certificate does not hold: self-signed, expired, of another host.
    case untrusted
    /// The connection broke, or ended before the answer did.
    case cut
    /// The transport's own limit of time passed.
    case timedOut = "timed-out"
    case cancelled
    /// A replay has no such exchange.
    case notRecorded = "not-recorded"
    case other
  }

  package let kind: Kind
  /// The system's own words: lower case, no full stop.
  package let detail: String

  package init(_ kind: Kind, _ detail: String) {
    self.kind = kind
    self.detail = detail
  }
}
