/// Where an engine's profiles are, when they are not the samples of the workspace: an address with a
/// scheme, `postgres://host/shop`, `sqlite:shop.db`.
///
/// It may hold a password. Printed in any way it is shown without; only `revealed` has it, for the
/// connection.
public struct EngineAddress: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The whole of it, with its password.
  public let revealed: String

  /// - Returns: nil for a text without a scheme: a letter, then letters, digits, `+`, `-` or `.`, and
  ///   a colon.
  public init?(_ text: String) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = text.utf8[..<colon]
    let isLetter: (UInt8) -> Bool = { (0x61...0x7A).contains($0 | 0x20) }
    guard let first = scheme.first, isLetter(first),
      scheme.allSatisfy({
        isLetter($0) || (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0)
      })
    else { return nil }
    revealed = text
  }

  /// What stands before the first colon, lower case: `postgres`.
  public var scheme: String { String(revealed.prefix { $0 != ":" }).lowercased() }

  /// The address without its password.
  public var shown: String { Self.withoutPasswords(revealed) }

  public var description: String { shown }
  public var debugDescription: String { shown }
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// A line without the passwords of the addresses in it.
  ///
  /// A password is what stands between the colon behind the user's name and the last `@` of a word
  /// with `://`, and the value of a parameter whose name ends in `password`. Rather too much is
  /// taken out than too little: an `@`, `/` or `?` that somebody did not write as `%XX` is meant as
  /// part of it.
  public static func withoutPasswords(_ line: String) -> String {
    guard line.contains("://") else { return line }
    var result = ""
    var word = ""
    for character in line {
      if character.isWhitespace {
        result += withoutPassword(word) + String(character)
        word = ""
      } else {
        word.append(character)
      }
    }
    return result + withoutPassword(word)
  }

  private static func withoutPassword(_ word: String) -> String {
    guard let scheme = word.firstRange(of: "://") else { return word }
    var rest = word[scheme.upperBound...]
    var user = ""
    if let at = rest.lastIndex(of: "@") {
      user = rest[..<at].prefix { $0 != ":" } + "@"
      rest = rest[rest.index(after: at)...]
    }
    guard let mark = rest.firstIndex(of: "?") else {
      return word[..<scheme.upperBound] + user + rest
    }
    let parameters = rest[rest.index(after: mark)...]
      .split(separator: "&", omittingEmptySubsequences: false)
      .filter { !$0.prefix { $0 != "=" }.lowercased().hasSuffix("password") }
    let query = parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&")
    return word[..<scheme.upperBound] + user + rest[..<mark] + query
  }
}
