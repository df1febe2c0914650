package import AudienceConditions
package import AudienceDiagnostics
package import AudiencePluginAPI
import AudiencePluginHost
package import AudienceSchema

extension Session {
  /// Exports the tree, or its members; into a file where one is named.
  func export(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let open = try requireWorkspace()
    let (format, file) = line.splitFirst()
    if let form = MemberExport.Format(rawValue: format.text) {
      return try exportMembers(form, line, state, open, work)
    }
    let forms =
      catalog.exporters.map { $0.description.name }
      + MemberExport.Format.allCases.map(\.rawValue)
    if format.text.lowercased() == "sql" { throw whichSQL(format, line) }
    guard forms.contains(format.text) else {
      throw usage(
        .export, line,
        format.text.isEmpty ? "expected a form" : "there is no exporter '\(format.text)'",
        at: format.span, choices: forms)
    }
    let (settings, path) = Self.typedSettings(file, in: line)
    let exported = try export(
      format.text, settings: settings, tree: state.tree, level: state.level,
      prompt: state.origin.prompt, in: open, work: work)
    if path.text.isEmpty { return .exported(exported) }
    try WholeFile.write(Array(exported.text.utf8), to: path.text)
    return .text(["wrote \(path.text)"] + exported.notes)
  }

  /// `sql` is a family of forms: one for each warehouse.
  private func whichSQL(_ format: CommandLine.Argument, _ line: CommandLine) -> FindingError {
    let dialects = catalog.exporters.map { $0.description }.filter { $0.summary.contains("SQL") }
    let names = dialects.map(\.name)
    return FindingError(
      Finding(
        .usage, at: .text(line.source, format.span),
        "every warehouse has its own SQL: expected which one",
        suggestions: [],
        help: "the one where your tables are: \(names.joined(separator: ", ")) · with none yet, "
          + "audience export-profiles --to sqlite:FILE makes tables of these samples for sqlite"))
  }

  /// The settings before the file of an export: `time=relative audience.sql`.
  private static func typedSettings(
    _ argument: CommandLine.Argument, in line: CommandLine
  ) -> (settings: [String], rest: CommandLine.Argument) {
    var settings: [String] = []
    var rest = argument
    while true {
      let (word, next) = CommandLine.split(rest, in: line.source)
      guard let sign = word.text.firstIndex(of: "="), sign != word.text.startIndex,
        word.text[..<sign].allSatisfy({ $0.isLowercase || $0 == "-" })
      else { return (settings, rest) }
      settings.append(word.text)
      rest = next
    }
  }

  /// The members as lines: `csv members.csv email by age`.
  private func exportMembers(
    _ format: MemberExport.Format, _ line: CommandLine, _ state: TreeState, _ open: OpenWorkspace,
    _ work: SessionWork
  ) throws -> Reply {
    let members = try requireMembers(state)
    var words = Array(line.quotedWords.dropFirst())
    var file: String?
    // A word that names no trait and has a point or a slash is a file.
    if let first = words.first, first.text.contains(".") || first.text.contains("/"),
      open.workspace.lookUpTrait(FieldPath(first.text), scope: state.level.traitScope) == .unknown
    {
      file = first.text
      words.removeFirst()
    }
    let choice = try memberChoice(words, .export, line)
    let export = try MemberTable(
      engine: engine(open, work), workspace: open.workspace, now: clock.now
    ).export(
      members, level: state.level, limit: choice.limit, columns: choice.columns,
      order: choice.order, format: format)
    let noun = state.level == .users ? "profile" : "account"
    let count = min(choice.limit ?? .max, members.ids.count)
    guard let file else {
      // What goes to the screen is masked, what goes into a file is whole.
      let isMasked = settings.masksPersonalData
      let text = try work.inBackground { (isMasked ? export.masked : export).text }
      let note = "personal data is masked: /export \(format.rawValue) FILE writes it whole"
      return .exported(
        ExportedText(text, notes: isMasked ? [note] : []))
    }
    let text = try work.inBackground { Array(export.text.utf8) }
    let notes = try work.inBackground { export.notes }
    try WholeFile.write(text, to: file)
    return .text(
      [
        "wrote \(count) of \(members.total) \(noun)\(members.total == 1 ? "" : "s") to \(file)"
      ] + notes)
  }

  /// The tree in another form.
  ///
  /// - Throws: code `usage` for a form that no exporter is installed for; what the exporter threw.
  package func export(
    _ format: String, settings words: [String] = [], tree: ConditionTree, level: AudienceLevel,
    prompt: String, in open: OpenWorkspace, work: SessionWork
  ) throws(FindingError) -> ExportedText {
    guard let type = catalog.exporters.first(where: { $0.description.name == format }) else {
      throw FindingError(
        Finding(
          .usage, at: .whole,
          format.isEmpty ? "expected a form" : "there is no exporter '\(format)'",
          help: "one of: \(catalog.exporters.map { $0.description.name }.joined(separator: ", "))"))
    }
    let request = ExportRequest(
      tree: tree, level: level, workspace: open.workspace, now: clock.now, prompt: prompt,
      samples: open.source.store)
    let plugin = PluginReference(.exporter, format)
    var sources = pluginSettings
    try sources.type(words, for: plugin, type.description)
    let set = try sources.settings(of: plugin, type.description)
    return try PluginCall(plugin, disabled: disabled).run(
      isCancelled: work.isCancelled, onProgress: work.progress
    ) { _ in try type.init(settings: set).export(request) }
  }

  func help(_ line: CommandLine) throws -> Reply {
    let topic = line.rest
    if topic.text.isEmpty { return .help(.overview(CommandTable.all)) }
    let word = topic.text.hasPrefix("/") ? String(topic.text.dropFirst()) : topic.text
    if let name = CommandName(rawValue: word) ?? CommandTable.synonym(of: word),
      let spec = CommandTable.spec(name)
    {
      return .help(.command(spec))
    }
    let codes = CodeCatalog.all + catalog.validators.flatMap { $0.codes }
    if let code = codes.first(where: { $0.code.rawValue == word }) {
      let finder = catalog.validators.first { type in
        type.examples.triggering.contains { $0.code == code.code }
      }
      return .help(.code(code, finder.map { validatorHelp($0, code: code.code) }))
    }
    if let validator = catalog.validator(named: word) {
      return .help(.validator(validatorHelp(validator)))
    }
    let found = Self.found(word, codes)
    let validators = catalog.descriptions(of: .validator).filter { description in
      word.count > 2
        && [description.name, description.summary].contains {
          $0.lowercased().contains(word.lowercased())
        }
    }
    if !found.commands.isEmpty || !found.codes.isEmpty || !validators.isEmpty {
      return .help(.found(word, found.commands, found.codes, validators))
    }
    let names =
      CommandName.allCases.map(\.rawValue) + codes.map(\.code.rawValue)
      + catalog.descriptions(of: .validator).map(\.name)
    let nearest = EditDistance.nearest(to: word, in: names)
    throw FindingError(
      Finding(
        .usage, at: .text(line.source, topic.span), "there is no help about '\(topic.text)'",
        suggestions: nearest.map {
          Suggestion("did you mean '\($0)'?", .replaceText(topic.span, $0))
        }, help: "/help lists the commands; error codes are the words in brackets"))
  }

  private func validatorHelp(
    _ type: any ConditionValidator.Type, code: FindingCode? = nil
  ) -> ValidatorHelp {
    let plugin = PluginReference(.validator, type.description.name)
    return ValidatorHelp(
      type, pluginSettings.states(of: plugin, type.description), code: code)
  }

  /// The commands and codes whose help has a word.
  private static func found(
    _ word: String, _ codes: [CodeDescription]
  ) -> (commands: [CommandSpec], codes: [CodeDescription]) {
    let wanted = word.lowercased()
    func has(_ texts: String...) -> Bool { texts.contains { $0.lowercased().contains(wanted) } }
    guard wanted.count > 2 else { return ([], []) }
    return (
      CommandTable.all.filter { has($0.name.rawValue, $0.arguments, $0.summary, $0.example) },
      codes.filter { has($0.code.rawValue, $0.headline, $0.page) }
    )
  }
}
