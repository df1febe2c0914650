/// One call of the Segment Spec, as it will be one line of a log.
struct Call {
  /// The kinds of calls that the samples use.
  enum Kind: String {
    case identify, track, page, screen, group, alias
  }

  var kind: Kind
  var time: Instant
  var sender: Sender
  /// The event of a `track` call, the name of a page or screen.
  var name: String?
  var groupID: String?
  var previousID: String?
  /// The properties, or the traits of `identify` and `group`.
  var content: JSON = [:]
  var messageID = ""
  /// The field that carries the time; a few calls come without `timestamp`.
  var timeField = "timestamp"

  /// The event that a condition sees, if the call makes one.
  var eventName: String? {
    switch kind {
    case .track: name
    case .page: "Page Viewed"
    case .screen: "Screen Viewed"
    case .identify, .group, .alias: nil
    }
  }

  /// The call as one line of JSON.
  var line: String {
    var members: [JSON.Member] = []
    func add(_ key: String, _ text: String?) {
      if let text { members.append(.init(key: key, value: .string(text))) }
    }
    add("type", kind.rawValue)
    add("messageId", messageID)
    add(timeField, time.text)
    add("userId", sender.user)
    add("anonymousId", sender.anonymous)
    add("groupId", groupID)
    add("previousId", previousID)
    add(kind == .track ? "event" : "name", name)
    if !content.members.isEmpty {
      let key = kind == .identify || kind == .group ? "traits" : "properties"
      members.append(.init(key: key, value: content))
    }
    if !sender.context.members.isEmpty {
      members.append(.init(key: "context", value: sender.context))
    }
    add(sender.sourceField, sender.source)
    return JSON.object(members).compactText
  }
}

/// Who makes a call, from which source and in which circumstances.
struct Sender {
  var user: String?
  var anonymous: String?
  var source: String?
  /// The field that names the source: `sourceId`, or `projectId` in older exports.
  var sourceField = "sourceId"
  var context: JSON = [:]

  /// The same sender in a context with more in it.
  func with(_ more: JSON) -> Sender {
    var copy = self
    copy.context = context.merging(more)
    return copy
  }

  /// The same person, by way of another source without a context.
  func by(source: String) -> Sender {
    Sender(user: user, source: source, sourceField: sourceField)
  }
}
