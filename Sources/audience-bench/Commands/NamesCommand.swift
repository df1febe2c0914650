import ArgumentParser
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// `names`: the names of the workspace nearest to a mention, as "did you mean" offers them.
struct NamesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names", abstract: "How long it takes to find the names nearest to a mention.",
    discussion: """
      Rows {"id","mention"} give {"id","best":[names, nearest first],"cpu_ms"}, one figure a round.
      """)

  @OptionGroup var options: BenchOptions

  @Option(help: "Mentions as JSON lines.")
  var mentions: String

  func run() throws {
    let workspace = try options.schema()
    let rows = try BenchRows.read(mentions)
    var figures: [[Double]] = rows.map { _ in [] }
    var best: [[String]] = rows.map { _ in [] }
    for round in 0...options.rounds {
      for (position, row) in rows.enumerated() {
        let mention = try BenchRows.text("mention", of: row)
        let (names, timing) = Stopwatch.time {
          workspace.names(near: mention)
        }
        best[position] = names
        if round > 0 { figures[position].append(timing.cpu) }
      }
    }
    for (position, row) in rows.enumerated() {
      BenchOutput.write([
        "id": row["id"] ?? .null, "best": .array(best[position].map { .text($0) }),
        "cpu_ms": .milliseconds(figures[position]),
      ])
    }
  }
}
