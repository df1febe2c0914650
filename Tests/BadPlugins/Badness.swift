import AudiencePluginAPI
import Glibc

/// What every kind of plugin can do wrong.
enum Badness: String, CaseIterable {
  case not
  case throwing, `init`, hanging, spinning, printing, flooding

  /// Does it.
  func act(_ progress: (WorkProgress) -> Void = { _ in }) throws {
    switch self {
    case .not, .`init`: break
    case .throwing: throw BadError(text: "the tables are \u{1B}[31mgone")
    case .hanging: sleep(3600)
    case .spinning: while true {}
    case .printing: print("hello from the plugin")
    case .flooding:
      for number in 0..<2_000_000 {
        progress(WorkProgress("step \(number)\u{7}", fraction: Double(number)))
      }
    }
  }
}

struct BadError: Error {
  let text: String
}

extension PluginDescription {
  /// A bad plugin; `more` are the ways that only its kind has.
  init(bad kind: PluginKind, more: [String]) {
    self.init(
      name: "bad", version: "0.1", summary: "breaks the contract",
      settings: [
        PluginSetting(
          "how", .choice(Badness.allCases.map(\.rawValue) + more), default: "not",
          summary: "in which way")
      ])
  }
}

extension PluginSettings {
  /// In which way the plugin is bad: one that all kinds have, or one of its own.
  func badness() throws -> (common: Badness, own: String) {
    let text = text("how") ?? "not"
    if text == Badness.`init`.rawValue { throw BadError(text: "it cannot be made") }
    return (Badness(rawValue: text) ?? .not, text)
  }
}
