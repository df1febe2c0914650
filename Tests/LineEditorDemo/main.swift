internal import Glibc
import LineEditor
import TerminalText

// A session for tests to drive through a pseudo-terminal. It answers each line with `got[…]`, which
// no echo of what was typed can be taken for.
//
//   LineEditorDemo [--plain] [--history FILE] [--preload TEXT] [--right NOTE]

let arguments = CommandLine.arguments

func option(_ name: String) -> String? {
  guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else { return nil }
  return arguments[index + 1]
}

func say(_ text: String) {
  print(text)
  fflush(nil)
}

func candidates(_ line: String, _ cursor: Int) -> CompletionResult {
  let beginning = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
  let word = beginning.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
  let all: [CompletionCandidate] = [
    .init(text: "/export", description: "take the audience away"),
    .init(text: "/explain", description: "which words made which condition"),
    .init(text: "/preview ", description: "who matches"),
    .init(text: "'café ✓'", description: "an event"),
    .init(text: "evil\u{1B}[31m", description: "red\u{202E}der"),
  ]
  let many = (1...30).map { CompletionCandidate(text: "many\($0)", description: "number \($0)") }
  return CompletionResult(
    replace: (cursor - word.utf8.count)..<cursor,
    candidates: (all + many).filter { !word.isEmpty && $0.text.hasPrefix(word) })
}

func answer(_ line: String, _ interrupt: InterruptFlag) async {
  guard line == "work" else { return say("got[\(ScreenText.escaped(line))]") }
  say("working[]")
  let work = Task.detached {
    while !interrupt.isInterrupted { usleep(1000) }
  }
  await work.value
  interrupt.reset()
  say("cancelled[]")
}

func editedSession(_ interrupt: InterruptFlag) async -> Int32 {
  guard let editor = EditLine(programName: "demo", historyFile: option("--history")) else {
    say("no terminal[]")
    return 4
  }
  editor.completer = candidates
  editor.isPrivate = { $0.contains("secret") }
  do {
    try editor.loadHistory()
  } catch {
    say("history[\(error)]")
  }
  editor.preload(option("--preload") ?? "")
  while true {
    let right = option("--right") ?? ""
    switch editor.readLine(prompt: EditLinePrompt("demo ❯ ", style: .green, right: right)) {
    case .line(let line):
      editor.addToHistory(line)
      await answer(line, interrupt)
    case .interrupted: say("interrupted[]")
    case .endOfInput:
      do {
        try editor.saveHistory()
      } catch {
        say("history[\(error)]")
      }
      say("end[]")
      return 0
    }
  }
}

func plainSession(_ interrupt: InterruptFlag) async throws -> Int32 {
  var reader = PlainLineReader(fileDescriptor: STDIN_FILENO)
  while true {
    say("plain ❯ ")
    switch try reader.next() {
    case .line(let bytes, _): await answer(String(decoding: bytes, as: UTF8.self), interrupt)
    case .tooLong(let number): say("too long[\(number)]")
    case .interrupted: say("interrupted[]")
    case .endOfInput:
      say("end[]")
      return 0
    }
  }
}

// After an `await` outside the main actor the session is on a thread where signals are blocked,
// as it is in a program with an asynchronous main.
let session = Task.detached {
  let interrupt = try TerminalSignals.install()
  return arguments.contains("--plain")
    ? try await plainSession(interrupt) : await editedSession(interrupt)
}
exit(try await session.value)
