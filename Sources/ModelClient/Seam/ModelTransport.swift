package import NetworkClient

/// Sends one request and gives what comes back, as it comes. Deadlines, retries, limits and
/// meaning are the caller's.
///
/// The stream begins with `sent` (once, when the connection is made and the request goes out, or at
/// once where that cannot be told), `head`, then any number of `body`, and ends; a failure
/// is thrown as `TransportFailure`. Ending the iteration closes the connection. Redirects are not
/// followed: they are answers like others.
package protocol ModelTransport: Sendable {
  func exchange(_ request: OutgoingRequest) -> AsyncThrowingStream<TransportEvent, any Error>
}
