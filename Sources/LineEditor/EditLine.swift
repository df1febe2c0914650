internal import CLibedit
internal import Glibc

/// A line editor on the process's terminal: cursor keys, history, completion, paste.
///
/// It is a class because libedit calls back into it while a line is edited. Make one, and use it
/// from one thread at a time; that need not be the main thread. The person's `~/.editrc` (or the
/// file that `EDITRC` names) can change its bindings, under the program's name.
package final class EditLine {
  /// Finds what could stand at the cursor (a UTF-8 offset) when Tab is pressed.
  package typealias Completer = (_ line: String, _ cursor: Int) -> CompletionResult

  /// Tells what to paint over a line, at every key; the cursor is a UTF-8 offset.
  package typealias Painter = (_ line: String, _ cursor: Int) -> LinePaint

  /// What Tab asks; without it Tab beeps.
  package var completer: Completer?
  /// What is painted over the line while it is typed; nothing without it.
  package var painter: Painter?
  /// Whether lists are printed in colour.
  package var hasColour = false
  /// Whether what the editor prints itself is ASCII.
  package var isASCII = false
  /// Whether a line must stay out of the history, because there is a secret in it.
  package var isPrivate: (String) -> Bool = { _ in false }

  var history: EditLineHistory
  var navigator = HistoryNavigator()
  /// The candidates that Tab goes through once it has listed them.
  var cycle: CompletionCycle?
  /// Whether the line on the screen has been painted over.
  var isPainted = false
  /// What takes the hint and the note off the screen.
  var pendingErase = ""
  private(set) var promptWidth = 0
  private(set) var hasRightPrompt = false
  private var handle: OpaquePointer?
  private var preloaded = ""

  /// Opens the editor, and installs the ``TerminalSignals``.
  ///
  /// - Parameters:
  ///   - programName: The name that lines in `.editrc` are addressed to.
  ///   - historyFile: Where ``loadHistory()`` and ``saveHistory()`` keep the lines; nil for nowhere.
  ///   - historyCapacity: The most lines that are kept.
  /// - Returns: Nil if input or output is no terminal, or libedit cannot work with it; read with
  ///   ``PlainLineReader`` then.
  package init?(programName: String, historyFile: String? = nil, historyCapacity: Int = 1000) {
    history = EditLineHistory(file: historyFile, capacity: historyCapacity)
    guard Terminal.isTTY(STDIN_FILENO), Terminal.isTTY(STDOUT_FILENO),
      (try? TerminalSignals.install()) != nil
    else { return nil }
    let context = Unmanaged.passUnretained(self).toOpaque()
    let handler: cle_key_handler = { context, key in
      guard let context else { return CLE_AFTER_BEEP }
      return Unmanaged<EditLine>.fromOpaque(context).takeUnretainedValue().handle(key)
    }
    let paint: cle_paint_handler = { context, moment in
      guard let context else { return }
      Unmanaged<EditLine>.fromOpaque(context).takeUnretainedValue().paint(moment)
    }
    handle = cle_open(programName, handler, paint, context)
    if handle == nil { return nil }
  }

  deinit {
    if let handle { cle_close(handle) }
  }

  /// Shows the prompt and lets a line be edited, until Enter, Ctrl-C or Ctrl-D.
  ///
  /// An interrupt that came before the call is forgotten. The line is not added to the history.
  package func readLine(prompt: EditLinePrompt) -> ReadOutcome {
    guard let handle else { return .endOfInput }
    navigator.reset()
    cycle = nil
    pendingErase = ""
    isPainted = false
    promptWidth = prompt.width
    hasRightPrompt = !prompt.right.isEmpty
    cle_set_prompts(handle, prompt.left, prompt.rightEdge)
    cle_set_preload(handle, preloaded.isEmpty ? nil : preloaded)
    preloaded = ""
    var bytes: UnsafePointer<CChar>?
    var length = 0
    switch cle_read_line(handle, &bytes, &length) {
    case CLE_READ_LINE:
      var line = Self.string(bytes, length)
      if line.utf8.last == UInt8(ascii: "\n") { line.unicodeScalars.removeLast() }
      return .line(line)
    case CLE_READ_INTERRUPTED: return .interrupted
    default: return .endOfInput
    }
  }

  /// Puts text on the next line, as if it had been typed; the cursor stands behind it.
  package func preload(_ text: String) {
    preloaded = PastedText(text).oneLine
  }

  // MARK: - The line being edited

  /// The text and the cursor, as a UTF-8 offset.
  var current: (line: String, cursor: Int) {
    guard let handle else { return ("", 0) }
    var length = 0
    var cursor = 0
    let bytes = cle_line(handle, &length, &cursor)
    return (Self.string(bytes, length), min(cursor, length))
  }

  /// Replaces part of the line, given in UTF-8 offsets, and leaves the cursor behind the new text.
  func replace(_ range: Range<Int>, with text: String) {
    guard let handle else { return }
    let (line, cursor) = current
    let position = Self.scalars(in: line, before: cursor)
    let lower = Self.scalars(in: line, before: range.lowerBound)
    let upper = Self.scalars(in: line, before: range.upperBound)
    cle_edit(handle, Int32(upper - position), Int32(upper - lower), text)
  }

  /// Moves the cursor by some Unicode scalars.
  func move(by count: Int) {
    guard let handle else { return }
    cle_edit(handle, Int32(count), 0, "")
  }

  /// Draws the line anew as libedit has it.
  func redraw() {
    if let handle { cle_redraw(handle) }
  }

  /// Prints rows below the line, which is then drawn anew below them.
  func printBelow(_ rows: [String]) {
    guard let handle else { return }
    cle_print_below(handle, rows.map { $0 + "\n" }.joined())
  }

  /// The next character from the keyboard; nil at the end or after an interrupt.
  func nextScalar() -> Unicode.Scalar? {
    var value: UInt32 = 0
    guard let handle, cle_read_character(handle, &value) else { return nil }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// Makes libedit's incremental search find these lines.
  func mirror(_ change: EditLineHistory.Change) {
    guard let handle else { return }
    switch change {
    case .none: break
    case .appended(let line): cle_history_add(handle, line)
    case .replaced(let lines):
      cle_history_clear(handle)
      for line in lines { cle_history_add(handle, line) }
    }
  }

  private static func string(_ bytes: UnsafePointer<CChar>?, _ length: Int) -> String {
    let buffer = UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : length)
    return String(decoding: buffer, as: UTF8.self)
  }

  private static func scalars(in line: String, before offset: Int) -> Int {
    // Each scalar begins with one byte that is no continuation byte.
    line.utf8.prefix(offset).count { $0 & 0xC0 != 0x80 }
  }
}
