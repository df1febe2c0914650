public import AudiencePluginAPI

/// The validators that come with the playground.
public enum StandardValidators {
  /// Each of them, in the order their findings are listed.
  public static let all: [any ConditionValidator.Type] = [
    UnknownNameValidator.self, InactiveNameValidator.self, TypeMismatchValidator.self,
    LookbackValidator.self, ExpressionLimitValidator.self,
  ]
}
