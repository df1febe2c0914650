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
  /// Calls for all that an analyst may say of this workspace: names, their other words, values,
  /// phrases.
  func forEachSpokenName(_ use: (String) -> Void) {
    for event in events {
      use(event.name.text.string)
      event.synonyms.forEach(use)
      for property in event.properties { property.forEachSpokenName(use) }
    }
    for trait in traits { trait.field.forEachSpokenName(use) }
    for audience in audiences {
      use(audience.key.text.string)
      use(audience.name)
    }
    for phrase in synonyms { use(phrase.phrase) }
    for phrase in definitions { use(phrase.phrase) }
    for phrase in synonyms { use(phrase.meaning) }
  }

  /// Those of some texts that an analyst may say so.
  func spoken(_ texts: Set<String>) -> Set<String> {
    var found: Set<String> = []
    forEachSpokenName { name in
      if texts.contains(where: { $0 == name }) { found.insert(name) }
    }
    return found
  }
}

extension FieldSchema {
  fileprivate func forEachSpokenName(_ use: (String) -> Void) {
    use(path.text.string)
    synonyms.forEach(use)
    for value in values {
      if let text = value.value.stringValue { use(text) }
    }
  }
}
