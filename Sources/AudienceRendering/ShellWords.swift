import AudienceSession

/// What answers say of commands, for somebody who is at a shell and not in the REPL.
enum ShellWords {
  /// The subcommand or option that does what a command of the REPL does.
  private static func shellWord(_ name: CommandName) -> String? {
    switch name {
    case .preview, .count: "audience preview"
    case .why: "audience why"
    case .export: "audience export"
    case .validate: "audience check"
    case .schema: "audience workspace show"
    case .plugin: "audience plugins"
    case .open: "audience"
    case .strategy: "--strategy"
    case .engine: "--engine"
    case .level: "--level"
    case .at: "--at"
    case .refine: "audience generate --refine"
    case .define, .status, .examples, .tips, .again, .readings, .take, .explain, .confirm,
      .consent, .request, .compare, .show, .query, .edit, .set, .add, .where, .remove, .move,
      .wrap, .unwrap, .negate, .replace, .undo, .redo, .log, .diff, .apply, .near, .waterfall,
      .sweep, .invent, .insights, .overlap, .values, .profile, .save, .audiences, .rename,
      .delete, .load, .copy, .report, .session, .help, .learn, .config, .quit:
      nil
    }
  }

  /// The text with the commands of the REPL said as the shell takes them: `/preview lists members`
  /// is `audience preview lists members`; one that only the REPL has, as a line for it.
  static func said(_ text: String) -> String {
    var setsStrategy = false
    return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard let (command, rest) = command(word) else {
        // What stands behind /strategy NAME is an option of its own in a shell.
        let isSetting = setsStrategy && word.contains("=")
        return isSetting ? "--set " + word : String(word)
      }
      setsStrategy = command == .strategy
      return (shellWord(command) ?? "audience repl -c /\(command.rawValue)") + rest
    }.joined(separator: " ")
  }

  /// The command that a word is, with the punctuation behind it.
  private static func command(_ word: Substring) -> (CommandName, rest: Substring)? {
    guard word.hasPrefix("/") else { return nil }
    let name = word.dropFirst().prefix { $0.isLetter }
    let rest = word.dropFirst(1 + name.count)
    guard let command = CommandName(rawValue: String(name)),
      rest.allSatisfy({ ",;:.".contains($0) })
    else { return nil }
    return (command, rest)
  }
}
