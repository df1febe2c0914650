import AudienceDiagnostics
import ModelClient
import NetworkClient
import Testing

@testable import OpenAIStrategy

/// The faults of a server through the strategy: each ends in its code and message, and asks as often
/// as it should.
@Suite("Faults of the model server")
struct FaultTests {
  struct Row: CustomTestStringConvertible {
    let id: String
    let answer: FakeServer.Answer
    let code: FindingCode
    /// How many requests are sent.
    let tries: Int
    /// What the cause says.
    let words: String
    var testDescription: String { id }

    static let all: [Row] = [
      Row(
        id: "nobody listens",
        answer: .init(failure: TransportFailure(.refused, "connection refused")),
        code: .unavailable, tries: 3, words: "model.example"),
      Row(
        id: "no such host", answer: .init(failure: TransportFailure(.hostNotFound, "no such host")),
        code: .unavailable, tries: 3, words: "model.example"),
      Row(
        id: "certificate", answer: .init(failure: TransportFailure(.untrusted, "self-signed")),
        code: .unavailable, tries: 1, words: "certificate"),
      Row(id: "401", answer: .error(401), code: .unavailable, tries: 1, words: "OPENAI_API_KEY"),
      Row(id: "403", answer: .error(403), code: .unavailable, tries: 1, words: "key"),
      Row(
        id: "404", answer: .error(404, code: "model_not_found"), code: .unavailable, tries: 1,
        words: "OPENAI_MODEL"),
      Row(
        id: "quota", answer: .error(429, code: "insufficient_quota"), code: .unavailable, tries: 1,
        words: "quota"),
      Row(id: "429", answer: .error(429), code: .unavailable, tries: 3, words: "req_fake"),
      Row(id: "500", answer: .error(500), code: .unavailable, tries: 3, words: "500"),
      Row(id: "503", answer: .error(503), code: .unavailable, tries: 3, words: "503"),
      Row(id: "302", answer: .error(302), code: .unavailable, tries: 1, words: "302"),
      Row(
        id: "content filter", answer: .saying("{", finish: "content_filter"), code: .reword,
        tries: 1,
        words: ""),
      Row(
        id: "HTML",
        answer: .init(headers: ["content-type": "text/html"], body: ["<html>no</html>"]),
        code: .unavailable, tries: 1, words: ""),
      Row(
        id: "no end", answer: .init(body: []), code: .unavailable, tries: 2, words: "broke off"),
      Row(
        id: "error inside the stream",
        answer: .init(body: [#"data: {"error":{"message":"boom","code":"server_error"}}"# + "\n\n"]
        ),
        code: .unavailable, tries: 1, words: ""),
    ]
  }

  @Test("a fault ends in its message, after as many tries as it is worth", arguments: Row.all)
  func row(_ row: Row) async throws {
    let lab = try Lab(row.answer)
    let failure = try #require(await lab.failure())
    #expect(failure.code == row.code, "\(failure)")
    #expect(failure.message == CodeCatalog.description(of: row.code)?.headline)
    #expect(failure.help?.contains(row.words) == true, "\(failure.help ?? "")")
    if row.code == .unavailable {
      #expect(failure.help?.contains("/strategy offline works without a network") == true)
    }
    #expect(failure.help?.contains(Lab.key) == false)
    #expect(lab.server.requests.count == row.tries, "\(failure.help ?? "")")
  }

  @Test(
    "what cannot be reached as set says what to write instead",
    arguments: [
      ("http://model.example/v1", "https"), ("ftp://x", "https"),
      ("https://u:p@model.example", "user name"),
      ("model.example", "https"), ("https://model.example:0/v1", "port"),
    ])
  func baseURL(_ url: String, _ words: String) async throws {
    let error = #expect(throws: FindingError.self) {
      _ = try Lab(.saying(Lab.good), settings: ["base-url": url])
    }
    #expect(error?.first.code == .unavailable)
    #expect(error?.first.help?.contains(words) == true, "\(error?.first.help ?? "")")
  }
}
