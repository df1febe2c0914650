/// One command of the REPL: the single source of parsing, help and completion.
package struct CommandSpec: Hashable, Sendable {
  package let name: CommandName
  /// The arguments as help shows them: `ID WORDS`.
  package let arguments: String
  /// One line: what it does.
  package let summary: String
  /// A line that works on a shop workspace.
  package let example: String
  package let group: Group
  /// What Tab offers for each argument; the last one for all that follow.
  package let completes: [ArgumentKind]

  package enum Group: String, Sendable, CaseIterable {
    case workspace = "Workspace"
    case prompt = "Prompt"
    case tree = "Tree"
    case members = "Members"
    case results = "Results"
    case help = "Help"
  }

  package enum ArgumentKind: Sendable {
    case path, node, action, lesson, words, condition, wrapper, reading, suggestion, profile, level,
      strategy, engine, consentWord
    case view, format, name, trait, topic, step, clock, number, range, field, audience, text
    case setting, settingValue
  }
}

/// The commands, each once.
package enum CommandName: String, Sendable, CaseIterable {
  case open, schema, define, status, at, engine, plugin, examples, tips
  case again, level, refine, readings, take, explain, confirm, strategy, consent, request, compare
  case show, query, edit, set, add, `where`, remove, move, wrap, unwrap, negate, replace
  case undo, redo, log, diff, validate, apply
  case preview, count, why, near, waterfall, sweep, invent, insights, overlap, values, profile
  case save, audiences, rename, delete, load, export, copy, report, session
  case help, learn, config, quit
}

/// The one table of commands.
package enum CommandTable {
  package static let all: [CommandSpec] = workspace + prompt + tree + members + rest

  package static func spec(_ name: CommandName) -> CommandSpec? {
    all.first { $0.name == name }
  }

  private static let workspace: [CommandSpec] = [
    .init(
      .open, "[--infer] PATH",
      "open a workspace: its folder, or its file; --infer makes it of calls",
      "/open Samples/shop", .workspace, [.path]),
    .init(
      .schema, "[NAME]", "the names: all, one, or those with a text",
      "/schema Order Completed", .workspace, [.name]),
    .init(
      .define, "[PHRASE [= QUERY|NAME|WINDOW]]", "what a phrase of your own means in prompts",
      "/define big spender = trait('lifetime_value') >= 400",
      .workspace, [.text]),
    .init(.status, "", "workspace, clock, level, strategy, samples", "/status", .workspace, []),
    .init(
      .at, "[INSTANT|auto]", "the clock that windows count back from",
      "/at 2026-02-01T00:00:00Z", .workspace, [.clock]),
    .init(
      .engine, "[NAME|ADDRESS [SETTING=VALUE…]]",
      "where profiles are evaluated: in memory, or on a warehouse",
      "/engine memory", .workspace, [.engine, .text]),
    .init(
      .plugin, "[NAME|set NAME SETTING=VALUE|unset NAME]",
      "what is installed; what one says of itself, and its settings",
      "/plugin set openai model=gpt-5.5", .workspace, [.text]),
    .init(.examples, "", "prompts made from this workspace's names", "/examples", .workspace, []),
    .init(.tips, "", "best practices for prompts", "/tips", .workspace, []),
  ]

  private static let prompt: [CommandSpec] = [
    .init(.again, "", "the last prompt, back on the line to edit", "/again", .prompt, []),
    .init(
      .explain, "", "which words of the prompt made which node", "/explain", .prompt, []),
    .init(
      .refine, "INSTRUCTION", "change the tree by an instruction in English",
      "/refine make it 14 days", .prompt, [.text]),
    .init(.readings, "", "the readings of the prompt, numbered", "/readings", .prompt, []),
    .init(.take, "N", "take another reading", "/take 2", .prompt, [.reading]),
    .init(
      .level, "[users|accounts|auto]", "an audience of users, or of accounts",
      "/level accounts", .prompt, [.level]),
    .init(
      .strategy, "[NAME [SETTING=VALUE…]]",
      "choose the generation strategy, and set what /plugin NAME lists", "/strategy offline",
      .prompt, [.strategy, .text]),
    .init(
      .confirm, "", "generate although there is personal data", "/confirm",
      .prompt, []),
    .init(
      .consent, "[show|withdraw]",
      "accept the terms of a strategy that sends data out, read them, or take it back",
      "/consent show", .prompt, [.consentWord]),
    .init(
      .request, "[--left-out] [PROMPT]",
      "the exact bytes a prompt would send out, or the names left out of them; sends nothing",
      "/request Customers who have a phone number", .prompt, [.text]),
    .init(
      .compare, "STRATEGY STRATEGY [PROMPT]",
      "both trees of one prompt, and the members that differ",
      "/compare offline openai", .prompt, [.strategy, .strategy, .text]),
  ]

  private static let tree: [CommandSpec] = [
    .init(
      .show, "[tree|query|json|english|…]", "show the tree, or its other forms",
      "/show english", .tree,
      [.view]),
    .init(
      .query, "TEXT", "take a query text as the tree",
      "/query event('Order Completed').within(30 days).count() >= 1", .tree, [.condition]),
    .init(
      .edit, "", "the query text in your $EDITOR; it is taken back if it parses", "/edit", .tree,
      []),
    .init(
      .set, "ID WORDS", "change a node: type what the tree shows",
      "/set 2 within 7 days", .tree, [.node, .words]),
    .init(
      .add, "[ID] CONDITION", "add a condition to a node",
      "/add 1 trait('email').exists()", .tree, [.node, .condition]),
    .init(
      .where, "ID CONDITION", "narrow an event by a condition on its properties",
      "/where 2 total > 50", .tree, [.node, .condition]),
    .init(.remove, "ID", "remove a node", "/remove 3", .tree, [.node]),
    .init(
      .move, "ID TARGET [POSITION]", "move a node into another one", "/move 3 1 1", .tree,
      [.node, .node, .text]),
    .init(
      .wrap, "ID and|or|not|any|all [CONDITION]", "wrap a node",
      "/wrap 3 or trait('email').exists()", .tree, [.node, .wrapper, .condition]),
    .init(.unwrap, "ID", "put what a node holds in its place", "/unwrap 3", .tree, [.node]),
    .init(.negate, "ID", "negate a node, or take its negation away", "/negate 3", .tree, [.node]),
    .init(
      .replace, "ID CONDITION", "replace a node", "/replace 3 trait('email').exists()", .tree,
      [.node, .condition]),
    .init(.undo, "", "take the last step back", "/undo", .tree, []),
    .init(.redo, "", "do it again", "/redo", .tree, []),
    .init(.log, "", "the steps of this session", "/log", .tree, []),
    .init(
      .diff, "[STEP|INSTANT…|STRATEGY…|QUERY]",
      "what changed, who is gained and lost, and why: since the last step, or another",
      "/diff 2026-02-01", .tree, [.step]),
    .init(.validate, "", "the findings of the tree", "/validate", .tree, []),
    .init(.apply, "N", "apply a suggestion", "/apply 1", .tree, [.suggestion]),
  ]

  private static let members: [CommandSpec] = [
    .init(
      .preview, "[N] [TRAIT…] [by TRAIT [desc]]", "members with their traits",
      "/preview 5 email phone by age desc",
      .members, [.trait]),
    .init(.count, "", "how many members", "/count", .members, []),
    .init(
      .why, "PROFILE|FILE", "pass or fail for each node, with evidence", "/why u_044", .members,
      [.profile]),
    .init(
      .near, "[NODE|all] [N]", "whom one condition alone keeps out, and the edit that lets in",
      "/near 3", .members, [.node, .text]),
    .init(
      .waterfall, "", "how many each node keeps and drops", "/waterfall", .members, []),
    .init(
      .sweep, "NODE FIELD FROM..TO [by STEP]",
      "the size as one number of a node varies: within, count, sum, value",
      "/sweep 2 within 1..60 days", .members, [.node, .number, .range]),
    .init(
      .invent, "[NODE] [FILE]",
      "make up the smallest profile that is in, or that a node alone keeps out",
      "/invent 3", .members, [.node, .path]),
    .init(
      .insights, "[FIELD]",
      "identifiers and overlaps; or how a field is spread among members and others",
      "/insights age", .members, [.field]),
    .init(
      .overlap, "[AUDIENCE…]", "how many are in audiences of the workspace too",
      "/overlap", .members, [.audience]),
    .init(
      .values, "FIELD", "type, range, histogram and most frequent values of a trait or property",
      "/values 'Order Completed'.total", .workspace, [.field]),
    .init(
      .profile, "ID [N]", "traits and event timeline of a profile", "/profile u_044 5",
      .workspace, [.profile, .text]),
  ]

  private static let rest: [CommandSpec] = [
    .init(
      .save, "[--anyway] NAME", "make the tree an audience of the workspace",
      "/save Big spenders", .results, [.text]),
    .init(
      .audiences, "", "the workspace's audiences: size, and who reads them", "/audiences",
      .results, []),
    .init(
      .rename, "KEY NAME", "call an audience by another name; its key stays",
      "/rename lapsed_buyers Sleeping buyers", .results, [.audience, .text]),
    .init(
      .delete, "[--anyway] KEY", "take an audience out of the workspace",
      "/delete newsletter_readers", .results, [.audience]),
    .init(
      .load, "KEY", "an audience's definition becomes the tree", "/load lapsed_buyers", .results,
      [.audience]),
    .init(
      .copy, "[FORMAT]", "the tree into the terminal's clipboard, as query text or another form",
      "/copy json", .results, [.format]),
    .init(
      .report, "FILE", "one page with prompt, tree, counts and some members, to hand on",
      "/report audience.html", .results, [.path]),
    .init(
      .session, "save FILE|run FILE|resume",
      "keep this session's steps as a script; run one; go on after a crash",
      "/session save my.session", .results, [.action, .path]),
    .init(
      .export, "FORMAT [NAME=VALUE…] [FILE] [TRAIT…]", "take the tree, or its members, away",
      "/export query",
      .results, [.format, .path, .trait]),
    .init(
      .help, "[COMMAND|CODE|WORD]", "this list, one command or error code, or what has a word",
      "/help set", .help,
      [.topic]),
    .init(
      .learn, "[N|check|hint|solution|next|stop|FOLDER]",
      "lessons with a goal; your tree is graded by whom it selects", "/learn 1", .help,
      [.lesson]),
    .init(
      .config, "[NAME [VALUE]]",
      "hints, colour, masking of personal data on the screen: shown, set, and kept",
      "/config mask on", .help, [.setting, .settingValue]),
    .init(.quit, "", "leave (also Ctrl-D)", "/quit", .help, []),
  ]
}

extension CommandSpec {
  fileprivate init(
    _ name: CommandName, _ arguments: String, _ summary: String, _ example: String,
    _ group: Group, _ completes: [ArgumentKind]
  ) {
    self.name = name
    self.arguments = arguments
    self.summary = summary
    self.example = example
    self.group = group
    self.completes = completes
  }
}
