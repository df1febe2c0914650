import AudienceDiagnostics
import AudienceJSON
import AudienceQueryLanguage
import AudienceRendering
import AudienceSampleSupport
import AudienceSession
import Foundation
import TerminalText

extension FuzzTarget {
  /// Prompts: whatever is typed is answered; a tree of it prints and parses.
  static let tryPrompt: @Sendable ([UInt8]) -> Void = { bytes in
    var session = shop
    let text = String(decoding: bytes, as: UTF8.self)
      .split(whereSeparator: \.isNewline).joined(separator: " ")
    if text.drop(while: \.isWhitespace).hasPrefix("/") { return }
    run(text, in: &session)
  }

  /// Scripts of commands and prompts: every line is answered, and one that fails changes nothing.
  static let trySession: @Sendable ([UInt8]) -> Void = { bytes in
    withEmptyFolder {
      var session = shop
      let text = String(decoding: bytes, as: UTF8.self)
      for line in text.split(whereSeparator: \.isNewline).prefix(20) {
        if leadsElsewhere(line) { continue }
        run(String(line), in: &session)
      }
    }
  }

  /// A model's answers: the bytes are what it says, in a recording that is replayed.
  static let tryAnswer: @Sendable ([UInt8]) -> Void = { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let prompt = "Customers who have a phone and spent much"
    let event: JSONValue = .object([
      "choices": .array([
        .object(["index": .integer(0), "delta": .object(["content": .text(text)])]),
        .object(["index": .integer(0), "finish_reason": .text("stop")]),
      ])
    ])
    let exchange: JSONValue = .object([
      "format": .text("audience-exchange"), "version": .integer(1), "label": .text(prompt),
      "request": .object([
        "method": .text("POST"), "host": .text("model.example"),
        "path": .text("/v1/chat/completions"), "body": .object(["model": .text("m")]),
      ]),
      "answer": .object([
        "status": .integer(200),
        "headers": .object(["content-type": .text("text/event-stream")]),
        "body": .array([
          .object([
            "ms": .integer(0), "text": .text("data: \(event.compactText)\n\ndata: [DONE]\n\n"),
          ])
        ]),
      ]),
    ])
    withFile(Array(exchange.compactText.utf8)) { path in
      var session = shop
      run("/strategy replay recording=\(path)", in: &session)
      run(prompt, in: &session)
    }
  }

  /// Runs a line, and looks at what it says and leaves.
  private static func run(_ line: String, in session: inout Session) {
    let before = session.script
    let reply = session.run(line, work: SessionWork())
    let shown =
      TextRenderer(Screen(columns: 80)).lines(reply)
      + [ScreenText.escapedJSON(ReplyJSON.json(reply).compactText)]
    for text in shown {
      let unsafe = text.unicodeScalars.first { $0 != "\n" && ScreenText.isUnsafe($0) }
      require(unsafe == nil, "'\(line)' shows U+\(String(unsafe?.value ?? 0, radix: 16))")
    }
    if case .failed = reply {
      require(session.script == before, "'\(line)' failed and changed the session")
    }
    guard let tree = session.state?.tree else { return }
    let query = QueryPrinter.text(tree)
    let again = require("'\(query)' does not parse") { try QueryParser.parse(query) }
    require(again.tree == tree, "'\(query)' is another tree")
  }

  /// Whether a line could read or write outside of the folder, or ask a server.
  private static func leadsElsewhere(_ line: Substring) -> Bool {
    let text = line.drop(while: \.isWhitespace)
    return text.dropFirst().contains { "/~$".contains($0) } || text.contains("..")
      || text.contains("openai") || text.contains("replay")
  }

  /// The shop sample, open in a session without a home folder. Its file is read-only.
  private static let shop: Session = require("the sample cannot be opened") {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fuzz-shop-\(getpid())")
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.copyItem(at: Samples.folder.appending(path: "shop"), to: folder)
    let file = folder.appending(path: "workspace.json").path
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file)
    let session = try Samples.session(in: folder)
    try FileManager.default.removeItem(at: folder)
    return session
  }

  /// Runs in an empty folder, for commands that write files.
  private static func withEmptyFolder(_ body: () -> Void) {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "fuzz-\(getpid())-\(UUID())").path
    let former = files.currentDirectoryPath
    require("no folder") {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    _ = files.changeCurrentDirectoryPath(folder)
    defer {
      _ = files.changeCurrentDirectoryPath(former)
      try? files.removeItem(atPath: folder)
    }
    body()
  }
}
