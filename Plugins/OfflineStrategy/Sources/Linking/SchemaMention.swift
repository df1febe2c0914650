import AudienceConditions

/// A trait or property that words of the prompt name.
struct FieldMention: Hashable, Sendable {
  /// Into the vocabulary's fields.
  let field: Int
  let tokens: Range<Int>
  /// 1 for the exact name, less for synonyms and parts of it.
  let quality: Double
  /// Whether the words say that it is false: `unverified`.
  var isOpposite = false
  /// Words of its name apart from the others: `own` of `own 3 vehicles`.
  var apart: TokenSet = []

  /// All the words that name it.
  var words: TokenSet { apart.union(tokens) }
}

/// A known value of a trait or property that words of the prompt name.
struct ValueMention: Hashable, Sendable {
  let field: Int
  /// Into the field's values.
  let value: Int
  let tokens: Range<Int>
  let quality: Double
}

/// An audience that words of the prompt name.
struct AudienceMention: Hashable, Sendable {
  let audience: Int
  let tokens: Range<Int>
}

/// A phrase that the workspace defines as a condition.
struct DefinitionMention: Hashable, Sendable {
  let definition: Int
  let tokens: Range<Int>
}

/// An event that words of a clause name.
struct EventLink: Hashable, Sendable {
  /// How much of the event's name was said.
  enum Extent: Hashable, Sendable {
    /// Its object and its action, each in a form of its own word.
    case whole
    /// What stands for the whole of it: other words for it, or most of its words.
    case most
    /// Its action alone: `upgraded` for `Device Upgraded`.
    case action
    /// Its object alone, where the action does not go without saying.
    case object
  }

  let event: Int
  var tokens: TokenSet
  var quality: Double
  var reason: String
  var extent = Extent.most
  /// Whether another event's name fits the words as well.
  var isTied = false
  /// Whether a phrase of several words says it as a whole: `watched to the end`.
  var isIdiom = false
  var assumptions: [String] = []
}
