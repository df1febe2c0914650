/// A range of a text, in UTF-8 offsets: from `start` up to and without `end`.
public struct Span: Hashable, Sendable, Comparable {
  /// The offset of the first byte, zero-based.
  public let start: Int
  /// The offset after the last byte; never less than `start`.
  public let end: Int

  /// Makes a span; offsets that are out of order become an empty span at `start`.
  public init(_ start: Int, _ end: Int) {
    self.start = max(0, start)
    self.end = max(self.start, end)
  }

  public init(_ range: Range<Int>) {
    self.init(range.lowerBound, range.upperBound)
  }

  /// The number of bytes.
  public var count: Int { end - start }

  /// The offsets as a range.
  public var range: Range<Int> { start..<end }

  /// The smallest span that holds both.
  public func union(_ other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }

  /// Whether the two share at least one byte.
  public func overlaps(_ other: Span) -> Bool {
    start < other.end && other.start < end
  }

  /// Whether every byte of `other` lies in this span.
  public func contains(_ other: Span) -> Bool {
    start <= other.start && other.end <= end
  }

  /// The same span moved by `offset` bytes.
  public func shifted(by offset: Int) -> Span {
    Span(start + offset, end + offset)
  }

  public static func < (left: Span, right: Span) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}
