/// What is known of a model, by the beginning of its name. Data: a new model is a new line.
struct ModelCard: Hashable {
  /// What its name begins with.
  let prefix: String
  /// How many tokens it reads and writes together.
  let contextTokens: Int
  /// How many tokens of the workspace's names are sent at most: more costs money and attention.
  let schemaTokens: Int
  /// How many tokens it may write, reasoning included.
  let outputTokens: Int
  /// How hard it is asked to think; nil for a model that does not reason.
  let reasoningEffort: String?

  /// The known models, the longest prefix first where several fit. Cautious figures, as known in
  /// November 2026: a request stays far below what a model can read, and where a server answers that
  /// one is too long all the same, less is sent.
  static let known: [ModelCard] = [
    ModelCard("gpt-5.6", 400_000, 60_000, 16_000, "low"),
    ModelCard("gpt-5.5", 400_000, 60_000, 16_000, "low"),
    ModelCard("gpt-5", 400_000, 60_000, 16_000, "low"),
    ModelCard("gpt-4.1", 1_000_000, 60_000, 8_000, nil),
    ModelCard("gpt-4o", 128_000, 40_000, 8_000, nil),
    ModelCard("o4", 200_000, 40_000, 16_000, "low"),
    ModelCard("o3", 200_000, 40_000, 16_000, "low"),
  ]

  /// What is taken of a model nobody here knows: a small one on a local server.
  static let unknown = ModelCard("", 8_000, 3_000, 2_000, nil)

  static func card(of model: String) -> ModelCard {
    known.filter { model.hasPrefix($0.prefix) }.max { $0.prefix.count < $1.prefix.count } ?? unknown
  }

  /// The models to take where none is set and the server lists its own, the best first.
  static let preferred = ["gpt-5.5", "gpt-5.6", "gpt-5", "gpt-4.1", "gpt-4o"]

  private init(
    _ prefix: String, _ context: Int, _ schema: Int, _ output: Int, _ effort: String?
  ) {
    self.prefix = prefix
    contextTokens = context
    schemaTokens = schema
    outputTokens = output
    reasoningEffort = effort
  }
}
