/// Tells one loaded workspace from another without comparing their contents.
///
/// Made by `Workspace.init`; copies of a workspace share it, so that what was worked out of the
/// schema can be kept for as long as the same workspace is asked about. Two workspaces read from
/// one file are two identities.
///
/// A class because the address of an object is an identity that costs nothing to make or compare
/// and is not given out twice while somebody still holds the object.
public final class WorkspaceIdentity: Hashable, Sendable {
  init() {}

  public static func == (left: WorkspaceIdentity, right: WorkspaceIdentity) -> Bool {
    left === right
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(self))
  }
}
