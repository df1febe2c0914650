import AudiencePluginAPI
import AudienceRendering
import AudienceThreads
import TerminalText

/// One line on standard error that shows how far work has come; it appears only when the work takes
/// longer than a moment, and is gone when it ends.
final class ProgressBar: Sendable {
  /// A class, because the work reports from inside a call and the line has to be taken away after.
  private struct State {
    var start = ContinuousClock.now
    var isShown = false
  }

  private let state = Locked(State())
  private let console: Console
  private static let patience: Duration = .milliseconds(150)
  private static let cells = 24

  init(_ console: Console) { self.console = console }

  /// Begins anew: the next moment of patience counts from now.
  func begin() { state.withLock { $0 = State() } }

  func show(_ progress: WorkProgress) {
    guard console.isTalkTerminal else { return }
    state.withLock { state in
      guard ContinuousClock.now - state.start > Self.patience else { return }
      state.isShown = true
      let elapsed = (ContinuousClock.now - state.start) / .seconds(1)
      let text = console.talkScreen.drawn(line(progress, after: elapsed))
      console.writeTalkInPlace("\r\u{1B}[K" + text)
    }
  }

  /// Takes the line away.
  func end() {
    state.withLock { state in
      if state.isShown { console.writeTalkInPlace("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  /// - Parameter elapsed: seconds since the work began.
  private func line(_ progress: WorkProgress, after elapsed: Double) -> String {
    let stage = ScreenText.escaped(progress.stage)
    // A line that folds could not be taken away again.
    let room = console.talkScreen.columns - 1
    guard let fraction = progress.fraction else { return ScreenText.cut("  \(stage) …", to: room) }
    let full = Int((fraction * Double(Self.cells)).rounded())
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: Self.cells - full)
    let percent = Int((fraction * 100).rounded(.down))
    let parts = ["\(bar) \(percent) % \(stage)"] + pace(progress, fraction, elapsed)
    return ScreenText.cut("  " + parts.joined(separator: " · "), to: room)
  }

  /// How fast the work goes, where it is bytes, and how long it will still take.
  private func pace(
    _ progress: WorkProgress, _ fraction: Double, _ elapsed: Double
  ) -> [String] {
    guard progress.isSteady, fraction > 0, elapsed > 0,
      let seconds = Int(exactly: (elapsed / fraction - elapsed).rounded(.up))
    else { return [] }
    let left = "\(seconds) s left"
    guard let total = progress.totalBytes else { return [left] }
    return ["\(Int(Double(total) * fraction / elapsed / 1_000_000)) MB/s", left]
  }
}
