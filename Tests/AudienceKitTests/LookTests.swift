import AudienceSampleSupport
import Foundation
import Testing

/// `--color`, `--ascii`, `NO_COLOR` and `CLICOLOR_FORCE` away from a terminal.
@Suite("How output is drawn")
struct LookTests {
  private static let shop = Samples.folder.appending(path: "shop").path
  private static let query = "trait('phone').exists()"

  struct Case: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let hasColour: Bool
    var isASCII = false
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(
    "options before a subcommand, behind it and among its own mean the same",
    arguments: [
      Case(arguments: ["preview", shop, query], hasColour: false),
      Case(arguments: ["preview", shop, query, "--color", "always"], hasColour: true),
      Case(arguments: ["--color", "always", "preview", shop, query], hasColour: true),
      Case(arguments: ["--color=always", "preview", shop, query], hasColour: true),
      Case(arguments: ["--color", "never", "preview", "--", shop, query], hasColour: false),
      Case(
        arguments: ["--ascii", "--color", "always", "preview", shop, query], hasColour: true,
        isASCII: true),
      Case(arguments: ["preview", "--ascii", shop, query], hasColour: false, isASCII: true),
    ])
  func placement(_ testCase: Case) throws {
    let run = try Program.run(testCase.arguments)
    #expect(run.status == 0)
    #expect(run.output.contains("\u{1B}[1m") == testCase.hasColour)
    #expect(run.output.contains(testCase.isASCII ? "77 of 200 profiles" : " · 77 of 200 profiles"))
    #expect(run.output.contains("·") == !testCase.isASCII)
  }

  @Test("a colour that is none is wrong usage, and the choices are told")
  func choices() throws {
    let run = try Program.run(["preview", Self.shop, Self.query, "--color", "blue"])
    #expect(run.status == 2)
    #expect(run.errors.contains("auto") && run.errors.contains("never"))
  }

  @Test("what is exported stays as it is in ASCII")
  func exact() throws {
    let run = try Program.run([
      "--ascii", Self.shop, "-c", "/query trait('plan') = 'a → b … ·'\n/export query",
    ])
    #expect(run.output.contains("trait('plan') = 'a → b … ·'"))
  }
}
