import ArgumentParser

/// What every measurement of queries on a folder of call logs is told.
struct QueryOptions: ParsableArguments {
  @Argument(help: "The folder with the call logs, and workspace.json if it has one.")
  var folder: String

  @Option(help: "Queries as JSON lines.")
  var queries: String

  @Option(help: "The clock, RFC 3339.")
  var at: String

  @Option(help: "How many threads evaluate at most.")
  var threads = 1

  @Option(help: "How many rounds are measured, from 1.")
  var rounds = 5

  @Flag(help: "Open the prepared store beside the logs; make it where there is none.")
  var store = false

  func validate() throws {
    if rounds < 1 { throw ValidationError("--rounds expects a number from 1") }
    if !(1...256).contains(threads) { throw ValidationError("--threads expects 1 to 256") }
    try BenchRequest.validate(clock: at)
  }
}
