import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

/// A workspace in the making: names in the order they came, each once.
struct WorkspaceDraft {
  /// The most fields a workspace is given; what comes after is counted and left out.
  static let maximumFields = 20_000

  /// An event with its properties.
  struct Event {
    let name: EventName
    var summary: String?
    var lastSeen: Instant?
    var synonyms: [String] = []
    var properties = FieldTable()
  }

  /// Whose field it is.
  enum Owner: Hashable {
    case event(EventName)
    case trait(TraitScope)

    /// For messages: `of 'Order Completed'`.
    var words: String {
      switch self {
      case .event(let name): "of '\(name)'"
      case .trait(.user): "of users"
      case .trait(.account): "of accounts"
      }
    }
  }

  var name: String
  var title: String?
  var summary: String?
  private(set) var events: [Event] = []
  private var eventPlaces: [EventName: Int] = [:]
  private var traits: [TraitScope: FieldTable] = [:]
  private(set) var fieldCount = 0
  /// How many fields were left out because there are too many.
  private(set) var fieldsLeftOut = 0

  init(name: String) { self.name = name }

  var eventNames: [EventName] { events.map(\.name) }
  var isEmpty: Bool { events.isEmpty && traits.isEmpty }

  /// Declares an event, or completes one that is there.
  mutating func add(
    event name: EventName, summary: String? = nil, lastSeen: Instant? = nil,
    synonyms: [String] = []
  ) {
    let place = eventPlaces[name] ?? events.count
    if place == events.count {
      eventPlaces[name] = place
      events.append(Event(name: name))
    }
    if events[place].summary?.isEmpty ?? true { events[place].summary = summary }
    if let lastSeen { events[place].lastSeen = lastSeen }
    for synonym in synonyms where !synonym.isEmpty && !events[place].synonyms.contains(synonym) {
      events[place].synonyms.append(synonym)
    }
  }

  /// Adds a field to its owner, which is declared where it is not yet.
  ///
  /// - Returns: the type the field had before, where that is another one; it is kept.
  mutating func add(_ field: DraftField, to owner: Owner) -> FieldType? {
    guard fieldCount < Self.maximumFields else {
      fieldsLeftOut += 1
      return nil
    }
    fieldCount += 1
    switch owner {
    case .event(let name):
      add(event: name)
      guard let place = eventPlaces[name] else { return nil }
      return events[place].properties.add(field)
    case .trait(let scope):
      return traits[scope, default: FieldTable()].add(field)
    }
  }

  /// As `workspace.json` has it.
  var json: JSONValue {
    var object = JSONObject()
    object["name"] = .text(name.isEmpty ? "workspace" : name)
    if let title, !title.isEmpty { object["title"] = .text(title) }
    if let summary, !summary.isEmpty { object["description"] = .text(summary) }
    object["events"] = .array(events.map(Self.json))
    object["traits"] = .array(
      TraitScope.allCases.flatMap { scope in
        (traits[scope]?.fields ?? []).map { $0.json(scope: scope) }
      })
    return .object(object)
  }

  private static func json(_ event: Event) -> JSONValue {
    var object: JSONObject = ["name": .string(event.name.text)]
    if let summary = event.summary, !summary.isEmpty { object["description"] = .text(summary) }
    if let lastSeen = event.lastSeen { object["last_seen"] = .text(lastSeen.text) }
    if !event.synonyms.isEmpty {
      object["synonyms"] = .array(event.synonyms.map { .text($0) })
    }
    if !event.properties.fields.isEmpty {
      object["properties"] = .array(event.properties.fields.map { $0.json() })
    }
    return .object(object)
  }
}
