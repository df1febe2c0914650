import AudiencePluginAPI
import ModelClient

/// The terms that are to be accepted before anything is sent, and the strategy's label.
enum OpenAITerms {
  /// Changes with any text below.
  static let version = "2026-11"

  static let official = terms(for: .official)

  static func terms(for server: BaseURL) -> PluginTerms {
    let about =
      server.isOfficial
      ? provider : server.isLoopback ? ownMachine(server.authority) : unknown(server.authority)
    return PluginTerms(
      version: version, recipient: server.authority,
      text: ([sent(to: server.authority)] + about + [warranty]).joined(separator: "\n\n"))
  }

  private static func sent(to host: String) -> String {
    """
    What is sent to \(host), with each prompt: the prompt or instruction; for an instruction the \
    tree at hand; the names, types, units, descriptions and synonyms of the workspace's events, \
    properties, traits and audiences, its phrases, time zone, currency and lookback limit, and the \
    clock. Sample values only if workspace.json says share_values, and of those only few distinct \
    ones that several profiles share. Never: profiles, calls, user names, ids, files, this \
    machine's name. /request shows the exact bytes.
    """
  }

  /// What OpenAI says, in short, as copies of its pages had it on 22 November 2026; the pages
  /// themselves were out of reach then, so the text sends the reader there.
  private static let provider = [
    """
    How long it is kept: requests are sent with store: false. OpenAI keeps inputs and outputs for \
    up to 30 days to find abuse, then deletes them unless the law wants them longer; an \
    organization can agree on no retention. (As known in November 2026; what holds today stands at \
    platform.openai.com/docs/guides/your-data.)
    """,
    """
    Whether it trains models: data sent to the API is not used to train models unless the \
    organization opts in. (the same page)
    """,
    """
    Who owns the output: between you and OpenAI you keep your input and own the output; others may \
    be given the same output. (As known in November 2026; what holds today stands at \
    openai.com/policies/services-agreement.)
    """,
  ]

  private static func unknown(_ host: String) -> [String] {
    [
      """
      How long \(host) keeps it, whether it trains models with it and who owns the output is not \
      known here: OPENAI_BASE_URL names a server of your own choice. Ask who runs it.
      """
    ]
  }

  private static func ownMachine(_ host: String) -> [String] {
    [
      """
      \(host) is this machine. What the program that listens there does with it, how long it is \
      kept, whether models are trained with it and who owns the output is not known here.
      """
    ]
  }

  private static let warranty = """
    Nothing is warranted: the answer may be wrong, incomplete or different the next time. It is \
    checked against the workspace and shown before it is used; whether it is the audience that was \
    meant is for you to judge.
    """

  static let label = [
    PluginFact(
      "what model",
      "the one of OPENAI_MODEL, or the first known one that the server lists; the result names it"),
    PluginFact(
      "what is sent",
      "the prompt and the workspace's names, with your consent; never profiles, calls or ids; "
        + "sample values only where workspace.json allows it; /request shows the exact bytes"),
    PluginFact(
      "what is kept",
      "here: nothing but your consent, and recordings where you switch them on; there: /consent "
        + "show"),
    PluginFact(
      "human in the loop",
      "the tree is shown with the words it came from, findings and a preview; it runs nothing and "
        + "saves nothing"),
    PluginFact(
      "consistency",
      "none is promised: the same prompt may give another tree; accuracy is measured by audience "
        + "evaluate --strategy openai with your key, it was not measured here"),
  ]
}
