import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI

/// A file of a plan as JSON values, whose places can be told.
///
/// A YAML file is the array of its documents.
struct PlanFile {
  /// A plan of more bytes (64 MiB) is refused: none that was ever written by people comes near.
  static let maximumBytes = 64 << 20

  enum Form {
    case json, yaml
  }

  let path: String
  let value: JSONValue
  /// Keys that stood twice.
  let duplicates: [ImportNotes.Entry]
  private let form: Form
  private let bytes: [UInt8]

  /// - Parameter number: the file's place among those that are imported.
  /// - Throws: code `json` or `input` with line and column where the text is damaged; `file` where
  ///   it is too large.
  init(_ document: ImportDocument, number: Int, form: Form = .json) throws(FindingError) {
    try Self.checkSize(of: document)
    path = document.path
    bytes = document.bytes
    self.form = form
    switch form {
    case .json:
      do throws(JSONError) {
        let (value, duplicates) = try JSONReader.readReportingDuplicates(document.bytes)
        self.value = value
        let text = duplicates.isEmpty ? nil : SourceText(String(decoding: bytes, as: UTF8.self))
        let positions = text?.positions(at: duplicates.map(\.offset)) ?? []
        self.duplicates = zip(duplicates, positions).map { duplicate, position in
          .duplicateKey(duplicate.key, path: document.path, at: position)
        }
      } catch {
        throw Self.damage(error, in: document)
      }
    case .yaml:
      let read = try YAMLReader.read(document)
      value = .array(read.documents)
      duplicates = read.duplicates
    }
  }

  /// - Throws: code `file` for a file that is too large to be a plan.
  static func checkSize(of document: ImportDocument) throws(FindingError) {
    guard document.bytes.count > maximumBytes else { return }
    throw FindingError(
      Finding(
        .file, at: .file(document.path, nil),
        "expected at most \(maximumBytes >> 20) MiB, found \(document.bytes.count >> 20) MiB",
        help: "call logs are read by audience workspace infer"))
  }

  /// The line and column of values; nil for one that is not there.
  func positions(of paths: [[JSONStep]]) -> [TextPosition?] {
    guard !paths.isEmpty else { return [] }
    switch form {
    case .json:
      let places = JSONLocator.locate(paths, in: bytes)
      let text = SourceText(String(decoding: bytes, as: UTF8.self))
      let found = text.positions(at: places.map { ($0.key ?? $0.value)?.start ?? 0 })
      return zip(places, found).map { $0.value == nil ? nil : $1 }
    case .yaml:
      return YAMLReader.positions(of: paths, in: bytes)
    }
  }

  private static func damage(_ error: JSONError, in document: ImportDocument) -> FindingError {
    let before = SourceText(String(decoding: document.bytes[..<error.offset], as: UTF8.self))
    return FindingError(
      Finding(
        .json, at: .file(document.path, before.position(at: before.text.utf8.count)),
        error.message))
  }
}
