import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

/// One name of a workspace that could be sent.
struct Candidate: Sendable {
  enum Kind: Hashable, Sendable {
    /// The position among the workspace's events, traits or audiences.
    case event(Int), trait(Int), audience(Int)
  }

  let number: Int
  let kind: Kind
  let lastSeen: Instant?
  let activity: NameActivity
  /// `event 'Order Completed'`
  let words: String
}

/// The words by which the names of a workspace are found, prepared once: making it is O(n) in all
/// words of the workspace, asking it O(1) for each word of a prompt.
struct RelevanceIndex: Sendable {
  let candidates: [Candidate]
  /// Which candidates a stem points at, and how strongly.
  private let weights: [String: [(candidate: Int, weight: Double)]]

  init(_ workspace: Workspace) {
    var candidates: [Candidate] = []
    var weights: [String: [(candidate: Int, weight: Double)]] = [:]
    func add(
      _ kind: Candidate.Kind, _ words: String, _ lastSeen: Instant?, _ texts: [(String, Double)]
    ) {
      let number = candidates.count
      candidates.append(
        Candidate(
          number: number, kind: kind, lastSeen: lastSeen,
          activity: workspace.activity(lastSeen: lastSeen), words: words))
      var best: [String: Double] = [:]
      for (text, weight) in texts {
        for stem in Stems.stems(of: text) { best[stem] = max(best[stem] ?? 0, weight) }
      }
      for (stem, weight) in best { weights[stem, default: []].append((number, weight)) }
    }
    for (position, event) in workspace.events.enumerated() {
      var texts = [(event.name.text.string, 3.0)]
      texts += event.synonyms.map { ($0, 3) }
      if let summary = event.summary { texts.append((summary, 0.5)) }
      for property in event.properties { texts += Self.texts(of: property, weight: 1) }
      add(.event(position), "event '\(event.name)'", event.lastSeen, texts)
    }
    for (position, trait) in workspace.traits.enumerated() {
      add(
        .trait(position), "trait '\(trait.field.path)'", trait.field.lastSeen,
        Self.texts(of: trait.field, weight: 3))
    }
    for (position, audience) in workspace.audiences.enumerated() {
      add(
        .audience(position), "audience '\(audience.key)'", nil,
        [(audience.key.text.string, 3), (audience.name, 3)])
    }
    self.candidates = candidates
    self.weights = weights
  }

  private static func texts(of field: FieldSchema, weight: Double) -> [(String, Double)] {
    [(field.path.text.string, weight)] + field.synonyms.map { ($0, weight) }
      + field.values.compactMap { $0.value.stringValue }.map { ($0, min(weight, 2)) }
  }

  /// A word that stands in no more names than this tells which one is meant.
  private static let rarelyUsed = 3

  /// How much each name has to do with a text: the words they share, rare ones the more; the
  /// workspace's own phrases count as what they stand for.
  func relevance(to text: String, in workspace: Workspace) -> Relevance {
    let said = text.lowercased()
    let phrases = (workspace.synonyms + workspace.definitions).filter {
      !$0.phrase.isEmpty && said.contains($0.phrase.lowercased())
    }
    let stems = Set(Stems.stems(of: ([text] + phrases.map(\.meaning)).joined(separator: " ")))
    var scores: [Int: Double] = [:]
    for stem in stems {
      guard let found = weights[stem] else { continue }
      let rarity = 1 / (1 + Double(found.count)).squareRoot()
      for (candidate, weight) in found { scores[candidate, default: 0] += weight * rarity }
    }
    let rare = stems.filter { (weights[$0]?.count ?? 0) <= Self.rarelyUsed }
    return Relevance(scores: scores, stems: stems, rareStems: Set(rare))
  }
}

/// What a text has to do with the names of a workspace.
struct Relevance {
  let scores: [Int: Double]
  let stems: Set<String>
  /// Those of the stems that few names have.
  let rareStems: Set<String>

  func score(_ candidate: Int) -> Double { scores[candidate] ?? 0 }

  /// Whether the text means one of these names: it says half of its words, a rare one among them.
  func means(_ names: [String]) -> Bool {
    names.contains { name in
      let words = Set(Stems.stems(of: name))
      let said = words.intersection(stems)
      return said.count * 2 >= words.count && !said.isDisjoint(with: rareStems)
    }
  }

  /// Whether the text says a word of a field's name.
  func mentions(_ field: FieldSchema) -> Bool {
    ([field.path.text.string] + field.synonyms).contains { name in
      Stems.stems(of: name).contains(where: stems.contains)
    }
  }
}

/// Words brought to a common form, crudely: it is only to find what may matter.
enum Stems {
  /// Words that say nothing about which name is meant.
  private static let empty: Set<String> = [
    "the", "and", "for", "who", "that", "with", "have", "has", "had", "not", "are", "were", "was",
    "all", "any", "their", "them", "they", "from", "than", "more", "less", "least", "most", "last",
    "customer", "user", "people", "profile", "account", "day", "week", "month", "year", "never",
    "within", "least", "times", "time", "haven", "hasn", "didn", "don", "but", "least", "over",
  ]

  static func stems(of text: String) -> [String] {
    var stems: [String] = []
    var word = ""
    var wasLower = false
    func flush() {
      let stem = Self.stem(word)
      if stem.count > 1, !empty.contains(stem), !empty.contains(word) { stems.append(stem) }
      word = ""
    }
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      guard properties.isAlphabetic || properties.numericType != nil else {
        flush()
        wasLower = false
        continue
      }
      if properties.isUppercase, wasLower { flush() }
      wasLower = properties.isLowercase
      word += properties.lowercaseMapping
    }
    flush()
    return stems
  }

  private static func stem(_ word: String) -> String {
    for (ending, least) in [
      ("ing", 3), ("ied", 2), ("ies", 2), ("ed", 3), ("es", 3), ("s", 3), ("e", 3),
    ]
    where word.hasSuffix(ending) && word.count - ending.count >= least {
      return String(word.dropLast(ending.count))
    }
    return word
  }
}
