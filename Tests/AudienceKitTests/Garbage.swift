import Foundation
import Testing

/// Bytes that are no input of any kind.
struct Garbage: CustomTestStringConvertible {
  let id: String
  let bytes: Data
  var testDescription: String { id }

  private static let megabyte = 1 << 20

  static let all = [
    Garbage(id: "parentheses", bytes: Data(repeating: UInt8(ascii: "("), count: megabyte)),
    Garbage(id: "brackets", bytes: Data(repeating: UInt8(ascii: "["), count: megabyte)),
    Garbage(id: "slashes", bytes: Data(repeating: UInt8(ascii: "/"), count: megabyte)),
    Garbage(id: "zeros", bytes: Data(count: megabyte)),
    Garbage(
      id: "high bytes",
      bytes: Data((0..<megabyte).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 9) })),
    Garbage(id: "empty", bytes: Data()),
    Garbage(id: "a zero", bytes: Data("a\u{0}b\n".utf8)),
    Garbage(id: "UTF-16", bytes: "{\"name\":\"x\"}".data(using: .utf16) ?? Data()),
    Garbage(id: "201 levels", bytes: Data(String(repeating: "[", count: 201).utf8)),
  ]
}
