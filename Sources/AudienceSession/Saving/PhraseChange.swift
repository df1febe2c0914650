import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// What `/define` does to one phrase of a workspace.
struct PhraseChange: Sendable {
  /// Where a phrase is kept: the field of `workspace.json` (SEMANTICS 10).
  enum Kind: String, Sendable, CaseIterable {
    /// It stands for a name.
    case synonym = "synonyms"
    /// It stands for a condition, or for a window.
    case definition = "definitions"

    var field: UTF8Text { UTF8Text(rawValue) }
    var other: Kind { self == .synonym ? .definition : .synonym }
  }

  let phrase: String
  /// What it is to mean; nil takes it away.
  let meaning: (kind: Kind, text: String)?

  /// Whether two phrases are the same to somebody who types them.
  static func isSame(_ one: String, _ other: String) -> Bool {
    one.lowercased() == other.lowercased()
  }

  /// The file with the change made, every other byte as it was; nil where it is no such file.
  func applied(to bytes: [UInt8]) -> [UInt8]? {
    let document = try? JSONReader.read(bytes)
    var edited = bytes
    for kind in Kind.allCases where kind != meaning?.kind {
      for key in keys(kind, document) {
        edited = JSONTextEdit.removing(kind.field, key, in: edited)
      }
    }
    guard let meaning else { return edited }
    let key = keys(meaning.kind, document).last ?? UTF8Text(phrase)
    return JSONTextEdit.setting(
      meaning.kind.field, key, to: UTF8Text(meaning.text), in: edited)
  }

  /// How the file writes the phrase; none where it does not have it.
  private func keys(_ kind: Kind, _ document: JSONValue?) -> [UTF8Text] {
    guard case .object(let object)? = document?[kind.field] else { return [] }
    return object.members.map(\.key).filter { Self.isSame($0.string, phrase) }
  }

  /// The phrases with the change made.
  func applied(to phrases: [Phrase], of kind: Kind) -> [Phrase] {
    var changed = phrases
    let known = changed.firstIndex { Self.isSame($0.phrase, phrase) }
    switch (meaning?.kind == kind ? meaning?.text : nil, known) {
    case (let text?, let index?): changed[index] = Phrase(changed[index].phrase, text)
    case (let text?, nil): changed.append(Phrase(phrase, text))
    case (nil, let index?): changed.remove(at: index)
    case (nil, nil): break
    }
    return changed
  }
}
