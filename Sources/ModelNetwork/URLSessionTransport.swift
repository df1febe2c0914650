import Foundation
import FoundationNetworking
package import ModelClient
import Synchronization

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
  private let continuation: AsyncThrowingStream<TransportEvent, any Error>.Continuation
  private let hasSent = Mutex(false)
  /// Whether the server asked for a password; the session then calls the whole answer cancelled.
  private let hasRefused = Mutex(false)

  init(_ continuation: AsyncThrowingStream<TransportEvent, any Error>.Continuation) {
    self.continuation = continuation
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didSendBodyData bytesSent: Int64,
    totalBytesSent: Int64, totalBytesExpectedToSend: Int64
  ) {
    let isFirst = hasSent.withLock { known in
      defer { known = true }
      return !known
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
    hasRefused.withLock { $0 = true }
    completionHandler(.rejectProtectionSpace, nil)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    if let response = response as? HTTPURLResponse {
      var headers: [String: String] = [:]
      for (name, value) in response.allHeaderFields {
        headers[String(describing: name).lowercased()] = String(describing: value)
      }
      continuation.yield(.head(AnswerHead(status: response.statusCode, headers: headers)))
    }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    continuation.yield(.body([UInt8](data)))
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    if let error, !hasRefused.withLock({ $0 }) {
      continuation.finish(throwing: TransportFailure(error))
    } else {
      continuation.finish()
    }
    session.finishTasksAndInvalidate()
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
      default: .other
      }
    self.init(kind, detail)
  }
}
