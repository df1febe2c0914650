import NetworkClient
import TerminalText

/// Makes the errors of one server: the one place of their wording. Each line is the problem and
/// what to do about it.
struct ErrorMaker: Sendable {
  let configuration: ModelConfiguration
  let mask: KeyMask

  init(_ configuration: ModelConfiguration) {
    self.configuration = configuration
    mask = KeyMask(configuration.key)
  }

  private var host: String { configuration.baseURL.authority }

  // MARK: - On the way

  /// - Parameter head: the head of the answer, where one had come.
  func error(_ fault: ExchangeFault, head: AnswerHead?) -> ModelError {
    switch fault {
    case .tooLarge: tooLarge
    case .timedOut(let phase, let wait): timedOut(phase, after: wait)
    case .transport(let failure): error(failure, head: head)
    }
  }

  private func error(_ failure: TransportFailure, head: AnswerHead?) -> ModelError {
    let requestID = head.flatMap { self.requestID($0) }
    let detail = mask.line(failure.detail, to: 120)
    let words = detail.isEmpty ? "" : " (\(detail))"
    switch failure.kind {
    case .hostNotFound:
      return ModelError(
        .unreachable, "no host \(host): check OPENAI_BASE_URL and the network\(words)",
        isRetryable: true)
    case .refused:
      return ModelError(
        .unreachable, "nobody answers at \(host): check that the server runs\(words)",
        isRetryable: true)
    case .untrusted:
      return ModelError(
        .untrusted,
        "the certificate of \(host) does not hold: check the address and the clock\(words)")
    case .cut where head == nil:
      return ModelError(
        .unreachable, "\(host) closed the connection without an answer: try again\(words)",
        isRetryable: true)
    case .timedOut:
      return ModelError(
        .timedOut, "no answer from \(host): try again\(words)", requestID: requestID,
        isRetryable: true)
    case .cancelled: return cancelled
    case .notRecorded:
      return ModelError(
        .notRecorded, "the recording has no answer to this: record it, or choose another\(words)")
    case .other where head == nil:
      return ModelError(
        .unreachable, "no connection to \(host): check the network\(words)", isRetryable: true)
    case .cut, .other:
      return ModelError(
        .cut, "the connection to \(host) broke: try again\(words)", requestID: requestID,
        isRetryable: true)
    }
  }

  var cancelled: ModelError { ModelError(.cancelled, "cancelled: the tree is as it was") }

  private func timedOut(_ phase: DeadlinePhase, after wait: Duration) -> ModelError {
    let seconds = "\(wait.components.seconds) s"
    switch phase {
    case .connect:
      return ModelError(
        .timedOut, "no connection to \(host) within \(seconds): check the network",
        isRetryable: true)
    case .firstByte:
      return ModelError(
        .timedOut, "no answer from \(host) within \(seconds): try again", isRetryable: true)
    case .total:
      return ModelError(.timedOut, "no whole answer from \(host) within \(seconds): try again")
    }
  }

  // MARK: - Answers that are none

  private var tooLarge: ModelError {
    let size = configuration.limits.bodyBytes >> 20
    return ModelError(.tooLarge, "the answer is over \(size) MiB: check OPENAI_BASE_URL")
  }

  func error(_ fault: AnswerFault, head: AnswerHead) -> ModelError {
    let id = requestID(head)
    switch fault {
    case .cut:
      return ModelError(
        .cut, "the answer broke off: try again", status: head.status, requestID: id,
        isRetryable: true)
    case .malformed(let detail): return malformed(detail, head: head)
    case .garbled(let detail): return malformed(detail, head: head).settingRetryable(true)
    case .server(let fault):
      return error(fault, in: head)
    }
  }

  func malformed(_ detail: String, head: AnswerHead) -> ModelError {
    ModelError(
      .malformed,
      "the answer of \(host) is not the API's: check OPENAI_BASE_URL (\(mask.line(detail)))",
      status: head.status, requestID: requestID(head))
  }

  /// An answer that ended at a limit instead of at its end.
  func error(_ stop: AnswerEnd.Stop, head: AnswerHead) -> ModelError? {
    switch stop {
    case .complete: nil
    case .length:
      ModelError(
        .truncated, "the answer ended at the limit of its length: try a shorter description",
        status: head.status, requestID: requestID(head), isRetryable: true)
    case .filtered:
      ModelError(
        .filtered, "the server's content filter held the answer back: reword the description",
        status: head.status, requestID: requestID(head))
    }
  }

  // MARK: - Headers

  /// The server's name for the exchange.
  func requestID(_ head: AnswerHead) -> String? {
    for name in ["x-request-id", "apim-request-id", "request-id"] {
      if let id = head.headers[name], !id.isEmpty { return mask.line(id, to: 100) }
    }
    return nil
  }
}
