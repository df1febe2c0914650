public import AudienceDiagnostics
public import AudienceJSON
public import AudienceSchema
public import AudienceTime

/// One call of the Segment Spec, as a line of a call log holds it.
public struct Call: Hashable, Sendable {
  /// The kinds of calls; the raw value is the call's `type`.
  public enum Kind: String, Sendable, CaseIterable {
    case identify, track, page, screen, group, alias
  }

  /// What a call says.
  public enum Action: Hashable, Sendable {
    /// `identify`: traits of the user.
    case identify(traits: JSONObject)
    /// `track`, `page` or `screen`: an event with its properties, `page_name` and `screen_name`
    /// included (SEMANTICS 1.8).
    case event(EventName, properties: JSONObject)
    /// `group`: traits of an account, which the user, if there is one, belongs to.
    case group(UTF8Text, traits: JSONObject)
    /// `alias`: the user was known by another id before.
    case alias(previousID: UTF8Text)
  }

  public let kind: Kind
  public let action: Action
  public let userID: UTF8Text?
  public let anonymousID: UTF8Text?
  /// Never empty.
  public let messageID: UTF8Text?
  /// `timestamp`, else `originalTimestamp`, `sentAt`, `receivedAt` (SEMANTICS 1.3).
  public let time: Instant
  /// The call's `context`; null where it has none.
  public let context: JSONValue
  /// `sourceId`, else `projectId` (SEMANTICS 5).
  public let sourceID: UTF8Text?
  /// The call's place in the log, from 0; decides among equal times.
  public let order: Int

  package init(
    kind: Kind, action: Action, userID: UTF8Text?, anonymousID: UTF8Text? = nil,
    messageID: UTF8Text? = nil, time: Instant, context: JSONValue = .null,
    sourceID: UTF8Text? = nil, order: Int
  ) {
    self.kind = kind
    self.action = action
    self.userID = userID
    self.anonymousID = anonymousID
    self.messageID = messageID
    self.time = time
    self.context = context
    self.sourceID = sourceID
    self.order = order
  }
}
