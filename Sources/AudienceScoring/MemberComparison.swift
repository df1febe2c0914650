import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceProbes
import AudienceProfiles
import AudienceSchema
import AudienceSession

/// Compares whom trees select: on the sample profiles, and on generated ones that lie on the trees'
/// boundaries, because a few hundred people cannot tell 30 days from 31.
struct MemberComparison {
  let session: Session
  let work: SessionWork
  private let definitions: [Memberships.AudienceDefinition]

  /// How many profiles are generated for a comparison.
  static let probes = 2_000

  init(_ session: Session, work: SessionWork) throws {
    self.session = session
    self.work = work
    definitions = try session.computedAudiences(work: work)
  }

  /// How an answer differs from the gold that it is nearest to.
  func difference(
    of answer: ConditionTree, from golds: [ConditionTree], level: AudienceLevel
  ) throws -> MemberDifference {
    if golds.contains(answer) {
      return MemberDifference(onData: nil, onProbes: .init(gained: [], lost: []), witness: nil)
    }
    let probes = ProbePopulation(
      telling: [answer] + golds, level: level, workspace: session.workspace,
      definitions: definitions, at: session.clock.now, count: Self.probes)
    let dataOfAnswer = try session.members(of: answer, level: level, work: work)
    let probesOfAnswer = try probes.members(of: answer, level, isCancelled: work.isCancelled)
    var nearest: MemberDifference?
    for gold in golds {
      let onData = try dataOfAnswer.map { members in
        Self.side(
          members, try session.members(of: gold, level: level, work: work) ?? [])
      }
      let onProbes = Self.side(
        probesOfAnswer, try probes.members(of: gold, level, isCancelled: work.isCancelled))
      let difference = MemberDifference(
        onData: onData, onProbes: onProbes,
        witness: ProbeWitness(population: probes.population, level: level).witness(onProbes))
      if nearest.map({ difference.count < $0.count }) ?? true { nearest = difference }
      if difference.isNone { break }
    }
    return nearest
      ?? MemberDifference(onData: nil, onProbes: .init(gained: [], lost: []), witness: nil)
  }

  private static func side(_ answer: [UTF8Text], _ gold: [UTF8Text]) -> MemberDifference.Side {
    let ofGold = Set(gold)
    let ofAnswer = Set(answer)
    return MemberDifference.Side(
      gained: answer.filter { !ofGold.contains($0) }, lost: gold.filter { !ofAnswer.contains($0) })
  }
}
