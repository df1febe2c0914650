import ArgumentParser
import AudienceDiagnostics
import AudienceFiles
import AudienceJSON
import Glibc

/// `keys`: what a key of a typed line and a Tab cost at a terminal.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "How long a key and a Tab take while a line is typed.",
    discussion: """
      Makes a workspace of many names, half of them events, half traits, opens it in the REPL at a \
      terminal, and types lines key by key, in every round anew. Gives for each line \
      {"line","key_ms":[...],"tab_ms":[...]}: from a key to the last of what the screen shows for \
      it, every key of every round; then the same for a Tab behind the line, listed candidates \
      included.
      """)

  @Option(help: "How many names the workspace has, from 2.")
  var names = 100_000

  @Option(help: "How many rounds are measured, from 1.")
  var rounds = 5

  /// A line of each kind, each with a Tab at its end that lists many names.
  private static let lines = [
    "Customers who completed Alpha ", "/schema al or", "/query event('Alpha ",
    "/query event('Alpha Order 1000').within(30 days).count() >= 1 AND trait('al",
    "/values or",
  ]

  func validate() throws {
    if names < 2 { throw ValidationError("--names expects a number from 2") }
    if rounds < 1 { throw ValidationError("--rounds expects a number from 1") }
  }

  func run() throws {
    let folder = "/tmp/audience-bench-names-\(getpid())"
    defer {
      unlink(folder + "/workspace.json")
      rmdir(folder)
    }
    do {
      try SafeFile(path: folder + "/workspace.json", access: .owner).replace(
        with: Array(workspace.compactText.utf8))
    } catch {
      throw FindingError(Finding(.file, at: .file(folder, nil), "\(folder): \(error)"))
    }
    let terminal = try BenchTerminal([folder])
    try terminal.wait(for: "❯")
    // The names are prepared on another thread meanwhile.
    terminal.settle()
    sleep(3)
    for line in Self.lines {
      var keys: [Double] = []
      var tabs: [Double] = []
      for _ in 0..<rounds {
        for character in line { keys.append(terminal.react(to: String(character))) }
        tabs.append(terminal.react(to: "\t"))
        _ = terminal.react(to: "\u{15}")
      }
      BenchOutput.write([
        "line": .text(line), "key_ms": .milliseconds(keys), "tab_ms": .milliseconds(tabs),
      ])
    }
  }

  private static let words = [
    "Alpha", "Order", "Cart", "Email", "Product", "Video", "Ticket", "Invoice", "Session", "Page",
    "Completed", "Viewed", "Opened", "Started", "Cancelled", "Updated",
  ]

  /// Names of three words and a number, the same in every run.
  private var workspace: JSONValue {
    func name(_ index: Int, _ separator: String) -> String {
      let count = Self.words.count
      return [
        Self.words[index % count], Self.words[index / count % count], String(index),
        Self.words[index / count / count % count],
      ].joined(separator: separator)
    }
    let events = (0..<(names / 2)).map { index in
      JSONValue.object(["name": .text(name(index, " "))])
    }
    let traits = (0..<(names - names / 2)).map { index in
      JSONValue.object([
        "name": .text(name(index, "_").lowercased()), "type": .text("string"),
        "scope": .text("user"),
      ])
    }
    return .object([
      "name": .text("names"), "events": .array(events), "traits": .array(traits),
    ])
  }
}
