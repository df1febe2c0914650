public import AudienceSchema

/// How sure the type of a property or trait is that was worked out of values.
public struct FieldConfidence: Hashable, Sendable {
  /// Whose field it is.
  public enum Owner: Hashable, Sendable {
    case event(EventName)
    case trait(TraitScope)
  }

  public let owner: Owner
  public let path: FieldPath
  public let type: FieldType
  /// The share of values that are of that type, more than 0 and at most 1.
  public let share: Double
  /// How many values there were, null left out.
  public let count: Int

  public init(
    _ owner: Owner, _ path: FieldPath, _ type: FieldType, share: Double, count: Int
  ) {
    self.owner = owner
    self.path = path
    self.type = type
    self.share = share
    self.count = count
  }
}
