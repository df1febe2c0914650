/// Sends one request and gives what comes back, as it comes. Deadlines, retries, limits and
/// meaning are the caller's.
///
/// The stream begins with `sent` (once, when the connection is made and the request goes out, or at
/// once where that cannot be told), `head`, then any number of `body`, and ends; a failure
/// is thrown as `TransportFailure`. Ending the iteration closes the connection. Redirects are not
/// followed: they are answers like others.
package protocol ModelTransport: Sendable {
  func exchange(_ request: OutgoingRequest) -> AsyncThrowingStream<TransportEvent, any Error>
}

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

/// A request with its exact bytes.
package struct OutgoingRequest: Sendable {
  package enum Method: String, Hashable, Sendable { case get = "GET", post = "POST" }

  /// A header; the value of a secret one is shown as `<redacted>`.
  package struct Header: Sendable {
    package enum Value: Sendable {
      case plain(String)
      /// What stands before the secret, and the secret.
      case secret(prefix: String, Secret)

      /// What is sent.
      package var revealed: String {
        switch self {
        case .plain(let text): text
        case .secret(let prefix, let secret): prefix + secret.revealed
        }
      }

      /// What may be shown.
      package var shown: String {
        switch self {
        case .plain(let text): text
        case .secret(let prefix, let secret): prefix + secret.description
        }
      }
    }

    package let name: String
    package let value: Value

    package init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// What it is called in a recording; never sent.
  package let label: String
  package let method: Method
  package let url: String
  package let headers: [Header]
  package let body: [UInt8]

  package init(label: String, method: Method, url: String, headers: [Header], body: [UInt8]) {
    self.label = label
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

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
