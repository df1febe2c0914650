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
