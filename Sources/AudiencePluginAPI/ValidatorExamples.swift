public import AudienceDiagnostics
public import AudienceSchema

/// The examples of a validator: what must be found, with the place, and what must not.
///
/// They are data of the validator and used three times: `/help NAME` and `/help CODE` show them,
/// its tests and the conformance suite run them, and an analyst learns from them.
///
///     static let examples = ValidatorExamples(
///       workspace: Workspace(name: "example"),
///       triggering: [
///         ValidatorExample("phone-used", "«trait('phone').exists()»")
///       ],
///       quiet: [QuietExample("trait('plan') = 'pro'")])
public struct ValidatorExamples: Sendable {
  /// What the names of the examples are names of.
  public let workspace: Workspace
  public let triggering: [ValidatorExample]
  public let quiet: [QuietExample]

  public init(
    workspace: Workspace = Workspace(name: "example"), triggering: [ValidatorExample] = [],
    quiet: [QuietExample] = []
  ) {
    self.workspace = workspace
    self.triggering = triggering
    self.quiet = quiet
  }
}

/// A query in which a validator finds something.
public struct ValidatorExample: Sendable {
  /// The one code it is found under.
  public let code: FindingCode
  /// The query text, without the mark.
  public let query: String
  /// The part at fault.
  public let span: Span
  /// The query after the first suggestion; nil where none is offered.
  public let mended: String?
  /// A prompt about the same workspace that comes to the same fault.
  public let prompt: String?
  /// What else it takes.
  public let setting: ExampleSetting

  /// - Parameters:
  ///   - marked: the query text with the part at fault between `«` and `»`; all of it where there
  ///     is no mark.
  public init(
    _ code: FindingCode, _ marked: String, mended: String? = nil, prompt: String? = nil,
    setting: ExampleSetting = ExampleSetting()
  ) {
    self.code = code
    let parts = marked.split(separator: "«", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = parts.last?.split(separator: "»", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, let rest, rest.count == 2 {
      query = String(parts[0] + rest[0] + rest[1])
      span = Span(parts[0].utf8.count, parts[0].utf8.count + rest[0].utf8.count)
    } else {
      query = marked
      span = Span(0, marked.utf8.count)
    }
    self.mended = mended
    self.prompt = prompt
    self.setting = setting
  }
}

/// A query in which a validator finds nothing.
public struct QuietExample: Sendable {
  public let query: String
  /// What else it takes.
  public let setting: ExampleSetting

  public init(_ query: String, setting: ExampleSetting = ExampleSetting()) {
    self.query = query
    self.setting = setting
  }
}

/// What an example takes besides its query.
public struct ExampleSetting: Sendable {
  public let level: AudienceLevel
  /// What the samples say of it.
  public let facts: SampleFacts?
  /// Settings of the validator other than the defaults, by name.
  public let settings: [String: String]

  public init(
    level: AudienceLevel = .users, facts: SampleFacts? = nil, settings: [String: String] = [:]
  ) {
    self.level = level
    self.facts = facts
    self.settings = settings
  }
}
