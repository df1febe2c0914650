import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import Testing

struct PluginCatalogTests {
  @Test("A catalog lists its plugins in order and finds them by name")
  func lookUp() throws {
    let catalog = try PluginCatalog(
      strategies: [ScriptedStrategy.self, SendingStrategy.self], validators: [Named.self])
    #expect(catalog.descriptions(of: .strategy).map(\.name) == ["scripted", "sending"])
    #expect(catalog.descriptions(of: .validator).map(\.name) == ["scripted"])
    #expect(catalog.descriptions(of: .engine).isEmpty)
    #expect(catalog.strategy(named: "sending")?.description.sendsDataOut == true)
    #expect(catalog.strategy(named: "Sending") == nil)
    #expect(catalog.validator(named: "scripted") != nil)
  }

  @Test("Two plugins of a kind with the same name are refused")
  func duplicate() {
    let error = #expect(throws: CatalogError.self) {
      try PluginCatalog(strategies: [ScriptedStrategy.self, ScriptedStrategy.self])
    }
    #expect(error == .duplicateName(PluginReference(.strategy, "scripted")))
    #expect(
      error?.description
        == "two plugins are called strategy 'scripted': expected each name once in its kind")
  }

  @Test("A malformed name is refused")
  func malformed() {
    let error = #expect(throws: CatalogError.self) {
      try PluginCatalog(validators: [Shouting.self])
    }
    #expect(
      error?.description
        == "the name of validator 'My_Validator' has to be lower case letters, digits and "
        + "hyphens: 'my-validator'")
  }

  @Test("A plugin made for another version of the protocols is refused")
  func version() {
    let error = #expect(throws: CatalogError.self) { try PluginCatalog(validators: [Future.self]) }
    #expect(
      error?.description
        == "validator 'future' was made for version 99 of the plugin protocols: expected 1")
  }

  struct Named: ConditionValidator {
    static let description = PluginDescription(name: "scripted", version: "1", summary: "named")
    init(settings: PluginSettings) {}
    func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] { [] }
  }

  struct Shouting: ConditionValidator {
    static let description = PluginDescription(
      name: "My_Validator", version: "1", summary: "loud")
    init(settings: PluginSettings) {}
    func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] { [] }
  }

  struct Future: ConditionValidator {
    static let description = PluginDescription(
      name: "future", version: "1", summary: "not yet", apiVersion: 99)
    init(settings: PluginSettings) {}
    func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] { [] }
  }
}
