import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSession
import TerminalText

extension TextRenderer {
  func help(_ reply: HelpReply) -> [String] {
    switch reply {
    case .overview(let specs):
      var lines: [String] = []
      for group in CommandSpec.Group.allCases {
        lines.append(margin + screen.paint(group.rawValue, .strong))
        for spec in specs where spec.group == group {
          let usage = "/\(spec.name.rawValue) \(spec.arguments)".trimmedRight
          lines += entry("  " + usage, spec.summary, column: 33)
        }
      }
      let notes = [
        "every other line is a prompt: 20 to 300 characters of English",
        "/help COMMAND shows an example · Tab completes · Ctrl-C cancels",
      ]
      return lines + notes.flatMap { screen.wrapped($0, to: room).map { margin + $0 } }
    case .found(let word, let specs, let codes, let validators):
      let commands = specs.flatMap { spec in
        entry(
          "  " + "/\(spec.name.rawValue) \(spec.arguments)".trimmedRight, spec.summary, column: 33)
      }
      let pages = codes.flatMap { entry("  " + $0.code.rawValue, $0.headline, column: 33) }
      return [margin + screen.paint("help with '\(ScreenText.escaped(word))'", .strong)]
        + commands + pages
        + validators.flatMap { entry("  " + $0.name, "validator: " + $0.summary, column: 33) }
    case .command(let spec):
      return [margin + "/\(spec.name.rawValue) \(spec.arguments)".trimmedRight]
        + indented([spec.summary, "example: " + spec.example])
    case .code(let code, let validator):
      return page(code)
        + (validator.map { help in
          [margin + "  found by the validator '\(help.description.name)'"] + examples(help)
        } ?? [])
    case .validator(let help):
      let settings = help.settings.flatMap { state in
        entry(
          "  setting \(state.setting.name)=\(state.shownValue)", state.setting.summary, column: 33)
      }
      return [
        margin + "validator '\(ScreenText.escaped(help.description.name))'",
        margin + "  " + ScreenText.escaped(help.description.summary),
      ] + settings + help.codes.flatMap(page) + examples(help)
    }
  }

  private func page(_ code: CodeDescription) -> [String] {
    [margin + "\(code.code) (\(code.kind.rawValue), exit status \(code.exitStatus))"]
      + indented([code.headline] + paragraphs(of: code.page))
  }

  /// The paragraphs of a page: its lines joined, but for those that are empty or indented.
  private func paragraphs(of page: String) -> [String] {
    page.split(separator: "\n", omittingEmptySubsequences: false).reduce(into: []) { result, line in
      if let last = result.last, !last.isEmpty, !line.isEmpty, !line.hasPrefix(" "),
        !last.hasPrefix(" ")
      {
        result[result.count - 1] = last + " " + line
      } else {
        result.append(String(line))
      }
    }
  }

  /// Texts a step behind the margin, each broken where it is too long.
  private func indented(_ texts: [String]) -> [String] {
    texts.flatMap { screen.wrapped(ScreenText.escaped($0), to: room - 2) }.map {
      margin + "  " + $0
    }
  }

  /// The queries that are found, each with its place and what mends it, and those that are fine.
  private func examples(_ help: ValidatorHelp) -> [String] {
    if help.triggering.isEmpty, help.quiet.isEmpty { return [] }
    var lines = [margin + screen.paint("found", .strong)]
    for example in help.triggering {
      let excerpt = SourceExcerpt(SourceText(example.query), example.span, room: room - 2)
      lines += [margin + "  " + excerpt.line, margin + "  " + screen.paint(excerpt.carets, .error)]
      if !example.setting.words.isEmpty {
        lines.append(margin + "    " + screen.paint("with \(example.setting.words)", .faint))
      }
      if let mended = example.mended {
        lines += screen.wrapped("/apply: " + ScreenText.escaped(mended), to: room - 4).map {
          margin + "    " + $0
        }
      }
    }
    lines.append(margin + screen.paint("fine", .strong))
    for example in help.quiet {
      lines += screen.wrapped(ScreenText.escaped(example.query), to: room - 2).map {
        margin + "  " + $0
      }
      if !example.setting.words.isEmpty {
        lines.append(margin + "    " + screen.paint("with \(example.setting.words)", .faint))
      }
    }
    return lines
  }
}
