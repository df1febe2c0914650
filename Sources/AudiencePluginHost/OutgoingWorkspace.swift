import AudienceJSON
import AudiencePrivacy
import AudienceSchema
import AudienceThreads

/// A workspace as a strategy that sends data out is given it: names and what is said about them,
/// and of values only those that may go.
///
/// A class because it keeps the last one: what a strategy works out of a workspace is kept by its
/// identity.
final class OutgoingWorkspaces: Sendable {
  /// Of a field with more distinct values, none is sent: it is no list of choices.
  static let fewValues = 20
  /// A value goes out only when it was seen at least this often.
  static let sharedBy = 5

  private let last = Locked<(source: WorkspaceIdentity, made: Workspace)?>(nil)

  func workspace(for source: Workspace) -> Workspace {
    if let known = last.withLock({ $0 }), known.source == source.identity { return known.made }
    let made = Self.cleaned(source)
    last.withLock { $0 = (source.identity, made) }
    return made
  }

  private static func cleaned(_ workspace: Workspace) -> Workspace {
    let shares = workspace.settings.sharesValues
    func cleaned(_ field: FieldSchema) -> FieldSchema {
      FieldSchema(
        field.path, field.type, summary: field.summary, lastSeen: field.lastSeen, unit: field.unit,
        values: shares ? shared(field.values) : [], synonyms: field.synonyms)
    }
    func isClean(_ phrase: Phrase) -> Bool {
      PersonalDataCheck.personalData(in: phrase.phrase + " " + phrase.meaning).isEmpty
    }
    return Workspace(
      name: workspace.name, settings: workspace.settings,
      events: workspace.events.map { event in
        EventSchema(
          event.name, summary: event.summary, lastSeen: event.lastSeen, synonyms: event.synonyms,
          properties: event.properties.map(cleaned))
      },
      traits: workspace.traits.map { TraitSchema(cleaned($0.field), scope: $0.scope) },
      audiences: workspace.audiences.map {
        AudienceEntry(key: $0.key, name: $0.name, level: $0.level, summary: $0.summary)
      },
      synonyms: workspace.synonyms.filter(isClean),
      definitions: workspace.definitions.filter(isClean))
  }

  /// The values of a field that may go: few, each seen several times, none of them personal data.
  private static func shared(_ values: [FieldValue]) -> [FieldValue] {
    guard values.count <= fewValues else { return [] }
    return values.filter { value in
      guard (value.count ?? 0) >= sharedBy else { return false }
      guard let text = value.value.stringValue else { return true }
      return PersonalDataCheck.personalData(in: text).isEmpty
    }.map { FieldValue($0.value) }
  }
}
