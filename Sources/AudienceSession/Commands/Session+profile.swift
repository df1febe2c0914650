import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePluginAPI
import AudiencePreview
import AudienceProfiles
import AudienceSchema
import AudienceTime

extension Session {
  /// How many events `/profile` shows where no number is given.
  private static let shownEvents = 20

  /// The traits and the event timeline of one profile, or account.
  func profile(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let open = try requireWorkspace()
    guard open.hasProfiles else { throw noProfiles }
    let engine = engine(open, work)
    let words = line.words
    guard let argument = words.first else {
      let ids = try engine.ids(of: .users, at: clock.now, startingWith: "", limit: 3)
      throw usage(
        .profile, line, "expected the id of a profile or an account", choices: ids.map(\.string))
    }
    var limit = Self.shownEvents
    if words.count > 1 {
      guard let number = Int(words[1].text), number >= 0 else {
        throw usage(
          .profile, line, "expected how many events to show, not '\(words[1].text)'",
          at: words[1].span)
      }
      limit = number
    }
    let id = UTF8Text(argument.text)
    let preferred = state?.level ?? levelOverride ?? .users
    let levels: [AudienceLevel] = [preferred, preferred == .users ? .accounts : .users]
    for level in levels {
      guard let population = try engine.excerpt(for: id, of: level, at: clock.now) else { continue }
      return .analysis(
        .profile(
          ProfileReply(id: id, level: level, population: population, limit, open.workspace)))
    }
    throw noProfile(argument, line, preferred, engine)
  }
}

extension ProfileReply {
  fileprivate init(
    id: UTF8Text, level: AudienceLevel, population: Population, _ limit: Int,
    _ workspace: Workspace
  ) {
    let all: JSONObject
    let changes: [TraitChange]
    let events: [ProfileEvent]
    var links: [(String, [UTF8Text])]
    switch level {
    case .users:
      let profile = population.profile(id)
      all = profile?.traits ?? JSONObject()
      changes = profile?.traitChanges ?? []
      events = profile?.events ?? []
      links = [
        ("anonymous ids", profile?.anonymousIDs ?? []),
        ("accounts", profile.map { population.accounts(of: $0).map(\.id) } ?? []),
      ]
    case .accounts:
      let account = population.account(id)
      all = account?.traits ?? JSONObject()
      changes = account?.traitChanges ?? []
      events = account.map { population.events(of: $0) } ?? []
      links = [("users", account.map { population.members(of: $0).map(\.id) } ?? [])]
    }
    links.removeAll { $0.1.isEmpty }
    let since = Dictionary(
      changes.map { ($0.key, $0.time) }, uniquingKeysWith: { _, last in last })
    var counts: [EventName: Int] = [:]
    for event in events { counts[event.name, default: 0] += 1 }
    self.init(
      id: id, level: level, links: links,
      traits: all.members.filter { $0.value != .null }.map {
        Trait(name: $0.key, value: $0.value, since: since[$0.key])
      },
      eventCounts: counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { (name: $0.key, count: $0.value) },
      events: events.suffix(limit).reversed().map { event in
        Event(
          time: event.time, name: event.name, properties: event.properties,
          units: Dictionary(
            (workspace.event(named: event.name)?.properties ?? []).compactMap { field in
              field.unit.map { (field.path.text, $0) }
            }, uniquingKeysWith: { first, _ in first }))
      },
      eventTotal: events.count)
  }
}
