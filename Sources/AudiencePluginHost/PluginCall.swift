package import AudienceDiagnostics
package import AudiencePluginAPI

/// Runs calls of plugins, each on a thread of its own with a deadline and cancellation.
///
/// The caller's thread waits, without Swift's pool: a plugin that spins cannot starve the host,
/// also on a machine of two cores. A call that passes a limit is abandoned: its thread is left to
/// itself (it does not keep the process from exiting) and the plugin is off until restart.
package struct PluginCall: Sendable {
  package let plugin: PluginReference
  package let limits: PluginLimits
  private let disabled: DisabledPlugins

  /// How often the caller looks for cancellation and progress.
  private static let pollInterval: Duration = .milliseconds(20)
  /// The most that one look counts as silence, so that a machine that slept, or a session that
  /// was stopped, is not held against the plugin.
  private static let longestPoll: Duration = .milliseconds(100)

  package init(
    _ plugin: PluginReference, limits: PluginLimits = PluginLimits(), disabled: DisabledPlugins
  ) {
    self.plugin = plugin
    self.limits = limits
    self.disabled = disabled
  }

  /// Runs a body and waits for it.
  ///
  /// A body that does not await works too; in both, `Task.isCancelled` says when to stop.
  ///
  /// - Parameters:
  ///   - isCancelled: asked every 20 ms, on the caller's thread.
  ///   - onProgress: the newest progress, on the caller's thread, at most every 20 ms.
  ///   - body: the call; `report` may be called from any thread, however often.
  /// - Throws: what the body threw if that is a `FindingError`; code `cancelled` when it was
  ///   cancelled; code `plugin`, naming the plugin, for every other error, for a call that passed
  ///   a limit, and for a plugin that is off.
  package func run<Value: Sendable>(
    isCancelled: () -> Bool = { false },
    onProgress: (WorkProgress) -> Void = { _ in },
    _ body:
      @escaping @Sendable (
        _ report: @escaping @Sendable (WorkProgress) -> Void
      ) async throws -> Value
  ) throws(FindingError) -> Value {
    if let reason = disabled.reason(for: plugin) {
      throw failure("\(plugin) is off until restart: it \(reason)")
    }
    guard let thread = PluginThread(name: plugin.name) else {
      throw failure("\(plugin) was not called: the system has no thread for it, or no memory")
    }
    let output = disabled.output
    let outputStart = output?.begin()
    let state = CallState<Value>()
    let task = Task(executorPreference: thread) {
      do {
        state.complete(.success(try await body { state.report($0) }))
      } catch {
        state.complete(.failure(error))
      }
    }
    defer { thread.finish() }
    let ending = wait(for: state, isCancelled: isCancelled, onProgress: onProgress)
    let written = outputStart.flatMap { output?.end($0) } ?? ""
    switch ending {
    case .completed(.success(let value)):
      guard written.isEmpty else {
        throw FindingError(
          Finding(
            .plugin, at: .whole, "\(plugin) wrote to standard output: \(written.firstLine)",
            help: "its result was refused: a plugin prints nothing, it reports progress"))
      }
      guard state.reportCount <= limits.reports else {
        throw failure(
          "\(plugin) reported progress \(state.reportCount) times: expected at most "
            + "\(limits.reports)")
      }
      return value
    case .completed(.failure(let error)): throw finding(for: error)
    case .cancelled:
      task.cancel()
      let stopped = state.waitForCompletion(limits.grace)
      throw FindingError(
        Finding(
          .cancelled, at: .whole, "cancelled",
          help: stopped ? nil : "\(plugin) did not stop when it was asked to"))
    case .exceeded(let reason):
      task.cancel()
      disabled.turnOff(plugin, because: reason)
      throw failure("\(plugin) \(reason) and is off until restart")
    }
  }

  private enum Ending<Value> {
    case completed(Result<Value, any Error>)
    case cancelled
    case exceeded(String)
  }

  private func wait<Value>(
    for state: CallState<Value>, isCancelled: () -> Bool, onProgress: (WorkProgress) -> Void
  ) -> Ending<Value> {
    var silence: Duration = .zero
    var whole: Duration = .zero
    var last = ContinuousClock.now
    while true {
      // Asked before the result is, so that what was cancelled is never taken for done.
      if isCancelled() { return .cancelled }
      let isComplete = state.waitForCompletion(Self.pollInterval)
      if let progress = state.takeProgress() {
        silence = .zero
        onProgress(progress)
      }
      if isComplete, let result = state.result { return .completed(result) }
      let now = ContinuousClock.now
      let passed = min(now - last, Self.longestPoll)
      last = now
      silence += passed
      whole += passed
      if silence >= limits.silence { return .exceeded("did nothing for \(limits.silence.words)") }
      if whole >= limits.whole { return .exceeded("was not done after \(limits.whole.words)") }
    }
  }

  private func finding(for error: any Error) -> FindingError {
    if let error = error as? FindingError { return error }
    if error is CancellationError {
      return FindingError(Finding(.cancelled, at: .whole, "cancelled"))
    }
    return failure("\(plugin) failed: \(text(of: error))")
  }

  private func failure(_ message: String) -> FindingError {
    FindingError(Finding(.plugin, at: .whole, message))
  }
}

extension String {
  /// The first line, in at most 80 characters.
  fileprivate var firstLine: String { String(prefix { !$0.isNewline }.prefix(80)) }
}

extension Duration {
  /// In seconds as messages say it: `5 s`, `0.2 s`.
  fileprivate var words: String {
    let tenths = Int((self / .milliseconds(100)).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
  }
}
