import AudienceDiagnostics
import AudienceJSON
import Glibc

/// Results go to standard output, one JSON object a line; everything else to standard error.
enum BenchOutput {
  static func write(_ row: JSONObject) {
    write(JSONValue.object(row).compactText, to: STDOUT_FILENO)
  }

  static func talk(_ finding: Finding) {
    talk("\(finding.severity.rawValue)[\(finding.code.rawValue)]: \(finding.message)")
  }

  static func talk(_ line: String) { write(line, to: STDERR_FILENO) }

  private static func write(_ line: String, to descriptor: Int32) {
    var rest = Array((line + "\n").utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { return }
      rest = rest.dropFirst(max(0, count))
    }
  }
}
