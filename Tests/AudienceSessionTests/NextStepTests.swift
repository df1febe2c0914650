import AudienceDiagnostics
import AudienceSampleSupport
import AudienceSession
import Testing

@Suite("What an answer says to try next")
struct NextStepTests {
  private static let prompt = "Customers who haven't purchased in the last 30 days and have a phone"

  private func session() throws -> Session {
    var session = try Samples.session("shop")
    _ = session.run(Self.prompt)
    return session
  }

  @Test(
    "is a line that works, wherever it is whole",
    arguments: [
      "\(prompt)", "/preview", "/why u_044", "/why u_005", "/set 2 within 7 days", "/waterfall",
      "/near", "/count", "/show", "/explain", "/schema", "/values age", "/insights", "/log",
      "/help",
      "/export query", "/query trait('nothing') = 'x'", "/sweep 2 within 1..9 days", "/audiences",
    ])
  func works(_ line: String) throws {
    var session = try session()
    let reply = session.run(line)
    // A word in capitals stands for what the person chooses.
    for step in session.nextSteps(after: reply)
    where !step.line.split(separator: " ").contains(where: { $0.allSatisfy(\.isUppercase) })
      && !step.line.contains("FILE")
    {
      var copy = session
      if case .failed(let failed) = copy.run(step.line) {
        Issue.record("\(step.text): \(failed.findings.map(\.message))")
      }
    }
  }

  @Test("is nothing after an error, and after an answer that asks")
  func none() throws {
    var session = try session()
    for line in ["/nothing", "short", "/why nobody_here", "/status", "/validate"] {
      #expect(session.nextSteps(after: session.run(line)).isEmpty)
    }
  }

  @Test("is told twice at most, and never of a command that was typed")
  func rarely() throws {
    var session = try session()
    let reply = session.run("/preview")
    let steps = session.nextSteps(after: reply)
    var chooser = NextStepChooser()
    var told: [CommandName] = []
    for _ in 0..<40 {
      if let step = chooser.choose(from: steps, after: "/preview") { told.append(step.command) }
    }
    #expect(!told.isEmpty && !told.contains(.preview))
    for command in Set(told) { #expect(told.count { $0 == command } <= 2) }
    var experienced = NextStepChooser(lines: CommandName.allCases.map { "/\($0.rawValue) x" })
    #expect(experienced.choose(from: steps, after: Self.prompt) == nil)
  }

  @Test("of nobody is what tells why")
  func nobody() throws {
    var session = try session()
    let reply = session.run("/query trait('age') > 1000")
    #expect(session.nextSteps(after: reply).first?.command == .waterfall)
  }
}
