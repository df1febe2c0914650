import ArgumentParser
import LineEditor

/// How everything that is printed looks.
struct LookOptions: ParsableArguments {
  @Option(help: "When to print in colour: auto, always or never.")
  var color: ColorChoice = .auto

  @Flag(help: "Draw trees, bars and marks in ASCII.")
  var ascii = false
}

/// When colour is printed.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  /// On a terminal that can, unless `NO_COLOR` is set; elsewhere where `CLICOLOR_FORCE` is.
  case auto
  case always, never

  func isWanted(isTerminal: Bool, _ variables: [String: String]) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    guard (variables["NO_COLOR"] ?? "").isEmpty else { return false }
    let forced = variables["CLICOLOR_FORCE"] ?? ""
    if !forced.isEmpty, forced != "0" { return true }
    return isTerminal && !Terminal.isDumb(environment: variables)
  }
}
