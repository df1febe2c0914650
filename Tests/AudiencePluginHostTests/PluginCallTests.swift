import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost
import Dispatch
import Testing

struct PluginCallTests {
  private let plugin = PluginReference(.strategy, "x")
  private let quick = PluginLimits(
    silence: .milliseconds(300), whole: .seconds(60), grace: .milliseconds(200))

  struct Failing: Sendable {
    let id: String
    let message: String
    let turnsOff: Bool
    let body: @Sendable (@escaping @Sendable (WorkProgress) -> Void) async throws -> Int
  }

  struct Running: Sendable {
    var now = 0
    var most = 0
  }

  struct Broken: Error, CustomStringConvertible {
    var description: String { "the file is gone" }
  }

  static let failing: [Failing] = [
    Failing(id: "throws", message: "strategy 'x' failed: the file is gone", turnsOff: false) { _ in
      throw Broken()
    },
    Failing(
      id: "hangs in a spin loop",
      message: "strategy 'x' did nothing for 0.3 s and is off until restart", turnsOff: true
    ) { _ in
      // Ends some day, so that the other tests get their processor back.
      let end = ContinuousClock.now + .seconds(3)
      while ContinuousClock.now < end {}
      return 1
    },
    Failing(
      id: "hangs asleep",
      message: "strategy 'x' did nothing for 0.3 s and is off until restart", turnsOff: true
    ) { _ in
      try await Task.sleep(for: .seconds(1000))
      return 1
    },
    Failing(
      id: "waits for what never comes",
      message: "strategy 'x' did nothing for 0.3 s and is off until restart", turnsOff: true
    ) { _ in
      for await _ in AsyncStream<Int>(unfolding: {
        await withUnsafeContinuation { (_: UnsafeContinuation<Int?, Never>) in }
      }) {}
      return 1
    },
  ]

  @Test("A plugin that breaks is named, and the next one runs", arguments: failing)
  func survivesBreaking(_ example: Failing) throws {
    let disabled = DisabledPlugins()
    let call = PluginCall(plugin, limits: quick, disabled: disabled)
    let error = #expect(throws: FindingError.self) { try call.run(example.body) }
    #expect(error?.first.code == .plugin)
    #expect(error?.first.message == example.message)
    #expect((disabled.reason(for: plugin) != nil) == example.turnsOff)
    let other = PluginCall(
      PluginReference(.strategy, "y"), limits: quick, disabled: disabled)
    #expect(try other.run { _ in 42 } == 42)
  }

  @Test("A plugin that is off is not called again, and the message says why")
  func staysOff() throws {
    let disabled = DisabledPlugins()
    let call = PluginCall(plugin, limits: quick, disabled: disabled)
    #expect(throws: FindingError.self) {
      try call.run { _ in try await Task.sleep(for: .seconds(1000)) }
    }
    let calls = Shared(0)
    let error = #expect(throws: FindingError.self) {
      try call.run { _ in calls.update { $0 += 1 } }
    }
    #expect(
      error?.first.message == "strategy 'x' is off until restart: it did nothing for 0.3 s")
    #expect(calls.value == 0)
    #expect(disabled.all.map(\.plugin) == [plugin])
  }

  @Test("A finding that a plugin throws is reported as it is")
  func findingPasses() {
    let thrown = FindingError(Finding(.unavailable, at: .whole, "the service is down"))
    let error = #expect(throws: FindingError.self) {
      try PluginCall(plugin, disabled: DisabledPlugins()).run { _ in throw thrown }
    }
    #expect(error == thrown)
  }

  @Test("A call that stops because its task was cancelled is cancelled, not broken")
  func cancellationErrorPasses() {
    let error = #expect(throws: FindingError.self) {
      try PluginCall(plugin, disabled: DisabledPlugins()).run { _ in throw CancellationError() }
    }
    #expect(error?.first.code == .cancelled)
  }

  @Test("Cancelling ends the wait and cancels the task, and the plugin stays on")
  func cancelling() throws {
    let disabled = DisabledPlugins()
    let sawCancellation = Shared(false)
    let started = Shared(false)
    let error = #expect(throws: FindingError.self) {
      try PluginCall(plugin, disabled: disabled).run(
        isCancelled: { started.value }
      ) { _ in
        started.set(true)
        while !Task.isCancelled {}
        sawCancellation.set(true)
      }
    }
    #expect(error?.first.code == .cancelled)
    #expect(error?.first.help == nil)
    #expect(sawCancellation.value)
    #expect(disabled.all.isEmpty)
  }

  @Test("A plugin that ignores cancellation is left behind and named")
  func ignoringCancellation() {
    let started = Shared(false)
    let isReleased = Shared(false)
    let error = #expect(throws: FindingError.self) {
      try PluginCall(plugin, limits: quick, disabled: DisabledPlugins()).run(
        isCancelled: { started.value }
      ) { _ in
        started.set(true)
        while !isReleased.value {}
      }
    }
    isReleased.set(true)
    #expect(error?.first.code == .cancelled)
    #expect(error?.first.help == "strategy 'x' did not stop when it was asked to")
  }

  @Test("A flood of progress is delivered in part, the newest last, and holds nothing up")
  func flood() throws {
    let count = 200_000
    var seen: [Double] = []
    let result = try PluginCall(plugin, disabled: DisabledPlugins()).run(
      onProgress: { seen.append($0.fraction ?? -1) }
    ) { report in
      for index in 1...count {
        report(WorkProgress("step \(index)", fraction: Double(index) / Double(count)))
      }
      return count
    }
    #expect(result == count)
    #expect(seen.count < count)
    #expect(seen == seen.sorted())
    #expect(seen.last == 1)
  }

  @Test("A plugin that reports progress forever is off after the whole time")
  func endlessProgress() {
    let limits = PluginLimits(silence: .seconds(5), whole: .milliseconds(400))
    let error = #expect(throws: FindingError.self) {
      try PluginCall(plugin, limits: limits, disabled: DisabledPlugins()).run { report in
        while !Task.isCancelled { report(WorkProgress("still at it")) }
      }
    }
    #expect(
      error?.first.message == "strategy 'x' was not done after 0.4 s and is off until restart")
  }

  @Test("WorkProgress keeps a slow plugin alive")
  func slowButAlive() throws {
    let limits = PluginLimits(silence: .seconds(1))
    let result = try PluginCall(plugin, limits: limits, disabled: DisabledPlugins()).run { report in
      // Not Task.sleep, whose timer needs the pool, which the tests themselves keep busy.
      for _ in 1...15 {
        report(WorkProgress("thinking"))
        DispatchSemaphore(value: 0).wait(for: .milliseconds(100))
      }
      return "done"
    }
    #expect(result == "done")
  }

  @Test("Child tasks of a plugin run on the plugin's thread, one at a time")
  func childTasks() throws {
    let running = Shared(Running())
    let sum = try PluginCall(plugin, disabled: DisabledPlugins()).run { _ in
      await withTaskGroup(of: Int.self) { group in
        for number in 1...50 {
          group.addTask {
            running.update {
              $0.now += 1
              $0.most = max($0.most, $0.now)
            }
            defer { running.update { $0.now -= 1 } }
            return number
          }
        }
        return await group.reduce(0, +)
      }
    }
    #expect(sum == 1275)
    #expect(running.value.most == 1)
  }

  @Test("Spinning plugins do not keep another plugin from running")
  func noStarvation() throws {
    let disabled = DisabledPlugins()
    let isReleased = Shared(false)
    for number in 1...4 {
      #expect(throws: FindingError.self) {
        try PluginCall(
          PluginReference(.validator, "spin-\(number)"),
          limits: PluginLimits(silence: .milliseconds(50)), disabled: disabled
        ).run { _ in
          while !isReleased.value {}
        }
      }
    }
    defer { isReleased.set(true) }
    #expect(try PluginCall(plugin, disabled: disabled).run { _ in "alive" } == "alive")
    #expect(disabled.all.count == 4)
  }
}

extension DispatchSemaphore {
  /// Blocks the thread, as a plugin that reads a file does.
  fileprivate func wait(for time: DispatchTimeInterval) { _ = wait(timeout: .now() + time) }
}
