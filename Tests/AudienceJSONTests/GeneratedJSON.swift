import AudienceDiagnostics
import AudienceJSON
import Foundation

/// The number of cases that laws are tried on: the environment variable `AUDIENCE_CASES`, or 300.
let lawCases: Int =
  ProcessInfo.processInfo.environment["AUDIENCE_CASES"].flatMap { Int($0) } ?? 300

/// The same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

extension SeededGenerator {
  private static let texts = [
    "", "a", "é", "e\u{301}", "\u{0}", "\n\r\t", "\"\\/", "😀", "\u{7F}\u{85}\u{2028}", "a.b", "$",
    "a long text that does not fit into a small string",
  ]

  mutating func text() -> UTF8Text {
    UTF8Text(Self.texts[Int.random(in: 0..<Self.texts.count, using: &self)])
  }

  mutating func value(depth: Int = 0) -> JSONValue {
    switch Int.random(in: 0..<(depth < 4 ? 8 : 6), using: &self) {
    case 0: return .null
    case 1: return .boolean(.random(using: &self))
    case 2: return .number(.integer(Int64.random(in: .min ... .max, using: &self)))
    case 3:
      let bits = UInt64.random(in: 0 ... .max, using: &self)
      return ExactNumber(Double(bitPattern: bits)).map { .number($0) } ?? .null
    case 4, 5: return .string(text())
    case 6:
      let count = Int.random(in: 0...4, using: &self)
      return .array((0..<count).map { _ in value(depth: depth + 1) })
    default:
      var object = JSONObject()
      for _ in 0..<Int.random(in: 0...5, using: &self) {
        object[text()] = value(depth: depth + 1)
      }
      return .object(object)
    }
  }
}
