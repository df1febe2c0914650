/// What a query text defines (SEMANTICS 2): an audience, or a computed trait.
public enum Definition: Hashable, Sendable {
  /// A boolean condition: an audience.
  case audience(ConditionTree)
  /// A value for each profile: `event('Order Completed').sum(property('total'))`. It parses and
  /// prints; it is refused as an audience.
  case computedTrait(Scalar)
}
