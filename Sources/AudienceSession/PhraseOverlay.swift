import AudienceDiagnostics
import AudienceFiles
import AudienceJSON
import AudienceSchema

/// The phrases that were defined for a workspace whose file cannot be written: a file in the
/// person's state folder (DESIGN.md, "Files of the person").
///
///     {"workspace": "/data/shop/workspace.json", "synonyms": {"VIP": "vip"},
///      "definitions": {}, "removed": ["churned"]}
struct PhraseOverlay: Sendable {
  /// The file of the overlay.
  let path: String
  private let workspace: String

  /// - Parameters:
  ///   - workspace: the path of `workspace.json`.
  ///   - variables: the environment; nil without a home folder.
  init?(of workspace: String, variables: [String: String]) {
    guard let folder = PersonalFolders(variables).state else { return nil }
    self.workspace = FileSystem.realPath(of: workspace) ?? workspace
    path = folder + "/phrases/" + Self.name(of: self.workspace) + ".json"
  }

  /// The changes in the order they were made; none where there is no overlay.
  ///
  /// - Throws: code `file` for one that is there and cannot be read as an overlay.
  func changes() throws(FindingError) -> [PhraseChange] {
    guard FileSystem.kind(of: path) != nil else { return [] }
    let bytes = try WholeFile.read(path)
    guard let document = try? JSONReader.read(bytes), case .object = document else {
      throw FindingError(
        Finding(
          .file, at: .file(path, nil), "expected an object with 'synonyms' and 'definitions'",
          help: "the phrases that were defined for the read-only workspace are kept there"))
    }
    var changes = (document["removed"]?.arrayValue ?? []).compactMap(\.stringValue).map {
      PhraseChange(phrase: $0, meaning: nil)
    }
    for kind in PhraseChange.Kind.allCases {
      guard case .object(let phrases)? = document[kind.field] else { continue }
      changes += phrases.members.compactMap { member in
        member.value.stringValue.map {
          PhraseChange(phrase: member.key.string, meaning: (kind, $0))
        }
      }
    }
    return changes
  }

  /// Adds a change to the overlay, and takes back what was there about the same phrase.
  func add(_ change: PhraseChange) throws(FindingError) {
    let kept = try changes().filter { !PhraseChange.isSame($0.phrase, change.phrase) }
    try write(kept + [change])
  }

  /// Drops what the overlay says of a phrase: the workspace's own file says it now.
  func forget(_ phrase: String) throws(FindingError) {
    let all = try changes()
    let kept = all.filter { !PhraseChange.isSame($0.phrase, phrase) }
    if kept.count < all.count { try write(kept) }
  }

  private func write(_ changes: [PhraseChange]) throws(FindingError) {
    var synonyms = JSONObject()
    var definitions = JSONObject()
    var removed: [JSONValue] = []
    for change in changes {
      switch change.meaning {
      case (.synonym, let text)?: synonyms[UTF8Text(change.phrase)] = .text(text)
      case (.definition, let text)?: definitions[UTF8Text(change.phrase)] = .text(text)
      case nil: removed.append(.text(change.phrase))
      }
    }
    let document: JSONValue = .object([
      "workspace": .text(workspace), "synonyms": .object(synonyms),
      "definitions": .object(definitions), "removed": .array(removed),
    ])
    do {
      try SafeFile(path: path, access: .owner).replace(with: Array(document.indentedText.utf8))
    } catch {
      throw FindingError(
        Finding(.file, at: .file(path, nil), "the file cannot be written: \(error)"))
    }
  }

  /// A file name for a path: 64 bits of FNV-1a (Fowler, Noll and Vo, RFC 9923).
  private static func name(of path: String) -> String {
    let hash = path.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }
}
