import AudienceConditions
import AudienceDiagnostics
import AudienceProbes

/// How a learner's tree compares with a lesson's solution: by members, on the samples and on a
/// generated population that the learner does not see, never by text.
struct LessonGrade: Sendable {
  /// Whether the same profiles are members, everywhere.
  let isReached: Bool
  /// On the samples: who is a member and should not be, and the other way round.
  let wronglyIn: [UTF8Text]
  let wronglyOut: [UTF8Text]
  /// What a known mistake with the same members is.
  let says: String?

  /// How many profiles are generated for a comparison.
  private static let probes = 500

  init(
    of answer: ConditionTree, in lesson: Lesson, session: Session, work: SessionWork
  ) throws {
    let solution = try session.tree(ofQuery: lesson.solution, level: lesson.level)
    let definitions = try session.computedAudiences(work: work)
    func selected(_ tree: ConditionTree) throws -> Set<UTF8Text> {
      Set(try session.members(of: tree, level: lesson.level, work: work) ?? [])
    }
    let mine = try selected(answer)
    func isSame(_ other: ConditionTree) throws -> Bool {
      guard try selected(other) == mine else { return false }
      let probes = ProbePopulation(
        telling: [answer, other], level: lesson.level, workspace: session.workspace,
        definitions: definitions, at: session.clock.now, count: Self.probes)
      return try probes.members(of: answer, lesson.level, isCancelled: work.isCancelled)
        == probes.members(of: other, lesson.level, isCancelled: work.isCancelled)
    }
    let theirs = try selected(solution)
    wronglyIn = mine.subtracting(theirs).sorted()
    wronglyOut = theirs.subtracting(mine).sorted()
    isReached = try isSame(solution)
    if isReached {
      says = nil
      return
    }
    says = try lesson.mistakes.first { mistake in
      try isSame(session.tree(ofQuery: mistake.query, level: lesson.level))
    }?.says
  }
}
