import AudienceDiagnostics
import AudienceSampleSupport
import AudienceSession
import Foundation
import Testing

@Suite("/config")
struct ConfigTests {
  private func values(_ reply: Reply) -> [String: String] {
    guard case .config(let reply) = reply else { return [:] }
    return Dictionary(uniqueKeysWithValues: reply.settings.map { ($0.name, $0.value) })
  }

  private func failure(_ reply: Reply) -> Finding? {
    if case .failed(let reply) = reply { reply.findings.first } else { nil }
  }

  @Test("tells every setting, or one, and sets one")
  func settings() throws {
    var session = try Samples.session("shop")
    #expect(values(session.run("/config")) == ["hints": "on", "colour": "auto", "mask": "off"])
    #expect(values(session.run("/config mask")) == ["mask": "off"])
    #expect(values(session.run("/config mask on")) == ["mask": "on"])
    #expect(values(session.run("/config color never")) == ["colour": "never"])
    #expect(values(session.run("/config")) == ["hints": "on", "colour": "never", "mask": "on"])
  }

  @Test("what is set is kept for the next session at a terminal, and for no script")
  func kept() throws {
    let home = try TemporaryHome()
    var session = try home.session(isShown: true)
    _ = session.run("/config hints off")
    _ = session.run("/config mask on")
    let next = try home.session(isShown: true)
    #expect(!next.settings.showsHints && next.settings.masksPersonalData)
    #expect(try home.session(isShown: false).settings == ReplSettings())
    let attributes = try FileManager.default.attributesOfItem(atPath: home.configuration.path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  @Test("what else is in the file stays")
  func others() throws {
    let home = try TemporaryHome()
    try FileManager.default.createDirectory(
      at: home.configuration.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(#"{"plugins":{"openai":{"model":"m"}},"repl":{"later":[1]}}"#.utf8)
      .write(to: home.configuration)
    var session = try home.session(isShown: true)
    _ = session.run("/config colour always")
    let text = try String(contentsOf: home.configuration, encoding: .utf8)
    #expect(text.filter { !$0.isWhitespace }.contains(#"{"openai":{"model":"m"}}"#))
    #expect(text.filter { !$0.isWhitespace }.contains(#""later":[1],"colour":"always""#))
  }

  struct Wrong: Sendable, CustomTestStringConvertible {
    let line: String
    let says: String
    let suggests: String
    var testDescription: String { line }
  }

  @Test(
    "what is no setting, or none of its values, is refused with the nearest",
    arguments: [
      Wrong(line: "/config hint off", says: "there is no setting 'hint'", suggests: "hints"),
      Wrong(line: "/config mask onn", says: "mask cannot be 'onn'", suggests: "on"),
      Wrong(line: "/config colour alwais", says: "colour cannot be 'alwais'", suggests: "always"),
    ])
  func wrong(_ wrong: Wrong) throws {
    var session = try Samples.session("shop")
    let finding = try #require(failure(session.run(wrong.line)))
    #expect(finding.code.rawValue == "usage")
    #expect(finding.message == wrong.says)
    #expect(finding.suggestions.first?.title == "did you mean '\(wrong.suggests)'?")
  }

  @Test(
    "a file that cannot be understood is told of, never overwritten",
    arguments: [#"{"repl":{"mask":"perhaps"}}"#, "[]", "nonsense"])
  func damaged(_ text: String) throws {
    let home = try TemporaryHome()
    var session = try home.session(isShown: true)
    try FileManager.default.createDirectory(
      at: home.configuration.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: home.configuration)
    #expect(throws: FindingError.self) { try home.session(isShown: true) }
    if !text.hasPrefix("{") {
      #expect(failure(session.run("/config mask on"))?.code.rawValue == "file")
      #expect(!session.settings.masksPersonalData)
      #expect(try String(contentsOf: home.configuration, encoding: .utf8) == text)
    }
  }

  @Test("Tab offers the settings, then the values of one")
  func completion() throws {
    let session = try Samples.session("shop")
    func texts(_ line: String) -> [String] {
      session.completion(of: line, at: line.utf8.count).candidates.map(\.text)
    }
    #expect(texts("/config ") == ["hints ", "colour ", "mask "])
    #expect(texts("/config colour ") == ["auto", "always", "never"])
    #expect(texts("/config mask o").sorted() == ["off", "on"])
  }
}
