import AudienceRendering
import AudienceSampleSupport
import AudienceSession
import Foundation

/// A session as the screen shows it: what was typed behind the prompt, what was answered below.
struct Transcript {
  /// One line that is typed, with the answer that is expected.
  struct Step {
    let input: String
    var output: [String]
  }

  static let prompt = "audience ❯ "

  /// The files that transcripts write; they go into the copy of the workspace.
  private static let files = ["audience.html", "members.csv", "my.session"]

  /// Comments before the first line that is typed.
  private(set) var header: [String] = []
  private(set) var steps: [Step] = []

  init(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix(Self.prompt) {
        steps.append(Step(input: String(line.dropFirst(Self.prompt.count)), output: []))
      } else if steps.isEmpty {
        header.append(line)
      } else {
        steps[steps.count - 1].output.append(line)
      }
    }
    for index in steps.indices {
      while steps[index].output.last == "" { steps[index].output.removeLast() }
    }
  }

  var text: String {
    (header
      + steps.flatMap { [Self.prompt + $0.input] + $0.output })
      .joined(separator: "\n") + "\n"
  }

  /// The same lines typed into a session in a workspace, with what is answered at 80 columns.
  ///
  /// - Parameter hear: is told every line and its reply.
  func replayed(
    in folder: URL, hear: (String, Reply) -> Void = { _, _ in }
  ) throws -> Transcript {
    // What a session saves goes into a copy.
    let home = FileManager.default.temporaryDirectory.appending(path: "transcript-\(UUID())")
    let copied = home.appending(path: folder.lastPathComponent)
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    try FileManager.default.copyItem(at: folder, to: copied)
    var session = try Samples.session(in: copied)
    let renderer = TextRenderer(Screen(columns: 80))
    var copy = self
    for index in steps.indices {
      let input = Self.files.reduce(steps[index].input) {
        $0.replacingOccurrences(of: " \($1)", with: " \(copied.path)/\($1)")
      }
      let reply = session.run(input)
      hear(input, reply)
      let lines = renderer.lines(reply)
      var output = lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        .map(String.init)
      while output.last == "" { output.removeLast() }
      copy.steps[index].output = output
    }
    return copy
  }

  /// The transcript with the answers of another one where its own differ.
  func recording(_ actual: Transcript) -> Transcript {
    var copy = self
    for (index, step) in actual.steps.enumerated()
    where !Self.matches(steps[index].output[...], step.output[...]) {
      copy.steps[index].output = step.output
    }
    return copy
  }

  /// Whether lines are as expected; `…` alone on a line stands for any lines.
  static func matches(_ expected: ArraySlice<String>, _ actual: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return actual.isEmpty }
    let rest = expected.dropFirst()
    if first.trimmingCharacters(in: .whitespaces) == "…" {
      return (actual.startIndex...actual.endIndex).contains { matches(rest, actual[$0...]) }
    }
    return first == actual.first && matches(rest, actual.dropFirst())
  }
}
