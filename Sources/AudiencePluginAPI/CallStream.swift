public import AudienceProfiles

/// Calls that are handed over one by one, so that there may be more of them than memory holds.
public struct CallStream: Sendable {
  /// What the calls are of, which names the workspace: `shop`.
  public let name: String
  private let read: @Sendable (_ take: (Call) -> Void) throws -> LoadReport

  /// - Parameter read: hands over every call once, those of a log in its order, and says what was
  ///   left out.
  public init(
    name: String, read: @escaping @Sendable (_ take: (Call) -> Void) throws -> LoadReport
  ) {
    self.name = name
    self.read = read
  }

  /// Call logs, in the order given.
  ///
  /// - Parameters:
  ///   - name: what the calls are of.
  ///   - paths: files, as `CallLogFiles` finds them.
  ///   - strict: the first line or file that cannot be read ends the reading.
  ///   - progress: called now and then.
  ///   - isCancelled: asked now and then; true ends the reading.
  public init(
    name: String, logs paths: [String], strict: Bool = false,
    progress: @escaping @Sendable (LoadProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.init(name: name) { take in
      try CallLogReader.forEachCall(
        in: paths, strict: strict, progress: progress, isCancelled: isCancelled, take)
    }
  }

  /// Calls `body` with every call.
  ///
  /// - Returns: what was left out, and why.
  /// - Throws: a `FindingError`: code `file` for what cannot be opened, `call` for what
  ///   `strict` refuses, `cancelled`.
  public func forEach(_ body: (Call) -> Void) throws -> LoadReport { try read(body) }
}
