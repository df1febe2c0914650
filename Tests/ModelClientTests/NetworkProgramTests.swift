import AudienceDiagnostics
import AudienceFiles
import AudienceTestSupport
import AudienceThreads
import Foundation
import ModelClient
import NetworkClient
import Testing
import audience_network

/// The program that speaks to the network: what it is told, what it tells, what it knows.
@Suite struct NetworkProgramTests {
  private func service(
    _ baseURL: String, _ clock: ManualClock = ManualClock(), environment: [String: String] = [:]
  ) throws -> ModelService {
    ModelService(
      try Fixtures.configuration(baseURL), transport: HelperTransport(environment: environment),
      clock: clock, randomness: { 0 })
  }

  private func told(
    _ server: LoopbackServer, _ request: ModelRequest = Fixtures.request()
  ) async throws -> Told {
    try await service(server.baseURL).told(request, clock: ManualClock())
  }

  /// Loading the libraries of the network would make every start of the playground slower.
  @Test func `the playground itself is not linked with the network`() throws {
    let folder = FileSystem.folder(of: try #require(FileSystem.realPath(of: "/proc/self/exe")))
    let library = Array("libFoundationNetworking.so".utf8)
    func names(_ program: String) throws -> Bool {
      let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(program)"))
      return bytes.range(of: Data(library)) != nil
    }
    #expect(try !names("audience"))
    #expect(try names("audience-network"))
  }

  /// The same faults through the session itself, without the program between.
  @Test func `the session alone gives what it gets`() async throws {
    let server = try LoopbackServer(scripts: [
      [.answer(200, Fixtures.stream(.chatCompletions), type: "text/event-stream")],
      [.answer(307, "hi", headers: ["Location": "http://127.0.0.1:1/"])],
      [.answer(401, "no", headers: ["WWW-Authenticate": "Basic realm=\"x\""])],
    ])
    defer { server.stop() }
    let clock = ManualClock()
    let service = ModelService(
      try Fixtures.configuration(server.baseURL), transport: URLSessionTransport(), clock: clock)
    let told = await service.told(Fixtures.request(), clock: clock)
    #expect(told.reply?.answer == .text(Fixtures.said))
    #expect(await service.told(Fixtures.request(), clock: clock).error?.kind == .redirected)
    #expect(await service.told(Fixtures.request(), clock: clock).error?.kind == .keyRefused)
  }

  @Test func `a request of mebibytes arrives whole`() async throws {
    let server = try LoopbackServer([.answer(200, Fixtures.body(.chatCompletions))])
    defer { server.stop() }
    var request = Fixtures.request()
    request.instructions = String(repeating: "é☕ ", count: 400_000)
    let told = try await told(server, request)
    #expect(told.reply?.answer == .text(Fixtures.said))
    let body = try service(server.baseURL).outgoing(for: request).body
    #expect(server.requests.map(\.body) == [body])
    #expect(!server.requests[0].headers.contains { $0.name.lowercased() == "expect" })
  }

  /// While an answer is awaited: no argument and no variable of the program holds the key, and none
  /// that could turn the checks of certificates off is handed on.
  @Test func `the key is in no argument and no variable`() async throws {
    let seen = Locked<[String]>([])
    let server = try LoopbackServer([
      .call {
        let texts = (try? FileSystem.names(in: "/proc"))?.filter { Int32($0) != nil }
          .flatMap { process in
            ["cmdline", "environ"].compactMap {
              (try? FileSystem.contents(of: "/proc/\(process)/\($0)")).map {
                String(decoding: $0, as: UTF8.self)
              }
            }
          }
        seen.withLock { $0 = texts ?? [] }
      },
      .answer(200, Fixtures.body(.chatCompletions)),
    ])
    defer { server.stop() }
    let environment = [
      "OPENAI_API_KEY": Fixtures.key, "HOME": "/root", "no_proxy": "canary-proxy.example",
      "URLSessionCertificateAuthorityInfoFile": "INSECURE_SSL_NO_VERIFY",
    ]
    _ = try await service(server.baseURL, environment: environment)
      .told(Fixtures.request(), clock: ManualClock())
    let texts = seen.withLock { $0 }
    #expect(texts.contains { $0.contains("no_proxy=canary-proxy.example") })
    #expect(!texts.contains { $0.contains("CANARY0123") })
    #expect(!texts.contains { $0.contains("INSECURE_SSL_NO_VERIFY") })
  }

  @Test func `no program is left over`() async throws {
    let server = try LoopbackServer([
      .send(Array((LoopbackServer.Step.head() + ": a\n").utf8)), .hold,
    ])
    defer { server.stop() }
    let service = try service(server.baseURL)
    for _ in 0..<10 {
      for await event in service.events(for: Fixtures.request()) {
        if case .answering = event { break }
      }
    }
    // A program that was ended and not waited for would still be listed as a child.
    func children() throws -> Int {
      let own = getpid()
      return try FileSystem.names(in: "/proc").filter { Int32($0) != nil }.filter { process in
        let stat = String(
          decoding: (try? FileSystem.contents(of: "/proc/\(process)/stat")) ?? [], as: UTF8.self)
        let parts = stat.split(separator: ")").last?.split(separator: " ") ?? []
        return stat.contains("audience-networ") && parts.count > 1 && Int32(parts[1]) == own
      }.count
    }
    // Programs of tests that run beside this one come and go.
    while try children() > 5 { try await Task.sleep(for: .milliseconds(10)) }
  }

  @Test func `a proxy is asked where one is named`() async throws {
    let proxy = try LoopbackServer([.answer(403, "{}")])
    defer { proxy.stop() }
    let clock = ManualClock()
    let service = try service(
      "https://api.example.org/v1", clock,
      environment: ["https_proxy": "http://127.0.0.1:\(proxy.port)"])
    let told = await service.told(Fixtures.request(), clock: clock)
    #expect(told.error?.generationCode == .unavailable)
    #expect(told.error?.cause.contains("403") == true)
    #expect(proxy.requests.first?.line == "CONNECT api.example.org:443 HTTP/1.1")
    #expect(proxy.requests.allSatisfy { $0.body.isEmpty })
    #expect(!"\(proxy.requests)".contains("CANARY"))
  }

  @Test(arguments: ["", "x", "R\u{0}\u{0}\u{0}\u{2}{}", "Z\u{0}\u{0}\u{0}\u{0}"])
  func `what is no request ends the program`(_ text: String) throws {
    let program = Process()
    let folder = FileSystem.folder(of: try #require(FileSystem.realPath(of: "/proc/self/exe")))
    program.executableURL = URL(filePath: "\(folder)/audience-network")
    let input = Pipe()
    program.standardInput = input
    program.standardOutput = FileHandle.nullDevice
    try program.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    program.waitUntilExit()
    #expect(program.terminationStatus == 2)
  }
}
