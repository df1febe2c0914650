import ArgumentParser
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudiencePluginHost
import AudienceSchema
import AudienceTime

/// `parse`: prompts read by the first strategy, with the host's checks before and behind.
struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: "How long prompts take to be read, refused ones too.",
    discussion: "Rows {\"id\",\"prompt\"} give {\"id\",\"cpu_ms\"}, one figure a round.")

  @OptionGroup var options: BenchOptions

  @Option(help: "Prompts as JSON lines.")
  var prompts: String

  func run() throws {
    let workspace = try options.schema()
    let rows = try BenchRows.read(prompts)
    let host = try Self.host()
    let now = workspace.settings.now ?? workspace.newestLastSeen ?? Instant(microseconds: 0)
    var figures: [[Double]] = rows.map { _ in [] }
    for round in 0...options.rounds {
      for (position, row) in rows.enumerated() {
        let text = try BenchRows.text("prompt", of: row)
        let (_, timing) = Stopwatch.time { Self.read(text, host, workspace, now) }
        if round > 0 { figures[position].append(timing.cpu) }
      }
    }
    for (row, figures) in zip(rows, figures) {
      BenchOutput.write(["id": row["id"] ?? .null, "cpu_ms": .milliseconds(figures)])
    }
  }

  private static func host() throws -> GenerationHost {
    guard let type = try InstalledPlugins.catalog().strategies.first else {
      throw FindingError(Finding(.plugin, at: .whole, "no strategy is installed"))
    }
    let settings = try PluginSettings(for: type.description, environment: [:])
    return GenerationHost(try type.init(settings: settings), disabled: DisabledPlugins())
  }

  /// Reads a prompt; a refusal is an outcome like any other.
  private static func read(
    _ text: String, _ host: GenerationHost, _ workspace: Workspace, _ now: Instant
  ) -> Bool {
    guard let prompt = try? GenerationHost.prompt(from: text) else { return false }
    let request = GenerationRequest(task: .generate(prompt), workspace: workspace, now: now)
    return (try? host.generate(request, allowsPersonalData: false, hasConsent: false)) != nil
  }
}
