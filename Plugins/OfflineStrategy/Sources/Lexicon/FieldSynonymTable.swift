import AudienceSchema

/// Traits and properties under the names that different teams give them.
enum FieldSynonymTable {
  struct Line: Sendable {
    /// Word by word: what names have and prompts say, then what prompts say only.
    let spellings: [[WordNumber]]
    let type: FieldType?
  }

  /// The lines, and which of them have a name of some words.
  struct Index: Sendable {
    let lines: [Line]
    let linesByName: [[WordNumber]: [Int]]

    init(_ words: inout LexiconWords) {
      var lines: [Line] = []
      var index: [[WordNumber]: [Int]] = [:]
      index.reserveCapacity(4_096)
      for table in FieldSynonymTable.tables {
        var table = table
        table.withUTF8 { text in
          text.forEachPart(between: "\n") { line in
            let (said, type) = line.sides(of: ":")
            let (named, only) = said.sides(of: "<")
            let names = words.phrases(named, between: ",", isNameable: true)
            for name in names where index[name.asSet]?.last != lines.count {
              index[name.asSet, default: []].append(lines.count)
            }
            let others = only.map { words.phrases($0, between: ",", isNameable: true) } ?? []
            lines.append(
              Line(
                spellings: names + others,
                type: type.flatMap { FieldType(rawValue: $0.text.filter { $0 != " " }) }))
          }
        }
      }
      self.lines = lines
      linesByName = index
    }
  }

  /// What is said for a field whose name has some words, its own name not among it.
  static func spellings(of words: [String], _ type: FieldType) -> [[String]] {
    let lexicon = Lexicon.tables
    var numbers: [WordNumber] = []
    for word in words {
      guard let number = lexicon.words.number(of: word) else { return [] }
      numbers.append(number)
    }
    let name = numbers.asSet
    guard let lines = lexicon.fieldSynonyms.linesByName[name] else { return [] }
    return lines.flatMap { number -> [[String]] in
      let line = lexicon.fieldSynonyms.lines[number]
      guard line.type.map({ $0 == type }) ?? true else { return [] }
      return line.spellings.filter { $0.asSet != name }.map(lexicon.words.text)
    }
  }

  /// Each line: names with commas between, `/` between words of one meaning, behind `<` what is said
  /// only, behind `:` the type, where the words alone mean something else.
  private static let tables = [dates, numbers, texts, truths]
}
