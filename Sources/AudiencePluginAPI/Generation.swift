public import AudienceConditions
public import AudienceDiagnostics
public import AudienceSchema
public import AudienceTime

/// What a strategy is asked to do.
public struct GenerationRequest: Sendable {
  /// Generating anew, or changing a tree.
  public enum Task: Sendable {
    case generate(Prompt)
    case refine(Instruction, ConditionTree)

    /// The text that the spans of the answer point into.
    public var source: SourceText {
      switch self {
      case .generate(let prompt): prompt.source
      case .refine(let instruction, _): instruction.source
      }
    }
  }

  public let task: Task
  /// Users or accounts where the analyst said so; nil: the words decide.
  public let level: AudienceLevel?
  public let workspace: Workspace
  /// The clock.
  public let now: Instant
  /// What the host and the validators would say of a reading: for a strategy that can ask again
  /// where there are errors. A reading is checked after it was returned all the same.
  public let check: @Sendable (Reading) -> [Finding]

  public init(
    task: Task, level: AudienceLevel? = nil, workspace: Workspace, now: Instant,
    check: @escaping @Sendable (Reading) -> [Finding] = { _ in [] }
  ) {
    self.task = task
    self.level = level
    self.workspace = workspace
    self.now = now
    self.check = check
  }
}

/// One tree a strategy offers, with what is known of how it came about.
public struct Reading: Sendable {
  public let level: AudienceLevel
  public let tree: ConditionTree
  /// How sure the strategy is, 0…1.
  public let confidence: Double
  /// The words that made each node, by node id.
  public let provenance: ProvenanceTable
  /// What was taken without being said: `"recently" = last 30 days`.
  public let assumptions: [Assumption]
  /// The words nothing used.
  public let unusedWords: [Span]
  /// In which way it differs from the first reading, in words; empty for the first.
  public let difference: String
  /// What else explains the answer, a sentence each: `not sent: 1204 inactive names`.
  public let notes: [String]

  public init(
    level: AudienceLevel, tree: ConditionTree, confidence: Double,
    provenance: ProvenanceTable = [:], assumptions: [Assumption] = [], unusedWords: [Span] = [],
    difference: String = "", notes: [String] = []
  ) {
    self.level = level
    self.tree = tree
    self.confidence = min(1, max(0, confidence))
    self.provenance = provenance
    self.assumptions = assumptions
    self.unusedWords = unusedWords
    self.difference = difference
    self.notes = notes
  }
}

/// Something a strategy took for granted.
public struct Assumption: Hashable, Sendable {
  /// The words that left it open.
  public let spans: [Span]
  /// What was taken: `"recently" = last 30 days`.
  public let text: String

  public init(_ text: String, spans: [Span]) {
    self.text = text
    self.spans = spans
  }
}

/// A multiple-choice question between readings that are close to each other.
public struct Question: Hashable, Sendable {
  /// `does "over $50" mean one order or all of them together?`
  public let text: String
  /// What each reading answers, in the order of the readings.
  public let choices: [String]

  public init(_ text: String, choices: [String]) {
    self.text = text
    self.choices = choices
  }
}

/// Why a strategy declines, and the way out.
public struct Refusal: Hashable, Sendable {
  /// One of the generation codes of DESIGN.md's table, `reword` mostly.
  public let code: FindingCode
  /// The cause in plain words: lower case, no full stop.
  public let cause: String
  /// The words at fault.
  public let spans: [Span]
  /// The nearest names the workspace has, nearest first.
  public let nearestNames: [String]
  /// A prompt that would work in this workspace.
  public let workingPrompt: String?
  /// Of an instruction that asks for what the tree says already: the ids of the nodes that say it,
  /// at least one; empty for every other refusal.
  public let metBy: [Int]

  public init(
    _ code: FindingCode, cause: String, spans: [Span] = [], nearestNames: [String] = [],
    workingPrompt: String? = nil, metBy: [Int] = []
  ) {
    self.code = code
    self.cause = cause
    self.spans = spans
    self.nearestNames = Array(nearestNames.prefix(3))
    self.workingPrompt = workingPrompt
    self.metBy = metBy
  }
}

/// What a strategy answers.
public enum GenerationOutcome: Sendable {
  /// At least one reading, the best first; with a question where two are close.
  case readings([Reading], question: Question?)
  case declined(Refusal)
}

/// How far work has come.
public struct WorkProgress: Hashable, Sendable {
  /// What is being done: `reading the prompt`.
  public let stage: String
  /// How much of the whole is done, 0…1; nil when nobody can know.
  public let fraction: Double?
  /// Whether the fraction grows evenly with time, so that what is left can be told from it.
  public let isSteady: Bool
  /// The whole in bytes, where it is bytes that are worked off; a progress bar tells their rate.
  public let totalBytes: Int64?

  public init(
    _ stage: String, fraction: Double? = nil, totalBytes: Int64? = nil, isSteady: Bool = true
  ) {
    self.stage = stage
    self.isSteady = isSteady
    self.totalBytes = totalBytes
    self.fraction = fraction.map { min(1, max(0, $0)) }
  }
}

/// What would be sent out for a request: the exact bytes.
public struct OutgoingData: Hashable, Sendable {
  /// To whom: a URL.
  public let destination: String
  /// What goes with the bytes, a line each, secrets as `<redacted>`.
  public let headers: [String]
  public let bytes: [UInt8]
  /// How much of the workspace was left out, and why: `1204 inactive names`.
  public let leftOut: [String]
  /// What was left out, name by name.
  public let leftOutNames: [String]

  public init(
    to destination: String, headers: [String] = [], bytes: [UInt8], leftOut: [String] = [],
    leftOutNames: [String] = []
  ) {
    self.destination = destination
    self.headers = headers
    self.bytes = bytes
    self.leftOut = leftOut
    self.leftOutNames = leftOutNames
  }
}
