package import AudienceConditions
import AudienceDiagnostics
package import AudienceJSON
import AudienceProfiles
import AudienceSchema
import AudienceTime

extension Evaluator {
  /// The values a scalar has: none when it is absent.
  package func values(
    of scalar: Scalar, for subject: Subject, in scope: EventScope?
  ) -> [Operand] {
    switch scalar {
    case .literal(let literal): [Operand(literal)]
    case .trait(let path): traitValues(path, of: subject).map { Operand($0) }
    case .property(let path, of: .thisEvent):
      (scope?.event).map { path.values(in: $0.properties) }?.map { Operand($0) } ?? []
    case .property(let path, of: .parentEvent):
      (scope?.parent).map { path.values(in: $0.properties) }?.map { Operand($0) } ?? []
    case .context(let path):
      (scope?.event).map { contextValues(path, of: $0) }?.map { Operand($0) } ?? []
    case .measure(let stream, let measure):
      result(of: measure, over: events(of: stream, for: subject, in: scope)).map { [Operand($0)] }
        ?? []
    }
  }

  /// The values of a scalar about the subject itself.
  package func values(of scalar: Scalar, for subject: Subject) -> [JSONValue] {
    values(of: scalar, for: subject, in: nil).map(\.value)
  }

  /// A trait of the subject, or its membership of an audience (SEMANTICS 1.10 and 7).
  private func traitValues(_ path: FieldPath, of subject: Subject) -> [JSONValue] {
    switch subject {
    case .user(let profile):
      memberships.value(at: path, of: profile) ?? path.values(in: profile.traits)
    case .account(let account, _):
      memberships.value(at: path, of: account) ?? path.values(in: account.traits)
    }
  }

  /// `timestamp` is the event's own time; every other path reads the call's context (SEMANTICS 2).
  func contextValues(_ path: FieldPath, of event: ProfileEvent) -> [JSONValue] {
    if path == "timestamp" { return [.text(event.time.text)] }
    guard case .object(let context) = event.context else { return [] }
    return path.values(in: context)
  }
}
