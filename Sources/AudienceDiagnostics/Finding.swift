/// How grave a finding is.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// It is worth knowing.
  case note
  /// It is probably not what was meant.
  case warning
  /// It means nothing or cannot be right.
  case error

  public static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// Where a finding is.
public enum FindingPlace: Hashable, Sendable {
  /// A span of a text that somebody wrote.
  case text(SourceText, Span)
  /// A node of a condition tree, by its id; with the words of the node that are at fault, if
  /// it is not the whole of it.
  case node(Int, words: String?)
  /// A file, with line and column from 1 where they are known.
  case file(String, TextPosition?)
  /// No place: the thing as a whole.
  case whole
}

/// A replacement offered with a finding, that can be applied.
public struct Suggestion: Hashable, Sendable {
  /// What applying does.
  public enum Action: Hashable, Sendable {
    /// Replaces a span of the text the finding points into.
    case replaceText(Span, String)
    /// Sets words of a node, as `/set ID WORDS` does: `event 'Order Completed'`.
    case setNode(Int, String)
  }

  /// The offer in words: `did you mean 'Order Completed'?`.
  public let title: String
  public let action: Action

  public init(_ title: String, _ action: Action) {
    self.title = title
    self.action = action
  }
}

/// One reported problem: what is wrong, where, and the way out.
///
/// Wording follows STYLE 28: lower case, no full stop, names quoted as they were typed.
public struct Finding: Hashable, Sendable {
  /// The kebab-case code; its meaning never changes.
  public let code: FindingCode
  public let severity: Severity
  public let place: FindingPlace
  /// One line that says what is wrong and what was expected.
  public let message: String
  /// Replacements, the best first, at most three.
  public let suggestions: [Suggestion]
  /// The way out in words, where no replacement can be offered.
  public let help: String?

  public init(
    _ code: FindingCode,
    _ severity: Severity = .error,
    at place: FindingPlace,
    _ message: String,
    suggestions: [Suggestion] = [],
    help: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.place = place
    self.message = message
    self.suggestions = Array(suggestions.prefix(3))
    self.help = help
  }
}

/// A thrown finding: the work asked for could not be done, for this reason.
public struct FindingError: Error, Hashable, Sendable {
  /// At least one finding, the first being the one to show.
  public let findings: [Finding]

  public init(_ finding: Finding, _ others: [Finding] = []) {
    findings = [finding] + others
  }

  /// The finding to show first.
  public var first: Finding { findings[0] }
}
