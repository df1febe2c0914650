import AudienceConditions
public import AudienceDiagnostics

/// Cuts query text into tokens, one after the other (SEMANTICS 2, lexical rules).
///
/// It never fails: what is no piece of the language becomes a token of kind `.fault`, which says
/// what was expected. Every token has at least one byte, but for `.end`. O(n) over the text.
public struct QueryLexer: Sendable {
  public let source: SourceText
  let bytes: [UInt8]
  /// The offset of the next byte to read.
  var index = 0

  public init(_ source: SourceText) {
    self.source = source
    bytes = Array(source.text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// Reads the next token; at the end of the text, `.end` again and again.
  public mutating func next() -> QueryToken {
    skipBlanks()
    let start = index
    guard start < bytes.count else { return QueryToken(.end, Span(start, start)) }
    let kind = readKind()
    if case .fault = kind { index = max(index, start + 1) }
    return QueryToken(kind, Span(start, index))
  }

  private mutating func readKind() -> QueryToken.Kind {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      return readString()
    case 0x30...0x39:
      return readNumberOrDate()
    case UInt8(ascii: "-"):
      return readNumberOrDate()
    case UInt8(ascii: "."):
      if let next = peek(1), Self.isDigit(next) { return readNumberOrDate() }
      index += 1
      return .sign(.dot)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "_"):
      return readWord()
    default:
      if let comparison = readComparison() { return comparison }
      if let sign = QueryToken.Sign(rawValue: String(decoding: [byte], as: UTF8.self)) {
        index += 1
        return .sign(sign)
      }
      return .fault(readFault())
    }
  }

  private mutating func readWord() -> QueryToken.Kind {
    let start = index
    while index < bytes.count, Self.isWordByte(bytes[index]) { index += 1 }
    return .word(text(start, index))
  }

  private mutating func readComparison() -> QueryToken.Kind? {
    guard "=!<>".utf8.contains(bytes[index]) else { return nil }
    let start = index
    var end = index
    while end < bytes.count, end < start + 3, "=!<>".utf8.contains(bytes[end]) { end += 1 }
    let run = text(start, end)
    let known: [(String, QueryToken.Kind)] = [
      ("==", .comparison(.equal)), ("!=", .comparison(.notEqual)),
      (">=", .comparison(.greaterOrEqual)), ("<=", .comparison(.lessOrEqual)),
      ("=", .comparison(.equal)), (">", .comparison(.greater)), ("<", .comparison(.less)),
    ]
    if let mistaken = Self.mistakenComparisons.first(where: { run.hasPrefix($0.0) }) {
      index = start + mistaken.0.utf8.count
      let span = Span(start, index)
      return .fault(
        LexicalFault(
          "expected '\(mistaken.1)', not '\(mistaken.0)'", span,
          suggestions: [.replacing(span, by: mistaken.1)]))
    }
    guard let (symbol, kind) = known.first(where: { run.hasPrefix($0.0) }) else { return nil }
    index = start + symbol.utf8.count
    return kind
  }

  private static let mistakenComparisons = [
    ("===", "="), ("!==", "!="), ("<>", "!="), ("=>", ">="), ("=<", "<="), ("=!", "!="),
  ]

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case 0xC2, 0xE1, 0xE2, 0xE3:
        let (scalar, count) = scalar(at: index)
        guard scalar.properties.isWhitespace, scalar.value > 0x9F else { return }
        index += count
      default: return
      }
    }
  }

  // MARK: - Bytes

  /// The byte `offset` bytes behind the next one.
  func peek(_ offset: Int) -> UInt8? {
    index + offset < bytes.count ? bytes[index + offset] : nil
  }

  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<max(start, min(end, bytes.count))], as: UTF8.self)
  }

  /// The Unicode scalar at an offset, and its number of bytes.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, count: Int) {
    let first = bytes[offset]
    let count = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    return (text(offset, offset + count).unicodeScalars.first ?? "\u{FFFD}", count)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
