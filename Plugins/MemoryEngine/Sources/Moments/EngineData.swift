import AudienceConditions
import AudienceDiagnostics
import AudienceSchema
import AudienceStore
import AudienceThreads

/// A store with what the engine keeps about its tables, whatever the clock.
///
/// A class, because all moments of an engine share it; the lock makes it safe.
final class EngineData: Sendable {
  let store: CallStore
  private let events: Locked<[UTF8Text: EventRows]>
  private let translations = Locked<[EntriesPair: CodeTranslation]>([:])
  private let traits = Locked<[TraitField: FieldReader]>([:])

  private struct TraitField: Hashable {
    let path: FieldPath
    let scope: TraitScope
  }

  private struct EntriesPair: Hashable {
    let from: ObjectIdentifier
    let to: ObjectIdentifier
  }

  init(_ store: CallStore) {
    self.store = store
    events = Locked([:])
  }

  /// The events of a name; nil where there are none.
  func rows(of name: EventName) -> EventRows? {
    events.withLock { events in
      if let rows = events[name.text] { return rows }
      guard let table = store.events(name) else { return nil }
      let rows = EventRows(table, subjectCount: store.profileCount)
      events[name.text] = rows
      return rows
    }
  }

  /// How the codes of one column are written in those of another; both columns are kept here.
  func translation(from: Entries, to: Entries) -> CodeTranslation {
    translations.withLock { translations in
      let pair = EntriesPair(from: ObjectIdentifier(from), to: ObjectIdentifier(to))
      if let translation = translations[pair] { return translation }
      let translation = CodeTranslation(from: from, to: to)
      translations[pair] = translation
      return translation
    }
  }

  func traitTable(_ scope: TraitScope) -> TraitTable {
    switch scope {
    case .user: store.userTraits
    case .account: store.accountTraits
    }
  }

  /// What a path yields in each row of a trait table.
  func reader(_ path: FieldPath, _ scope: TraitScope) -> FieldReader {
    traits.withLock { traits in
      let field = TraitField(path: path, scope: scope)
      if let reader = traits[field] { return reader }
      let reader = FieldReader(traitTable(scope).traits.values(at: path))
      traits[field] = reader
      return reader
    }
  }
}

extension EngineData {
  /// The ids of a level in byte order.
  func ids(of level: AudienceLevel) -> TextTable {
    switch level {
    case .users: store.profileIDs
    case .accounts: store.accountIDs
    }
  }
}
