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
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard word.hasPrefix("/") else { return String(word) }
      let name = word.dropFirst().prefix { $0.isLetter }
      guard let command = CommandName(rawValue: String(name)) else { return String(word) }
      let rest = word.dropFirst(1 + name.count)
      guard rest.allSatisfy({ ",;:.".contains($0) }) else { return String(word) }
      return (shellWord(command) ?? "audience repl -c /\(name)") + rest
    }.joined(separator: " ")
  }
}
