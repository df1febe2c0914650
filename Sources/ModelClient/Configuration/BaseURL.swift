import NetworkClient

/// Where a model server's API begins: `https://api.openai.com/v1`.
///
/// Refused is what could send a key to somebody unseen: user names in the address, plain http to
/// another machine, characters that an address does not have.
package struct BaseURL: Hashable, Sendable, CustomStringConvertible {
  /// The API of OpenAI itself.
  package static let official = BaseURL(
    isSecure: true, host: "api.openai.com", port: nil, path: "/v1", query: "")

  package let isSecure: Bool
  /// The host, lower case; an IPv6 address in brackets.
  package let host: String
  /// The port, where one is written.
  package let port: Int?
  /// The path without a slash at its end: `/v1`; may be empty.
  package let path: String
  /// What stands behind a question mark, and is sent with every request: `api-version=2024-10-21`.
  package let query: String

  private init(isSecure: Bool, host: String, port: Int?, path: String, query: String) {
    self.isSecure = isSecure
    self.host = host
    self.port = port
    self.path = path
    self.query = query
  }

  /// Reads an address.
  ///
  /// - Throws: `ModelError` of kind `configuration` that says what to write instead.
  package init(_ text: String) throws(ModelError) {
    var rest = text.trimmingBlanks[...]
    guard rest.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !rest.contains("\\") else {
      throw .configuration("the base URL has blanks or control characters: write it without")
    }
    guard let scheme = rest.firstRange(of: "://") else {
      throw .configuration("the base URL has no scheme: begin it with https://")
    }
    switch rest[..<scheme.lowerBound].lowercased() {
    case "https": isSecure = true
    case "http": isSecure = false
    default: throw .configuration("the base URL is of another scheme: begin it with https://")
    }
    rest = rest[scheme.upperBound...]
    if rest.contains("#") { throw .configuration("the base URL has a '#': write it without") }
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    } else {
      query = ""
    }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    var path = rest[slash...]
    while path.last == "/" { path.removeLast() }
    self.path = String(path)
    (host, port) = try Self.readAuthority(rest[..<slash])
    if !isSecure, !isLoopback {
      throw .configuration("plain http is for this machine only: use https:// for \(host)")
    }
  }

  private static func readAuthority(
    _ text: Substring
  ) throws(ModelError) -> (host: String, port: Int?) {
    if text.contains("@") {
      throw .configuration(
        "the base URL has a user name: write it without, the key goes in OPENAI_API_KEY")
    }
    var host = text
    var port: Int?
    let isAddress = text.first == "["
    let hostEnd = isAddress ? text.firstIndex(of: "]") ?? text.endIndex : text.startIndex
    if let colon = text[hostEnd...].firstIndex(of: ":") {
      let digits = text[text.index(after: colon)...]
      guard let number = Int(digits), (1...65535).contains(number), digits.first != "+" else {
        throw .configuration("the base URL has a port that is none: write a number from 1 to 65535")
      }
      port = number
      host = text[..<colon]
    }
    let isName = host.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        true
      case UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"): isAddress
      default: false
      }
    }
    guard !host.isEmpty, isName, !isAddress || (host.last == "]" && host.count > 3) else {
      throw .configuration("the base URL has no host: write https://HOST/v1")
    }
    return (host.lowercased(), port)
  }

  /// Whether the server is this machine.
  package var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { UInt8($0) != nil && $0.first != "+" }
  }

  /// Whether it is OpenAI's own API.
  package var isOfficial: Bool { isSecure && host == Self.official.host }

  /// Whether it is one of Azure's hosts, which take the key in a header of their own.
  package var isAzure: Bool {
    [".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com"]
      .contains { host.hasSuffix($0) }
  }

  /// Host and port, as consent and messages name the server.
  package var authority: String { port.map { "\(host):\($0)" } ?? host }

  /// The address of something below the base: `endpoint("/responses")`.
  package func endpoint(_ path: String) -> String {
    "\(isSecure ? "https" : "http")://\(authority)\(self.path)\(path)"
      + (query.isEmpty ? "" : "?\(query)")
  }

  package var description: String { endpoint("") }
}
