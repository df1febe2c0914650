import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

extension CodeCatalog {
  /// The message that heads a report of a code.
  static func headline(of code: FindingCode) -> String {
    description(of: code)?.headline ?? code.rawValue
  }
}

extension Finding {
  /// An error of a generation, with the table's message, at the words it is about.
  static func generation(
    _ code: FindingCode, at source: SourceText, _ spans: [Span], cause: String,
    suggestions: [Suggestion] = []
  ) -> Finding {
    let place = spans.first.map { FindingPlace.text(source, $0) } ?? .whole
    return Finding(
      code, at: place, CodeCatalog.headline(of: code), suggestions: suggestions, help: cause)
  }
}

extension Workspace {
  /// What an analyst may say of this workspace: names, their other words, values, phrases.
  var spokenNames: [String] {
    var names = events.flatMap { event in
      [event.name.text.string] + event.synonyms + event.properties.flatMap(\.spokenNames)
    }
    names += traits.flatMap(\.field.spokenNames)
    names += audiences.flatMap { [$0.key.text.string, $0.name] }
    return names + (synonyms + definitions).map(\.phrase) + synonyms.map(\.meaning)
  }
}

extension FieldSchema {
  fileprivate var spokenNames: [String] {
    [path.text.string] + synonyms + values.compactMap(\.value.stringValue)
  }
}
