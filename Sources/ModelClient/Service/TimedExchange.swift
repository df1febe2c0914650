import NetworkClient

/// Takes an exchange piece by piece, and makes of it what its caller wants.
protocol ExchangeReader: Sendable {
  associatedtype Outcome: Sendable

  /// Takes what comes next; gives the outcome when nothing further is to be read.
  mutating func take(_ event: TransportEvent) -> Outcome?
  /// The outcome when the bytes are over.
  mutating func finish() -> Outcome
  /// The outcome of an exchange that did not come to its end.
  func failed(_ fault: ExchangeFault) -> Outcome
}

/// Why an exchange did not come to its end.
enum ExchangeFault: Sendable {
  case transport(TransportFailure)
  case timedOut(DeadlinePhase, Duration)
  case tooLarge
}

/// One exchange under its deadlines and within the limit of its size.
struct TimedExchange: Sendable {
  let service: ModelService
  let outgoing: OutgoingRequest
  /// When it has to be done, by the service's clock.
  let end: Duration

  private var limits: ModelLimits { service.configuration.limits }

  /// - Returns: nil when the task was cancelled.
  func run<Reader: ExchangeReader>(_ reader: Reader) async -> Reader.Outcome? {
    let deadline = AttemptDeadline(start: service.clock.now, limits: limits, end: end)
    return await withTaskGroup(of: Reader.Outcome?.self) { group in
      group.addTask { await read(reader, deadline) }
      group.addTask {
        await deadline.pass(service.clock).map { reader.failed(.timedOut($0.phase, $0.wait)) }
      }
      for await outcome in group {
        guard let outcome else { continue }
        group.cancelAll()
        return outcome
      }
      return nil
    }
  }

  /// Nil when it was cancelled, by a deadline or by the one who asked.
  private func read<Reader: ExchangeReader>(
    _ reader: Reader, _ deadline: AttemptDeadline
  ) async -> Reader.Outcome? {
    var reader = reader
    var count = 0
    do {
      for try await event in service.transport.exchange(outgoing) {
        if Task.isCancelled { return nil }
        switch event {
        case .sent: deadline.enter(.firstByte)
        case .head: deadline.enter(.total)
        case .body(let bytes): count += bytes.count
        }
        if count > limits.bodyBytes { return reader.failed(.tooLarge) }
        if let outcome = reader.take(event) { return outcome }
      }
    } catch {
      if Task.isCancelled { return nil }
      let failure = error as? TransportFailure
      return reader.failed(
        .transport(failure ?? TransportFailure(.other, String(describing: type(of: error)))))
    }
    return Task.isCancelled ? nil : reader.finish()
  }
}
