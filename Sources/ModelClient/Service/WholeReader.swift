import NetworkClient

/// Collects an answer that is wanted whole.
struct WholeReader: ExchangeReader {
  let errors: ErrorMaker
  private var head: AnswerHead?
  private var body: [UInt8] = []

  init(errors: ErrorMaker) { self.errors = errors }

  mutating func take(
    _ event: TransportEvent
  ) -> Result<(head: AnswerHead, body: [UInt8]), ModelError>? {
    switch event {
    case .sent: break
    case .head(let head): self.head = head
    case .body(let bytes): body += bytes
    }
    return nil
  }

  func finish() -> Result<(head: AnswerHead, body: [UInt8]), ModelError> {
    guard let head else {
      return failed(.transport(TransportFailure(.cut, "it closed without an answer")))
    }
    return .success((head, body))
  }

  func failed(_ fault: ExchangeFault) -> Result<(head: AnswerHead, body: [UInt8]), ModelError> {
    .failure(errors.error(fault, head: head))
  }
}
