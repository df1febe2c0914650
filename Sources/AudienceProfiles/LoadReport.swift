public import AudienceDiagnostics

/// What loading call logs met: how many lines and calls, and what was left out and why.
public struct LoadReport: Sendable {
  /// A line that was skipped.
  public struct SkippedLine: Hashable, Sendable {
    /// The file's path; `calls` for calls that came from no file.
    public let file: String
    /// Line and column, from 1.
    public let position: TextPosition
    /// Why, lower case, without a full stop.
    public let reason: String

    package init(file: String, position: TextPosition, reason: String) {
      self.file = file
      self.position = position
      self.reason = reason
    }
  }

  /// An alias call that links nothing, because its `previousId` is a user itself (SEMANTICS 1.12).
  public struct NotedAlias: Hashable, Sendable {
    public let previousID: UTF8Text
    public let userID: UTF8Text

    package init(previousID: UTF8Text, userID: UTF8Text) {
      self.previousID = previousID
      self.userID = userID
    }
  }

  /// The number of skipped lines that are kept with their reason.
  public static let keptLines = 1000

  /// The files that were read, in the order they were.
  public package(set) var files: [String] = []
  /// Lines that are not blank.
  public package(set) var lines = 0
  /// Calls that were read, by kind.
  public package(set) var calls: [Call.Kind: Int] = [:]
  /// The first skipped lines, at most `keptLines`.
  public package(set) var skipped: [SkippedLine] = []
  /// All skipped lines.
  public package(set) var skippedCount = 0
  /// Calls that tell no time, and are ignored (SEMANTICS 1.3).
  public package(set) var withoutTime = 0
  /// Calls ignored because an earlier one has the same `messageId` (SEMANTICS 1.11), in the log as
  /// a whole.
  public package(set) var duplicates = 0
  /// Alias calls that link nothing in the log as a whole, at most `keptLines`.
  public package(set) var notedAliases: [NotedAlias] = []
  /// All alias calls that link nothing.
  public package(set) var notedAliasCount = 0
  /// Lines with an object in which a key stands twice; the last one counts.
  public package(set) var linesWithDuplicateKeys = 0
  /// Files that could not be read to their end, each with the place that was reached.
  public package(set) var damagedFiles: [Finding] = []

  package init() {}

  /// The number of calls that were read.
  public var callCount: Int { calls.values.reduce(0, +) }

  /// The damaged files as errors and the kept skipped lines as warnings, with code `call`.
  public var findings: [Finding] {
    damagedFiles + skipped.map { $0.finding(.warning) }
  }

  package mutating func skip(_ line: SkippedLine) {
    skippedCount += 1
    if skipped.count < Self.keptLines { skipped.append(line) }
  }

  package mutating func note(_ alias: NotedAlias) {
    notedAliasCount += 1
    if notedAliases.count < Self.keptLines { notedAliases.append(alias) }
  }
}

extension LoadReport.SkippedLine {
  func finding(_ severity: Severity) -> Finding {
    Finding(.call, severity, at: .file(file, position), reason)
  }
}
