import ArgumentParser
import AudienceRendering
import AudienceSession

/// The manual page in the language of man(7).
struct ManualPage {
  var text: String {
    (head + subcommands + commands + replies + tail).map { $0 + "\n" }.joined()
  }

  private var head: [String] {
    [
      ".TH AUDIENCE 1", ".SH NAME",
      "audience \\- " + Self.escaped(AudienceCommand.configuration.abstract),
      ".SH SYNOPSIS", ".B audience", "[\\fIWORKSPACE\\fR]", ".br", ".B audience",
      "\\fISUBCOMMAND\\fR [\\fIOPTIONS\\fR]", ".SH DESCRIPTION", ".nf",
    ]
      + AudienceCommand.configuration.discussion.split(separator: "\n").map {
        Self.line(String($0))
      } + [".fi"]
  }

  private var subcommands: [String] {
    var lines = [".SH SUBCOMMANDS"]
    for command in AudienceCommand.configuration.subcommands {
      lines += [
        ".SS " + (command.configuration.commandName ?? ""),
        Self.line(command.configuration.abstract), ".PP", ".nf",
      ]
      let help = AudienceCommand.helpMessage(for: command, columns: 76)
      let usage = help.split(separator: "\n", omittingEmptySubsequences: false)
        .drop { !$0.hasPrefix("USAGE") }
      lines += usage.map { Self.line(String($0)) }
      lines.append(".fi")
    }
    return lines
  }

  private var commands: [String] {
    var lines = [".SH COMMANDS OF THE REPL", "A line that does not begin with / is a prompt."]
    for group in CommandSpec.Group.allCases {
      lines.append(".SS " + group.rawValue)
      for spec in CommandTable.all where spec.group == group {
        lines += [
          ".TP", "\\fB/\(spec.name.rawValue)\\fR " + Self.escaped(spec.arguments),
          Self.line(spec.summary), ".br", "Example: " + Self.escaped(spec.example),
        ]
      }
    }
    return lines
  }

  private var replies: [String] {
    var lines = [
      ".SH REPLIES AS JSON",
      "With \\-\\-format json every reply is one object a line. Its field version is "
        + "\(ReplyJSON.version), and reply names its kind. Fields may be added; those there are keep "
        + "their meaning. audience manual \\-\\-replies prints this as a JSON Schema.",
    ]
    for kind in ReplySchema.kinds + ReplySchema.shared + ReplySchema.rows {
      lines += [".TP", "\\fB\(kind.name)\\fR", Self.line(kind.summary)]
      let fields = ReplySchema.lines(of: kind.fields)
      if !fields.isEmpty { lines += [".nf"] + fields.map(Self.line) + [".fi"] }
    }
    return lines
  }

  private var tail: [String] {
    [
      ".SH FILES", ".TP", "$XDG_CONFIG_HOME/audience/config.json",
      "What you set and what you agreed to.", ".TP", "$XDG_STATE_HOME/audience",
      "History, sessions, and what was saved for workspaces that are read\\-only.", ".TP",
      "$XDG_CACHE_HOME/audience", "What can be made anew: prepared call logs.",
      ".SH ENVIRONMENT", ".TP", "NO_COLOR", "No colour, where it is set to anything.", ".TP",
      "VISUAL, EDITOR", "The editor of /edit.", ".TP", "EDITRC",
      "Another file than ~/.editrc with the keys of the line editor.",
    ]
  }

  /// A text as a line of its own: a point or a quote at its beginning would be a request.
  private static func line(_ text: String) -> String { "\\&" + escaped(text) }

  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "\\": "\\e"
      case "-": "\\-"
      default: String(character)
      }
    }.joined()
  }
}
