import AudienceTestSupport
import Foundation
import ModelClient
import Testing

@Suite struct EventStreamDecoderTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let id: String
    let text: String
    /// Each event as `name|data`.
    let events: [String]
    var testDescription: String { id }

    init(_ id: String, _ text: String, _ events: String...) {
      self.id = id
      self.text = text
      self.events = events
    }
  }

  /// WHATWG HTML, "Server-sent events", 9.2.6, and its examples.
  static let rows: [Row] = [
    Row("one", "data: a\n\n", "|a"),
    Row("several lines of data", "data: YHOO\ndata: +2\ndata: 10\n\n", "|YHOO\n+2\n10"),
    Row(
      "a comment, fields and a name", ": test\n\ndata: first\nid: 1\nevent: add\n\n", "add|first"),
    Row("data without a value", "data\n\ndata\ndata\n\ndata:", "|", "|\n", "|"),
    Row(
      "one blank after the colon is none of the value", "data:test\n\ndata:  test\n\n", "|test",
      "| test"),
    Row("a name without data is no event", "event: a\n\ndata: b\n\n", "|b"),
    Row("a byte order mark", "\u{FEFF}data: a\n\n", "|a"),
    Row("a byte order mark later is a letter", "data: a\n\n\u{FEFF}data: b\n\n", "|a"),
    Row("unknown fields", "foo: 1\nretry: 10\ndata: a\nDATA: x\n\n", "|a"),
    Row("colons in a value", "data: a: b\n\n", "|a: b"),
    Row("blank lines", "\n\n\ndata: a\n\n\n\n", "|a"),
    Row("no line end at the end", "data: a\n\ndata: b", "|a", "|b"),
    Row("letters of many bytes", "data: caffè ☕ 日本 👩🏽‍💻\n\n", "|caffè ☕ 日本 👩🏽‍💻"),
    Row("nothing", ""),
    Row("only comments", ":\n: a\n\n"),
  ]

  private static func events(_ pieces: [ArraySlice<UInt8>]) -> [String] {
    var decoder = EventStreamDecoder()
    let events = pieces.flatMap { decoder.take($0) } + [decoder.finish()].compactMap { $0 }
    return events.map { "\($0.name)|\(String(decoding: $0.data, as: UTF8.self))" }
  }

  @Test(arguments: rows, ["\n", "\r", "\r\n"])
  func `a stream is cut into its events wherever its bytes are`(_ row: Row, lineEnd: String) {
    let bytes = Array(row.text.replacing("\n", with: lineEnd).utf8)
    #expect(Self.events([bytes[...]]) == row.events)
    #expect(Self.events(bytes.indices.map { bytes[$0...$0] }) == row.events)
    for first in 0...bytes.count {
      for second in first...bytes.count {
        let events = Self.events([bytes[..<first], bytes[first..<second], bytes[second...]])
        if events != row.events { #expect(events == row.events, "cut at \(first) and \(second)") }
      }
    }
  }

  @Test func `line ends of all kinds may be mixed`() {
    let text = "data: a\r\ndata: b\rdata: c\n\r\ndata: d\r\r"
    #expect(Self.events([Array(text.utf8)[...]]) == ["|a\nb\nc", "|d"])
  }

  @Test func `a line of a mebibyte is a line`() {
    let bytes = Array("data: \(String(repeating: "é", count: 1 << 19))\n\n".utf8)
    var decoder = EventStreamDecoder()
    var sizes: [Int] = []
    for start in stride(from: 0, to: bytes.count, by: 1009) {
      sizes += decoder.take(bytes[start..<min(start + 1009, bytes.count)]).map(\.data.count)
    }
    #expect(sizes == [1 << 20])
  }

  /// Every recorded stream, cut at every byte: what came before the cut in one piece, what comes
  /// after it in one piece, gives the same events, and leaves the decoder as it would be.
  @Test(
    .enabled(if: TestSettings.hasShared("openai/recorded"), "needs ../shared/openai"),
    arguments: RecordedTraffic.streams)
  func `a recorded stream may be cut anywhere`(_ file: String) throws {
    let bytes = try RecordedTraffic.bytes(file)
    var state = EventStreamDecoder()
    var start = 0
    var count = 0
    while let end = bytes[start...].firstRange(of: Array("\n\n".utf8))?.upperBound {
      var whole = state
      let expected = whole.take(bytes[start..<end])
      for cut in start...end {
        var decoder = state
        let events = decoder.take(bytes[start..<cut]) + decoder.take(bytes[cut..<end])
        if events != expected || decoder != whole {
          Issue.record("cut at byte \(cut): \(events)")
        }
        count += 1
      }
      state = whole
      start = end
    }
    #expect(count >= bytes.count)
  }
}
