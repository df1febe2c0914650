import AudienceSchema
import AudienceThreads

/// How the names of a workspace are spelled in words, so that those of a text can be told from
/// its own words.
///
/// Kept as numbers that spellings are told apart by: of a hundred thousand names hardly any is in a
/// text, and taking each of them apart anew would cost more than reading it.
package struct NameSpellings: Sendable {
  private var spellings: Set<UInt64> = []
  /// How many words the longest has.
  private var longest = 0
  /// Names as they are written.
  private var names: Set<Int> = []

  /// - Parameter names: gives the names, one after the other. Those of one short word are left out,
  ///   since `de` and `in` are country codes too.
  package init(_ names: (_ use: (String) -> Void) -> Void = { _ in }) {
    var (found, written, longest) = ([UInt64](), [Int](), 0)
    names { name in
      written.append(name.hashValue)
      let spelling = Spelling(of: name)
      guard spelling.words > 1 || spelling.letters > 3 else { return }
      found.append(spelling.number)
      longest = max(longest, spelling.words)
    }
    spellings = Set(found)
    self.names = Set(written)
    self.longest = longest
  }

  /// Whether a text may be one of the names as it is written.
  func mayHave(_ text: String) -> Bool { names.contains(text.hashValue) }

  /// The words without those that spell a name, the longest first.
  func removed(from words: [PromptWord]) -> [PromptWord] {
    var kept: [PromptWord] = []
    var index = 0
    while index < words.count {
      let length = length(at: index, of: words)
      if length == 0 { kept.append(words[index]) }
      index += max(length, 1)
    }
    return kept
  }

  /// Of how many words the longest name is that is spelled at a place.
  private func length(at index: Int, of words: [PromptWord]) -> Int {
    var spelling = Spelling()
    var length = 0
    for word in words[index...].prefix(longest) {
      spelling.add(word.text)
      if spellings.contains(spelling.number) { length = spelling.words }
    }
    return length
  }
}

/// The words of a name, as one number.
private struct Spelling {
  private(set) var number: UInt64 = 0xCBF2_9CE4_8422_2325
  private(set) var words = 0
  /// How many letters the first word has.
  private(set) var letters = 0

  init() {}

  init(of name: String) {
    if !addPlain(name) {
      self = Spelling()
      for word in PromptWords(name).words { add(word.text) }
    }
  }

  mutating func add(_ word: String) {
    if word.utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in word.utf8 { add(byte) }
    } else {
      // The same whether accents are signs of their own or not.
      number = (number ^ UInt64(truncatingIfNeeded: word.hashValue)) &* Self.factor
    }
    if words == 0 { letters = word.count }
    finish()
  }

  /// Adds the words of a name of plain letters, digits and blanks: `order_completed` is two. False
  /// where it takes a closer look to tell them.
  private mutating func addPlain(_ name: String) -> Bool {
    var length = 0
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        add(byte | 0x20)
        length += 1
        if words == 0 { letters = length }
      case UInt8(ascii: "_"), UInt8(ascii: " "), UInt8(ascii: "0")...UInt8(ascii: "9"):
        if length > 0 { finish() }
        length = 0
      default: return false
      }
    }
    if length > 0 { finish() }
    return true
  }

  private mutating func add(_ byte: UInt8) {
    number = (number ^ UInt64(byte)) &* Self.factor
  }

  private static let factor: UInt64 = 0x100_0000_01B3

  private mutating func finish() {
    add(0)
    words += 1
  }
}

/// The spellings of the names of the workspace that was asked about last. A class because it keeps
/// them; the lock guards the ones that are kept.
final class SpokenNames: Sendable {
  private let last = Locked<(source: WorkspaceIdentity, made: NameSpellings)?>(nil)

  func spellings(of workspace: Workspace) -> NameSpellings {
    if let known = last.withLock({ $0 }), known.source == workspace.identity { return known.made }
    let made = NameSpellings(workspace.forEachSpokenName)
    last.withLock { $0 = (workspace.identity, made) }
    return made
  }
}
