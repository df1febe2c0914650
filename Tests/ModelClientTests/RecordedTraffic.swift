import AudienceTestSupport
import Foundation
import Testing

/// The traffic that was recorded from OpenAI's API, in the shared folder, and a second reader of it
/// to compare with.
enum RecordedTraffic {
  static let streams = files(".sse")
  static let chatBodies = files(".json").filter { $0.hasPrefix("chat.") }
  static let responsesBodies = files(".json").filter { $0.hasPrefix("responses.") }

  static func bytes(_ file: String) throws -> [UInt8] {
    [UInt8](
      try Data(
        contentsOf: URL(filePath: try #require(TestSettings.sharedPath("openai/recorded/\(file)"))))
    )
  }

  private static func files(_ suffix: String) -> [String] {
    guard let folder = TestSettings.sharedPath("openai/recorded") else { return [] }
    return (try? FileManager.default.contentsOfDirectory(atPath: folder))?
      .filter { $0.hasSuffix(suffix) }.sorted() ?? []
  }

  /// What a recording says, read with Foundation.
  struct Said: Equatable {
    var text = ""
    var refusal = ""
    var stop: String?
    var inputTokens: Int?

    /// Whether the text is a JSON object and nothing else.
    var isObject: Bool {
      (try? JSONSerialization.jsonObject(with: Data(text.utf8))) is [String: Any]
    }
  }

  static func said(stream bytes: [UInt8]) throws -> Said {
    var said = Said()
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    where line.hasPrefix("data: ") && line != "data: [DONE]" {
      try said.add(Data(line.dropFirst(6).utf8), message: "delta")
    }
    return said
  }

  static func said(body bytes: [UInt8]) throws -> Said {
    var said = Said()
    try said.add(Data(bytes), message: "message")
    return said
  }
}

extension RecordedTraffic.Said {
  fileprivate mutating func add(_ data: Data, message: String) throws {
    let value = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    if let usage = value["usage"] as? [String: Any] { inputTokens = usage["prompt_tokens"] as? Int }
    let choices = value["choices"] as? [[String: Any]] ?? []
    guard let choice = choices.first(where: { $0["index"] as? Int == 0 }) else { return }
    stop = choice["finish_reason"] as? String ?? stop
    let message = choice[message] as? [String: Any]
    text += message?["content"] as? String ?? ""
    refusal += message?["refusal"] as? String ?? ""
  }
}
