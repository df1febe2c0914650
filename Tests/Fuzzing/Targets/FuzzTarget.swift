/// A way in for bytes that somebody else made, with what has to hold whatever they are.
///
/// `.ci/fuzz` looks for bytes that break one; those found, and some that reach far, are kept in
/// `Corpus/`, in a folder of the target's name, and tried by every run of the tests.
package struct FuzzTarget: Sendable {
  package let name: String
  /// Does with the bytes what the playground does with them, and traps where it must not be so.
  package let run: @Sendable ([UInt8]) -> Void

  package static let all: [FuzzTarget] = [
    FuzzTarget(name: "query", run: tryQuery), FuzzTarget(name: "words", run: tryWords),
    FuzzTarget(name: "json", run: tryJSON), FuzzTarget(name: "tree", run: tryTree),
    FuzzTarget(name: "workspace", run: tryWorkspace), FuzzTarget(name: "calls", run: tryCalls),
    FuzzTarget(name: "gzip", run: tryGzip), FuzzTarget(name: "time", run: tryTime),
    FuzzTarget(name: "events", run: tryEvents), FuzzTarget(name: "store", run: tryStore),
    FuzzTarget(name: "forged", run: tryForged), FuzzTarget(name: "prompt", run: tryPrompt),
    FuzzTarget(name: "answer", run: tryAnswer),
    FuzzTarget(name: "session", run: trySession),
  ]

  package static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

/// Ends the process where what has to hold does not.
func require(_ holds: Bool, _ message: @autoclosure () -> String) {
  precondition(holds, message())
}

/// Ends the process where what has to work throws.
func require<Value>(_ message: String, _ body: () throws -> Value) -> Value {
  do {
    return try body()
  } catch {
    preconditionFailure("\(message): \(error)")
  }
}
