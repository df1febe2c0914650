import AudienceProfiles
import AudienceStore
import AudienceThreads
import AudienceTime

/// Keeps the population of the last clock, because a session asks many questions at one clock.
///
/// A class because the engine is a value that several calls share; the lock makes it safe.
final class PopulationCache: Sendable {
  let store: CallStore
  private let last = Locked<Population?>(nil)

  init(_ store: CallStore) { self.store = store }

  func population(at now: Instant) -> Population {
    last.withLock { last in
      if let population = last, population.now == now { return population }
      let population = store.population(at: now)
      last = population
      return population
    }
  }
}
