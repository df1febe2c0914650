public import AudienceDiagnostics

/// One step into a JSON value.
public enum JSONStep: Hashable, Sendable {
  case key(UTF8Text)
  case index(Int)
}

/// Finds where a value stands in a JSON text, for messages that name line and column.
///
/// A reader of a format works on `JSONValue` and knows paths; only when something is wrong is the
/// text read a second time for the place.
public struct JSONLocator {
  private let target: [JSONStep]
  private var keySpan: Span?
  private var valueSpan: Span?

  private init(_ target: [JSONStep]) {
    self.target = target
  }

  /// The spans of the value at `path` and of its key; nil where the text has no such value.
  ///
  /// With a duplicate key, the last one. O(n).
  public static func locate(
    _ path: [JSONStep], in bytes: [UInt8]
  ) -> (value: Span?, key: Span?) {
    bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer)
      reader.locator = JSONLocator(path)
      _ = try? reader.readDocument()
      return (reader.locator?.valueSpan, reader.locator?.keySpan)
    }
  }

  mutating func note(_ path: [JSONStep], key: Span) {
    if path == target { keySpan = key }
  }

  mutating func note(_ path: [JSONStep], value: Span) {
    if path == target { valueSpan = value }
  }
}
