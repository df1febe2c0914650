import AudienceDiagnostics
import AudienceThreads

/// Names of one kind with what stands for them, prepared to be looked up by a mention.
struct NameCatalog: Sendable {
  private let index: NameIndex
  private let names: Set<String>
  /// The names by their synonyms and display names, in lower case.
  private var meant: [String: [String]] = [:]

  /// - Parameter entries: each name with other words for it.
  init(_ entries: [(name: String, synonyms: [String])]) {
    var seen: Set<String> = []
    let distinct = entries.map(\.name).filter { seen.insert($0).inserted }
    index = NameIndex(distinct)
    names = seen
    for entry in entries {
      for synonym in entry.synonyms { meant[synonym.lowercased(), default: []].append(entry.name) }
    }
  }

  /// The names near to a mention, nearest first: what a synonym stands for, what the workspace's
  /// own phrases stand for, then what is spelled alike.
  func names(near mention: String, phrases: [Phrase], count: Int) -> [String] {
    let wanted = mention.lowercased()
    let said = phrases.filter { $0.phrase.lowercased() == wanted }.map(\.meaning)
    var merged = (meant[wanted] ?? []) + said.filter(names.contains)
    for name in index.nearest(to: mention, count: count) where !merged.contains(name) {
      merged.append(name)
    }
    return Array(merged.prefix(count))
  }
}

/// The catalogs of a workspace, each made when it is first asked for.
///
/// A class because copies of a workspace share them: making one takes time with many names.
final class NameCatalogs: Sendable {
  /// Which names are looked up.
  enum Kind: Hashable, Sendable {
    case events
    case traits(TraitScope)
    case everything
    /// Events, traits and audiences, those no longer in use included.
    case spoken
  }

  private let made = Locked<[Kind: NameCatalog]>([:])

  func catalog(_ kind: Kind, _ make: () -> NameCatalog) -> NameCatalog {
    if let known = made.withLock({ $0[kind] }) { return known }
    // Made outside the lock: two tasks may both make one, and neither waits for the other.
    let catalog = make()
    made.withLock { $0[kind] = catalog }
    return catalog
  }
}
