import AudienceSchema

/// What the fields of one name have in common: the ways to say them. Many events have a `total`;
/// the words of a prompt are compared with its name once.
///
/// A class because prompts are compared with many of them.
final class FieldShape: Sendable {
  struct Spelling: Sendable {
    /// Its words by their numbers in the vocabulary.
    let words: [Int32]
    /// Whether it is the name itself.
    let isName: Bool
    /// Whether its words have to stand in its order: in "a renewal date in the next 60 days" there
    /// is no `next renewal`.
    let isOrdered: Bool
  }

  let spellings: [Spelling]
  /// Ways to say that a boolean is false.
  let opposites: [Spelling]
  /// The last word of a longer name, where it may be said alone: `points` for `loyalty_points`.
  let head: Int32?
  /// Whether it may be said so only where it is what was measured: `rating`.
  let isHeadGeneral: Bool
  /// Whether it is when the last or first of many was: "bookings" are no `last_booking_at`.
  let isOfOne: Bool
  let isBoolean: Bool
  let isNumber: Bool
  /// The words of a number's name that may stand on both sides of a number; empty where there are
  /// too few of them, or too many.
  let aroundNumber: [Int32]
  /// The first of the fields, which stands for all of them.
  let field: Int

  fileprivate init(
    spellings: [Spelling], opposites: [Spelling], head: Int32?, isHeadGeneral: Bool,
    isOfOne: Bool, type: FieldType, aroundNumber: [Int32], field: Int
  ) {
    self.spellings = spellings
    self.opposites = opposites
    self.head = head
    self.isHeadGeneral = isHeadGeneral
    self.isOfOne = isOfOne
    isBoolean = type == .boolean
    isNumber = type == .number
    self.aroundNumber = aroundNumber
    self.field = field
  }

  /// Whether its words may stand around a number.
  ///
  /// - Parameter areSaid: by word: whether some token stands for it.
  func mayStandAroundNumber(_ areSaid: [Bool]) -> Bool {
    !aroundNumber.isEmpty && aroundNumber.allSatisfy { areSaid[Int($0)] }
  }
}

/// The fields of a workspace by the words of their names.
struct FieldShapes: Sendable {
  private(set) var shapes: [FieldShape] = []
  /// The numbers of the words.
  private(set) var numbers: [String: Int32] = [:]
  /// The same, by the numbers that the tables have them by; -1 for none.
  private var byLexicon: [Int32] = []
  /// The shapes that have a word, by its number.
  private var byWord: [[Int]] = []
  /// For each shape its fields, ascending.
  private var fieldsOfShapes: [[Int]] = []
  /// For each field its shape.
  private var ofFields: [Int32] = []

  init(_ fields: [FieldWords]) {
    /// The shapes by the numbers of the names.
    var known: [Int: Int] = [:]
    for (index, field) in fields.enumerated() {
      if let shape = known[field.name.number] {
        fieldsOfShapes[shape].append(index)
        ofFields.append(Int32(shape))
      } else {
        known[field.name.number] = shapes.count
        ofFields.append(Int32(shapes.count))
        fieldsOfShapes.append([index])
        add(field, index)
      }
    }
    let words = Lexicon.tables.words
    byLexicon = Array(repeating: -1, count: words.lemmas.count)
    for (word, number) in numbers {
      if let known = words.number(of: word) { byLexicon[Int(known)] = number }
    }
  }

  /// The number of a word that a word of a prompt stands for; nil where no name has it.
  func number(of relative: SynonymTable.Relative) -> Int32? {
    guard let known = relative.number else { return numbers[relative.word] }
    let number = byLexicon[Int(known)]
    return number < 0 ? nil : number
  }

  private mutating func add(_ field: FieldWords, _ index: Int) {
    var words: Set<Int32> = []
    func spelling(_ text: [String], isName: Bool) -> FieldShape.Spelling {
      let numbers = text.map { number(of: $0) }
      words.formUnion(numbers)
      return FieldShape.Spelling(
        words: numbers, isName: isName,
        isOrdered: !isName && text.contains(where: Self.ordering.contains))
    }
    let spellings = field.spellings.enumerated().map { order, text in
      spelling(text, isName: order < field.nameSpellings)
    }
    let opposites = field.opposites.map { spelling($0, isName: false) }
    for word in words { byWord[Int(word)].append(shapes.count) }
    let head = Self.head(of: field)
    shapes.append(
      FieldShape(
        spellings: spellings, opposites: opposites, head: head.map { number(of: $0) },
        isHeadGeneral: head.map(WordLists.heads.contains) == true,
        isOfOne: field.field.type == .date && field.allWords.contains(where: Self.past.contains),
        type: field.field.type,
        aroundNumber: Linker.wordsAroundNumber(of: field).map { number(of: $0) }, field: index))
  }

  private static let ordering = WordLists.list("next last first latest recent up come be")

  private static let past = WordLists.list("last first latest recent previous")

  private static func head(of field: FieldWords) -> String? {
    guard let spelling = field.spellings.first, spelling.count > 1, let head = spelling.last,
      field.field.type != .boolean, !head.contains("_"), !WordLists.timeUnits.contains(head),
      !WordLists.heads.contains(head) || field.field.type == .number
    else { return nil }
    return head
  }

  private mutating func number(of word: String) -> Int32 {
    if let number = numbers[word] { return number }
    let number = Int32(byWord.count)
    numbers[word] = number
    byWord.append([])
    return number
  }

  /// The shape of a field.
  func shape(of field: Int) -> Int { Int(ofFields[field]) }

  /// The fields of a shape, ascending.
  func fields(of shape: Int) -> [Int] { fieldsOfShapes[shape] }

  /// How many words there are.
  var wordCount: Int { byWord.count }

  /// The shapes that have a word in their spellings.
  func shapes(withWord number: Int32) -> [Int] { byWord[Int(number)] }

  /// Whether a field has a word in its spellings.
  func isNamed(_ word: String) -> Bool { numbers[word] != nil }

  /// The shapes that have a word in their spellings.
  func shapes(withWord word: String) -> [Int] {
    numbers[word].map { byWord[Int($0)] } ?? []
  }

  /// The fields that have a word in their spellings.
  func fields(withWord word: String) -> [Int] {
    guard let number = numbers[word] else { return [] }
    return byWord[Int(number)].flatMap { fieldsOfShapes[$0] }
  }

  /// The fields of the names with a word that are as they should be.
  ///
  /// - Parameter isMeant: told the first of the fields of a name.
  func fields(withWord word: String, where isMeant: (Int) -> Bool) -> [Int] {
    guard let number = numbers[word] else { return [] }
    return byWord[Int(number)].filter { isMeant(shapes[$0].field) }.flatMap { fieldsOfShapes[$0] }
  }

  /// A number that is the same for fields of one name.
  func number(of field: Int) -> Int { Int(ofFields[field]) }
}
