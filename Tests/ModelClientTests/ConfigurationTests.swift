import ModelClient
import NetworkClient
import Testing

@Suite struct ConfigurationTests {
  @Test(arguments: [
    ("https://api.openai.com/v1", "https://api.openai.com/v1/responses"),
    ("https://API.openai.com/v1///", "https://api.openai.com/v1/responses"),
    ("https://x.openai.azure.com/openai/v1/", "https://x.openai.azure.com/openai/v1/responses"),
    (
      "https://x.openai.azure.com/openai/deployments/d?api-version=2024-10-21",
      "https://x.openai.azure.com/openai/deployments/d/responses?api-version=2024-10-21"
    ),
    ("http://localhost:11434/v1", "http://localhost:11434/v1/responses"),
    ("http://127.9.0.1:1", "http://127.9.0.1:1/responses"),
    ("http://[::1]:8080/api/v1", "http://[::1]:8080/api/v1/responses"),
    ("  https://example.org/v1\n", "https://example.org/v1/responses"),
  ])
  func `an address is taken with and without what may stand at its end`(
    _ text: String, _ endpoint: String
  ) throws {
    #expect(try BaseURL(text).endpoint("/responses") == endpoint)
  }

  @Test(arguments: [
    ("http://api.openai.com/v1", "use https:// for api.openai.com"),
    ("http://127.0.0.1.evil.example/v1", "use https://"),
    ("http://127.0.0.256/v1", "use https://"), ("http://localhost.evil/v1", "use https://"),
    ("https://user:pw@example.org/v1", "write it without"),
    ("https://example.org@evil.example/v1", "write it without"),
    ("https://example.org:0/", "1 to 65535"), ("https://example.org:99999/", "1 to 65535"),
    ("https://example.org:+80/", "1 to 65535"), ("https://:443/", "no host"),
    ("https:///v1", "no host"), ("https://exa mple.org", "blanks or control characters"),
    ("https://example.org/v1\r\nX: y", "blanks or control characters"),
    ("https://exämple.org", "blanks or control characters"), ("https://a\\b/", "blanks"),
    ("file:///etc/passwd", "of another scheme"), ("ftp://x", "of another scheme"),
    ("example.org", "has no scheme"), ("", "has no scheme"), ("https://example.org/#x", "'#'"),
    ("https://[::1/v1", "no host"),
  ])
  func `an address that could mislead is refused`(_ text: String, _ says: String) {
    let error = #expect(throws: ModelError.self) { try BaseURL(text) }
    #expect(error?.kind == .configuration)
    #expect(error?.cause.contains(says) == true)
  }

  @Test func `the API, the key's header and the need for a key follow the host`() throws {
    let official = try ModelConfiguration(key: Secret("sk-1"))
    #expect(official.api == .responses)
    #expect(official.keyHeader == .bearer)
    let azure = try ModelConfiguration(
      baseURL: BaseURL("https://x.openai.azure.com/openai/v1"), key: Secret("k"))
    #expect(azure.api == .chatCompletions)
    #expect(azure.keyHeader == .azure)
    let local = try ModelConfiguration(baseURL: BaseURL("http://localhost:1/v1"), key: nil)
    #expect(local.api == .chatCompletions)
    let chosen = try ModelConfiguration(
      baseURL: BaseURL("http://localhost:1/v1"), api: .responses, key: nil)
    #expect(chosen.api == .responses)
    let error = #expect(throws: ModelError.self) { try ModelConfiguration(key: nil) }
    #expect(error?.kind == .keyMissing)
    #expect(error?.cause == "there is no key for api.openai.com: set OPENAI_API_KEY")
  }

  @Test func `the key goes in the header of its host`() throws {
    let service = ModelService(
      try ModelConfiguration(
        baseURL: BaseURL("https://x.openai.azure.com/openai/v1"), key: Secret("k-1")),
      transport: ScriptedTransport([[]]))
    let headers = service.outgoing(for: Fixtures.request()).headers
    #expect(headers.first { $0.name == "api-key" }?.value.revealed == "k-1")
    #expect(headers.first { $0.name == "api-key" }?.value.shown == "<redacted>")
    #expect(!headers.contains { $0.name == "Authorization" })
  }

  @Test(arguments: ["a\r\nX: y", "a b", "kéy", "a\u{0}b"])
  func `what would end a header is refused`(_ text: String) throws {
    let key = #expect(throws: ModelError.self) { try ModelConfiguration(key: Secret(text)) }
    #expect(key?.kind == .configuration)
    #expect(key?.cause.contains("OPENAI_API_KEY") == true)
    #expect(throws: ModelError.self) {
      try ModelConfiguration(key: Secret("k"), organization: text)
    }
    #expect(throws: ModelError.self) { try ModelConfiguration(key: Secret("k"), project: text) }
  }

  @Test func `a secret is never shown`() throws {
    let secret = try #require(Secret("\n \(Fixtures.key)\r\n"))
    #expect(secret.revealed == Fixtures.key)
    var dumped = ""
    dump(secret, to: &dumped)
    dump(try ModelConfiguration(key: secret), to: &dumped)
    for text in [
      "\(secret)", String(reflecting: secret), String(describing: Optional(secret)),
      "\(try ModelConfiguration(key: secret))", dumped,
    ] {
      #expect(!text.contains("CANARY"))
      #expect(text.contains("<redacted>") || text.contains("Secret"))
    }
    #expect(Secret(" \n") == nil)
  }
}
