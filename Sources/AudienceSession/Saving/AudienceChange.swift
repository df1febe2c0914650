import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// What `/save`, `/rename` and `/delete` do to one audience of a workspace.
struct AudienceChange: Sendable {
  /// The field of `workspace.json` (SEMANTICS 10).
  static let field: UTF8Text = "audiences"

  let key: AudienceKey
  /// What it is to be; nil takes it away.
  let entry: AudienceEntry?

  init(_ entry: AudienceEntry) {
    key = entry.key
    self.entry = entry
  }

  init(deleting key: AudienceKey) {
    self.key = key
    entry = nil
  }

  /// The fields of an entry that are written, in the order of SEMANTICS 10.
  static func members(of entry: AudienceEntry) -> KeyValuePairs<UTF8Text, UTF8Text> {
    [
      "key": entry.key.text, "name": UTF8Text(entry.name),
      "level": UTF8Text(entry.level.rawValue), "query": UTF8Text(entry.query ?? ""),
    ]
  }

  /// The file with the change made, every other byte as it was; nil where it is no such file.
  func applied(to bytes: [UInt8]) -> [UInt8]? {
    guard let document = try? JSONReader.read(bytes) else { return nil }
    let known = (document[Self.field]?.arrayValue ?? []).firstIndex {
      $0["key"]?.stringValue == key.description
    }
    guard let entry else {
      return known.map { JSONTextEdit.removingElement($0, of: Self.field, in: bytes) } ?? bytes
    }
    let members = Self.members(of: entry)
    guard let known else { return JSONTextEdit.appending(members, to: Self.field, in: bytes) }
    var edited: [UInt8]? = bytes
    for (name, value) in members where name != "query" || entry.query != nil {
      edited = edited.flatMap {
        JSONTextEdit.setting(name, to: value, inElement: known, of: Self.field, in: $0)
      }
    }
    return edited
  }

  /// The audiences with the change made.
  func applied(to audiences: [AudienceEntry]) -> [AudienceEntry] {
    var changed = audiences
    let known = changed.firstIndex { $0.key == key }
    switch (entry, known) {
    case (let entry?, let index?): changed[index] = entry
    case (let entry?, nil): changed.append(entry)
    case (nil, let index?): changed.remove(at: index)
    case (nil, nil): break
    }
    return changed
  }
}
