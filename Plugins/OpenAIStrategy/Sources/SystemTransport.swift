package import ModelClient

extension ModelConnection {
  package static func systemTransport(_ settings: OpenAISettings) throws -> any ModelTransport {
    throw ModelError(.fault, "no transport")
  }
}
