import AudienceEvaluation
import AudienceSchema
import AudienceStore
import AudienceThreads
import AudienceTime

/// Keeps the last few clocks of a store, because a session asks many questions at one clock and
/// compares few, and the parsed definitions of the last workspace.
///
/// A class because the engine is a value that several calls share; the locks make it safe.
final class Moments: Sendable {
  private static let keptMoments = 4

  private let data: EngineData
  private let results: ResultCache
  private let last = Locked<[Moment]>([])
  private let parsed = Locked(Parsed())

  private struct Parsed {
    var audiences: [AudienceEntry] = []
    var definitions: [Memberships.AudienceDefinition] = []
    var number = 0
  }

  init(_ store: CallStore, resultCapacity: Int) {
    data = EngineData(store)
    results = ResultCache(capacity: resultCapacity)
  }

  func moment(at now: Instant) -> Moment {
    last.withLock { last in
      if let moment = last.first(where: { $0.now == now }) { return moment }
      let moment = Moment(data, at: now, results: results)
      for other in last { other.forgetRowsOfAccounts() }
      last = [moment] + last.prefix(Self.keptMoments - 1)
      return moment
    }
  }

  /// The definitions of a workspace's audiences, with a number for just these.
  func definitions(
    of workspace: Workspace
  ) -> (definitions: [Memberships.AudienceDefinition], number: Int) {
    parsed.withLock { parsed in
      if parsed.number == 0 || parsed.audiences != workspace.audiences {
        parsed.audiences = workspace.audiences
        parsed.definitions = workspace.parsedDefinitions
        parsed.number += 1
      }
      return (parsed.definitions, parsed.number)
    }
  }

  /// Forgets every result, so that the next question is evaluated from the columns.
  func forgetResults() { results.removeAll() }
}
