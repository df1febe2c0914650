import AudienceSchema

/// A change of what a workspace says, made from a session: kept in its file, or in an overlay where
/// the file cannot be written.
enum WorkspaceChange: Sendable {
  case phrase(PhraseChange)
  case audience(AudienceChange)

  /// The file with the change made, every other byte as it was; nil where it is no such file.
  func applied(to bytes: [UInt8]) -> [UInt8]? {
    switch self {
    case .phrase(let change): change.applied(to: bytes)
    case .audience(let change): change.applied(to: bytes)
    }
  }

  /// The workspace with the change made. Another `identity`: what was worked out of the old one
  /// does not hold.
  func applied(to workspace: Workspace) -> Workspace {
    switch self {
    case .phrase(let change):
      workspace.with(
        synonyms: change.applied(to: workspace.synonyms, of: .synonym),
        definitions: change.applied(to: workspace.definitions, of: .definition))
    case .audience(let change):
      workspace.with(audiences: change.applied(to: workspace.audiences))
    }
  }

  /// Whether the change makes an earlier one void: it is about the same phrase or audience.
  func replaces(_ other: WorkspaceChange) -> Bool {
    switch (self, other) {
    case (.phrase(let mine), .phrase(let theirs)):
      PhraseChange.isSame(mine.phrase, theirs.phrase)
    case (.audience(let mine), .audience(let theirs)): mine.key == theirs.key
    case (.phrase, .audience), (.audience, .phrase): false
    }
  }
}
