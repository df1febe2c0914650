import AudienceConditions
public import AudienceDiagnostics
public import AudienceJSON
public import AudiencePluginAPI
public import AudienceSchema
import AudienceStore
public import AudienceTime

extension MemoryEngine {
  public func values(
    of field: SampleField, of level: AudienceLevel, at now: Instant, work: PreviewWork,
    deliver: (UTF8Text, [[JSONValue]]) -> Void
  ) throws {
    let moment = try moment(at: now)
    let everybody = moment.everybody(level)
    let ids = moment.data.ids(of: level)
    var values = SubjectValues(field, level, moment)
    var isCancelled = false
    var position = 0
    everybody.visit { subject in
      if position % 4096 == 0 {
        isCancelled = work.isCancelled()
        work.progress(
          WorkProgress("reading values", fraction: Double(position) / Double(everybody.population)))
      }
      position += 1
      if !isCancelled { deliver(ids.text(subject), values.places(of: subject)) }
      return !isCancelled
    }
    if isCancelled { throw CancellationError() }
  }
}

/// The values of a field for one profile or account after another, read from the columns.
private struct SubjectValues {
  private enum Source {
    case trait
    /// The rows of an event's name, of profiles.
    case events(EventRows)
    case anonymousIDs
    case nothing
  }

  private let source: Source
  private let level: AudienceLevel
  private let moment: Moment
  private var reader: JSONFieldReader

  init(_ field: SampleField, _ level: AudienceLevel, _ moment: Moment) {
    self.level = level
    self.moment = moment
    switch field {
    case .trait(let path):
      source = .trait
      reader = JSONFieldReader(moment.trait(path, level.traitScope))
    case .property(let path, of: let name):
      if let rows = moment.data.rows(of: name) {
        source = .events(rows)
        reader = JSONFieldReader(rows.reader(.property(path)))
      } else {
        source = .nothing
        reader = JSONFieldReader(.empty)
      }
    case .anonymousIDs:
      source = .anonymousIDs
      reader = JSONFieldReader(.empty)
    }
  }

  /// What a subject has, as `PreviewEngine.values` delivers it.
  mutating func places(of subject: Int) -> [[JSONValue]] {
    switch source {
    case .nothing: return []
    case .trait: return [reader.values(subject)]
    case .anonymousIDs: return [profiles(of: subject).flatMap(anonymousIDs)]
    case .events(let rows):
      let history = rows.history
      let now = moment.now.microseconds
      var visible = profiles(of: subject).flatMap { profile in
        history.rows(of: profile).filter { history.isVisible($0, at: now) }
      }
      if level == .accounts {
        visible.sort {
          (history.times[$0], history.orders[$0]) < (history.times[$1], history.orders[$1])
        }
      }
      return visible.map { reader.values($0) }
    }
  }

  private func profiles(of subject: Int) -> [Int] {
    switch level {
    case .users: [subject]
    case .accounts: moment.members(of: subject).map { Int($0) }
    }
  }

  private func anonymousIDs(of profile: Int) -> [JSONValue] {
    let store = moment.data.store
    return store.anonymousLinks.others(of: profile, at: moment.now.microseconds).map {
      .string(store.anonymousIDs.text($0))
    }
  }
}
