// Reports with other values in place of those that were found: the same shape, for showing them to
// somebody who must not see the values.

package import AudienceConditions
package import AudienceDiagnostics
package import AudienceJSON
package import AudienceSchema
import AudienceTime

/// Gives what is shown in place of a value of a field; the path is nil where none is known.
package typealias ValueReplacement = (JSONValue, FieldPath?) -> JSONValue

extension WhyReport {
  /// The report with ids and values replaced.
  package func replacing(
    in tree: ConditionTree, ids: (UTF8Text) -> UTF8Text, values: ValueReplacement
  ) -> WhyReport {
    var replaced: [Int: Verdict] = [:]
    for (id, verdict) in verdicts {
      replaced[id] = verdict.replacing(
        fieldOf: tree.node(id)?.condition, ids: ids, values: values)
    }
    return WhyReport(id: ids(id), level: level, isMember: isMember, verdicts: replaced)
  }
}

extension WhyReport.Verdict {
  fileprivate func replacing(
    fieldOf condition: Condition?, ids: (UTF8Text) -> UTF8Text, values: ValueReplacement
  ) -> WhyReport.Verdict {
    let path = condition?.readField
    return WhyReport.Verdict(
      outcome: outcome,
      evidence: evidence.map { evidence in
        switch evidence {
        case .members, .distance: evidence
        case .users(let satisfying, let total, let examples):
          .users(satisfying: satisfying, total: total, examples: examples.map(ids))
        case .values(let found): .values(found.map { values($0, path) })
        case .found(let events): .found(events.map { $0.replacing(values) })
        case .keptOut(let event, let reason): .keptOut(event.replacing(values), by: reason)
        case .measured(let value): .measured(value.map { values($0, path) })
        }
      })
  }
}

extension WhyReport.EventEvidence {
  fileprivate func replacing(_ values: ValueReplacement) -> WhyReport.EventEvidence {
    WhyReport.EventEvidence(
      event: event,
      fields: fields.map { field in
        Field(name: field.name, value: values(field.value, FieldPath(field.name)), unit: field.unit)
      })
  }
}

extension Condition {
  /// The trait, property or context field that is compared, or measured.
  fileprivate var readField: FieldPath? {
    let scalar: Scalar
    switch self {
    case .compare(let left, _, _), .test(let left, _): scalar = left
    case .and, .or, .not, .any, .all: return nil
    }
    switch scalar {
    case .trait(let path), .property(let path, of: _), .context(let path): return path
    case .measure(_, let measure):
      guard case .property(let path)? = measure.field else { return nil }
      return path
    case .literal: return nil
    }
  }
}

extension NearMiss {
  /// The same with another text in place of the line that makes the edit.
  package func replacing(command: String) -> NearMiss {
    NearMiss(nodeID: nodeID, command: command, tree: tree, effort: effort)
  }
}

extension NearMisses {
  /// The same with ids and the lines of edits replaced.
  package func replacing(
    ids: (UTF8Text) -> UTF8Text, commands: (String) -> String
  ) -> NearMisses {
    NearMisses(
      groups: groups.map { group in
        Group(
          nodeID: group.nodeID, count: group.count,
          examples: group.examples.map { example in
            Example(
              id: ids(example.id),
              nearMiss: example.nearMiss.map { $0.replacing(command: commands($0.command)) })
          })
      }, count: count, total: total)
  }

  private init(groups: [Group], count: Int, total: Int) {
    (self.groups, self.count, self.total) = (groups, count, total)
  }
}

extension MemberDifference {
  /// The same with ids and values replaced.
  package func replacing(
    before: ConditionTree, after: ConditionTree, ids: (UTF8Text) -> UTF8Text,
    values: ValueReplacement
  ) -> MemberDifference {
    MemberDifference(
      clocks: clocks, gained: gained.map(ids), lost: lost.map(ids),
      witnesses: witnesses.map { witness in
        let tree = witness.node?.side == .before ? before : after
        let condition = witness.node.flatMap { tree.node($0.nodeID) }?.condition
        return Witness(
          id: ids(witness.id), isGained: witness.isGained, node: witness.node,
          before: witness.before?.replacing(fieldOf: condition, ids: ids, values: values),
          after: witness.after?.replacing(fieldOf: condition, ids: ids, values: values),
          left: witness.left.map { $0.replacing(values) },
          entered: witness.entered.map { $0.replacing(values) })
      })
  }

  private init(
    clocks: (before: Instant, after: Instant), gained: [UTF8Text], lost: [UTF8Text],
    witnesses: [Witness]
  ) {
    (self.clocks, self.gained, self.lost, self.witnesses) = (clocks, gained, lost, witnesses)
  }
}
