import AudienceDiagnostics
import AudienceSchema

/// Tells which words of a text name something of a workspace: an event, a trait, a property, an
/// audience, by its name or another word for it, in any form of the words.
///
/// It compares words, not meanings, so that it can follow every key: what a strategy makes of the
/// prompt is its own affair.
struct NameRecognizer: Sendable {
  /// Hashes of the word stems of every name.
  private var names: Set<UInt64> = []
  /// Hashes of the beginnings of names of several words.
  private var beginnings: Set<UInt64> = []

  private static let longest = 8

  /// O(n) in the length of all names.
  init(_ workspace: Workspace) {
    for event in workspace.events {
      add(event.name.description)
      event.synonyms.forEach { add($0) }
      event.properties.forEach { add($0) }
    }
    workspace.traits.forEach { add($0.field) }
    for audience in workspace.audiences {
      add(audience.key.description)
      add(audience.name)
    }
    for phrase in workspace.synonyms + workspace.definitions { add(phrase.phrase) }
  }

  private mutating func add(_ field: FieldSchema) {
    add(field.path.description)
    field.synonyms.forEach { add($0) }
  }

  private mutating func add(_ name: String) {
    let words = NameWord.words(in: Array(name.utf8), splitsCase: true)
    guard !words.isEmpty, words.count <= Self.longest else { return }
    if words.count == 1, words[0].isCommon { return }
    var hash = NameWord.noHash
    for word in words.dropLast() {
      hash = word.hash(behind: hash)
      beginnings.insert(hash)
    }
    names.insert(words[words.count - 1].hash(behind: hash))
  }

  /// The places of the names that a text mentions, the longest at each place; O(n) in the text.
  func mentions(in text: String) -> [Span] {
    let words = NameWord.words(in: Array(text.utf8), splitsCase: false)
    var mentions: [Span] = []
    var index = 0
    while index < words.count {
      var hash = NameWord.noHash
      var end: Int?
      for next in index..<min(words.count, index + Self.longest) {
        hash = words[next].hash(behind: hash)
        if names.contains(hash) { end = next }
        if !beginnings.contains(hash) { break }
      }
      if let end {
        mentions.append(Span(words[index].span.start, words[end].span.end))
        index = end
      }
      index += 1
    }
    return mentions
  }
}

/// A word, known by its stem.
struct NameWord {
  let span: Span
  private let stem: [UInt8]

  /// The hash of no words.
  static let noHash: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Whether it is one of the words that every sentence has, which name nothing by themselves.
  var isCommon: Bool { stem.count < 3 || Self.common.contains(stem) }

  private static let common = Set(
    [
      "the", "and", "not", "who", "that", "with", "for", "from", "have", "has", "had", "their",
      "all", "any", "last", "first", "day", "user", "customer", "people", "account", "than", "more",
    ].map { stem(of: Array($0.utf8)) })

  /// The words of a text: runs of letters and digits; of a name also where a capital follows a
  /// small letter.
  static func words(in bytes: [UInt8], splitsCase: Bool) -> [NameWord] {
    var words: [NameWord] = []
    var start: Int?
    var previous: UInt8 = 0
    func end(at index: Int) {
      guard let first = start, index > first else { return }
      words.append(NameWord(span: Span(first, index), stem: stem(of: Array(bytes[first..<index]))))
      start = nil
    }
    for (index, byte) in bytes.enumerated() {
      let isUpper = (0x41...0x5A).contains(byte)
      let isLower = (0x61...0x7A).contains(byte)
      guard isUpper || isLower || byte >= 0x80 || (0x30...0x39).contains(byte) else {
        end(at: index)
        continue
      }
      if splitsCase, isUpper, (0x61...0x7A).contains(previous) { end(at: index) }
      if start == nil { start = index }
      previous = byte
    }
    end(at: bytes.count)
    return words
  }

  /// The hash of words with this one behind: 64 bits of FNV-1a (RFC 9923), words apart by a blank.
  func hash(behind hash: UInt64) -> UInt64 {
    let hash = stem.reduce(hash) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return (hash ^ 0x20) &* 0x100_0000_01b3
  }

  /// Brings `Orders` and `ordered` to `order`: only sameness matters, so that a stem need be no
  /// word.
  private static func stem(of word: [UInt8]) -> [UInt8] {
    var letters = word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    func drop(_ ending: StaticString, leaving least: Int) {
      let count = ending.utf8CodeUnitCount
      guard letters.count >= least + count else { return }
      let matches = UnsafeBufferPointer(start: ending.utf8Start, count: count)
        .elementsEqual(letters.suffix(count))
      if matches { letters.removeLast(count) }
    }
    if letters.last == UInt8(ascii: "s"), letters.count > 3,
      letters[letters.count - 2] != UInt8(ascii: "s")
    {
      letters.removeLast()
    }
    drop("ing", leaving: 3)
    drop("ed", leaving: 3)
    if letters.count > 3, letters.last == UInt8(ascii: "e") { letters.removeLast() }
    if letters.last == UInt8(ascii: "y") { letters[letters.count - 1] = UInt8(ascii: "i") }
    if letters.count > 3, letters[letters.count - 1] == letters[letters.count - 2],
      letters[letters.count - 1] < 0x80
    {
      letters.removeLast()
    }
    return letters
  }
}
