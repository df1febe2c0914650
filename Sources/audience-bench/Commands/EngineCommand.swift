import ArgumentParser
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceProfiles
import AudienceStore
import MemoryEngine

/// `engine`: what evaluating queries on the profiles of a folder's call logs costs.
struct EngineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engine", abstract: "How long it takes to evaluate queries.",
    discussion: """
      The first line is {"load":{"cpu_s","wall_s","bytes_in","store_bytes","peak_rss_bytes"}}. Rows \
      {"id","query"} (and "level") give {"id","count","idsum","cpu_ms","wall_ms"}, one figure a round; \
      idsum is the sum of the numbers in the members' ids. Nothing found out in a round is kept for \
      the next.
      """)

  @OptionGroup var options: QueryOptions

  func run() throws {
    let requests = try BenchRequest.read(
      options.queries, folder: options.folder, clock: options.at)
    let paths = try CallLogFiles.find(inWorkspace: options.folder)
    ProcessMemory.resetPeak()
    let (store, timing) = try Stopwatch.time {
      options.store
        ? try PreparedStore(of: paths, folder: options.folder, stores: nil).open(
          threads: options.threads
        ).store
        : try CallStore.load(paths, threads: options.threads)
    }
    BenchOutput.write([
      "load": .load(timing, paths, storeBytes: store.byteCount, peak: ProcessMemory.peak)
    ])
    let engine = MemoryEngine(store, threads: options.threads, resultCapacity: 0)
    var figures = requests.map { _ in [Timing]() }
    var counts = requests.map { _ in 0 }
    for round in 0...options.rounds {
      for (position, row) in requests.enumerated() {
        let (count, timing) = try Stopwatch.time {
          try engine.count(row.request, work: PreviewWork())
        }
        counts[position] = count
        if round > 0 { figures[position].append(timing) }
      }
    }
    for (position, row) in requests.enumerated() {
      var sum = 0
      try engine.members(row.request, limit: nil, work: PreviewWork()) { sum += $0.numberInside }
      BenchOutput.write([
        "id": row.id, "count": .integer(counts[position]), "idsum": .integer(sum),
        "cpu_ms": .milliseconds(figures[position].map(\.cpu)),
        "wall_ms": .milliseconds(figures[position].map(\.wall)),
      ])
    }
  }
}

extension UTF8Text {
  /// The number that the digits of the text are, one after another; 0 without digits.
  fileprivate var numberInside: Int {
    withBytes { bytes in
      bytes.reduce(0) { number, byte in
        (0x30...0x39).contains(byte) ? number &* 10 &+ Int(byte - 0x30) : number
      }
    }
  }
}
