/// The rows that subcommands print which answer many questions: one object a line, no reply.
extension ReplySchema {
  package static let rows: [Kind] = [
    Kind(
      "generate-row", "a row of audience generate --prompts, in the order of the prompts",
      [
        Field("id", .text, "the prompt's", optional: true),
        Field("line", .integer, "the line that is no row", optional: true),
        Field("level", .text, "users or accounts", optional: true),
        Field("query", .text, "query text", optional: true),
        Field("ambiguous", .boolean, "whether another reading is close", optional: true),
        Field(
          "alternatives",
          .list(.object([Field("query", .text), Field("difference", .text)])), optional: true),
        Field("error", error, "why there is no query", optional: true),
      ]),
    Kind(
      "preview-row", "a row of audience preview --queries, in the order of the queries",
      [
        Field("id", .text, "the query's", optional: true),
        Field("line", .integer, "the line that is no row", optional: true),
        Field("count", .integer, "how many members", optional: true),
        Field("members", .list(.text), "their ids, sorted", optional: true),
        Field("error", error, "why there are none", optional: true),
      ]),
    Kind(
      "member-row", "a row of audience preview --format jsonl",
      [
        Field("id", .text), Field("identifiers", .names, "lists by the kind of identifier"),
        Field("traits", .names),
      ]),
    Kind(
      "evaluate-row", "a row of audience evaluate --format json: one outcome",
      [
        Field("id", .text, "the suite's row"), Field("strategy", .text),
        Field("verdict", .text, "right, or what went wrong"), Field("difficulty", .text),
        Field("tags", .list(.text)), Field("prompt", .text, "the prompt, or the instruction"),
        Field("expected", .text, "query text, or the code of the refusal that is due"),
        Field("pair", .text, "the other side counts together with it", optional: true),
        Field("query", .text, "what an instruction changes", optional: true),
        Field("got", .text, "query text, or the code of the refusal"),
        Field("level", .text, "users or accounts, of a tree", optional: true),
        Field(
          "difference",
          .object([
            Field("samples", .object([gained, lost]), "ids among the samples", optional: true),
            Field(
              "generated",
              .object([Field("gained", .integer), Field("lost", .integer)]),
              "how many among the generated profiles"),
            Field(
              "witness",
              .object([
                Field("gained", .boolean, "whether it is a member that should not be"),
                Field("profile", .list(.text), "its traits and events in lines"),
              ]), "a generated profile that tells both apart", optional: true),
          ]), "who is a member of one and not of the other", optional: true),
      ]),
    Kind(
      "evaluate-summary", "the last row of audience evaluate --format json",
      [
        Field(
          "summary",
          .list(
            .object(
              [Field("strategy", .text)] + scores + [
                Field("difficulties", .names, "the same scores by difficulty"),
                Field("tags", .names, "the same scores by tag"),
              ])))
      ]),
    Kind(
      "confidence-row", "a row of audience workspace infer --confidence",
      [
        Field("event", .text, "of a property", optional: true),
        Field("scope", .text, "user or account, of a trait", optional: true),
        Field("name", .text), Field("type", .text),
        Field("confidence", .number, "the share of its values that are of the type"),
        Field("values", .integer, "how many there were"),
      ]),
  ]

  private static let error = Form.object([
    Field("code", .text, "/help CODE tells more"), Field("message", .text),
  ])
  private static let gained = Field("gained", .list(.text))
  private static let lost = Field("lost", .list(.text))

  private static let scores = [
    "accuracy", "precision", "coverage", "refusals", "pairs", "all",
  ].map { name in
    Field(
      name,
      .object([
        Field("part", .integer), Field("whole", .integer), Field("percent", .maybe(.number)),
      ]))
  }
}
