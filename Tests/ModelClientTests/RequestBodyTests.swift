import AudienceDiagnostics
import AudienceJSON
import ModelClient
import NetworkClient
import Testing

@Suite struct RequestBodyTests {
  private func body(_ api: ModelAPI, streamed: Bool = true) throws -> String {
    let service = ModelService(
      try Fixtures.configuration(api: api), transport: ScriptedTransport([[]]))
    let request = service.outgoing(for: Fixtures.request(streamed: streamed))
    return String(decoding: request.body, as: UTF8.self)
  }

  @Test func `a request of the Responses API`() throws {
    #expect(
      try body(.responses)
        == #"{"model":"m-1","store":false,"stream":true,"max_output_tokens":500,"#
        + #""reasoning":{"effort":"low"},"prompt_cache_key":"w1","#
        + #""text":{"format":{"type":"json_schema","name":"audience","strict":true,"#
        + #""schema":{"type":"object","additionalProperties":false}}},"#
        + #""instructions":"Be exact.","#
        + #""input":[{"role":"user","content":"Customers with a phone number"}]}"#)
  }

  @Test func `a request of Chat Completions`() throws {
    #expect(
      try body(.chatCompletions)
        == #"{"model":"m-1","store":false,"stream":true,"stream_options":{"include_usage":true},"#
        + #""max_completion_tokens":500,"reasoning_effort":"low","prompt_cache_key":"w1","#
        + #""response_format":{"type":"json_schema","json_schema":{"name":"audience","#
        + #""strict":true,"schema":{"type":"object","additionalProperties":false}}},"#
        + #""messages":[{"role":"system","content":"Be exact."},"#
        + #"{"role":"user","content":"Customers with a phone number"}]}"#)
  }

  @Test func `what is not streamed has no options of streams`() throws {
    let body = try body(.chatCompletions, streamed: false)
    #expect(body.contains(#""stream":false"#))
    #expect(!body.contains("stream_options"))
  }

  /// The label is for the recording only.
  @Test func `nothing but the request is in the body`() throws {
    var request = Fixtures.request()
    request.label = "LABEL"
    for api in ModelAPI.allCases {
      let service = ModelService(
        try Fixtures.configuration(api: api), transport: ScriptedTransport([[]]))
      let text = String(decoding: service.outgoing(for: request).body, as: UTF8.self)
      for word in ["LABEL", "CANARY", "temperature", "top_p", "seed", "\"user\":"] {
        #expect(!text.contains(word))
      }
    }
  }
}
