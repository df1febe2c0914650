import AudienceFiles
import AudienceThreads
import Foundation
import ModelClient
import NetworkClient
import Testing

@Suite struct RecordingTests {
  private static let masking: @Sendable (String) -> String = {
    $0.replacing(/[a-z.]+@[a-z.]+/, with: "<email>")
  }

  private func recorded(
    _ script: [ScriptedTransport.Step], _ request: ModelRequest = Fixtures.request(),
    api: ModelAPI = .chatCompletions
  ) async throws -> (told: Told, exchanges: [RecordedExchange]) {
    let exchanges = Locked<[RecordedExchange]>([])
    let clock = ManualClock()
    let transport = RecordingTransport(
      ScriptedTransport([script]), clock: clock, masking: Self.masking,
      record: { exchange in exchanges.withLock { $0.append(exchange) } })
    let service = ModelService(
      try Fixtures.configuration("https://example.org/v1?api-version=1", api: api),
      transport: transport, clock: clock, randomness: { 0 })
    let told = await service.told(request, clock: clock)
    return (told, exchanges.withLock { $0 })
  }

  private func replayed(
    _ exchanges: [RecordedExchange], _ request: ModelRequest = Fixtures.request(),
    api: ModelAPI = .chatCompletions
  ) async throws -> Told {
    let clock = ManualClock()
    let service = ModelService(
      try ModelConfiguration(baseURL: BaseURL("http://localhost/v1"), api: api, key: nil),
      transport: ReplayingTransport(exchanges, masking: Self.masking), clock: clock,
      randomness: { 0 })
    return await service.told(request, clock: clock)
  }

  @Test(arguments: ModelAPI.allCases, [true, false])
  func `a recorded exchange says the same again`(_ api: ModelAPI, isStreamed: Bool) async throws {
    let answer = Fixtures.answer(api, streamed: isStreamed)
    let bytes = Array(answer.body.utf8)
    let head = AnswerHead(
      status: 200, headers: ["content-type": answer.type, "x-request-id": "r1", "set-cookie": "c"])
    let script: [ScriptedTransport.Step] =
      [.event(.sent), .event(.head(head))] + bytes.map { .event(.body([$0])) }
    let (told, exchanges) = try await recorded(script, api: api)
    let read = try RecordedExchange.read(exchanges.flatMap(\.line))
    #expect(read == exchanges)
    #expect(read.map(\.head?.headers) == [["content-type": answer.type, "x-request-id": "r1"]])
    #expect(read.map(\.host) == ["example.org"])
    #expect(read.map(\.path) == ["/v1\(api.path)"])
    let again = try await replayed(read, api: api)
    #expect(again.reply == told.reply)
    #expect(again.reply?.answer == .text(Fixtures.said))
  }

  @Test func `failures and retries are recorded and come again`() async throws {
    let fault = [ScriptedTransport.Step].answer(503, #"{"error":{"message":"busy"}}"#)
    let (told, exchanges) = try await recorded(fault)
    #expect(exchanges.count == 3)
    let again = try await replayed(exchanges)
    #expect(again.attempts == 3)
    #expect(again.error?.kind == told.error?.kind)
    let (_, refused) = try await recorded([.fail(TransportFailure(.refused, "no"))])
    #expect(refused.map(\.failure?.kind) == [.refused, .refused, .refused])
    #expect(try RecordedExchange.read(refused.flatMap(\.line)) == refused)
  }

  @Test func `a request that is not recorded has no answer`() async throws {
    let (_, exchanges) = try await recorded(.answer(200, Fixtures.body(.chatCompletions)))
    var other = Fixtures.request()
    other.label = "Customers without one"
    other.turns = [.init(.user, "Customers without one")]
    let told = try await replayed(exchanges, other)
    #expect(told.error?.kind == .notRecorded)
    #expect(told.attempts == 1)
    // The label is enough where the request is written in another way.
    other.label = Fixtures.request().label
    #expect(try await replayed(exchanges, other).reply?.answer == .text(Fixtures.said))
  }

  @Test(arguments: ModelAPI.allCases)
  func `keys and personal data are not recorded`(_ api: ModelAPI) async throws {
    var request = Fixtures.request()
    request.label = "Customers like jane@example.org"
    request.turns = [.init(.user, request.label)]
    let said = #"{"status":"ok","quote":"jane@example.org \#(Fixtures.key)"}"#
    for stream in [true, false] {
      let body = stream ? Fixtures.stream(api, said) : Fixtures.body(api, said)
      let type = stream ? "text/event-stream" : "application/json"
      let (_, exchanges) = try await recorded(
        .answer(200, body, type: type, headers: ["x-request-id": Fixtures.key]), request, api: api)
      let text = String(decoding: exchanges.flatMap(\.line), as: UTF8.self)
      for word in ["jane", "CANARY", "org-1", "proj_1", "Authorization", "Bearer"] {
        #expect(!text.contains(word), "\(word)")
      }
      #expect(text.contains("Customers like <email>"))
      let told = try await replayed(exchanges, request, api: api)
      #expect(told.reply?.answer == .text(#"{"status":"ok","quote":"<email> <redacted>"}"#))
    }
  }

  @Test func `an echo of the key is not recorded, nor told`() async throws {
    let echo = #"{"error":{"message":"Bad key \#(Fixtures.key), sk-CANAR***ghij."}}"#
    for status in [400, 401, 403, 404, 429, 500] {
      let (told, exchanges) = try await recorded(.answer(status, echo))
      #expect(!String(decoding: exchanges.flatMap(\.line), as: UTF8.self).contains("CANAR"))
      #expect(!"\(try #require(told.error))".contains("CANAR"))
    }
  }

  @Test func `the file is for its owner and grows by lines`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "exchanges.jsonl").path
    let (_, exchanges) = try await recorded(.answer(200, Fixtures.body(.chatCompletions)))
    let file = RecordingFile(path: path)
    try file.append(exchanges[0])
    try file.append(exchanges[0])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try RecordedExchange.read(FileSystem.contents(of: path)) == exchanges + exchanges)
    // One that cannot be read whole is left alone, not begun anew.
    #expect(throws: SystemFailure(code: EFBIG)) {
      try RecordingFile(path: path, largestSize: 10).append(exchanges[0])
    }
    #expect(try RecordedExchange.read(FileSystem.contents(of: path)) == exchanges + exchanges)
    let link = folder.appending(path: "link").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(throws: SystemFailure.self) { try RecordingFile(path: link).append(exchanges[0]) }
  }

  @Test(arguments: [
    ("{}", 1), ("\n\n[]", 3), (#"{"format":"audience-exchange","version":2}"#, 1), ("{", 1),
    (#"{"format":"audience-exchange","version":1,"label":"x","request":{"method":"PUT"}}"#, 1),
  ])
  func `a file that is no recording says where`(_ text: String, _ line: Int) {
    let error = #expect(throws: RecordedExchangeError.self) {
      try RecordedExchange.read(Array(text.utf8))
    }
    #expect(error?.line == line)
    #expect(try! RecordedExchange.read(Array("\r\n \n".utf8)) == [])
  }
}
