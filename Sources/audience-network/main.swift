// Sends one request for the playground: reads it from standard input, writes what comes back to
// standard output, and ends when the playground closes its end. See `NetworkFrame`.

import Foundation
import NetworkClient

// What the playground had open without saying that it is for itself alone.
for descriptor in 3..<1024 { close(Int32(descriptor)) }

let input = FrameInput(descriptor: STDIN_FILENO)
guard case .request(let header)? = input.next(), case .body(let body)? = input.next(),
  let request = OutgoingRequest(header, body: body)
else { exit(2) }

let closing = Thread {
  while input.next() != nil {}
  exit(0)
}
closing.start()

let output = FrameOutput(descriptor: STDOUT_FILENO)
do {
  for try await event in URLSessionTransport().exchange(request) {
    switch event {
    case .sent: output.write(.sent)
    case .head(let head): output.write(.head(head))
    case .body(let bytes): output.write(.data(bytes))
    }
  }
  output.write(.end)
} catch {
  output.write(
    .failure(error as? TransportFailure ?? TransportFailure(.other, error.localizedDescription)))
}
