import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudiencePluginTesting
import AudienceProfiles
import AudienceSchema
import AudienceStore
import AudienceTestSupport
import MemoryEngine
import Testing

/// Values read from columns are those of the profiles themselves.
@Suite struct ValuesTests {
  private struct Row: Hashable {
    let id: UTF8Text
    let places: [[String]]
  }

  @Test func valuesOfRandomCallsAreThoseOfTheProfiles() throws {
    for seed in 0..<TestSettings.heavyCases {
      let world = EngineWorld(seed: seed, logs: seed % 3 == 0 ? 20 : 1)
      let engine = world.engine()
      let population = ProfileStore(calls: world.calls).population(at: world.now)
      for field in Self.fields {
        for level in [AudienceLevel.users, .accounts] {
          var found: [Row] = []
          try engine.values(of: field, of: level, at: world.now, work: PreviewWork()) {
            found.append(Row(id: $0, places: $1.map { $0.map(\.compactText) }))
          }
          #expect(
            found == Self.rows(of: field, level, population), "seed \(seed), \(field), \(level)")
        }
      }
    }
  }

  @Test func cancellingEndsReading() {
    let engine = EngineWorld(seed: 0, logs: 20).engine()
    #expect(throws: CancellationError.self) {
      try engine.values(
        of: .trait("x"), of: .users, at: RandomCalls.now,
        work: PreviewWork(isCancelled: { true })
      ) { _, _ in }
    }
  }

  private static let fields: [SampleField] =
    [
      "x", "o", "o.x", "o.list.$", "list", "list.$", "items.$.x", "k1", "missing", "$",
    ].flatMap { (path: FieldPath) -> [SampleField] in
      [.trait(path), .property(path, of: "A"), .property(path, of: "Page Viewed")]
    } + [.anonymousIDs, .property("x", of: "Missing")]

  /// What the population itself holds.
  private static func rows(
    of field: SampleField, _ level: AudienceLevel, _ population: Population
  ) -> [Row] {
    func row(
      _ id: UTF8Text, _ traits: JSONObject, _ events: [ProfileEvent], _ profiles: [Profile]
    ) -> Row {
      let places: [[JSONValue]] =
        switch field {
        case .trait(let path): [path.values(in: traits)]
        case .property(let path, of: let name):
          events.filter { $0.name == name }.map { path.values(in: $0.properties) }
        case .anonymousIDs: [profiles.flatMap(\.anonymousIDs).map { .string($0) }]
        }
      return Row(id: id, places: places.map { $0.map(\.compactText) })
    }
    switch level {
    case .users: return population.profiles.map { row($0.id, $0.traits, $0.events, [$0]) }
    case .accounts:
      return population.accounts.map {
        row(
          $0.id, $0.traits, population.events(of: $0), population.members(of: $0))
      }
    }
  }
}
