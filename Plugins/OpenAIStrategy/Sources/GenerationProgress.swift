import AudiencePluginAPI
import AudienceThreads
import ModelClient

/// Tells how far a generation has come, from what really arrives.
struct GenerationProgress: Sendable {
  private let host: String
  private let report: @Sendable (WorkProgress) -> Void
  /// Half of the answer's part of the bar is filled when this many bytes have come.
  private static let usualAnswer = 600.0

  init(_ host: String, _ report: @escaping @Sendable (WorkProgress) -> Void) {
    self.host = host
    self.report = report
  }

  func preparing() { show("choosing what is sent", 0.02) }

  func choosingModel() { show("asking \(host) for its models", 0.05) }

  func sending(_ notice: SendingNotice) {
    let again = notice.attempt > 1 ? ", try \(notice.attempt)" : ""
    show("sending \(notice.bytes) bytes to \(host)\(again)", 0.1)
  }

  func waiting() { show("waiting for \(host)", 0.15) }

  func thinking() { show("the model works", 0.25) }

  /// - Parameters:
  ///   - bytes: how much of the answer has come.
  ///   - names: the names of the workspace in it so far.
  func reading(_ bytes: Int, _ names: [String]) {
    let part = Double(bytes) / (Double(bytes) + Self.usualAnswer)
    let shown = names.suffix(4).joined(separator: ", ")
    show("reading" + (shown.isEmpty ? " the answer" : ": \(shown)"), 0.3 + 0.5 * part)
  }

  func checking() { show("checking the answer", 0.85) }

  func repairing() { show("asking once more, with what is wrong", 0.88) }

  func retrying(_ notice: RetryNotice) {
    let tenths = Int((notice.wait / .milliseconds(100)).rounded())
    show("again in \(tenths / 10).\(tenths % 10) s: \(notice.reason.cause)", 0.1)
  }

  private func show(_ stage: String, _ fraction: Double) {
    report(WorkProgress(stage, fraction: fraction, isSteady: false))
  }
}

/// Follows an answer while it arrives. A class because its events come from tasks of the client, one
/// at a time.
final class AnswerArrival: Sendable {
  private struct State {
    var names = ArrivingNames()
    var bytes = 0
  }

  private let progress: GenerationProgress
  private let state = Locked(State())

  init(_ progress: GenerationProgress) { self.progress = progress }

  func take(_ event: ModelEvent) {
    state.withLock { state in
      switch event {
      case .sending(let notice): progress.sending(notice)
      case .answering: progress.waiting()
      case .thinking: if state.bytes == 0 { progress.thinking() }
      case .text(let piece):
        state.bytes += piece.utf8.count
        state.names.take(piece)
        progress.reading(state.bytes, state.names.names)
      case .refusal(let piece):
        state.bytes += piece.utf8.count
        progress.reading(state.bytes, [])
      case .retrying(let notice):
        state = State()
        progress.retrying(notice)
      case .finished, .failed: break
      }
    }
  }
}

/// The names that an answer uses, found while it arrives.
struct ArrivingNames {
  private(set) var names: [String] = []
  private var text: [UInt8] = []
  private var position = 0
  private static let keys = ["event", "trait"].map { Array("\"\($0)\"".utf8) }

  mutating func take(_ piece: String) {
    text += piece.utf8
    while let (name, end) = next() {
      position = end
      if !names.contains(name) { names.append(name) }
    }
  }

  /// The next whole name behind one of the keys.
  private func next() -> (String, end: Int)? {
    var index = position
    while index < text.count {
      guard let key = Self.keys.first(where: { text[index...].starts(with: $0) }) else {
        index += 1
        continue
      }
      var start = index + key.count
      while start < text.count, text[start] == 0x20 || text[start] == UInt8(ascii: ":") {
        start += 1
      }
      guard start < text.count else { return nil }
      guard text[start] == UInt8(ascii: "\"") else {
        index += key.count
        continue
      }
      var end = start + 1
      while end < text.count, text[end] != UInt8(ascii: "\"") {
        end += text[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard end < text.count else { return nil }
      return (String(decoding: text[(start + 1)..<end], as: UTF8.self), end + 1)
    }
    return nil
  }
}
