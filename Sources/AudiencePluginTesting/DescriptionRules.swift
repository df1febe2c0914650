import AudienceDiagnostics
import AudiencePluginAPI

extension ConformanceReport {
  /// What holds of every plugin's description, and of making one with it.
  ///
  /// - Parameters:
  ///   - settings: what the author sets.
  ///   - codes: the codes of its own that its findings have.
  mutating func checkDescription(
    _ description: PluginDescription, settings: [String: String], codes: [CodeDescription] = [],
    make: @escaping @Sendable (PluginSettings) throws -> Void
  ) {
    let trial = trial
    check("the description can be listed") { fail in
      if !PluginCatalog.isName(description.name) {
        fail("the name '\(description.name)' is not lower case letters, digits and hyphens")
      }
      if description.version.isEmpty { fail("there is no version") }
      for (what, text) in [
        ("the summary", description.summary), ("the version", description.version),
      ] + description.settings.map({ ("the summary of setting '\($0.name)'", $0.summary) }) {
        if text.isEmpty { fail("\(what) is empty") }
        if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
          fail("\(what) has a control character or a line end")
        }
      }
      if description.apiVersion != PluginAPI.version {
        fail("it is made for version \(description.apiVersion) of the protocols")
      }
    }
    check("every setting has a name of its own, and a default that fits") { fail in
      let names = description.settings.map(\.name)
      for name in Set(names) where names.count(where: { $0 == name }) > 1 {
        fail("setting '\(name)' is there twice")
      }
      for setting in description.settings {
        if !PluginCatalog.isName(setting.name) {
          fail("setting '\(setting.name)' is not named by lower case letters, digits and hyphens")
        }
        if let value = setting.defaultValue, !setting.kind.fits(value) {
          fail("the default of '\(setting.name)' is '\(value)': expected \(setting.kind.expected)")
        }
        if setting.kind == .secret, setting.defaultValue != nil {
          fail("the secret '\(setting.name)' has a default")
        }
      }
    }
    check("every code is its own and explained") { fail in
      for code in codes {
        if CodeCatalog.description(of: code.code) != nil {
          fail("'\(code.code)' is one of the playground's codes")
        }
        if !PluginCatalog.isName(code.code.rawValue) { fail("'\(code.code)' is not kebab-case") }
        if code.headline.isEmpty || code.page.isEmpty {
          fail("'\(code.code)' has no headline or no page")
        }
      }
    }
    check("it can be made with its settings, and quickly") { _ in
      let set = try PluginSettings(settings, for: description)
      try trial.call { _ in try make(set) }
    }
  }

  /// Nothing is written to the terminal by a call.
  mutating func checkOutput(_ body: () throws -> Void) {
    check("nothing is written to the terminal") { fail in
      for line in TerminalWatch.lines({ try? body() }) { fail("it wrote: \(line)") }
    }
  }
}
