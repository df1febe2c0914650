/// The types that a workspace may declare.
enum ValueType: String {
  case string, number, boolean, date, array, object
}

/// How many of the values that the log shows go into `workspace.json`.
enum ValueListing {
  /// None: there are too many, or they are personal.
  case none
  /// The values alone.
  case plain
  /// Each value with its count and when it was last seen.
  case counted
}

/// A property of an event, as `workspace.json` declares it.
struct PropertyEntry {
  var name: String
  var type: ValueType
  var values: ValueListing
  var unit: String?
  var about: String?
}

/// An event of a workspace.
struct EventEntry {
  var name: String
  var about: String
  var synonyms: [String] = []
  /// Said for events that the log no longer has; the others are read off the log.
  var lastSeen: Instant?
  var properties: [PropertyEntry] = []
}

/// A trait of users or of accounts.
struct TraitEntry {
  /// Whom the trait belongs to.
  enum Scope: String {
    case user, account
  }

  var property: PropertyEntry
  var scope: Scope
  /// Said for traits that the log no longer has.
  var lastSeen: Instant?
}

/// An audience that the workspace knows.
struct AudienceEntry {
  var key: String
  var name: String
  var level = "users"
  var about: String
  var query: String
}

// MARK: - Short forms for the tables

func property(
  _ name: String, _ type: ValueType, _ values: ValueListing = .none, unit: String? = nil,
  about: String? = nil
) -> PropertyEntry {
  PropertyEntry(name: name, type: type, values: values, unit: unit, about: about)
}

func trait(
  _ name: String, _ type: ValueType, _ values: ValueListing = .none, unit: String? = nil,
  about: String? = nil, lastSeen: Instant? = nil
) -> TraitEntry {
  TraitEntry(
    property: property(name, type, values, unit: unit, about: about), scope: .user,
    lastSeen: lastSeen)
}

func accountTrait(
  _ name: String, _ type: ValueType, _ values: ValueListing = .none, unit: String? = nil,
  about: String? = nil, lastSeen: Instant? = nil
) -> TraitEntry {
  TraitEntry(
    property: property(name, type, values, unit: unit, about: about), scope: .account,
    lastSeen: lastSeen)
}
