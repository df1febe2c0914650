import AudienceConditions
import AudienceQueryLanguage
import AudienceSchema

/// Who reads an audience of a workspace: the definitions of other audiences, and of phrases.
struct AudienceUses {
  private let readers: [(words: String, paths: Set<FieldPath>)]

  /// Parses every definition of the workspace once. O(their length).
  init(_ workspace: Workspace) {
    readers =
      workspace.audiences.compactMap { audience in
        audience.query.flatMap { query in
          Self.traits(of: query).map { ("audience '\(audience.key)'", $0) }
        }
      }
      + workspace.definitions.compactMap { phrase in
        Self.traits(of: phrase.meaning).map { ("phrase '\(phrase.phrase)'", $0) }
      }
  }

  /// The readers of an audience other than itself, in words, in the workspace's order.
  func readers(of key: AudienceKey) -> [String] {
    readers.filter { $0.paths.contains(key.traitPath) && $0.words != "audience '\(key)'" }
      .map(\.words)
  }

  /// The traits that a query text names; nil where it does not parse.
  private static func traits(of query: String) -> Set<FieldPath>? {
    guard case .audience(let tree)? = (try? QueryParser.parse(query))?.definition else {
      return nil
    }
    return traits(of: tree)
  }

  /// The traits that a tree names.
  static func traits(of tree: ConditionTree) -> Set<FieldPath> {
    Set(
      tree.nameMentions(level: .users).compactMap { mention in
        if case .trait(let path, _) = mention.subject { path } else { nil }
      })
  }
}
