package import AudienceFiles

/// A text that is sent and never shown: every way of printing it gives `<redacted>`.
///
/// It is not `Codable` and not `Hashable`, so that it cannot slip into a file or into a key.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let text: String

  /// - Returns: nil for a text without a visible character.
  package init?(_ text: String) {
    let trimmed = text.trimmingBlanks
    guard !trimmed.isEmpty else { return nil }
    self.text = trimmed
  }

  /// Reads the secret from a file; blanks and line ends around it are dropped.
  ///
  /// - Returns: nil for an empty file.
  /// - Throws: `SystemFailure` when the file cannot be read, or has more than 64 KiB.
  package init?(file path: String) throws(SystemFailure) {
    let bytes = try FileSystem.contents(of: path, limit: 64 << 10)
    self.init(String(decoding: bytes, as: UTF8.self))
  }

  /// The text itself: for the header it is sent in, and for masking what comes back.
  package var revealed: String { text }

  /// What is shown in place of a secret.
  package static let mark = "<redacted>"

  package var description: String { Self.mark }
  package var debugDescription: String { Self.mark }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension String {
  /// Without the blanks and line ends at both ends.
  package var trimmingBlanks: String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0.value == 0xFEFF }
    var rest = unicodeScalars[...]
    while let first = rest.first, isBlank(first) { rest.removeFirst() }
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(rest)
  }
}
