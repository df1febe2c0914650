import AudienceConditions
import AudienceDiagnostics
import AudienceTime

/// Finds the slots that a value may be meant for, and fills them.
struct SlotChooser {
  let tree: ConditionTree
  let vocabulary: Vocabulary
  let resolver: TimeResolver

  struct Candidate {
    var slots: [TreeSlot]
    var score: Double
  }

  /// The candidates for a value, the most plausible first.
  ///
  /// - Parameters:
  ///   - mention: what the words around the value name.
  ///   - nodes: how well each node is named; nil where none is.
  func candidates(
    _ value: NewValue, _ mention: TargetFinder.Mention, nodes: [Int: Double]?
  ) -> [Candidate] {
    let editor = SlotEditor(tree: tree, vocabulary: vocabulary, resolver: resolver)
    let isNamed = nodes != nil || mention.isWindow || mention.isNumber || mention.isLimit
    let fitting = TreeSlot.all(of: tree, vocabulary).filter { slot in
      if let nodes, nodes[slot.node] == nil { return false }
      guard mention.allows(slot.kind) else { return false }
      if case .number = value, case .window = slot.kind, !mention.isWindow { return false }
      if case .number = value, case .dateTest = slot.kind, !mention.isWindow { return false }
      return editor.edited(slot, to: value, isNamed: isNamed) != nil
    }
    if mention.isUniversal {
      let existing = fitting.filter { !$0.isEmptyWindow }
      let all = existing.isEmpty ? fitting : existing
      return all.isEmpty ? [] : [Candidate(slots: all, score: 1)]
    }
    if let nodes {
      return fitting.map { Candidate(slots: [$0], score: nodes[$0.node] ?? 0) }
        .sorted { ($0.score, -$0.slots[0].node) > ($1.score, -$1.slots[0].node) }
    }
    return unnamed(fitting, value)
  }

  /// Without a name the value is for what has one of its kind: the latest first, or all of them
  /// where they are alike.
  private func unnamed(_ slots: [TreeSlot], _ value: NewValue) -> [Candidate] {
    var slots = slots
    let existing = slots.filter { !$0.isEmptyWindow }
    let isTime: Bool
    switch value {
    case .time, .length: isTime = true
    case .number, .literals, .event, .structure: isTime = false
    }
    if isTime, !existing.isEmpty { slots = existing }
    if isTime, existing.isEmpty {
      slots = slots.filter { slot in
        !(tree.path(to: slot.node)?.nodes.dropLast().contains { $0.condition.subject != nil }
          ?? false)
      }
    }
    if case .number(let quantity, _) = value, quantity.isBare {
      let counted = slots.filter { tree.node($0.node)?.condition.isNever != true }
      if !counted.isEmpty { slots = counted }
    }
    guard slots.count > 1 else { return slots.map { Candidate(slots: [$0], score: 1) } }
    if case .structure(.junction, _) = value {
      // The outermost list is the one that is looked at first.
      return slots.prefix(3).enumerated().map { place, slot in
        Candidate(slots: [slot], score: 1 - 0.21 * Double(place))
      }
    }
    let latest = slots.sorted { $0.node > $1.node }
    var candidates: [Candidate] = []
    let isAlike = Set(slots.map(\.kind)).count == 1
    if isTime, isAlike { candidates.append(Candidate(slots: slots, score: 1)) }
    for (place, slot) in latest.enumerated() {
      // "at least once" is mostly not said, so that it is not what is to be changed.
      let isUnsaid = !isTime && tree.node(slot.node)?.condition.isDefaultTest == true
      let score = (isTime && isAlike ? 0.9 : 1) - 0.03 * Double(place) - (isUnsaid ? 0.22 : 0)
      candidates.append(Candidate(slots: [slot], score: score))
    }
    candidates.sort { ($0.score, $0.slots[0].node) > ($1.score, $1.slots[0].node) }
    return Array(candidates.prefix(5))
  }
}

extension TreeSlot {
  var isEmptyWindow: Bool { kind == .window(nil) }
}

extension TargetFinder.Mention {
  /// Whether the words for a kind of part, if there are any, fit a slot.
  func allows(_ kind: TreeSlot.Kind) -> Bool {
    switch kind {
    case .window, .dateTest: return !isNumber || isWindow
    case .number: return !isWindow || isNumber
    case .literals: return !isWindow && !isNumber
    case .event: return !isWindow && !isNumber && !isLimit
    case .junction, .quantifier: return !isWindow && !isNumber
    case .measure: return !isWindow
    }
  }
}
