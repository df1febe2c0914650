package import NetworkClient

/// Which of the two APIs of OpenAI a server is spoken to with.
package enum ModelAPI: String, Hashable, Sendable, CaseIterable {
  /// `POST /responses`: OpenAI's own, on its own host the first choice.
  case responses
  /// `POST /chat/completions`: what every compatible server has.
  case chatCompletions = "chat-completions"

  /// The path below the base URL.
  package var path: String {
    switch self {
    case .responses: "/responses"
    case .chatCompletions: "/chat/completions"
    }
  }
}

/// The header that the key goes out in.
package enum KeyHeader: String, Hashable, Sendable, CaseIterable {
  /// `Authorization: Bearer KEY`.
  case bearer
  /// `api-key: KEY`, as Azure wants it.
  case azure = "api-key"
}

/// How long and how much a request may take.
package struct ModelLimits: Hashable, Sendable {
  /// From the beginning of a try until the request begins to go out.
  package var connect: Duration = .seconds(5)
  /// From the beginning of a try until the answer begins.
  package var firstByte: Duration = .seconds(30)
  /// For all tries of a request together, waits included.
  package var total: Duration = .seconds(60)
  /// The longest answer that is read, in bytes.
  package var bodyBytes = 8 << 20
  /// Tries after the first.
  package var retries = 2

  package init() {}
}

/// What is needed to speak to one model server.
package struct ModelConfiguration: Sendable {
  package let baseURL: BaseURL
  package let api: ModelAPI
  /// Nil for a local server that wants none.
  package let key: Secret?
  package let keyHeader: KeyHeader
  /// Sent as `OpenAI-Organization` where given.
  package let organization: String?
  /// Sent as `OpenAI-Project` where given.
  package let project: String?
  package var limits: ModelLimits

  /// Checks and completes a configuration.
  ///
  /// - Parameters:
  ///   - api: nil: Responses on OpenAI's own host, Chat Completions everywhere else.
  ///   - keyHeader: nil: Azure's on Azure's hosts, else the usual one.
  /// - Throws: `ModelError` of kind `configuration` for a text that cannot stand in a header, and
  ///   of kind `keyMissing` where the official host or Azure is to be asked without a key.
  package init(
    baseURL: BaseURL = .official, api: ModelAPI? = nil, key: Secret?, keyHeader: KeyHeader? = nil,
    organization: String? = nil, project: String? = nil, limits: ModelLimits = ModelLimits()
  ) throws(ModelError) {
    if key == nil, baseURL.isOfficial || baseURL.isAzure { throw .keyMissing(host: baseURL.host) }
    if let key, !key.revealed.fitsInHeader {
      throw .configuration("the key has characters no key has: set OPENAI_API_KEY to the key alone")
    }
    for (name, value) in [("OPENAI_ORG_ID", organization), ("OPENAI_PROJECT_ID", project)] {
      guard let value, !value.fitsInHeader else { continue }
      throw .configuration("the id has characters no id has: set \(name) to the id alone")
    }
    self.baseURL = baseURL
    self.api = api ?? (baseURL.isOfficial ? .responses : .chatCompletions)
    self.key = key
    self.keyHeader = keyHeader ?? (baseURL.isAzure ? .azure : .bearer)
    self.organization = organization
    self.project = project
    self.limits = limits
  }
}

extension String {
  /// Whether the text is visible ASCII, so that it cannot end a header and begin another.
  var fitsInHeader: Bool { !isEmpty && utf8.allSatisfy { (0x21...0x7E).contains($0) } }
}
