import AudienceConditions
import AudienceJSON
import AudiencePluginAPI
import AudienceSchema
import AudienceTime
import ModelClient

/// Makes the request of a generation: what is sent, with what was left out.
struct RequestMaker {
  let request: GenerationRequest
  let index: RelevanceIndex
  let model: String
  let card: ModelCard
  /// How many tokens of names are sent at most.
  let schemaTokens: Int

  /// A request, what it holds of the workspace, and what not.
  struct Made {
    let request: ModelRequest
    let excerpt: SchemaExcerpt
    /// How many tokens its names take, by estimate.
    let tokens: Int
  }

  func make() -> Made {
    let task: (key: String, text: String)
    let tree: ConditionTree?
    switch request.task {
    case .generate(let prompt): (task, tree) = (("prompt", prompt.text), nil)
    case .refine(let instruction, let old): (task, tree) = (("instruction", instruction.text), old)
    }
    let excerpt = ExcerptMaker(workspace: request.workspace, index: index).excerpt(
      for: task.text, tree: tree, level: request.level ?? .users, tokens: schemaTokens)
    let turn = InstructionText.turn(
      task, tree: tree.map(AnswerForm.json), level: request.level, now: request.now.text,
      names: excerpt.chosen)
    let schema = AnswerSchema(names(excerpt, tree))
    let instructions = InstructionText(workspace: request.workspace, names: excerpt.stable).text
    return Made(
      request: ModelRequest(
        label: task.text, model: model, instructions: instructions,
        turns: [ModelRequest.Turn(.user, turn)],
        schema: ModelRequest.Schema(name: AnswerSchema.name, value: schema.value),
        maximumOutputTokens: card.outputTokens, reasoningEffort: card.reasoningEffort,
        cacheKey: Self.cacheKey(instructions)),
      excerpt: excerpt, tokens: excerpt.tokens)
  }

  /// The names as enums of the schema; only where every prompt gets the same ones, so that the
  /// server can keep the schema too. A tree at hand may use others, and any inner path of an array
  /// or object may be read: then no list is whole.
  private func names(_ excerpt: SchemaExcerpt, _ tree: ConditionTree?) -> AnswerSchema.Names {
    guard excerpt.chosen.isEmpty, tree == nil else { return AnswerSchema.Names() }
    func unique(_ names: [String]) -> [String] { Array(Set(names)).sorted() }
    let entries = excerpt.stable
    let events = entries.filter { $0.kind == .event }
    let fields = request.workspace.events.flatMap(\.properties)
    let traits = request.workspace.traits.map(\.field)
    func isOpen(_ fields: [FieldSchema]) -> Bool {
      fields.contains { $0.type == .array || $0.type == .object }
    }
    return AnswerSchema.Names(
      events: unique(events.map(\.name)),
      traits: isOpen(traits) ? nil : unique(entries.filter { $0.kind != .event }.map(\.name)),
      properties: isOpen(fields) ? nil : unique(events.flatMap(\.properties)))
  }

  /// The same for requests that begin the same: 64 bits of FNV-1a (Fowler, Noll and Vo, RFC 9923).
  /// It says nothing of what it was made from.
  private static func cacheKey(_ text: String) -> String {
    let hash = text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return "audience-" + String(hash, radix: 16)
  }
}
