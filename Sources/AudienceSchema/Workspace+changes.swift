extension Workspace {
  /// The same workspace with other phrases of its own language. It is another `identity`: what was
  /// worked out of the old phrases does not hold.
  public func with(synonyms: [Phrase], definitions: [Phrase]) -> Workspace {
    Workspace(
      name: name, settings: settings, events: events, traits: traits, audiences: audiences,
      synonyms: synonyms, definitions: definitions, document: document)
  }

  /// The same workspace with other audiences; another `identity`.
  public func with(audiences: [AudienceEntry]) -> Workspace {
    Workspace(
      name: name, settings: settings, events: events, traits: traits, audiences: audiences,
      synonyms: synonyms, definitions: definitions, document: document)
  }
}
