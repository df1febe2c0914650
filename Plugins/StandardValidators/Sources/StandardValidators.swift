public import AudiencePluginAPI

/// The validators that come with the playground.
public enum StandardValidators {
  /// Each of them, in the order their findings are listed.
  public static let all: [any ConditionValidator.Type] =
    correctness + meaning + privacy + cost

  /// What means nothing or cannot be right.
  public static let correctness: [any ConditionValidator.Type] = [
    UnknownNameValidator.self, UnknownValueValidator.self, InactiveNameValidator.self,
    TypeMismatchValidator.self, OperatorValidator.self, DateValidator.self, LookbackValidator.self,
    ExpressionLimitValidator.self, NestingValidator.self, AudienceCycleValidator.self,
  ]

  /// What is probably not what was meant.
  public static let meaning: [any ConditionValidator.Type] = [
    AlwaysTrueValidator.self, AlwaysFalseValidator.self, TrivialCountValidator.self,
    ContradictoryWindowsValidator.self, ImpossibleFunnelValidator.self,
    NegatedDisjunctionValidator.self, DuplicateConditionValidator.self,
    TextExtremumValidator.self, PassingValueValidator.self, DroppedAbsentValidator.self,
    VacuousQuantifierValidator.self, EmptyAudienceValidator.self, NearlyEverybodyValidator.self,
  ]

  /// What is about persons.
  public static let privacy: [any ConditionValidator.Type] = [
    PersonalDataValidator.self, SensitiveCategoryValidator.self, SmallAudienceValidator.self,
  ]

  /// What takes longer.
  public static let cost: [any ConditionValidator.Type] = [BatchComputationValidator.self]
}
