import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import Foundation
import ModelClient
import NetworkClient
import Testing

@testable import OpenAIStrategy

@Suite("Requests")
struct RequestTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func shop() throws -> Workspace {
    let file = package.appending(path: "Samples/shop/workspace.json")
    let bytes = [UInt8](try Data(contentsOf: file))
    return try #require(WorkspaceReader.read(bytes, path: file.path).workspace)
  }

  static func made(
    _ prompt: String = Lab.prompt, _ workspace: Workspace, tokens: Int = 60_000,
    refining query: String? = nil
  ) throws -> RequestMaker.Made {
    let task: GenerationRequest.Task =
      if let query {
        .refine(try Instruction(prompt), try #require(try QueryParser.parse(query).tree))
      } else {
        .generate(try Prompt(prompt))
      }
    return RequestMaker(
      request: GenerationRequest(task: task, workspace: workspace, now: Lab.now),
      index: RelevanceIndex(workspace), model: "gpt-5.5", card: ModelCard.card(of: "gpt-5.5"),
      schemaTokens: tokens
    ).make()
  }

  @Test("the instructions of the sample shop are the golden file's; RECORD_SNAPSHOTS=1 rewrites it")
  func golden() throws {
    let made = try Self.made(Lab.prompt, try Self.shop())
    let text =
      made.request.instructions + "\n# Turn\n\n" + (made.request.turns.first?.text ?? "")
      + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Snapshots/shop-request.txt")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    #expect(text == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test("what is the same for every prompt stands before what is not, byte for byte")
  func stable() throws {
    let shop = try Self.shop()
    let one = try Self.made(Lab.prompt, shop)
    let other = try Self.made("People who opened an email twice last week", shop)
    #expect(one.request.instructions == other.request.instructions)
    #expect(one.request.schema == other.request.schema)
    #expect(one.request.cacheKey == other.request.cacheKey)
    #expect(one.request.turns != other.request.turns)
  }

  @Test("the examples in the instructions are answers that can be read")
  func examples() throws {
    let answers = InstructionText.examples.split(separator: "\n").filter { $0.hasPrefix("{") }
    #expect(answers.count == 4)
    let schema = AnswerSchema(AnswerSchema.Names()).value
    for answer in answers {
      #expect(SchemaCheck(schema).faults(of: try JSONReader.read(String(answer))).isEmpty)
      switch try Answer(String(answer)) {
      case .cannot(let reason): #expect(!reason.isEmpty)
      case .tree(let read):
        #expect(QueryStructure.findings(in: read.tree, level: read.level).isEmpty)
      }
    }
  }

  struct Body: CustomTestStringConvertible {
    let api: ModelAPI
    let query: String?
    let schemaName: String
    var testDescription: String { "\(api.rawValue) \(query ?? "")" }

    static let all = [
      Body(api: .responses, query: nil, schemaName: "CreateResponse"),
      Body(api: .chatCompletions, query: nil, schemaName: "CreateChatCompletionRequest"),
      Body(
        api: .responses, query: "trait('email').exists()", schemaName: "CreateResponse"),
      Body(
        api: .chatCompletions, query: "trait('email').exists()",
        schemaName: "CreateChatCompletionRequest"),
    ]
  }

  @Test(
    "the body is valid by the official description",
    .enabled(if: TestSettings.hasShared("openai/openapi-part.json")), arguments: Body.all)
  func valid(_ row: Body) throws {
    let path = try #require(TestSettings.sharedPath("openai/openapi-part.json"))
    let document = try JSONReader.read([UInt8](try Data(contentsOf: URL(filePath: path))))
    let made = try Self.made(
      row.query == nil ? Lab.prompt : "make it 14 days", try Self.shop(), refining: row.query)
    let service = ModelService(
      try ModelConfiguration(api: row.api, key: Secret("sk-x")), transport: FakeServer([]))
    let body = try JSONReader.read(service.outgoing(for: made.request).body)
    let schema = JSONValue.object(["$ref": .text("#/components/schemas/\(row.schemaName)")])
    #expect(SchemaCheck(schema, in: document).faults(of: body) == [])
    #expect(body["store"] == .boolean(false))
    for key in ["temperature", "top_p", "seed", "user", "metadata"] as [UTF8Text] {
      #expect(body[key] == nil)
    }
    // The check is worth something only if it can fail.
    var broken = JSONObject()
    broken["model"] = .integer(3)
    #expect(!SchemaCheck(schema, in: document).faults(of: .object(broken)).isEmpty)
  }

  @Test("an instruction is sent with the tree at hand, in the form of answers")
  func refinement() throws {
    let query = "event('Order Completed').within(30 days).count() >= 2"
    let made = try Self.made("make it 14 days", try Self.shop(), refining: query)
    let turn = try JSONReader.read(made.request.turns[0].text)
    #expect(turn["instruction"] == .text("make it 14 days"))
    #expect(turn["prompt"] == nil)
    let tree = try AnswerForm.tree(from: #require(turn["tree"]), at: "tree").tree
    #expect(QueryPrinter.text(tree) == query)
  }
}
