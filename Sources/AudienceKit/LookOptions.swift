import ArgumentParser
import AudienceSession
import LineEditor

/// How everything that is printed looks.
struct LookOptions: ParsableArguments {
  @Option(help: "When to print in colour: auto, always or never; without it, as /config set it.")
  var color: ColorChoice?

  @Flag(help: "Draw trees, bars and marks in ASCII.")
  var ascii = false

  /// Arguments where these options, standing before a subcommand, come after all the others: they
  /// are options of every subcommand, and the program has none of its own.
  static func movedBack(in arguments: [String]) -> [String] {
    var rest = arguments[...]
    var leading: [String] = []
    while let first = rest.first {
      if first == "--ascii" || first.hasPrefix("--color=") {
        leading.append(first)
      } else if first == "--color", rest.count > 1 {
        leading += rest.prefix(2)
        rest = rest.dropFirst()
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    let end = rest.firstIndex(of: "--") ?? rest.endIndex
    return rest[..<end] + leading + rest[end...]
  }
}

/// When colour is printed.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  /// On a terminal that can, unless `NO_COLOR` is set; elsewhere where `CLICOLOR_FORCE` is.
  case auto
  case always, never

  /// Whether colour is wanted: what an argument says goes before the environment, and that before
  /// what the person's configuration says.
  static func isWanted(
    argument: ColorChoice?, _ variables: [String: String], kept: ReplSettings.Colour,
    isTerminal: Bool
  ) -> Bool {
    switch argument {
    case .always: return true
    case .never: return false
    case .auto, nil: break
    }
    guard (variables["NO_COLOR"] ?? "").isEmpty else { return false }
    let forced = variables["CLICOLOR_FORCE"] ?? ""
    if !forced.isEmpty, forced != "0" { return true }
    switch argument == nil ? kept : .auto {
    case .always: return true
    case .never: return false
    case .auto: return isTerminal && !Terminal.isDumb(environment: variables)
    }
  }
}
