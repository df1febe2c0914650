public import AudienceJSON
public import AudienceTime

/// The type of a property or trait (SEMANTICS 10).
public enum FieldType: String, Sendable, CaseIterable {
  case string, number, boolean, date, array, object
}

/// Whose trait it is.
public enum TraitScope: String, Sendable, CaseIterable {
  case user, account
}

/// Whether an audience is of users or of accounts.
public enum AudienceLevel: String, Sendable, CaseIterable {
  case users, accounts

  /// The scope of the traits that a condition of this level reads.
  public var traitScope: TraitScope {
    switch self {
    case .users: .user
    case .accounts: .account
    }
  }
}

/// A value that was seen for a property or trait.
public struct FieldValue: Hashable, Sendable {
  /// A scalar.
  public let value: JSONValue
  public let lastSeen: Instant?
  /// How many times it was seen, where that is known.
  public let count: Int?

  public init(_ value: JSONValue, lastSeen: Instant? = nil, count: Int? = nil) {
    self.value = value
    self.lastSeen = lastSeen
    self.count = count
  }
}

/// What a workspace knows of a property or a trait.
public struct FieldSchema: Hashable, Sendable {
  public let path: FieldPath
  public let type: FieldType
  public let summary: String?
  public let lastSeen: Instant?
  /// The unit of its numbers, such as `USD` or `seconds`.
  public let unit: String?
  /// Values that were seen; for an array, of its elements.
  public let values: [FieldValue]
  /// Other words for it.
  public let synonyms: [String]

  public init(
    _ path: FieldPath, _ type: FieldType, summary: String? = nil, lastSeen: Instant? = nil,
    unit: String? = nil, values: [FieldValue] = [], synonyms: [String] = []
  ) {
    self.path = path
    self.type = type
    self.summary = summary
    self.lastSeen = lastSeen
    self.unit = unit
    self.values = values
    self.synonyms = synonyms
  }
}

/// A trait of users or of accounts.
public struct TraitSchema: Hashable, Sendable {
  public let field: FieldSchema
  public let scope: TraitScope

  public init(_ field: FieldSchema, scope: TraitScope) {
    self.field = field
    self.scope = scope
  }
}

/// A tracked event with its properties.
public struct EventSchema: Hashable, Sendable {
  public let name: EventName
  public let summary: String?
  public let lastSeen: Instant?
  public let synonyms: [String]
  public let properties: [FieldSchema]

  public init(
    _ name: EventName, summary: String? = nil, lastSeen: Instant? = nil,
    synonyms: [String] = [], properties: [FieldSchema] = []
  ) {
    self.name = name
    self.summary = summary
    self.lastSeen = lastSeen
    self.synonyms = synonyms
    self.properties = properties
  }
}

/// A named audience of the workspace.
public struct AudienceEntry: Hashable, Sendable {
  public let key: AudienceKey
  /// The name a person reads: `Black Friday Shoppers`.
  public let name: String
  public let level: AudienceLevel
  /// Its definition as query text, if the workspace has it.
  public let query: String?
  public let summary: String?

  public init(
    key: AudienceKey, name: String, level: AudienceLevel, query: String? = nil,
    summary: String? = nil
  ) {
    self.key = key
    self.name = name
    self.level = level
    self.query = query
    self.summary = summary
  }
}

/// A phrase of the workspace's own language with what it stands for.
public struct Phrase: Hashable, Sendable {
  public let phrase: String
  /// A name (for a synonym) or query text (for a definition).
  public let meaning: String

  public init(_ phrase: String, _ meaning: String) {
    self.phrase = phrase
    self.meaning = meaning
  }
}
