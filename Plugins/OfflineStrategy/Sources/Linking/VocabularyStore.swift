import AudienceSchema
import AudienceThreads

/// Keeps the vocabulary of the workspace that was asked about last.
///
/// Taking the names of a workspace apart costs more than reading a prompt, and prompts come in
/// runs about one workspace. A class because the strategy is a value that is asked again and again
/// and from several tasks at once; the lock guards the one vocabulary that is kept.
final class VocabularyStore: Sendable {
  private let last = Locked<Vocabulary?>(nil)

  /// The vocabulary of a workspace: the kept one where it is of the same `WorkspaceIdentity`, a
  /// new one otherwise.
  ///
  /// - Parameter report: told now and then which part of a new one is made.
  func vocabulary(
    of workspace: Workspace, report: (Double) -> Void = { _ in }
  ) -> Vocabulary {
    let kept = last.withLock { $0 }
    if let kept, kept.workspace.identity == workspace.identity { return kept }
    // Made outside the lock: two tasks may both make one, and neither waits for the other.
    let made = Vocabulary(workspace, report: report)
    last.withLock { $0 = made }
    return made
  }
}
