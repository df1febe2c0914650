import AudienceDiagnostics
import AudienceJSON
import Foundation
import FoundationNetworking
import ModelClient
import NetworkClient
import Testing

/// Against the independent referee `llmock`, which injects faults and judges how the client behaves:
/// `.ci/referee` starts one, sets `AUDIENCE_REFEREE` to its address, and asks it for its verdict.
@Suite(.enabled(if: OptIn.referee != nil, "needs .ci/referee"), .serialized)
struct RefereeTests {
  private func script(_ behaviors: [String]) async throws {
    let address = try #require(OptIn.referee)
    let url = try #require(URL(string: "\(address)/_llmock/scenario"))
    for behavior in behaviors {
      var request = URLRequest(url: url)
      request.httpMethod = "POST"
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
      request.httpBody = Data(#"{"behaviors":[\#(behavior)]}"#.utf8)
      let (data, response) = try await URLSession.shared.data(for: request)
      try #require(
        (response as? HTTPURLResponse)?.statusCode == 201,
        "\(String(decoding: data, as: UTF8.self))")
    }
  }

  private func last(_ api: ModelAPI, _ name: String, streamed: Bool = true) async throws
    -> ModelEvent?
  {
    var limits = ModelLimits()
    limits.total = .seconds(8)
    let address = try #require(OptIn.referee)
    let service = ModelService(
      try ModelConfiguration(
        baseURL: BaseURL("\(address)/v1"), api: api, key: Secret("sk-test"),
        limits: limits),
      transport: HelperTransport(environment: [:]))
    var request = Fixtures.request(streamed: streamed)
    // The referee tells calls apart by their bodies.
    request.turns = [.init(.user, "\(name) \(api.rawValue) \(streamed)")]
    var last: ModelEvent?
    for await event in service.events(for: request) { last = event }
    return last
  }

  @Test(arguments: ModelAPI.allCases, [true, false])
  func `errors and rate limits`(_ api: ModelAPI, isStreamed: Bool) async throws {
    for status in [408, 409, 429, 500, 502, 503, 504, 529] {
      try await script([#"{"type":"fail","status":\#(status),"times":2}"#])
      let event = try await last(api, "status \(status)", streamed: isStreamed)
      guard case .finished(let reply)? = event else {
        Issue.record("\(status): \(String(describing: event))")
        continue
      }
      #expect(reply.attempts == 3)
    }
    try await script([#"{"type":"fail","status":429,"retry_after":2,"times":1}"#])
    guard case .finished? = try await last(api, "wait", streamed: isStreamed) else {
      return #expect(Bool(false))
    }
    for status in [400, 401, 403, 404, 422] {
      try await script([#"{"type":"fail","status":\#(status),"times":1}"#])
      guard case .failed? = try await last(api, "status \(status)", streamed: isStreamed) else {
        Issue.record("\(status)")
        continue
      }
    }
  }

  @Test(arguments: ModelAPI.allCases, ["disconnect", "truncate", "malformed"])
  func `faults of streams`(_ api: ModelAPI, _ kind: String) async throws {
    for count in 1...3 {
      try await script([
        #"{"type":"stream_fault","kind":"\#(kind)","after_chunks":\#(count),"times":1}"#
      ])
      let event = try await last(api, "\(kind) \(count)")
      guard case .finished(let reply)? = event else {
        Issue.record("\(kind) after \(count): \(String(describing: event))")
        continue
      }
      #expect(reply.attempts == 2)
    }
  }

  @Test(arguments: ModelAPI.allCases)
  func `a stream that stalls ends at the deadline`(_ api: ModelAPI) async throws {
    try await script([
      #"{"type":"stream_fault","kind":"stall","after_chunks":1,"stall_seconds":60,"times":1}"#
    ])
    guard case .failed(let error)? = try await last(api, "stall") else {
      return #expect(Bool(false))
    }
    #expect(error.kind == .timedOut)
  }
}
