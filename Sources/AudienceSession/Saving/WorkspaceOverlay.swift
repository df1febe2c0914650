import AudienceDiagnostics
import AudienceFiles
import AudienceJSON
import AudienceSchema

/// What was defined and saved for a workspace whose file cannot be written: a file in the person's
/// state folder (DESIGN.md, "Files of the person").
///
///     {"workspace": "/data/shop/workspace.json", "synonyms": {"VIP": "vip"},
///      "definitions": {}, "removed": ["churned"], "audiences": [], "removed_audiences": []}
struct WorkspaceOverlay: Sendable {
  /// The file of the overlay.
  let path: String
  private let workspace: String

  /// - Parameters:
  ///   - workspace: the path of `workspace.json`.
  ///   - variables: the environment; nil without a home folder.
  init?(of workspace: String, variables: [String: String]) {
    guard let folder = PersonalFolders(variables).overlays else { return nil }
    self.workspace = FileSystem.realPath(of: workspace) ?? workspace
    path = folder + "/" + Self.name(of: self.workspace) + ".json"
  }

  /// The changes in the order they were made; none where there is no overlay.
  ///
  /// - Throws: code `file` for one that is there and cannot be read as an overlay.
  func changes() throws(FindingError) -> [WorkspaceChange] {
    guard FileSystem.kind(of: path) != nil else { return [] }
    let bytes = try WholeFile.read(path)
    guard let document = try? JSONReader.read(bytes), case .object = document else {
      throw FindingError(
        Finding(
          .file, at: .file(path, nil), "expected an object with 'synonyms' and 'definitions'",
          help: "the phrases that were defined for the read-only workspace are kept there"))
    }
    var changes: [WorkspaceChange] = texts("removed", document).map {
      .phrase(PhraseChange(phrase: $0, meaning: nil))
    }
    for kind in PhraseChange.Kind.allCases {
      guard case .object(let phrases)? = document[kind.field] else { continue }
      changes += phrases.members.compactMap { member in
        member.value.stringValue.map {
          .phrase(PhraseChange(phrase: member.key.string, meaning: (kind, $0)))
        }
      }
    }
    changes += texts("removed_audiences", document).map {
      .audience(AudienceChange(deleting: AudienceKey($0)))
    }
    changes += (document["audiences"]?.arrayValue ?? []).compactMap { value in
      guard let key = value["key"]?.stringValue, let name = value["name"]?.stringValue,
        let level = value["level"]?.stringValue.flatMap(AudienceLevel.init)
      else { return nil }
      return .audience(
        AudienceChange(
          AudienceEntry(
            key: AudienceKey(key), name: name, level: level, query: value["query"]?.stringValue)))
    }
    return changes
  }

  private func texts(_ field: UTF8Text, _ document: JSONValue) -> [String] {
    (document[field]?.arrayValue ?? []).compactMap(\.stringValue)
  }

  /// Adds a change to the overlay, and takes back what was there about the same phrase or audience.
  func add(_ change: WorkspaceChange) throws(FindingError) {
    try write(changes().filter { !change.replaces($0) } + [change])
  }

  /// Drops what the overlay says of the same: the workspace's own file says it now.
  func forget(_ change: WorkspaceChange) throws(FindingError) {
    let all = try changes()
    let kept = all.filter { !change.replaces($0) }
    if kept.count < all.count { try write(kept) }
  }

  private func write(_ changes: [WorkspaceChange]) throws(FindingError) {
    var synonyms = JSONObject()
    var definitions = JSONObject()
    var removed: [JSONValue] = []
    var audiences: [JSONValue] = []
    var removedAudiences: [JSONValue] = []
    for change in changes {
      switch change {
      case .phrase(let change):
        switch change.meaning {
        case (.synonym, let text)?: synonyms[UTF8Text(change.phrase)] = .text(text)
        case (.definition, let text)?: definitions[UTF8Text(change.phrase)] = .text(text)
        case nil: removed.append(.text(change.phrase))
        }
      case .audience(let change):
        guard let entry = change.entry else {
          removedAudiences.append(.string(change.key.text))
          continue
        }
        var object = JSONObject()
        for (name, value) in AudienceChange.members(of: entry) { object[name] = .string(value) }
        audiences.append(.object(object))
      }
    }
    let document: JSONValue = .object([
      "workspace": .text(workspace), "synonyms": .object(synonyms),
      "definitions": .object(definitions), "removed": .array(removed),
      "audiences": .array(audiences), "removed_audiences": .array(removedAudiences),
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
