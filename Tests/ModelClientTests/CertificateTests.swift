import AudienceFiles
import AudienceTestSupport
import Foundation
import ModelClient
import NetworkClient
import Testing

/// Servers that are who they say they are, and others, made with the `openssl` program.
@Suite(.enabled(if: CertificateServer.isPossible, "needs the openssl program"))
struct CertificateTests {
  private func told(
    _ server: CertificateServer, proxy: LoopbackServer? = nil, program: String? = nil
  ) async throws -> Told {
    let clock = ManualClock()
    let environment = proxy.map { ["https_proxy": "http://127.0.0.1:\($0.port)"] } ?? [:]
    let service = ModelService(
      try Fixtures.configuration("https://localhost:\(server.port)/v1"),
      transport: HelperTransport(path: program, environment: environment), clock: clock)
    return await service.told(Fixtures.request(), clock: clock)
  }

  private func expectUntrusted(_ told: Told, _ says: String) {
    #expect(told.error?.kind == .untrusted)
    #expect(told.attempts == 1)
    #expect(told.error?.cause.hasPrefix("the certificate of localhost:") == true)
    #expect(told.error?.cause.contains(says) == true)
  }

  @Test func `a certificate that nobody vouches for is refused`() async throws {
    let server = try CertificateServer(name: "localhost")
    defer { server.stop() }
    expectUntrusted(try await told(server), "self-signed")
    let proxy = try LoopbackServer([.tunnel(UInt16(server.port))])
    defer { proxy.stop() }
    expectUntrusted(try await told(server, proxy: proxy), "self-signed")
    #expect(proxy.requests.map(\.line) == ["CONNECT localhost:\(server.port) HTTP/1.1"])
  }

  private static let canTrust = TrustingProgram.isPossible
  private static let needs: Comment = "needs the right to change what this process sees of the disk"

  @Test(.enabled(if: canTrust, needs)) func `a certificate that holds is taken`() async throws {
    let server = try CertificateServer(name: "localhost")
    defer { server.stop() }
    let program = try TrustingProgram(server.certificate)
    #expect(try await told(server, program: program.path).reply?.answer == .text(Fixtures.said))
  }

  @Test(.enabled(if: canTrust, needs)) func `it holds through a proxy too`() async throws {
    let server = try CertificateServer(name: "localhost")
    defer { server.stop() }
    let proxy = try LoopbackServer([.tunnel(UInt16(server.port))])
    defer { proxy.stop() }
    let program = try TrustingProgram(server.certificate)
    let told = try await told(server, proxy: proxy, program: program.path)
    #expect(told.reply?.answer == .text(Fixtures.said))
    #expect(!"\(proxy.requests)".contains("CANARY"))
  }

  @Test(.enabled(if: canTrust, needs)) func `one of another host is refused`() async throws {
    let server = try CertificateServer(name: "other.example")
    defer { server.stop() }
    let program = try TrustingProgram(server.certificate)
    expectUntrusted(try await told(server, program: program.path), "localhost")
  }

  @Test(.enabled(if: canTrust, needs)) func `one that is over is refused`() async throws {
    let server = try CertificateServer(name: "localhost", days: -1)
    defer { server.stop() }
    let program = try TrustingProgram(server.certificate)
    expectUntrusted(try await told(server, program: program.path), "expired")
  }
}

/// The network program where a certificate stands in the place of the system's: in a view of the
/// disk that only it has.
struct TrustingProgram {
  static var isPossible: Bool {
    guard let trial = try? Trial("/usr/bin/unshare -m /bin/true") else { return false }
    return trial.status == 0 && FileManager.default.fileExists(atPath: store)
  }

  private static let store = "/etc/ssl/certs/ca-certificates.crt"

  let path: String

  init(_ certificate: String) throws {
    path = certificate + ".sh"
    let folder = FileSystem.folder(of: try #require(FileSystem.realPath(of: "/proc/self/exe")))
    let script = """
      #!/bin/sh
      exec /usr/bin/unshare -m /bin/sh -c \
        '/bin/mount --bind \(certificate) \(Self.store) && exec \(folder)/audience-network'
      """
    try Data(script.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
  }

  private struct Trial {
    let status: Int32

    init(_ command: String) throws {
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", command]
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      status = process.terminationStatus
    }
  }
}

/// A server of `openssl s_server` with a certificate of its own. A class because it ends a process.
final class CertificateServer {
  static let isPossible = FileManager.default.isExecutableFile(atPath: openssl)
  private static let openssl = "/usr/bin/openssl"

  let port: Int
  let certificate: String
  private let folder: URL
  private let process = Process()

  init(name: String, days: Int = 1) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    certificate = folder.appending(path: "cert.pem").path
    let key = folder.appending(path: "key.pem").path
    let request = folder.appending(path: "request.pem").path
    try Self.run([
      "req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", request, "-subj",
      "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)",
    ])
    try Self.run([
      "x509", "-req", "-in", request, "-signkey", key, "-copy_extensions", "copy", "-days",
      "\(days)", "-out", certificate,
    ])
    process.executableURL = URL(filePath: Self.openssl)
    process.arguments = ["s_server", "-accept", "0", "-cert", certificate, "-key", key]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    // What it reads, it sends to who connects.
    let input = Pipe()
    process.standardInput = input
    try process.run()
    let body = Fixtures.body(.chatCompletions)
    let head = LoopbackServer.Step.head(type: "application/json", length: body.utf8.count)
    try input.fileHandleForWriting.write(contentsOf: Data((head + body).utf8))
    // It says the port it found: ACCEPT 0.0.0.0:43210
    var said = ""
    var port: Int?
    while port == nil {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { throw TransportFailure(.other, "s_server says '\(said)'") }
      said += String(decoding: data, as: UTF8.self)
      port = said.firstMatch(of: /ACCEPT .*:(\d+)\n/).flatMap { Int($0.1) }
    }
    self.port = port ?? 0
  }

  private static func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: openssl)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }

  func stop() {
    // The threads of a test keep signals from what they start, but not this one.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }
}
