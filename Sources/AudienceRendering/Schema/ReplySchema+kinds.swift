// The fields of each kind of reply, in the order they are written.

extension ReplySchema {
  private static let level = Field("level", .text, "users or accounts")
  private static let count = Field("count", .integer, "how many members")
  private static let total = Field("total", .integer, "how many profiles, or accounts, there are")
  private static let findings = Field("findings", .list(.shared("finding")))
  private static let now = Field("now", .text, "the clock: an instant of RFC 3339")
  private static let clock = Field("clock", .text, "where the clock was taken from")

  /// A tree with what is known of it.
  private static let tree: [Field] = [
    level, Field("query", .text, "the tree as query text"),
    Field("tree", .names, "the tree with the ids of its nodes, as /show json prints it"),
    Field("count", .maybe(.integer), "how many members; null without samples"),
    Field("total", .maybe(.integer), "how many profiles, or accounts, there are"), findings,
  ]

  // MARK: - Shared forms

  /// The forms that several kinds share.
  package static let shared: [Kind] = [
    Kind(
      "finding", "a problem, or the reason why something was not done",
      [
        Field("code", .text, "/help CODE tells more"),
        Field("severity", .text, "error, warning or note"), Field("message", .text),
        Field("help", .maybe(.text), "the cause, or how to go on"),
        Field("text", .text, "the text it is about", optional: true),
        Field("span", .span, "the place in that text", optional: true),
        Field("node", .integer, "the node it is about", optional: true),
        Field("words", .maybe(.text), "the words of that node", optional: true),
        Field("file", .text, "the file it is about", optional: true),
        Field("line", .maybe(.integer), "from 1", optional: true),
        Field("column", .maybe(.integer), "from 1, in bytes", optional: true),
        Field("suggestions", .list(.text), "/apply N uses the Nth"),
      ]),
    Kind(
      "reading", "one tree that a strategy offers for a prompt",
      [
        level, Field("query", .text),
        Field("confidence", .maybe(.number), "from 0 to 1"),
        Field("difference", .text, "from the other readings"),
        Field("assumptions", .list(.text)),
        Field("unused", .list(.span), "words of the prompt that nothing used"),
        Field("notes", .list(.text)),
      ]),
    Kind(
      "verdict", "what a node came to for one profile or account",
      [
        Field("node", .integer, optional: true), Field("words", .text, optional: true),
        Field("passes", .boolean),
        Field("events", .integer, "how many events satisfy a filter", optional: true),
        Field("events_total", .integer, "of how many", optional: true),
        Field("users", .integer, "how many users of the account satisfy it", optional: true),
        Field("users_total", .integer, "of how many", optional: true),
        Field("evidence", .list(.shared("evidence"))),
      ]),
    Kind(
      "evidence", "what a verdict rests on: the fields of one kind of evidence",
      [
        Field("holding", .integer, "conditions of a junction that hold", optional: true),
        Field("of", .integer, "of how many", optional: true),
        Field("users", .integer, "users that satisfy it", optional: true),
        Field("examples", .list(.text), "ids of some users", optional: true),
        Field("values", .list(.anything), "of the trait or property; none: absent", optional: true),
        Field("found", .list(.shared("event")), "the events that counted", optional: true),
        Field("kept_out", .shared("event"), "the nearest event that did not", optional: true),
        Field("by", .text, "filter, sources or window", optional: true),
        Field("too_early_seconds", .integer, "before the window begins", optional: true),
        Field("too_late_seconds", .integer, "after the window ends", optional: true),
        Field("measured", .anything, "what the measure came to; null: absent", optional: true),
        Field("distance", .number, "how far from satisfying it", optional: true),
        Field("needs_more", .boolean, "whether more is needed, not less", optional: true),
      ]),
    Kind(
      "event", "an event as evidence: its time, and each field that matters by its name",
      [Field("time", .text)]),
    Kind(
      "name", "an event, property, trait or audience",
      [
        Field("name", .text), Field("kind", .text, "its type, or how many properties"),
        Field("activity", .text, "active, inactive or unknown"),
        Field("last_seen", .maybe(.text)),
        Field("note", .text, "example values, or a description"),
      ]),
    Kind(
      "plugin", "an installed plugin",
      [
        Field("kind", .text, "strategy, validator, engine, exporter or importer"),
        Field("name", .text), Field("version", .text), Field("summary", .text),
        Field("in_use", .boolean),
        Field("off", .maybe(.text), "what it did that it is off until restart"),
        Field("uses_network", .boolean),
        Field("sends_data_out", .boolean),
        Field(
          "settings",
          .list(
            .object([
              Field("name", .text), Field("summary", .text),
              Field("expects", .text, "the values it takes"), Field("default", .maybe(.text)),
              Field("environment", .maybe(.text), "the variable that sets it"),
              Field("value", .maybe(.text), "what it is now; a secret is <redacted>"),
              Field("source", .text, "where the value comes from"),
            ]))),
        Field(
          "label", .list(.object([Field("title", .text), Field("text", .text)])),
          "what it says of itself"),
      ]),
    Kind(
      "command", "a command of the REPL",
      [
        Field("name", .text), Field("arguments", .text), Field("summary", .text),
        Field("example", .text),
      ]),
    Kind(
      "difference", "who is in one audience and not in another",
      [
        Field("from", .text, "the clock of the first"), Field("to", .text, "of the second"),
        Field("gained", .integer, "how many are in the second alone"),
        Field("lost", .integer, "how many are in the first alone"),
        Field("gained_ids", .list(.text), "the first 1000"), Field("lost_ids", .list(.text)),
        Field(
          "witnesses",
          .list(
            .object([
              Field("id", .text), Field("gained", .boolean),
              Field("node", .maybe(.integer), "that made the difference"),
              Field("side", .maybe(.text), "before or after: whose node it is"),
              Field("before", .maybe(.shared("verdict"))),
              Field("after", .maybe(.shared("verdict"))),
              Field("left", .list(.shared("event")), "events that do not count any more"),
              Field("entered", .list(.shared("event")), "events that count now"),
            ]))),
      ]),
    Kind(
      "overlapping", "an audience beside the members of the tree",
      [
        Field("audience", .text, "its key"), Field("name", .text), Field("size", .integer),
        Field("both", .integer), Field("only_there", .integer), Field("only_here", .integer),
      ]),
    Kind(
      "distributed", "how the values of a field are spread in a group",
      [
        Field("places", .integer, "profiles, accounts or events"),
        Field("missing", .integer, "places without a value"), Field("values", .integer),
        Field("different", .integer), Field("different_or_more", .boolean),
        Field("kinds", .names, "how many values of each type"),
        Field("numbers", .maybe(.list(.number)), "the least and the greatest"),
        Field("mean", .maybe(.number)), Field("median", .maybe(.number)),
        Field("dates", .maybe(.list(.text)), "the earliest and the latest"),
        Field("histogram", .list(.object([Field("from", .text), Field("count", .integer)]))),
        Field(
          "most_frequent", .list(.object([Field("value", .text), Field("count", .integer)])),
          "the first 50"),
      ]),
  ]

  // MARK: - Kinds

  static let lines: [Kind] = [
    Kind("text", "lines for a person", [Field("lines", .list(.text))]),
    Kind(
      "failed", "nothing was done: everything is as it was",
      [Field("exit_status", .integer, "what a script would end with"), findings]),
    Kind("findings", "the findings of the tree", [findings]),
    Kind(
      "help", "commands, an error code, or a validator",
      [
        Field("commands", .list(.shared("command")), optional: true),
        Field("codes", .list(.text), "codes whose help has the word", optional: true),
        Field("code", .text, optional: true), Field("headline", .text, optional: true),
        Field("page", .text, optional: true), Field("exit_status", .integer, optional: true),
        Field("validators", .list(.text), "validators whose help has the word", optional: true),
        Field("validator", .text, "that finds the code", optional: true),
        Field("summary", .text, optional: true),
        Field(
          "pages",
          .list(
            .object([
              Field("code", .text), Field("headline", .text), Field("page", .text),
              Field("exit_status", .integer),
            ])), "the codes of a validator", optional: true),
        Field(
          "triggering",
          .list(
            .object([
              Field("code", .text), Field("query", .text),
              Field("start", .integer, "of the part at fault, in UTF-8 offsets"),
              Field("end", .integer), Field("mended", .maybe(.text), "after /apply"),
              Field("setting", .text, "what else it takes, in words"),
            ])), "queries that are found", optional: true),
        Field(
          "quiet",
          .list(.object([Field("query", .text), Field("setting", .text)])),
          "queries that are fine", optional: true),
      ]),
    Kind(
      "status", "the state of the session",
      [
        Field("workspace", .maybe(.text)), Field("path", .maybe(.text)), now, clock,
        Field("level", .maybe(.text), "null: the words decide"), Field("strategy", .text),
        Field("engine", .text), Field("profiles", .maybe(.integer)),
        Field("accounts", .maybe(.integer)), Field("prompt", .text), Field("steps", .integer),
      ]),
    Kind(
      "config", "settings, as /config shows or sets them",
      [
        Field(
          "settings",
          .list(
            .object([
              Field("name", .text), Field("value", .text), Field("values", .list(.text)),
              Field("summary", .text),
            ]))), Field("notes", .list(.text)),
      ]),
    Kind("plugins", "what is installed", [Field("plugins", .list(.shared("plugin")))]),
    Kind("plugin", "one plugin", [Field("plugin", .shared("plugin"))]),
    Kind(
      "log", "the steps of the session",
      [
        Field(
          "steps",
          .list(
            .object([
              Field("step", .integer), Field("command", .text), Field("count", .maybe(.integer)),
              Field("current", .boolean),
            ])))
      ]),
    Kind(
      "series", "what the lines of a script were answered",
      [
        Field(
          "steps",
          .list(.object([Field("line", .text), Field("answer", .anything, "a reply itself")])))
      ]),
    Kind("draft", "a text to go on with on the line", [Field("line", .text)]),
    Kind(
      "exported", "the tree, or members, in another form",
      [Field("text", .text), Field("notes", .list(.text))]),
    Kind("copied", "a text for the clipboard", [Field("text", .text)]),
    Kind("quit", "the session ends"),
  ]

  static let trees: [Kind] = [
    Kind(
      "generated", "a prompt became a tree",
      tree + [
        Field("prompt", .text), Field("strategy", .text),
        Field("readings", .list(.shared("reading"))), Field("taken", .integer, "from 1"),
      ]),
    Kind("tree", "the tree at hand", tree),
    Kind(
      "changed", "a tree was changed, or compared",
      tree + [
        Field("before", .maybe(.object(tree)), "the tree before"),
        Field("difference", .maybe(.shared("difference")), "of /diff and /at"),
      ]),
    Kind(
      "explanation", "which words made which node",
      [
        Field("prompt", .text),
        Field(
          "parts",
          .list(
            .object([
              Field("node", .integer), Field("part", .text),
              Field("text", .maybe(.text), "the text it came from"), Field("spans", .list(.span)),
              Field("reason", .text),
            ]))), Field("assumptions", .list(.text)), Field("unused", .list(.span)),
      ]),
    Kind(
      "readings", "the readings of the prompt",
      [Field("readings", .list(.shared("reading"))), Field("taken", .integer, "from 1")]),
    Kind(
      "comparison", "what two strategies make of one prompt",
      [
        Field("prompt", .text),
        Field(
          "sides",
          .list(
            .object(
              [Field("strategy", .text)]
                + tree.map { field in
                  Field(field.name, field.form, field.meaning, optional: field.name != "findings")
                })), "findings alone where a strategy gave no tree"),
        Field("difference", .maybe(.shared("difference"))),
      ]),
    Kind(
      "outgoing", "what would be sent out; nothing was",
      [
        Field("to", .text), Field("headers", .list(.text)), Field("body", .text),
        Field("left_out", .list(.text)), Field("left_out_names", .list(.text)),
      ]),
  ]

  static let samples: [Kind] = [
    Kind(
      "opened", "a workspace was opened",
      [
        Field("workspace", .text), now, clock,
        Field("left_query", .maybe(.text), "the tree that was at hand before"),
        Field("profiles", .maybe(.integer), "null without samples"),
        Field("accounts", .maybe(.integer)), Field("load", .list(.text)), findings,
      ]),
    Kind(
      "schema", "names of the workspace",
      [
        Field("workspace", .text), Field("events", .list(.shared("name"))),
        Field("traits", .list(.shared("name")), "of one event its properties"),
        Field("audiences", .list(.shared("name"))),
      ]),
    Kind(
      "examples", "prompts that work",
      [
        Field("workspace", .text),
        Field(
          "examples",
          .list(
            .object([
              Field("kind", .text, "of condition"), Field("prompt", .text), level,
              Field("count", .maybe(.integer)),
            ]))),
      ]),
    Kind(
      "members", "some members with their traits",
      [
        level, count, total,
        Field("members", .list(.object([Field("id", .text), Field("traits", .names)]))),
      ]),
    Kind("count", "how many members", [level, count, total]),
    Kind(
      "why", "why one is a member or not",
      [
        Field("id", .text), level, Field("member", .boolean),
        Field("nodes", .list(.shared("verdict"))),
        Field(
          "near_miss",
          .maybe(
            .object([
              Field("edit", .text, "a line that the REPL takes"), Field("node", .integer),
              Field("others", .integer, "how many others it would include"),
            ]))),
      ]),
  ]

  static let analyses: [Kind] = [
    Kind(
      "waterfall", "how many each node keeps and drops",
      [
        level, count, total,
        Field(
          "nodes",
          .list(
            .object([
              Field("node", .integer), Field("words", .maybe(.text)),
              Field("alone_keeps", .maybe(.integer), "null: not about the subject"),
              Field("alone_drops", .maybe(.integer)),
              Field("reached", .maybe(.integer), "how many come to it"),
              Field("keeps", .maybe(.integer)), Field("drops", .maybe(.integer)),
              Field("without", .maybe(.integer), "how many members without it"),
            ]))),
      ]),
    Kind(
      "near", "whom one condition alone keeps out",
      [
        level, Field("count", .integer, "how many are kept out"), total,
        Field(
          "groups",
          .list(
            .object([
              Field("node", .integer), Field("words", .maybe(.text)), Field("count", .integer),
              Field(
                "examples",
                .list(
                  .object([
                    Field("id", .text), Field("edit", .maybe(.text), "a line that the REPL takes"),
                  ]))),
            ]))),
      ]),
    Kind(
      "sweep", "the size as one number varies",
      [
        level, Field("node", .integer), Field("field", .text), Field("unit", .maybe(.text)),
        Field("current", .maybe(.number)),
        Field(
          "points",
          .list(
            .object([
              Field("value", .number), Field("edit", .text), Field("count", .integer),
            ]))), count, total,
      ]),
    Kind(
      "invented", "a profile, or account, that was made up",
      [
        level, Field("id", .text), Field("member", .boolean),
        Field("node", .maybe(.integer), "that alone keeps it out"),
        Field("calls", .list(.names), "calls of the Segment Spec"), Field("file", .maybe(.text)),
      ]),
    Kind(
      "insights", "who the members are",
      [
        level, count, total,
        Field(
          "identifiers",
          .list(
            .object([Field("name", .text), Field("members", .integer), Field("all", .integer)]))),
        Field("overlap", .list(.shared("overlapping"))),
      ]),
    Kind(
      "overlap", "how many are in audiences too",
      [level, count, total, Field("overlap", .list(.shared("overlapping")))]),
    Kind(
      "distribution", "how the values of a trait or property are spread",
      [
        Field("field", .text), Field("type", .maybe(.text)), Field("unit", .maybe(.text)), level,
        count, total,
        Field("members", .shared("distributed"), "of a tree's members", optional: true),
        Field("others", .shared("distributed"), "of all others", optional: true),
        Field("all", .shared("distributed"), "of everybody", optional: true),
      ]),
    Kind(
      "profile", "one profile, or account",
      [
        Field("id", .text), level, Field("links", .names, "ids by what they are"),
        Field("traits", .names), Field("event_counts", .names),
        Field(
          "events",
          .list(
            .object([
              Field("event", .text), Field("timestamp", .text), Field("properties", .names),
            ])), "the newest first"), Field("events_total", .integer),
      ]),
    Kind(
      "audiences", "the audiences of the workspace",
      [
        Field("workspace", .text),
        Field(
          "audiences",
          .list(
            .object([
              Field("key", .text), Field("name", .text), level, Field("query", .maybe(.text)),
              Field("count", .maybe(.integer)), Field("read_by", .list(.text)),
            ]))),
      ]),
  ]
}
