import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceSchema
import AudienceTime

/// Makes up people and companies that meet demands.
struct ProbeMaker {
  let pools: ValuePools
  /// Evaluates single conditions over what is being made up.
  let evaluator: Evaluator
  /// Audiences whose members are computed, so that no trait is set for them.
  let computed: [AudienceKey: ConditionTree]
  var random: SeededRandom
  /// How many more events may be copies, so that a count of thousands does not fill the memory.
  var copiesLeft = 100_000

  var now: Instant { evaluator.now }

  /// How often a draft is made anew when it does not meet every demand.
  private static let attempts = 3

  // MARK: - People

  /// A person that meets demands, as far as they can be met together.
  mutating func profile(
    _ demands: [Demand], scope: TraitScope = .user, on base: ProfileDraft = ProfileDraft()
  ) -> ProfileDraft {
    let demands = demands.flatMap { expanded($0, depth: 0) }
    var best = base
    var fewest = Int.max
    for _ in 0..<Self.attempts {
      var draft = base
      meet(demands, scope, in: &draft)
      let subject = subject(draft, scope)
      let missed = demands.count { evaluator.holds($0.node, for: subject) != $0.isWanted }
      if missed < fewest { (best, fewest) = (draft, missed) }
      if missed == 0 { break }
    }
    return best
  }

  /// Meets demands on traits, then those on events.
  mutating func meet(_ demands: [Demand], _ scope: TraitScope, in draft: inout ProfileDraft) {
    decideTraits(demands, scope, in: &draft)
    for demand in demands.filter(\.measuresEvents).shuffled(using: &random) {
      meetMeasure(demand, scope, around: nil, in: &draft)
    }
  }

  func subject(_ draft: ProfileDraft, _ scope: TraitScope) -> Subject {
    let profile = draft.profile(at: now)
    switch scope {
    case .user: return .user(profile)
    case .account:
      return .account(Account(imagined: "", traits: draft.traits), events: profile.events)
    }
  }

  /// A demand on a computed audience as demands on its definition.
  private mutating func expanded(_ demand: Demand, depth: Int) -> [Demand] {
    guard depth < 5, let path = demand.traits.first, let key = path.audienceKey,
      let tree = computed[key]
    else { return [demand] }
    var member = ProfileDraft()
    member.put([.boolean(true)], at: path)
    let ofMember = evaluator.holds(demand.node, for: subject(member, .user))
    let ofOthers = evaluator.holds(demand.node, for: subject(ProfileDraft(), .user))
    if ofMember == ofOthers { return [demand] }
    return random.demands(tree.root, demand.isWanted == ofMember)
      .flatMap { expanded($0, depth: depth + 1) }
  }

  // MARK: - Traits

  private mutating func decideTraits(
    _ demands: [Demand], _ scope: TraitScope, in draft: inout ProfileDraft
  ) {
    var paths: [FieldPath] = []
    let readers = demands.filter { !$0.measuresEvents }
    for path in readers.flatMap(\.traits) where !paths.contains(path) { paths.append(path) }
    for path in paths.shuffled(using: &random) { decideTrait(path, readers, scope, in: &draft) }
  }

  /// Gives a trait that is still open a value under which the demands on it hold.
  mutating func decideTrait(
    _ path: FieldPath, _ demands: [Demand], _ scope: TraitScope, in draft: inout ProfileDraft
  ) {
    if draft.decided.contains(path) || path.audienceKey.map({ computed[$0] != nil }) == true {
      return
    }
    let checked = demands.filter { demand in
      demand.traits.contains(path)
        && demand.traits.allSatisfy { $0 == path || draft.decided.contains($0) }
    }
    var values = pools.values(of: .trait(scope, path))
    let traitsAlone = ProfileDraft(traits: draft.traits, decided: draft.decided)
    let current = subject(traitsAlone, scope)
    for other in checked.flatMap(\.traits) where other != path {
      values += neighbours(of: .trait(other), for: current, in: nil)
    }
    let fitting = values.filter { value in
      var trial = traitsAlone
      trial.put(value, at: path)
      let subject = subject(trial, scope)
      return checked.allSatisfy { evaluator.holds($0.node, for: subject) == $0.isWanted }
    }
    draft.put(random.pick(fitting) ?? random.pick(values) ?? [], at: path)
  }

  /// Values beside the ones that a scalar has now.
  func neighbours(
    of scalar: Scalar, for subject: Subject, in scope: EventScope?
  ) -> [FieldValues] {
    evaluator.values(of: scalar, for: subject, in: scope).flatMap { operand in
      Literal(operand.value).map { Neighbours.values(of: $0, now: now) } ?? []
    }.map { [$0] }
  }
}

extension Literal {
  /// The literal of a scalar value; nil of null, arrays and objects.
  init?(_ value: JSONValue) {
    switch value {
    case .boolean(let flag): self = .boolean(flag)
    case .number(let number): self = .number(number)
    case .string(let text): self = .string(text)
    case .null, .array, .object: return nil
    }
  }
}
