import AudiencePluginAPI
import AudienceThreads
package import ModelClient
import NetworkClient

/// How the model server is reached, and what was learned of it.
///
/// A class because the transport is made when it is first needed: nothing of the network is touched
/// before something is to be sent. It also remembers the model that was chosen.
package final class ModelConnection: Sendable {
  private struct State {
    var transport: (any ModelTransport)?
    var model: String?
    var rung = SchemaRung.strictSchema
  }

  private let settings: OpenAISettings
  private let makeTransport: @Sendable (OpenAISettings) throws -> any ModelTransport
  private let clock: any ModelClock
  private let state: Locked<State>

  /// - Parameters:
  ///   - transport: made at the first request.
  package init(
    settings: OpenAISettings, clock: any ModelClock = SystemModelClock(),
    transport: @escaping @Sendable (OpenAISettings) throws -> any ModelTransport = {
      ModelConnection.systemTransport($0)
    }
  ) {
    self.settings = settings
    self.clock = clock
    makeTransport = transport
    state = Locked(State(model: settings.model))
  }

  /// The model that is asked; nil before one was chosen.
  var knownModel: String? { state.withLock { $0.model } }

  /// How the server last gave the form of an answer: what it refused is not tried again.
  var rung: SchemaRung {
    get { state.withLock { $0.rung } }
    set { state.withLock { $0.rung = newValue } }
  }

  /// The service that requests go through.
  func service() throws -> ModelService {
    let configuration = try settings.configuration(key: settings.key)
    let transport = try state.withLock { state in
      if let transport = state.transport { return transport }
      let transport = try makeTransport(settings)
      state.transport = transport
      return transport
    }
    return ModelService(configuration, transport: transport, clock: clock)
  }

  /// A service that shows requests and cannot send any.
  func preview() throws -> ModelService {
    let needsKey = settings.baseURL.isOfficial || settings.baseURL.isAzure
    return ModelService(
      try settings.configuration(key: settings.key ?? (needsKey ? Secret("not-set") : nil)),
      transport: NoTransport(), clock: clock)
  }

  /// The model to ask: the one that is set, or the best known of those the server offers.
  func model(_ service: ModelService) async throws -> String {
    if let model = knownModel { return model }
    let offered = try await service.models()
    let known =
      ModelCard.preferred.first { name in offered.contains(name) }
      ?? ModelCard.preferred.lazy.compactMap { name in
        offered.first { $0.hasPrefix(name) }
      }.first
    guard let model = known ?? offered.first else {
      throw ModelError(.notFound, "set OPENAI_MODEL: the server offers no model")
    }
    state.withLock { $0.model = model }
    return model
  }

  private struct NoTransport: ModelTransport {
    func exchange(_ request: OutgoingRequest) -> AsyncThrowingStream<TransportEvent, any Error> {
      AsyncThrowingStream { $0.finish() }
    }
  }
}
