import AudienceFiles
import AudienceTestSupport
import Foundation
import Glibc
import Testing

@testable import LineEditor

@Suite("Reading plain lines")
struct PlainLineReaderTests {
  private func lines(of bytes: [UInt8], longestLine: Int = 1 << 20) throws -> [PlainLine] {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: "input")
    var reader = try PlainLineReader(path: path, longestLine: longestLine)
    var lines: [PlainLine] = []
    while true {
      let line = try reader.next()
      if line == .endOfInput { return lines }
      lines.append(line)
    }
  }

  private func line(_ text: String, _ number: Int) -> PlainLine {
    .line(Array(text.utf8), number: number)
  }

  @Test(
    "lines end at a newline, with or without a carriage return before it",
    arguments: [
      ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb", ["a", "b"]), ("\n\n", ["", ""]),
      ("a\rb\n", ["a\rb"]), ("é\u{2028}x\n", ["é\u{2028}x"]), ("a\r\r\n", ["a\r"]),
      ("x\r", ["x\r"]),
    ])
  func splitting(text: String, expected: [String]) throws {
    let numbered = expected.enumerated().map { line($1, $0 + 1) }
    #expect(try lines(of: Array(text.utf8)) == numbered)
  }

  @Test("bytes that are no UTF-8 come through unchanged")
  func lossless() throws {
    let bytes: [UInt8] = [0xFF, 0x00, 0xC3, 0x0A, 0x80]
    #expect(
      try lines(of: bytes) == [.line([0xFF, 0x00, 0xC3], number: 1), .line([0x80], number: 2)])
  }

  @Test("a line that is too long is skipped, wherever its end falls")
  func tooLong() throws {
    for excess in [1, 2, 70_000, 200_000] {
      let long = String(repeating: "x", count: 10 + excess)
      let short = String(repeating: "y", count: 10)
      let input = Array("a\n\(long)\n\(short)\r\n\(long)".utf8)
      let expected = [
        line("a", 1), .tooLong(number: 2), line(short, 3), .tooLong(number: 4),
      ]
      #expect(try lines(of: input, longestLine: 10) == expected)
    }
  }

  @Test("many lines are read in blocks")
  func manyLines() throws {
    let input = (1...20_000).map { "line \($0)\n" }.joined()
    let read = try lines(of: Array(input.utf8))
    #expect(read.count == 20_000)
    #expect(read.last == line("line 20000", 20_000))
  }

  @Test("a pipe that delivers part of a line is waited for")
  func pipe() throws {
    var ends: [Int32] = [0, 0]
    try #require(Glibc.pipe(&ends) == 0)
    let input = ends[1]
    // Not a task: while all threads of the pool wait as this test does, none would run.
    Thread.detachNewThread {
      for part in ["he", "llo\nwor", "ld"] {
        write(input, part, part.utf8.count)
        usleep(5_000)
      }
      close(input)
    }
    var reader = PlainLineReader(fileDescriptor: ends[0])
    #expect(try reader.next() == line("hello", 1))
    #expect(try reader.next() == line("world", 2))
    #expect(try reader.next() == .endOfInput)
    #expect(try reader.next() == .endOfInput)
    close(ends[0])
  }

  @Test("a file that is not there, and a folder, are errors")
  func missing() throws {
    let folder = try TemporaryFolder()
    #expect(throws: SystemFailure(code: ENOENT)) {
      _ = try PlainLineReader(path: folder.path("none"))
    }
    #expect(throws: SystemFailure(code: EISDIR)) {
      _ = try PlainLineReader(path: folder.url.path)
    }
  }
}
