import ArgumentParser
import AudienceDiagnostics
import AudienceSession

/// Where a workspace goes that was made of something else.
struct ImportTarget: ParsableArguments {
  @Option(
    name: .shortAndLong, help: "The workspace.json to write; standard output where none is given.")
  var output: String?

  @Flag(help: "Replace the file of --output where there is one.")
  var replace = false

  @Option(help: "The workspace's name.")
  var name: String?

  /// - Throws: code `usage` for a name that is empty; `unconfirmed` for a file that is there already.
  func check() throws(FindingError) {
    if name?.isEmpty == true { throw SharedOptions.usage("--name expects a name") }
    guard let output, !replace, WholeFile.isThere(output) else { return }
    throw FindingError(
      Finding(
        .unconfirmed, at: .file(output, nil), "the file is there already",
        help: "--replace writes it anew; what was written into it by hand is lost then"))
  }

  /// Writes the workspace, and tells what was left out, a summary last.
  func write(_ made: ImportResult, _ kit: KitSession) throws(FindingError) {
    if let output {
      try WholeFile.write(made.bytes, to: output)
    } else {
      kit.console.write(data: String(decoding: made.bytes, as: UTF8.self))
    }
    kit.talkAll(made.findings)
    kit.console.writeTalk(
      "  \(made.importer): \(made.summary)\(output.map { " · wrote \($0)" } ?? "")")
  }
}
