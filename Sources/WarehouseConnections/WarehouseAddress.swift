package import AudienceDiagnostics

/// Where a warehouse is, as it is typed: `postgres://…`, `clickhouse+https://…`, `sqlite:FILE`.
package enum WarehouseAddress: Sendable {
  case postgres(ServerAddress)
  case clickhouse(ServerAddress, isSecure: Bool)
  case sqlite(path: String)

  /// Reads an address; nil for a text that begins as none does.
  ///
  /// - Throws: code `usage` for one that cannot be meant.
  package init?(_ text: String) throws(FindingError) {
    if let path = text.after("sqlite:") {
      // `sqlite:///x` and `sqlite://x` are what other tools write.
      let file = path.hasPrefix("//") ? String(path.dropFirst(2)) : path
      guard !file.isEmpty, !file.utf8.contains(0) else {
        throw FindingError.address("the address has no file", "sqlite:FILE")
      }
      self = .sqlite(path: file)
      return
    }
    guard let end = text.firstRange(of: "://") else { return nil }
    let rest = text[end.upperBound...]
    switch text[..<end.lowerBound].lowercased() {
    case "postgres", "postgresql": self = .postgres(try ServerAddress(rest))
    case "clickhouse+https", "clickhouse":
      self = .clickhouse(try ServerAddress(rest), isSecure: true)
    case "clickhouse+http":
      let address = try ServerAddress(rest)
      guard address.isLoopback else {
        throw FindingError.address(
          "plain http is for this machine only", "clickhouse+https://\(address.host)")
      }
      self = .clickhouse(address, isSecure: false)
    default: return nil
    }
  }

  /// The address without its password: what may be shown, and kept in a history.
  package var shown: String {
    switch self {
    case .postgres(let address): "postgres://\(address.shown)"
    case .clickhouse(let address, let isSecure):
      "clickhouse+\(isSecure ? "https" : "http")://\(address.shown)"
    case .sqlite(let path): "sqlite:\(path)"
    }
  }
}

/// A server with a database: `user:password@host:5432/database?schema=shop`.
///
/// Printed in any way it is what may be shown of it.
package struct ServerAddress: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  package let user: String?
  package let password: WarehousePassword?
  /// As it is written; several between commas, an IPv6 address in brackets; may be empty.
  package let host: String
  package let port: String?
  package let database: String?
  /// What stands behind the question mark, but for `password`.
  package let parameters: [(name: String, value: String)]

  init(_ text: Substring) throws(FindingError) {
    let mark = text.firstIndex(of: "?") ?? text.endIndex
    let head = text[..<mark]
    let slash = head.firstIndex(of: "/") ?? head.endIndex
    // A password may have an '@' in it that somebody did not write as %40.
    let at = head[..<slash].lastIndex(of: "@")
    var password: String?
    if let at {
      let parts = head[..<at].split(
        separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      user = try Self.decoded(parts[0])
      password = parts.count > 1 ? try Self.decoded(parts[1]) : nil
    } else {
      user = nil
    }
    let authority = head[(at.map { head.index(after: $0) } ?? head.startIndex)..<slash]
    (host, port) = try Self.hosts(authority)
    let path = head[slash...].dropFirst()
    database = path.isEmpty ? nil : try Self.decoded(path)
    var parameters: [(name: String, value: String)] = []
    for part in text[mark...].dropFirst().split(separator: "&") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = try Self.decoded(pair[0])
      guard pair.count == 2 else {
        throw FindingError.address(
          "the address has a parameter without a value", "?schema=NAME&sslmode=require")
      }
      let value = try Self.decoded(pair[1])
      if name == "password" { password = value } else { parameters.append((name, value)) }
    }
    self.password = password.flatMap(WarehousePassword.init)
    self.parameters = parameters
  }

  /// The value of a parameter.
  package func parameter(_ name: String) -> String? {
    parameters.last { $0.name == name }?.value
  }

  /// Whether the server is this machine.
  package var isLoopback: Bool {
    if ["localhost", "[::1]"].contains(host.lowercased()) { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// What may be shown.
  package var shown: String {
    let user = user.map { "\(Self.encoded($0))@" } ?? ""
    let port = port.map { ":\($0)" } ?? ""
    let database = database.map { "/\(Self.encoded($0))" } ?? ""
    // What opens a key, or names where one lies, is nobody's business either.
    let kept = parameters.filter { !["sslpassword", "passfile", "sslkey"].contains($0.name) }
    let query = kept.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }
    return "\(user)\(host)\(port)\(database)"
      + (query.isEmpty ? "" : "?\(query.joined(separator: "&"))")
  }

  package var description: String { shown }
  package var debugDescription: String { shown }
  package var customMirror: Mirror { Mirror(self, children: []) }

  /// Several hosts have their ports in a list too, as libpq wants it.
  private static func hosts(
    _ text: Substring
  ) throws(FindingError) -> (host: String, port: String?) {
    var hosts: [String] = []
    var ports: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let end = part.first == "[" ? part.firstIndex(of: "]") ?? part.startIndex : part.startIndex
      let colon = part[end...].firstIndex(of: ":") ?? part.endIndex
      hosts.append(try decoded(part[..<colon]))
      let digits = part[colon...].dropFirst()
      guard digits.isEmpty || UInt16(digits) != nil else {
        throw FindingError.address(
          "the address has a port that is no number from 1 to 65535",
          "a ':', '@' or '/' of a password is written %3A, %40, %2F")
      }
      ports.append(String(digits))
    }
    let isWithoutPorts = ports.allSatisfy(\.isEmpty)
    return (hosts.joined(separator: ","), isWithoutPorts ? nil : ports.joined(separator: ","))
  }

  private static func decoded(_ text: Substring) throws(FindingError) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), code != 0
      else { throw FindingError.address("the address has a '%' that is no %XX", "write it %25") }
      bytes.append(code)
      rest = rest.dropFirst(2)
    }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw FindingError.address("the address is not UTF-8", "write it as UTF-8, or as %XX")
    }
    return text
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F, 0x2C:
        String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}

/// A password: sent to its server, and shown by nothing.
package struct WarehousePassword: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// For the connection, and for masking what a server says.
  package let revealed: String

  /// - Returns: nil for an empty text.
  package init?(_ text: String) {
    guard !text.isEmpty else { return nil }
    revealed = text
  }

  package var description: String { "<redacted>" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension FindingError {
  static func address(_ message: String, _ help: String) -> FindingError {
    FindingError(Finding(.usage, at: .whole, message, help: help))
  }
}

extension String {
  fileprivate func after(_ prefix: String) -> String? {
    lowercased().hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
