import AudienceSchema

extension AudienceLevel {
  /// The word for so many members of this level.
  func noun(_ count: Int) -> String {
    switch self {
    case .users: count == 1 ? "profile" : "profiles"
    case .accounts: count == 1 ? "account" : "accounts"
    }
  }
}
