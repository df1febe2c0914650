import AudienceThreads
import Foundation
import FoundationNetworking
import ModelClient
package import NetworkClient

/// Sends requests by Foundation's URL session: the system's certificates and proxies, no redirects,
/// no cookies, no cache, nothing kept.
///
/// Deadlines are the caller's: the session's own do not stop a server that sends a byte a second.
package struct URLSessionTransport: ModelTransport {
  package init() {}

  package func exchange(
    _ request: OutgoingRequest
  ) -> AsyncThrowingStream<TransportEvent, any Error> {
    let (stream, continuation) = AsyncThrowingStream<TransportEvent, any Error>.makeStream()
    guard let url = URL(string: request.url) else {
      continuation.finish(throwing: TransportFailure(.other, "the address cannot be read"))
      return stream
    }
    var message = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData)
    message.httpMethod = request.method.rawValue
    message.timeoutInterval = Self.noTimeout
    for header in request.headers {
      message.setValue(header.value.revealed, forHTTPHeaderField: header.name)
    }
    if !request.body.isEmpty { message.httpBody = Data(request.body) }
    let session = URLSession(
      configuration: Self.configuration, delegate: ExchangeDelegate(continuation),
      delegateQueue: nil)
    let task = session.dataTask(with: message)
    // A request without a body gives no sign when it goes out.
    if request.body.isEmpty { continuation.yield(.sent) }
    continuation.onTermination = { _ in
      task.cancel()
      session.invalidateAndCancel()
    }
    task.resume()
    return stream
  }

  private static let noTimeout: TimeInterval = 3600

  private static var configuration: URLSessionConfiguration {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = noTimeout
    configuration.timeoutIntervalForResource = noTimeout
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    return configuration
  }
}

/// Gives on what the session reports. A class because a session wants one.
private final class ExchangeDelegate: NSObject, URLSessionDataDelegate, Sendable {
  private struct State {
    var hasSent = false
    /// A head that came before the request went out: that of a proxy, most likely.
    var early: AnswerHead?
    /// Whether the server asked for a password; the session then calls the whole answer cancelled.
    var hasRefused = false
  }

  private let continuation: AsyncThrowingStream<TransportEvent, any Error>.Continuation
  private let state = Locked(State())

  init(_ continuation: AsyncThrowingStream<TransportEvent, any Error>.Continuation) {
    self.continuation = continuation
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didSendBodyData bytesSent: Int64,
    totalBytesSent: Int64, totalBytesExpectedToSend: Int64
  ) {
    let isFirst = state.withLock { state in
      defer { state.hasSent = true }
      state.early = nil
      return !state.hasSent
    }
    if isFirst { continuation.yield(.sent) }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  /// The key goes in a header of its own; a server that asks for a password gets none.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
    completionHandler:
      @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
  ) {
    state.withLock { $0.hasRefused = true }
    completionHandler(.rejectProtectionSpace, nil)
  }

  /// With a proxy, the session reports the head of its answer to CONNECT first, as if it were the
  /// server's; so a head is kept back until it is known whose it is.
  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    if let response = response as? HTTPURLResponse {
      let head = AnswerHead(response)
      let isServers = state.withLock { state in
        if !state.hasSent { state.early = head }
        return state.hasSent
      }
      if isServers { continuation.yield(.head(head)) }
    }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    giveEarlyHead()
    continuation.yield(.body([UInt8](data)))
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    if let error, !state.withLock({ $0.hasRefused }) {
      continuation.finish(throwing: TransportFailure(error))
    } else {
      giveEarlyHead()
      continuation.finish()
    }
    session.finishTasksAndInvalidate()
  }

  /// A head that something of an answer follows was the server's.
  private func giveEarlyHead() {
    let head = state.withLock { state in
      defer { state.early = nil }
      return state.early
    }
    if let head { continuation.yield(.head(head)) }
  }
}

extension AnswerHead {
  fileprivate init(_ response: HTTPURLResponse) {
    var headers: [String: String] = [:]
    for (name, value) in response.allHeaderFields {
      headers[String(describing: name).lowercased()] = String(describing: value)
    }
    self.init(status: response.statusCode, headers: headers)
  }
}

extension TransportFailure {
  /// What an error of the session means.
  fileprivate init(_ error: any Error) {
    let detail = (error as NSError).localizedDescription.lowercased()
    guard let code = (error as? URLError)?.code else {
      self.init(.other, detail)
      return
    }
    let kind: Kind =
      switch code {
      case .cannotFindHost, .dnsLookupFailed: .hostNotFound
      case .cannotConnectToHost: .refused
      case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
        .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid,
        .clientCertificateRejected, .clientCertificateRequired:
        .untrusted
      case .networkConnectionLost, .badServerResponse, .zeroByteResource, .cannotParseResponse,
        .cannotDecodeRawData, .cannotDecodeContentData:
        .cut
      case .timedOut: .timedOut
      case .cancelled: .cancelled
      // The session has no code for what curl says of certificates.
      case .unknown where detail.contains("certificate"): .untrusted
      default: .other
      }
    self.init(kind, detail)
  }
}
