import AudiencePrivacy
package import ModelClient

extension ModelConnection {
  /// The transport of a session: the network, with a recording of it where one is wanted.
  package static func systemTransport(_ settings: OpenAISettings) -> any ModelTransport {
    let network = HelperTransport(environment: settings.environment)
    guard let path = settings.recording else { return network }
    return RecordingTransport(network, masking: RecordedText.masked) { exchange in
      // A recording that cannot be written costs the recording, never the answer.
      try? RecordingFile(path: path).append(exchange)
    }
  }
}

/// What a recording keeps of texts.
package enum RecordedText {
  /// A text without personal data.
  package static func masked(_ text: String) -> String {
    PersonalDataCheck.masked(text, PersonalDataCheck.personalData(in: text))
  }
}
