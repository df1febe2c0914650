import AudienceDiagnostics
import AudienceFiles
import AudienceJSON
public import AudiencePluginAPI
import ModelClient
import NetworkClient
import OpenAIStrategy

/// Answers prompts from a recording of the OpenAI strategy: for lessons, demonstrations, tests, and
/// for looking into an answer afterwards. Nothing is sent, no key is needed.
///
/// A prompt is answered by what was recorded for the same request, else for the same prompt; the
/// answer goes the whole way again, from its bytes to a checked tree.
public struct ReplayStrategy: GenerationStrategy {
  public static let description = PluginDescription(
    name: "replay", version: "1.0",
    summary: "answers from a recording of the openai strategy, and sends nothing",
    settings: [
      PluginSetting(
        "recording", .text, default: "",
        summary: "the file that the openai strategy's setting 'record' wrote",
        environmentVariable: "AUDIENCE_REPLAY")
    ],
    label: [
      PluginFact("what model", "the one that was asked when it was recorded; its answers are old"),
      PluginFact("what is sent", "nothing"),
      PluginFact("consistency", "the same prompt gives the same tree"),
    ])

  private let recording: String?

  public init(settings: PluginSettings) {
    let path = settings.text("recording") ?? ""
    recording = path.isEmpty ? nil : path
  }

  public func generate(
    _ request: GenerationRequest, progress: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> GenerationOutcome {
    guard let recording else {
      throw unavailable(
        "there is no recording to answer from: /strategy replay recording=FILE, or set "
          + "AUDIENCE_REPLAY")
    }
    let exchanges = try exchanges(in: recording)
    guard let first = exchanges.first(where: { $0.method == .post }) else {
      throw unavailable("the recording holds no answer: record one with the openai strategy")
    }
    let settings = OpenAISettings(
      replaying: first.host, api: first.api, model: first.body["model"]?.stringValue ?? "recorded")
    // A new transport for each generation, so that it begins with the first answer.
    let connection = ModelConnection(settings: settings) { _ in
      ReplayingTransport(exchanges, masking: RecordedText.masked)
    }
    return try await OpenAIStrategy(settings, connection: connection)
      .generate(request, progress: progress)
  }

  private func exchanges(in path: String) throws(FindingError) -> [RecordedExchange] {
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.contents(of: path)
    } catch {
      throw FindingError(
        Finding(.file, at: .file(path, nil), "the recording cannot be read: \(error)"))
    }
    do {
      return try RecordedExchange.read(bytes)
    } catch {
      throw FindingError(
        Finding(
          .file, at: .file(path, TextPosition(line: error.line, column: 1)), error.expected,
          help: "a recording has one exchange a line, as the openai strategy writes them"))
    }
  }

  private func unavailable(_ cause: String) -> FindingError {
    FindingError(
      Finding(
        .unavailable, at: .whole, CodeCatalog.description(of: .unavailable)?.headline ?? "",
        help: cause + "; /strategy offline works without a network"))
  }
}
