package import AudienceSchema
package import AudienceTime

/// Names of the workspace: events, traits and audiences, or one event's properties.
package struct SchemaReply: Sendable {
  /// What is listed.
  package enum Topic: Sendable {
    case overview
    case event(EventSchema)
    case trait(TraitSchema)
    case audience(AudienceEntry)
    /// Names that contain a text.
    case search(String)
  }

  package let topic: Topic
  package let workspace: String
  package let events: [Row]
  package let traits: [Row]
  package let audiences: [Row]

  /// One name.
  package struct Row: Sendable {
    package let name: String
    /// `string`, `12 properties`, `users`.
    package let kind: String
    package let activity: NameActivity
    package let lastSeen: Instant?
    /// Example values, or a description.
    package let note: String
  }
}
