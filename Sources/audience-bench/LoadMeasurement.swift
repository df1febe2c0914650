import AudienceDiagnostics
import AudienceFiles
import AudienceJSON
import AudienceProfiles
import AudienceStore
import Glibc

/// What loading the call logs of a folder costs.
enum LoadMeasurement {
  /// Loads the logs, and tells what it took.
  static func load(_ folder: String) throws -> (store: CallStore, row: JSONValue) {
    let paths = try CallLogFiles.find(inWorkspace: folder)
    let (store, timing) = try Stopwatch.time { CallStore(try CallLogReader.read(paths)) }
    let bytes = paths.reduce(0) { $0 + (FileSystem.size(of: $1) ?? 0) }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let row: JSONObject = [
      "cpu_s": seconds(timing.cpu), "wall_s": seconds(timing.wall),
      "bytes_in": .integer(Int(bytes)), "peak_rss_bytes": .integer(usage.ru_maxrss * 1024),
    ]
    return (store, .object(row))
  }

  private static func seconds(_ milliseconds: Double) -> JSONValue {
    ExactNumber(milliseconds / 1_000).map { .number($0) } ?? .null
  }
}
