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
    clock: any ModelClock,
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
    preconditionFailure("follows")
  }

  /// Sends a request and tells what happens; cancelling the task that reads closes the connection.
  ///
  /// - Parameter deadline: by the clock; nil: `deadline` of the moment of the call.
  package func events(
    for request: ModelRequest, deadline: Duration? = nil
  ) -> AsyncStream<ModelEvent> {
    preconditionFailure("follows")
  }

  /// The names of the models the server offers, sorted; for choosing one where none is set.
  package func models() async throws(ModelError) -> [String] {
    preconditionFailure("follows")
  }
}
