package import NetworkClient

/// A model server that answers requests: the one place of retries, deadlines and of the ladder of
/// ways to ask for the form of an answer.
package struct ModelService: Sendable {
  package let configuration: ModelConfiguration
  let transport: any ModelTransport
  let clock: any ModelClock
  let randomness: @Sendable () -> Double

  /// - Parameter randomness: gives numbers of 0..<1, for the spread of waits.
  package init(
    _ configuration: ModelConfiguration, transport: any ModelTransport,
    clock: any ModelClock = SystemModelClock(),
    randomness: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    self.configuration = configuration
    self.transport = transport
    self.clock = clock
    self.randomness = randomness
  }

  /// When a request that begins now has to be done; for several requests of one generation, ask
  /// once and give it to each.
  package var deadline: Duration { clock.now + configuration.limits.total }

  /// The exact request of the first try.
  package func outgoing(for request: ModelRequest) -> OutgoingRequest {
    outgoing(request, RequestPlan(request))
  }

  /// Sends a request and tells what happens, all of it in the calling task and its children: where
  /// that runs on a thread of its own, so does this. Cancelling the task closes the connection.
  ///
  /// - Parameters:
  ///   - deadline: by the clock; nil: `deadline` of the moment of the call.
  ///   - report: every event but the last, which is what is returned.
  package func reply(
    to request: ModelRequest, deadline: Duration? = nil,
    report: @escaping @Sendable (ModelEvent) -> Void
  ) async -> Result<ModelReply, ModelError> {
    await Conversation(service: self, request: request, end: deadline ?? self.deadline).run(report)
  }

  /// Sends a request and tells what happens; it begins at once. Ending the iteration, or cancelling
  /// the task that iterates, closes the connection; the stream then ends without a last event.
  ///
  /// - Parameter deadline: by the clock; nil: `deadline` of the moment of the call.
  package func events(
    for request: ModelRequest, deadline: Duration? = nil
  ) -> AsyncStream<ModelEvent> {
    let end = deadline ?? self.deadline
    let (stream, continuation) = AsyncStream.makeStream(of: ModelEvent.self)
    let task = Task {
      switch await reply(to: request, deadline: end, report: { continuation.yield($0) }) {
      case .success(let reply): continuation.yield(.finished(reply))
      case .failure(let error): continuation.yield(.failed(error))
      }
      continuation.finish()
    }
    continuation.onTermination = { _ in task.cancel() }
    return stream
  }

  func outgoing(_ request: ModelRequest, _ plan: RequestPlan) -> OutgoingRequest {
    let body = RequestBody(
      request: request, api: configuration.api, rung: plan.rung, dropped: plan.dropped,
      maximumOutputTokens: plan.maximumOutputTokens)
    return configuration.request(
      .post, configuration.api.path, label: request.label,
      accepting: request.isStreamed ? "text/event-stream" : "application/json", body: body.bytes)
  }
}

extension ModelConfiguration {
  /// A request with the headers that every one has: nothing but these is ever sent.
  func request(
    _ method: OutgoingRequest.Method, _ path: String, label: String, accepting type: String,
    body: [UInt8] = []
  ) -> OutgoingRequest {
    var headers: [OutgoingRequest.Header] = [
      .init(name: "Accept", value: .plain(type)),
      // Without it, the language of this machine goes out.
      .init(name: "Accept-Language", value: .plain("en")),
      .init(name: "User-Agent", value: .plain("audience-playground")),
    ]
    if !body.isEmpty {
      headers.append(.init(name: "Content-Type", value: .plain("application/json")))
    }
    if let key {
      switch keyHeader {
      case .bearer:
        headers.append(.init(name: "Authorization", value: .secret(prefix: "Bearer ", key)))
      case .azure: headers.append(.init(name: "api-key", value: .secret(prefix: "", key)))
      }
    }
    for (name, value) in [("OpenAI-Organization", organization), ("OpenAI-Project", project)] {
      if let value { headers.append(.init(name: name, value: .plain(value))) }
    }
    return OutgoingRequest(
      label: label, method: method, url: baseURL.endpoint(path), headers: headers, body: body)
  }
}
