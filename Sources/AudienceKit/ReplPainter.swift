import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSession
import LineEditor

/// Tells what is painted over a line while it is typed: what it is made of in colours, how it could
/// go on, and how long a prompt has become.
struct ReplPainter {
  let session: Session
  /// The lines typed before, the oldest first.
  let history: [String]
  /// Without colour nothing would tell a hint from what was typed.
  let hasColour: Bool

  func paint(_ line: String, _ cursor: Int) -> LinePaint {
    var paint = LinePaint()
    if hasColour {
      paint.parts = session.look(of: line).map {
        LinePaint.Part($0.span.range, Self.ink(of: $0.kind))
      }
      if cursor == line.utf8.count { addHint(line, to: &paint) }
    }
    if let excess = Self.excess(of: line) {
      paint.note = "\(excess.count)/\(excess.allowed.upperBound)"
      paint.noteInk = hasColour ? .red : nil
    }
    return paint
  }

  /// How long a prompt, or an instruction, is, where it is too long.
  private static func excess(of line: String) -> PromptLengthError? {
    // Characters are counted only where there are bytes enough.
    guard line.utf8.count > Prompt.lengths.upperBound else { return nil }
    let command = CommandLine(line)
    do {
      if !command.isCommand { _ = try Prompt(line) }
      if command.name == .refine { _ = try Instruction(command.rest.text) }
    } catch {
      return error.count > error.allowed.upperBound ? error : nil
    }
    return nil
  }

  /// The rest of the newest line that begins like this one; else what the session knows.
  private func addHint(_ line: String, to paint: inout LinePaint) {
    guard !line.isEmpty else { return }
    let typed = line.utf8
    if let last = history.last(where: { $0.utf8.count > typed.count && $0.utf8.starts(with: typed) }
    ) {
      paint.hint = String(decoding: last.utf8.dropFirst(typed.count), as: UTF8.self)
      return
    }
    switch session.hint(for: line) {
    case .rest(let text): paint.hint = text
    case .usage(let text):
      paint.hint = text
      paint.takesHint = false
    case nil: break
    }
  }

  private static func ink(of kind: LookPart.Kind) -> LinePaint.Ink {
    switch kind {
    case .command: .green
    case .unknownCommand, .unknownNode: .red
    case .node: .magenta
    case .text: .yellow
    case .sign: .blue
    case .mention: .cyan
    }
  }
}
