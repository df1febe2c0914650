import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginTesting
import AudienceStore
import MemoryEngine

extension EngineWorld {
  /// An engine over the whole log; several threads share even the least work.
  func engine(threads: Int = 1) -> MemoryEngine {
    MemoryEngine(
      CallStore(calls: calls), threads: threads, resultCapacity: 1 << 20, leastWork: 1)
  }
}

extension MemoryEngine {
  /// The ids of the members, in the order they are delivered.
  func ids(_ request: PreviewRequest, limit: Int? = nil) throws -> [UTF8Text] {
    var ids: [UTF8Text] = []
    try members(request, limit: limit, work: PreviewWork()) { ids.append($0) }
    return ids
  }
}
