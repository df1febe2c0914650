import ArgumentParser
import AudienceDiagnostics
import AudienceFiles
import AudienceJSON
import AudienceProfiles
import AudienceStore

/// `ingest`: call logs into the columnar store.
struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest", abstract: "What it costs to read the call logs of a folder.",
    discussion: """
      Each round prints {"load":{"cpu_s","wall_s","bytes_in","store_bytes","peak_rss_bytes"}}. The \
      folder needs no workspace.json.
      """)

  @Argument(help: "A folder with call logs.")
  var folder: String

  @Option(help: "How many threads read.")
  var threads = 2

  @Option(help: "How many rounds are measured, from 1.")
  var rounds = 5

  @Flag(help: "Use the prepared store, and save one where the logs are large.")
  var store = false

  func validate() throws {
    if threads < 1 { throw ValidationError("--threads expects a number from 1") }
    if rounds < 1 { throw ValidationError("--rounds expects a number from 1") }
  }

  func run() throws {
    let paths = try CallLogFiles.find(inWorkspace: folder)
    for round in 0...rounds {
      ProcessMemory.resetPeak()
      let (loaded, timing) = try Stopwatch.time { try load(paths) }
      let peak = ProcessMemory.peak
      if round > 0 {
        BenchOutput.write(["load": .load(timing, paths, storeBytes: loaded.byteCount, peak: peak)])
      }
    }
  }
}

extension IngestCommand {
  private func load(_ paths: [String]) throws -> CallStore {
    if !store { return try CallStore.load(paths, threads: threads) }
    return try PreparedStore(of: paths, folder: folder, stores: nil).open(threads: threads).store
  }
}

extension JSONValue {
  /// What a load cost.
  static func load(_ timing: Timing, _ paths: [String], storeBytes: Int, peak: Int) -> JSONValue {
    let bytesIn = paths.reduce(0) { $0 + Int(FileSystem.size(of: $1) ?? 0) }
    return .object([
      "cpu_s": .seconds(timing.cpu), "wall_s": .seconds(timing.wall),
      "bytes_in": .integer(bytesIn), "store_bytes": .integer(storeBytes),
      "peak_rss_bytes": .integer(peak),
    ])
  }

  /// Milliseconds as seconds, to a tenth of a millisecond.
  private static func seconds(_ milliseconds: Double) -> JSONValue {
    .number(ExactNumber((milliseconds * 10).rounded() / 10_000) ?? ExactNumber(0))
  }
}
