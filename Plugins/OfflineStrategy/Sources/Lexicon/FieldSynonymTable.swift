import AudienceSchema

/// Traits and properties under the names that different teams give them.
enum FieldSynonymTable {
  struct Line: Sendable {
    /// Word by word in base form: what names have and prompts say, then what prompts say only.
    let spellings: [[String]]
    /// How many of the spellings, from the first, are names.
    let names: Int
    let type: FieldType?
  }

  /// What is said for a field whose name has some words, its own name not among it.
  static func spellings(of words: Set<String>, _ type: FieldType) -> [[String]] {
    guard let numbers = linesByKey[key(words)] else { return [] }
    return numbers.flatMap { number in
      let line = lines[number]
      return line.type.map { $0 == type } ?? true
        ? line.spellings.filter { Set($0) != words } : []
    }
  }

  private static let lines: [Line] = tables.flatMap { table in
    table.utf8.split(separator: UInt8(ascii: "\n")).map { bytes in
      let sides = bytes.split(separator: UInt8(ascii: ":"))
      let parts = sides[0].split(separator: UInt8(ascii: "<"))
      let names = phrases(parts[0])
      let type = sides.count > 1 ? String(Substring(sides[1])) : ""
      return Line(
        spellings: names + (parts.count > 1 ? phrases(parts[1]) : []), names: names.count,
        type: FieldType(rawValue: type.filter { $0 != " " }))
    }
  }

  private static let linesByKey: [String: [Int]] = {
    var index: [String: [Int]] = [:]
    for (number, line) in lines.enumerated() {
      for key in Set(line.spellings.prefix(line.names).map { key(Set($0)) }) {
        index[key, default: []].append(number)
      }
    }
    return index
  }()

  private static func key(_ words: Set<String>) -> String {
    words.sorted().joined(separator: " ")
  }

  private static func phrases(_ text: Substring.UTF8View) -> [[String]] {
    text.split(separator: UInt8(ascii: ",")).flatMap { phrase in
      var combined: [[String]] = [[]]
      for place in phrase.split(separator: UInt8(ascii: " ")) {
        let words = place.split(separator: UInt8(ascii: "/")).map {
          Lemmatizer.lemma(of: String(Substring($0)))
        }
        combined = combined.flatMap { start in words.map { start + [$0] } }
      }
      return combined.filter { !$0.isEmpty }
    }
  }

  /// All words of the tables in base form.
  static let words: Set<String> = Set(lines.flatMap { $0.spellings.joined() })

  /// Each line: names with commas between, `/` between words of one meaning, behind `<` what is said
  /// only, behind `:` the type, where the words alone mean something else.
  private static let tables = [dates, numbers, texts, truths]
}
