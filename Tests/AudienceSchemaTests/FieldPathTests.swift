import AudienceDiagnostics
import AudienceSchema
import Testing

@Suite struct FieldPathTests {
  struct StepCase: Sendable, CustomTestStringConvertible {
    let path: String
    let steps: [FieldPath.Step]
    var testDescription: String { path }
  }

  @Test(arguments: [
    StepCase(path: "total", steps: [.name("total")]),
    StepCase(path: "a.b", steps: [.name("a"), .name("b")]),
    StepCase(path: #"a\.b"#, steps: [.name("a.b")]),
    StepCase(path: #"a\\.b"#, steps: [.name("a.b")]),
    StepCase(path: #"a\b"#, steps: [.name(#"a\b"#)]),
    StepCase(path: #"a\"#, steps: [.name(#"a\"#)]),
    StepCase(path: "products.$.name", steps: [.name("products"), .everyElement, .name("name")]),
    StepCase(path: "$", steps: [.everyElement]),
    StepCase(path: "a$.b", steps: [.name("a$"), .name("b")]),
    StepCase(path: "a..b", steps: [.name("a"), .name(""), .name("b")]),
    StepCase(path: "", steps: [.name("")]),
    StepCase(path: "größe.é", steps: [.name("größe"), .name("é")]),
  ])
  func `a path is cut at the dots that are not behind a backslash`(_ test: StepCase) {
    #expect(FieldPath(test.path).steps == test.steps)
    #expect(FieldPath(test.path).text == UTF8Text(test.path))
  }

  @Test(arguments: ["plan", "plan.code", "a.b.c", ".", "größe"])
  func `a name with dots becomes one step`(_ name: String) {
    #expect(FieldPath(names: [name]).steps == [.name(UTF8Text(name))])
    #expect(AudienceKey(name).traitPath.steps == [.name(UTF8Text(name))])
  }

  @Test func `a path leads into what is before it`() {
    #expect(FieldPath("a.b").isAtOrBelow("a"))
    #expect(FieldPath("a").isAtOrBelow("a"))
    #expect(!FieldPath("ab").isAtOrBelow("a"))
    #expect(!FieldPath("a").isAtOrBelow("a.b"))
  }
}
