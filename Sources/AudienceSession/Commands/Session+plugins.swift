package import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost

extension Session {
  /// Every installed plugin; one with its settings and its label; or changes settings.
  mutating func plugins(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let words = line.quotedWords
    guard let first = words.first else { return .plugins(plugins) }
    switch first.text {
    case "set": return try setPlugin(Array(words.dropFirst()), line, work)
    case "unset": return try unsetPlugin(Array(words.dropFirst()), line, work)
    default: return .plugin(try plugin(named: line.rest.text))
    }
  }

  /// A plugin by its name, or by its kind and name where several kinds have the name:
  /// `exporter/json`.
  ///
  /// - Throws: code `usage` where there is none, or more than one.
  package func plugin(named text: String) throws(FindingError) -> PluginListing {
    let found = plugins.filter { [$0.description.name, $0.plugin.path].contains(text) }
    if found.count > 1 {
      throw FindingError(
        Finding(
          .usage, at: .whole, "there are \(found.count) plugins '\(text)'",
          help: "one of: \(found.map(\.plugin.path).joined(separator: ", "))"))
    }
    if let listing = found.first { return listing }
    let names = plugins.map(\.description.name)
    let nearest = EditDistance.nearest(to: text, in: names, count: 3)
    throw FindingError(
      Finding(
        .usage, at: .whole, "there is no plugin '\(text)'",
        help: nearest.isEmpty
          ? "/plugin lists them" : "one of: \(nearest.joined(separator: ", ")) · /plugin lists all")
    )
  }

  /// Every installed plugin.
  package var plugins: [PluginListing] {
    let engineName = engineChoice.type.description.name
    return PluginKind.allCases.flatMap { kind in
      catalog.descriptions(of: kind).map { description in
        let plugin = PluginReference(kind, description.name)
        let isInUse =
          switch kind {
          case .strategy: description.name == strategyName
          case .validator: disabled.reason(for: plugin) == nil
          case .engine: description.name == engineName
          case .exporter, .importer: false
          }
        return PluginListing(
          kind: kind, description: description, isInUse: isInUse,
          settings: pluginSettings.states(of: plugin, description),
          offBecause: disabled.reason(for: plugin))
      }
    }
  }

  // MARK: - Settings

  private mutating func setPlugin(
    _ words: [CommandLine.Argument], _ line: CommandLine, _ work: SessionWork
  ) throws -> Reply {
    let listing = try pluginWithSettings(words.first, line)
    guard words.count > 1 else {
      throw usage(
        .plugin, line, "expected a setting and its value: NAME=VALUE",
        choices: listing.description.settings.map { "\($0.name)=" })
    }
    try pluginSettings.type(words.dropFirst().map(\.text), for: listing.plugin, listing.description)
    return try remade(listing, work)
  }

  private mutating func unsetPlugin(
    _ words: [CommandLine.Argument], _ line: CommandLine, _ work: SessionWork
  ) throws -> Reply {
    let listing = try pluginWithSettings(words.first, line)
    let names = listing.description.settings.map(\.name)
    for word in words.dropFirst() where !names.contains(word.text) {
      throw usage(
        .plugin, line, "\(listing.plugin) has no setting '\(word.text)'", at: word.span,
        choices: names)
    }
    pluginSettings.forget(words.dropFirst().map(\.text), of: listing.plugin)
    return try remade(listing, work)
  }

  private func pluginWithSettings(
    _ word: CommandLine.Argument?, _ line: CommandLine
  ) throws -> PluginListing {
    let choices = plugins.filter { !$0.settings.isEmpty }.map(\.description.name)
    guard let word else { throw usage(.plugin, line, "expected a plugin", choices: choices) }
    let listing = try plugin(named: word.text)
    if listing.settings.isEmpty {
      throw usage(
        .plugin, line, "\(listing.plugin) has no settings", at: word.span, choices: choices)
    }
    return listing
  }

  /// Makes the plugin anew where one is at work, and shows it.
  private mutating func remade(_ listing: PluginListing, _ work: SessionWork) throws -> Reply {
    switch listing.kind {
    case .strategy:
      if listing.isInUse { try remake(strategy: strategyName) }
    case .validator:
      validators = Self.validationHost(catalog, settings: pluginSettings, disabled: disabled)
      if let state, let open { self.state = try evaluated(state, in: open, work: work) }
    case .engine:
      if let open, listing.isInUse {
        self.open = open.with(
          try open.choice.engine(open.source, pluginSettings, disabled), open.choice)
      }
    case .exporter, .importer: break
    }
    return .plugin(try plugin(named: listing.plugin.path))
  }

  /// The host over every validator, each as it is set.
  static func validationHost(
    _ catalog: PluginCatalog, settings: SettingSources, disabled: DisabledPlugins
  ) -> ValidationHost {
    ValidationHost(
      types: catalog.validators.map { type in
        let description = type.description
        let plugin = PluginReference(.validator, description.name)
        return (type, { try settings.settings(of: plugin, description) })
      }, disabled: disabled)
  }
}
