import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

extension Session {
  /// `/define`: lists the phrases of the workspace; says, sets or takes away what one means.
  mutating func define(_ line: CommandLine) throws -> Reply {
    let open = try requireWorkspace()
    let text = line.rest.text
    if text.isEmpty { return .text(listing(of: open.workspace)) }
    guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
      return .text(try meaningLines(of: text.unquoted, line, in: open.workspace))
    }
    let phrase = String(text[..<equals]).trimmingBlanks.unquoted.trimmingBlanks
    let meaning = String(text[text.index(after: equals)...]).trimmingBlanks
    try check(phrase, line)
    let before = open.workspace.phrase(phrase)
    if meaning.isEmpty {
      guard let before else { throw unknownPhrase(phrase, line, in: open.workspace) }
      let place = try save(.phrase(PhraseChange(phrase: phrase, meaning: nil)), in: open)
      return .text([
        "'\(before.phrase)' means nothing of its own now",
        "\(place) · /define \(before.phrase) = \(before.meaning) to go back",
      ])
    }
    let known = try kind(of: meaning, line, in: open.workspace)
    if let before, before.meaning == known.text {
      return .text(["nothing changed: '\(before.phrase)' means that already"])
    }
    let place = try save(.phrase(PhraseChange(phrase: phrase, meaning: known)), in: open)
    let wayBack = before.map { "/define \(phrase) = \($0.meaning)" } ?? "/define \(phrase) ="
    return .text(["'\(phrase)' = \(known.text)", "\(place) · \(wayBack) to go back"])
  }

  // MARK: - Listing

  private func listing(of workspace: Workspace) -> [String] {
    let phrases = workspace.synonyms + workspace.definitions
    guard !phrases.isEmpty else {
      return [
        "workspace '\(workspace.name)' has no phrases of its own",
        "/define VIP = trait('vip') = 'true' would add one",
      ]
    }
    return phrases.map { "'\($0.phrase)' = \($0.meaning)" } + [
      "\(phrases.count) \(phrases.count == 1 ? "phrase" : "phrases")"
        + " · /define PHRASE = takes one away"
    ]
  }

  private func meaningLines(
    of phrase: String, _ line: CommandLine, in workspace: Workspace
  ) throws(FindingError) -> [String] {
    guard let known = workspace.phrase(phrase) else {
      throw unknownPhrase(phrase, line, in: workspace)
    }
    return ["'\(known.phrase)' = \(known.meaning)"]
  }

  private func unknownPhrase(
    _ phrase: String, _ line: CommandLine, in workspace: Workspace
  ) -> FindingError {
    let known = (workspace.synonyms + workspace.definitions).map(\.phrase)
    let nearest = EditDistance.nearest(to: phrase, in: known)
    return usage(
      .define, line, "workspace '\(workspace.name)' has no phrase '\(phrase)'",
      at: line.rest.span,
      suggestions: nearest.map {
        Suggestion("did you mean '\($0)'?", .replaceText(line.rest.span, $0))
      })
  }

  // MARK: - What a phrase may be and mean

  /// The longest phrase, in characters.
  private static let longestPhrase = 100

  private func check(_ phrase: String, _ line: CommandLine) throws(FindingError) {
    guard phrase.contains(where: { $0.isLetter }) else {
      throw usage(.define, line, "expected a phrase with a letter before '='", at: line.rest.span)
    }
    guard phrase.count <= Self.longestPhrase else {
      throw usage(
        .define, line,
        "a phrase has at most \(Self.longestPhrase) characters, this has \(phrase.count)",
        at: line.rest.span)
    }
  }

  /// A name of the workspace; a window; a condition that holds to the language's structure.
  private func kind(
    of meaning: String, _ line: CommandLine, in workspace: Workspace
  ) throws(FindingError) -> (kind: PhraseChange.Kind, text: String) {
    if let name = workspace.exactName(meaning.unquoted) { return (.synonym, name) }
    if let window = WindowText.window(of: meaning) ?? Self.spokenWindow(meaning) {
      return (.definition, WindowText.text(of: window))
    }
    let fault: Finding
    do throws(FindingError) {
      let parsed = try QueryParser.parse(meaning)
      guard let tree = parsed.tree, parsed.structureFindings(level: nil).isEmpty else {
        throw FindingError(
          parsed.structureFindings(level: nil).first
            ?? Finding(.structure, at: .whole, "expected a condition, not a value"))
      }
      return (.definition, QueryPrinter.text(tree))
    } catch {
      fault = error.first
    }
    let isName = meaning.allSatisfy { $0.isLetter || $0.isNumber || " _-.".contains($0) }
    let near =
      workspace.events(near: meaning.unquoted).map(\.description)
      + workspace.traits(near: meaning.unquoted, scope: .user).map(\.description)
    let conditions = workspace.conditions(said: meaning)
    throw usage(
      .define, line,
      isName
        ? "workspace '\(workspace.name)' has no name '\(meaning)', and it is no query text"
        : "'\(meaning)' is no name, and no query text: \(fault.message)",
      at: line.source.range(of: meaning, within: line.rest.span) ?? line.rest.span,
      suggestions: (conditions.map { ($0, $0) } + near.map { ("'\($0)'", $0) }).prefix(3)
        .compactMap { title, text in
          line.source.range(of: meaning, within: line.rest.span).map {
            Suggestion("did you mean \(title)?", .replaceText($0, text))
          }
        })
  }

  /// A window as a tree shows it: `last 30 days`, `within last 30 days`, `30 days`.
  private static func spokenWindow(_ text: String) -> Window? {
    let words = text.split(separator: " ").drop { ["in", "the", "within", "last"].contains($0) }
    return WindowText.window(of: "within(\(words.joined(separator: " ")))")
  }
}

extension Workspace {
  /// The phrase of the workspace's own that is said so, whatever its case.
  fileprivate func phrase(_ text: String) -> Phrase? {
    (synonyms + definitions).first { PhraseChange.isSame($0.phrase, text) }
  }

  /// Conditions on a trait that has a value of a text's words, as query text; those first whose name
  /// is in the text too: `gold tier` is `trait('loyalty_tier') = 'gold'`.
  fileprivate func conditions(said text: String) -> [String] {
    let words = Set(text.lowercased().split { !$0.isLetter && !$0.isNumber })
    var found: [(text: String, shared: Int)] = []
    for trait in traits where activity(lastSeen: trait.field.lastSeen) != .inactive {
      let name = trait.field.path.description.lowercased().split { !$0.isLetter && !$0.isNumber }
      for value in trait.field.values {
        guard let said = value.value.stringValue,
          Set(said.lowercased().split { !$0.isLetter && !$0.isNumber }).isSubset(of: words)
        else { continue }
        let condition = Condition.compare(
          .trait(trait.field.path), .equal, .literal(.string(UTF8Text(said))))
        found.append((QueryPrinter.text(condition), words.intersection(name).count))
      }
    }
    let most = found.map(\.shared).max() ?? 0
    return found.filter { $0.shared == most }.map(\.text)
  }

  /// The name that a text is, as the workspace writes it: of an event, a trait, a property, or an
  /// audience's key.
  fileprivate func exactName(_ text: String) -> String? {
    if event(named: EventName(text)) != nil { return text }
    let path = FieldPath(text)
    if traits.contains(where: { $0.field.path == path }) { return text }
    if let audience = audiences.first(where: { $0.key.description == text || $0.name == text }) {
      return audience.key.description
    }
    return events.contains { $0.properties.contains { $0.path == path } } ? text : nil
  }
}
