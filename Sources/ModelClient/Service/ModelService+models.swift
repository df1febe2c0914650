import AudienceDiagnostics
import AudienceJSON
import NetworkClient

extension ModelService {
  /// The names of the models the server offers, sorted; for choosing one where none is set.
  ///
  /// One try, within the deadlines of a request.
  package func models() async throws(ModelError) -> [String] {
    let errors = ErrorMaker(configuration)
    let request = configuration.request(
      .get, "/models", label: "models", accepting: "application/json")
    let exchange = TimedExchange(service: self, outgoing: request, end: deadline)
    guard let outcome = await exchange.run(WholeReader(errors: errors)) else {
      throw errors.cancelled
    }
    let (head, body) = try outcome.get()
    guard (200..<300).contains(head.status) else { throw errors.error(head, body: body) }
    guard let value = try? JSONReader.read(body), let list = value["data"]?.arrayValue else {
      throw errors.malformed("expected a list 'data' of models", head: head)
    }
    return list.compactMap { $0["id"]?.stringValue }.map { errors.mask.line($0, to: 100) }.sorted()
  }
}
