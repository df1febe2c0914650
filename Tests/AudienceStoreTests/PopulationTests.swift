import AudienceDiagnostics
import AudienceJSON
import AudienceProfiles
import AudienceStore
import AudienceTestSupport
import AudienceTime
import Testing

/// The store shows what the reference store shows, which keeps the calls as they are.
@Suite struct PopulationTests {
  @Test func `at every instant the columns show what the calls show`() {
    for seed in 0..<TestSettings.cases {
      var calls = RandomCalls(seed: UInt64(seed))
      let log = calls.next()
      let expected = ProfileStore(calls: log)
      let store = CallStore(calls: log)
      for _ in 0..<4 {
        let now = calls.instant()
        let difference = PopulationText(store.population(at: now)).difference(
          from: PopulationText(expected.population(at: now)))
        #expect(difference == nil, "seed \(seed) at \(now.text)")
      }
      #expect(store.latestTime == expected.latestTime)
      #expect(store.report.duplicates == expected.report.duplicates)
      #expect(store.report.notedAliases == expected.report.notedAliases, "seed \(seed)")
    }
  }

  @Test func `an excerpt shows its profiles and accounts as everybody does`() {
    for seed in 0..<TestSettings.cases {
      var calls = RandomCalls(seed: UInt64(seed))
      let store = CallStore(calls: calls.next())
      let now = calls.instant()
      let everybody = store.population(at: now)
      for profile in everybody.profiles {
        let excerpt = store.excerpt(forProfile: profile.id, at: now)
        expectSame(profile.id, excerpt, everybody)
        #expect(excerpt?.profile(profile.id) != nil)
      }
      for account in everybody.accounts {
        let excerpt = store.excerpt(forAccount: account.id, at: now)
        expectSame(account.id, excerpt, everybody)
        #expect(excerpt?.account(account.id) != nil)
      }
      #expect(store.excerpt(forProfile: "nobody", at: now) == nil)
    }
  }

  private func expectSame(_ id: UTF8Text, _ excerpt: Population?, _ everybody: Population) {
    guard let excerpt else { return }
    let all = PopulationText(everybody)
    let part = PopulationText(excerpt)
    #expect(part.traitKeys == all.traitKeys)
    for (id, text) in part.profiles { #expect(all.profiles[id] == text) }
    for (id, text) in part.accounts { #expect(all.accounts[id] == text) }
  }
}

/// Everything a population shows, without the positions that depend on who else is in it.
struct PopulationText: Equatable {
  var profiles: [UTF8Text: String] = [:]
  var accounts: [UTF8Text: String] = [:]
  let order: [UTF8Text]
  let traitKeys: [Set<UTF8Text>]

  init(_ population: Population) {
    order = population.profiles.map(\.id) + population.accounts.map(\.id)
    traitKeys = [population.userTraitKeys, population.accountTraitKeys]
    for profile in population.profiles {
      profiles[profile.id] = """
        \(profile.traits) \(profile.traitChanges) \(profile.events) \(profile.anonymousIDs) \
        \(profile.firstSeen) \(profile.lastSeen) \(population.accounts(of: profile).map(\.id))
        """
    }
    for account in population.accounts {
      accounts[account.id] = """
        \(account.traits) \(account.traitChanges) \(population.members(of: account).map(\.id)) \
        \(population.events(of: account))
        """
    }
  }

  /// The first profile or account that is not the same, as both show it.
  func difference(from other: PopulationText) -> String? {
    if self == other { return nil }
    for (id, text) in profiles.merging(accounts, uniquingKeysWith: { $0 + $1 }) {
      let expected = other.profiles[id] ?? other.accounts[id]
      if text != expected { return "\(text)\ninstead of\n\(expected ?? "nobody")" }
    }
    return "other ids: \(order) instead of \(other.order), traits \(traitKeys)"
  }
}
