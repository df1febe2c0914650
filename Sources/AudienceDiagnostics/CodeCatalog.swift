/// What a kind of problem is about, which decides who can mend it.
public enum CodeKind: String, Sendable, CaseIterable {
  case query, generation, validation, file, plugin, command
}

/// One kind of problem: its meaning and the page that `/help CODE` shows.
public struct CodeDescription: Hashable, Sendable {
  public let code: FindingCode
  public let kind: CodeKind
  /// The process's exit status when this ends a command (DESIGN.md, "Command line").
  public let exitStatus: Int32
  /// The message that heads the report, verbatim where DESIGN.md's table fixes it.
  public let headline: String
  /// What it means and what to do, a few sentences.
  public let page: String

  public init(
    _ code: FindingCode, _ kind: CodeKind, exit exitStatus: Int32, _ headline: String,
    _ page: String
  ) {
    self.code = code
    self.kind = kind
    self.exitStatus = exitStatus
    self.headline = headline
    self.page = page
  }
}

/// The one list of this project's codes.
public enum CodeCatalog {
  /// Every code, in the order help lists them.
  public static let all: [CodeDescription] = query + generation + validation + files + commands

  /// The description of a code, or nil for one that a plugin brought.
  public static func description(of code: FindingCode) -> CodeDescription? {
    all.first { $0.code == code }
  }

  private static let query: [CodeDescription] = [
    .init(
      .syntax, .query, exit: 2, "the query text does not parse",
      """
      The text breaks the grammar of the condition language. The caret stands at the place that
      got furthest; the message says what was expected there. Junction words are upper case
      (AND, OR, NOT), function names lower case, and everything is case-sensitive.
      Example: event('Order Completed').within(30 days).count() >= 1
      """),
    .init(
      .structure, .query, exit: 2, "the language forbids this structure",
      """
      The text parses but cannot be an audience: a computed trait (a value, not a condition), ANY
      or ALL outside an account audience, or parent: outside an event nested in where( … ).
      """),
    .init(
      .depth, .query, exit: 2, "nested more than 200 levels deep",
      """
      An open parenthesis, NOT, ANY, ALL, where( and a nested event( each count one level. No
      audience needs more than a handful.
      """),
    .init(
      .entity, .query, exit: 2, "entity() can be parsed but not evaluated",
      """
      entity() belongs to Linked Audiences, which read a warehouse's entity graph. A playground
      workspace has events, traits and audiences only.
      """),
  ]

  private static let generation: [CodeDescription] = [
    .init(
      .unknown, .generation, exit: 1, "Something went wrong",
      "A fault nobody foresaw. Your tree is as it was. Please report the line that caused it."),
    .init(
      .unavailable, .generation, exit: 4, "Something went wrong. Try again later.",
      """
      The strategy's service is down, or answered with an error. The offline strategy needs no
      service: /strategy offline.
      """),
    .init(
      .reword, .generation, exit: 1,
      "The playground had trouble creating an audience from this description. "
        + "Try rewording it using these best practices (/tips).",
      """
      The description names something the workspace does not have, or is impossible or not
      understood. /schema lists the names of this workspace, /tips the best practices.
      """),
    .init(
      .lookback, .generation, exit: 1, "Your plan only supports a compute history of N days.",
      """
      A window is longer than the workspace's event lookback limit (lookback_days in
      workspace.json). Only event windows count; dates of traits do not.
      """),
    .init(
      .length, .generation, exit: 1,
      "Describe the audience in 20 to 300 characters (this has N).",
      """
      A prompt has 20 to 300 characters, counted as a person counts them, after trimming. A line
      that begins with / is a command; /help lists the commands.
      """),
    .init(
      .language, .generation, exit: 1, "Only English descriptions are supported.",
      "Names and quoted values in other languages inside an English sentence are fine."),
    .init(
      .personalData, .generation, exit: 1,
      "Avoid personal data in a description: it isn't needed.",
      """
      The prompt holds an e-mail address, a phone, card or passport number or the like. Confirm
      with /confirm in a session or --allow-pii in a script to generate it all the same.
      """),
    .init(
      .consent, .generation, exit: 4, "Accept the terms of this strategy first.",
      """
      The strategy sends data out, and the workspace's owner has not accepted its terms. Nothing
      was sent.
      """),
  ]

  private static let validation: [CodeDescription] = [
    .init(
      .unknownEvent, .validation, exit: 1, "the workspace has no such event",
      "An event that was never tracked has count 0 for everybody. /schema lists the events."),
    .init(
      .unknownProperty, .validation, exit: 1, "the event has no such property",
      "A property that was never sent is absent from every event. /schema EVENT lists them."),
    .init(
      .unknownTrait, .validation, exit: 1, "the workspace has no such trait or audience",
      "A trait that nobody has is absent from every profile. /schema lists traits and audiences."),
    .init(
      .inactiveName, .validation, exit: 0, "the name was not seen for a long time",
      "The event or trait exists but was last seen more than inactive_after_days ago."),
    .init(
      .typeMismatch, .validation, exit: 1, "the comparison does not fit the type",
      """
      A comparator that needs a number or a date is used on a name of another type, or a value is
      not one that the type can hold. It is evaluated all the same, by the rules of the language.
      """),
    .init(
      .expressionLimit, .validation, exit: 1, "more than 50 expressions",
      """
      A definition may have 50 primary expressions: each comparison of a trait, property or
      context, and each reduced event stream, counts one, also inside where( … ).
      """),
    .init(
      .audienceCycle, .validation, exit: 1, "the audience's definition leads back to itself",
      "An audience may use another audience's membership, but not, in the end, its own."),
  ]

  private static let files: [CodeDescription] = [
    .init(
      .file, .file, exit: 3, "the file cannot be used",
      "It is missing, unreadable, or not what was expected. The message names the path."),
    .init(
      .json, .file, exit: 3, "the text is not JSON",
      "Files are read by RFC 8259, UTF-8 only. The message says line, column and what was expected."
    ),
    .init(
      .workspace, .file, exit: 3, "workspace.json breaks the format",
      "A required field is missing or a field has the wrong type. Required: name, events, traits."),
    .init(
      .workspaceField, .file, exit: 0, "workspace.json has a field nobody knows",
      "It is kept when the file is rewritten, and does nothing. Check its spelling."),
    .init(
      .duplicateKey, .file, exit: 0, "a key stands twice in one JSON object",
      "The last one counts."),
    .init(
      .call, .file, exit: 3, "a line of the call log cannot be read",
      "The line is reported with its number and skipped; with --strict it ends the load."),
    .init(
      .input, .file, exit: 3, "a line of the batch cannot be read",
      "Each line of a batch is one JSON object with the fields the subcommand's help lists."),
    .init(
      .notImported, .file, exit: 3, "part of a schema was not imported",
      """
      A tracking plan or a call log says something that workspace.json has no place for, or that is
      damaged. The message names the place; the rest was imported.
      """),
    .init(
      .mixedTypes, .file, exit: 0, "values of several types were seen",
      """
      The calls have values of different types under one name. The type most of them have was taken;
      the others never compare as that type. Most often one source of the data differs.
      """),
    .init(
      .similarNames, .file, exit: 0, "two names differ in little but their spelling",
      """
      'Order Completed' and 'order_completed' are two names: whoever asks for one misses the calls of
      the other. Most often two sources spell the same thing differently.
      """),
  ]

  private static let commands: [CodeDescription] = [
    .init(
      .plugin, .plugin, exit: 4, "a plugin broke its contract",
      """
      The plugin threw, hung, or returned something that does not hold. Its result was refused;
      your tree is as it was. One that hangs is off until restart.
      """),
    .init(
      .warehouse, .plugin, exit: 4, "the warehouse could not answer",
      """
      The server, or the file, that /engine named could not be reached, refused the query, or took
      longer than the engine's timeout. Your tree is as it was; the next command connects again.
      /engine memory goes back to the samples.
      """),
    .init(
      .engineLimit, .plugin, exit: 4, "the preview engine cannot answer this",
      """
      An engine says what it can do. One that does not read single profiles still counts members and
      lists their ids; /engine chooses another.
      """),
    .init(
      .export, .command, exit: 1, "a form cannot express the condition",
      "The node that is named has no equal in that form. Export to another one, or change the node."
    ),
    .init(
      .cancelled, .command, exit: 130, "cancelled",
      "Ctrl-C cancels the work, never the session. Your tree is as it was."),
    .init(
      .unknownCommand, .command, exit: 2, "there is no such command",
      "A line that begins with / is a command. /help lists them; Tab completes them."),
    .init(
      .usage, .command, exit: 2, "the command needs other arguments",
      "/help COMMAND shows the arguments with an example."),
    .init(
      .noWorkspace, .command, exit: 2, "no workspace is open",
      "/open PATH opens one: a folder with workspace.json, or the file itself."),
    .init(
      .noTree, .command, exit: 2, "there is no condition tree yet",
      "Type a prompt of 20 to 300 characters, or /query TEXT."),
    .init(
      .noProfiles, .command, exit: 3, "the workspace has no sample profiles",
      """
      Its folder has no call log (calls.jsonl, calls-*.jsonl, calls/*.jsonl, each also .gz).
      --calls PATH names one elsewhere.
      """),
    .init(
      .noProfile, .command, exit: 3, "there is no such profile",
      "Profiles are named by user id, accounts by group id. /preview lists members."),
    .init(
      .unknownNode, .command, exit: 2, "the tree has no such node",
      "The numbers in the tree's left gutter name its nodes. /show shows the tree."),
    .init(
      .edit, .command, exit: 2, "the edit does not fit this node",
      "What /show shows for a node can be typed after /set ID."),
    .init(
      .impossible, .command, exit: 1, "no such profile was found",
      """
      /invent builds a profile condition by condition and has every step checked. Where it finds
      none, the conditions most likely exclude each other; it names two that it could not satisfy
      together, where two are to blame.
      """),
    .init(
      .nothingToUndo, .command, exit: 2, "nothing to undo or redo",
      "/log lists the steps of this session."),
    .init(
      .unconfirmed, .command, exit: 1, "the command waits for a second word",
      """
      It would replace what others use, or save what is likely not meant. The message says what;
      the command with --anyway, or /apply 1, does it all the same.
      """),
  ]
}
