import AudienceFiles
import AudiencePrivacy
package import ModelClient

extension ModelConnection {
  /// The transport of a session: the network, with a recording of it where one is wanted.
  package static func systemTransport(_ settings: OpenAISettings) -> any ModelTransport {
    let network = HelperTransport(environment: settings.environment)
    guard let path = settings.recording else { return network }
    return RecordingTransport(network, masking: ExchangeFile.masked) { exchange in
      ExchangeFile(path: path).add(exchange)
    }
  }
}

/// A file of recorded exchanges.
package struct ExchangeFile: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// A text without personal data.
  package static func masked(_ text: String) -> String {
    PersonalDataCheck.masked(text, PersonalDataCheck.personalData(in: text))
  }

  /// Adds an exchange at the end. A recording that cannot be written costs the recording, never
  /// the answer.
  func add(_ exchange: RecordedExchange) {
    let earlier = (try? FileSystem.contents(of: path)) ?? []
    try? SafeFile(path: path, access: .owner).replace(with: earlier + exchange.line)
  }
}
