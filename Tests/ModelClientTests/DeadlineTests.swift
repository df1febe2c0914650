import AudienceDiagnostics
import AudienceTestSupport
import Foundation
import ModelClient
import NetworkClient
import Testing

/// What waits too long ends at its deadline, by a clock that the test moves.
@Suite struct DeadlineTests {
  private func service(
    _ transport: any ModelTransport, _ clock: ManualClock,
    _ baseURL: String = "http://127.0.0.1:9/v1"
  ) throws -> ModelService {
    ModelService(
      try Fixtures.configuration(baseURL), transport: transport, clock: clock, randomness: { 0 })
  }

  @Test func `no connection within 5 s is tried again, and again`() async throws {
    let clock = ManualClock()
    let late = ScriptedTransport.Step.call {
      await clock.advanceOnceAwaited(to: clock.now + .seconds(5))
    }
    let transport = ScriptedTransport([[late, .hang]])
    let told = try await service(transport, clock).told(Fixtures.request(), clock: clock)
    #expect(told.attempts == 3)
    #expect(told.waits == [.milliseconds(500), .seconds(1)])
    #expect(told.error?.kind == .timedOut)
    #expect(told.error?.cause == "no connection to 127.0.0.1:9 within 5 s: check the network")
    #expect(clock.now == .milliseconds(16_500))
  }

  @Test func `no answer within 30 s is tried again while there is time`() async throws {
    let clock = ManualClock()
    let late = ScriptedTransport.Step.call { clock.advance(to: clock.now + .seconds(30)) }
    let transport = ScriptedTransport([[.event(.sent), late, .hang]])
    let told = try await service(transport, clock).told(Fixtures.request(), clock: clock)
    #expect(told.error?.kind == .timedOut)
    // 30 s, half a second's wait, and the rest of the 60 s.
    #expect(told.attempts == 2)
    #expect(told.error?.cause == "no whole answer from 127.0.0.1:9 within 60 s: try again")
  }

  @Test func `an answer that never ends, ends at 60 s`() async throws {
    let clock = ManualClock()
    let head = AnswerHead(status: 200, headers: ["content-type": "text/event-stream"])
    let drip: [ScriptedTransport.Step] = (1...60).flatMap { second in
      [
        .event(.body(Array(": \(second)\n".utf8))), .call { clock.advance(to: .seconds(second)) },
      ] as [ScriptedTransport.Step]
    }
    let transport = ScriptedTransport([[.event(.sent), .event(.head(head))] + drip + [.hang]])
    let told = try await service(transport, clock).told(Fixtures.request(), clock: clock)
    #expect(told.attempts == 1)
    #expect(told.error?.kind == .timedOut)
    #expect(clock.now == .seconds(60))
  }

  @Test func `a deadline given is for all requests of a generation`() async throws {
    let clock = ManualClock()
    let late = ScriptedTransport.Step.call { clock.advance(to: .seconds(20)) }
    let transport = ScriptedTransport([[.event(.sent), late, .hang]])
    let told = try await service(transport, clock).told(
      Fixtures.request(), clock: clock, deadline: .seconds(20))
    #expect(told.attempts == 1)
    #expect(told.error?.kind == .timedOut)
  }

  @Test func `no wait goes beyond the deadline`() async throws {
    let clock = ManualClock()
    let transport = ScriptedTransport([
      .answer(429, "{}", headers: ["retry-after": "40"]),
      .answer(429, "{}", headers: ["retry-after": "40"]),
    ])
    let told = try await service(transport, clock).told(Fixtures.request(), clock: clock)
    #expect(told.waits == [.seconds(40)])
    #expect(told.error?.kind == .rateLimited)
  }

  /// Over real sockets: what the server does, and when the clock goes on.
  @Test(arguments: [
    ("silent", ""), ("a slow head", "HTTP/1.1 200 OK\r\nContent-"),
    ("a silent body", LoopbackServer.Step.head()),
    ("a dripping body", LoopbackServer.Step.head() + ": a\n: b\n"),
  ])
  func `a server that does not come to its end`(_ id: String, _ text: String) async throws {
    for isStreamed in [true, false] {
      let clock = ManualClock()
      let server = try LoopbackServer([
        .sendInPieces(Array(text.utf8), of: 1), .call { clock.advance(to: .seconds(60)) }, .hold,
      ])
      defer { server.stop() }
      let service = try service(HelperTransport(environment: [:]), clock, server.baseURL)
      let told = await service.told(Fixtures.request(streamed: isStreamed), clock: clock)
      #expect(told.error?.kind == .timedOut)
      #expect(told.error?.generationCode == .unavailable)
      #expect(told.attempts == 1)
    }
  }

  /// A listening socket whose queue is full lets nobody in: no answer to the first packet.
  @Test func `a host that does not let in`() async throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let clients = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, length)
        listen(descriptor, 0)
        getsockname(descriptor, address, &length)
        return (0..<4).map { _ in
          let client = socket(
            AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
          connect(client, address, length)
          return client
        }
      }
    }
    defer { for client in clients { close(client) } }
    let clock = ManualClock()
    let port = UInt16(bigEndian: address.sin_port)
    let service = try service(
      HelperTransport(environment: [:]), clock, "http://127.0.0.1:\(port)/v1")
    let told = await service.told(Fixtures.request(), clock: clock) { event in
      if case .sending = event { await clock.advanceOnceAwaited(to: clock.now + .seconds(5)) }
    }
    #expect(told.attempts == 3)
    #expect(told.error?.cause.contains("no connection to 127.0.0.1:\(port) within 5 s") == true)
  }

  /// By the cancelling alone: the clock stands still.
  @Test func `cancelling closes the connection`() async throws {
    let (closed, closing) = AsyncStream.makeStream(of: Void.self)
    let server = try LoopbackServer([
      .send(
        Array((LoopbackServer.Step.head() + Fixtures.stream(.chatCompletions).prefix(300)).utf8)),
      .hold, .call { closing.yield() },
    ])
    defer { server.stop() }
    let service = try service(HelperTransport(environment: [:]), ManualClock(), server.baseURL)
    let (answering, began) = AsyncStream.makeStream(of: Void.self)
    let task = Task {
      var isDone = false
      for await event in service.events(for: Fixtures.request()) {
        if case .answering = event { began.yield() }
        if case .finished = event { isDone = true }
      }
      return isDone
    }
    for await _ in answering { break }
    task.cancel()
    #expect(await !task.value)
    for await _ in closed { break }
  }
}
