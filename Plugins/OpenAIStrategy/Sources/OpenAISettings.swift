package import AudienceDiagnostics
import AudienceFiles
package import AudiencePluginAPI
package import ModelClient
package import NetworkClient

/// The settings of the strategy, checked.
package struct OpenAISettings: Sendable {
  package let baseURL: BaseURL
  package let key: Secret?
  /// What is wrong with where the key is kept, in a sentence with the way out.
  let keyWarning: String?
  /// Nil: chosen from the server's list.
  package let model: String?
  let api: ModelAPI?
  let keyHeader: KeyHeader?
  let organization: String?
  let project: String?
  /// How many tokens of names are sent at most; nil: by model.
  let schemaTokens: Int?
  /// The file that exchanges are recorded to; nil: none is.
  let recording: String?
  /// Where proxies and certificates are looked up.
  let environment: [String: String]

  package static let descriptions: [PluginSetting] = [
    PluginSetting(
      "api-key", .secret, default: nil, summary: "the key that the server knows you by",
      environmentVariable: "OPENAI_API_KEY"),
    PluginSetting(
      "key-file", .text, default: "", summary: "a file that holds the key and nothing else",
      environmentVariable: "OPENAI_API_KEY_FILE"),
    PluginSetting(
      "base-url", .text, default: BaseURL.official.description,
      summary: "where the API begins, of OpenAI or of a compatible server",
      environmentVariable: "OPENAI_BASE_URL"),
    PluginSetting(
      "model", .text, default: "", summary: "the model; without it one of the server's list",
      environmentVariable: "OPENAI_MODEL"),
    PluginSetting(
      "api", .choice(["auto"] + ModelAPI.allCases.map(\.rawValue)), default: "auto",
      summary: "responses on OpenAI's own host, chat-completions elsewhere, unless set",
      environmentVariable: "AUDIENCE_OPENAI_API"),
    PluginSetting(
      "key-header", .choice(["auto"] + KeyHeader.allCases.map(\.rawValue)), default: "auto",
      summary: "the header the key goes out in: bearer, or Azure's api-key",
      environmentVariable: "AUDIENCE_OPENAI_KEY_HEADER"),
    PluginSetting(
      "organization", .text, default: "", summary: "sent as OpenAI-Organization",
      environmentVariable: "OPENAI_ORG_ID"),
    PluginSetting(
      "project", .text, default: "", summary: "sent as OpenAI-Project",
      environmentVariable: "OPENAI_PROJECT_ID"),
    PluginSetting(
      "schema-tokens", .integer(0...1_000_000), default: "0",
      summary: "tokens of names that are sent at most; 0: by model",
      environmentVariable: "AUDIENCE_OPENAI_SCHEMA_TOKENS"),
    PluginSetting(
      "record", .text, default: "",
      summary: "a file that every exchange is added to, without keys and personal data",
      environmentVariable: "AUDIENCE_RECORD"),
  ]

  /// - Throws: code `unavailable` for what cannot be used, with what to write instead.
  package init(_ settings: PluginSettings) throws(FindingError) {
    func given(_ name: String) -> String? {
      settings.text(name).flatMap { $0.trimmingBlanks.isEmpty ? nil : $0.trimmingBlanks }
    }
    do {
      baseURL = try BaseURL(given("base-url") ?? BaseURL.official.description)
    } catch {
      throw error.finding
    }
    let keyFile = given("api-key") == nil ? given("key-file") : nil
    key = try Self.key(given("api-key"), file: keyFile)
    keyWarning = keyFile.flatMap { file in
      FileSystem.isReadableByOthers(file)
        ? "the key's file can be read by others: chmod 600 \(file)" : nil
    }
    model = given("model")
    api = given("api").flatMap(ModelAPI.init(rawValue:))
    keyHeader = given("key-header").flatMap(KeyHeader.init(rawValue:))
    organization = given("organization")
    project = given("project")
    let tokens = settings.integer("schema-tokens") ?? 0
    schemaTokens = tokens > 0 ? tokens : nil
    recording = given("record")
    environment = settings.environment
  }

  /// The settings under which a recording was made, as far as the answers depend on them.
  package init(replaying host: String, api: ModelAPI, model: String) {
    baseURL = (try? BaseURL("https://\(host)")) ?? .official
    key = Secret("none")
    self.model = model
    self.api = api
    (keyHeader, organization, project, keyWarning) = (nil, nil, nil, nil)
    (schemaTokens, recording, environment) = (nil, nil, [:])
  }

  private static func key(_ text: String?, file: String?) throws(FindingError) -> Secret? {
    if let text { return Secret(text) }
    guard let file else { return nil }
    do {
      return try Secret(file: file)
    } catch {
      throw ModelError(
        .configuration, "name a file that can be read in OPENAI_API_KEY_FILE: \(error)"
      ).finding
    }
  }

  /// What the client needs.
  ///
  /// - Parameter key: the key, or what stands for it where nothing is sent.
  func configuration(key: Secret?) throws(ModelError) -> ModelConfiguration {
    try ModelConfiguration(
      baseURL: baseURL, api: api, key: key, keyHeader: keyHeader, organization: organization,
      project: project)
  }
}
