/// The listed values of a workspace's fields by what is said or written for them, each value once
/// however many fields list it.
struct ValueIndex: Sendable {
  /// A value of a field.
  struct Place: Hashable, Sendable {
    let field: Int
    /// Into the field's values.
    let value: Int
  }

  /// One way to say a value.
  struct Spelling: Hashable, Sendable {
    /// The number of the value.
    let number: Int
    /// Into the value's spellings; 0 where it is written exactly so.
    let spelling: Int
  }

  private var byFirstWord: [String: [Spelling]] = [:]
  private var byFolded: [String: [Int]] = [:]
  private var byInitials: [String: [Int]] = [:]
  /// Values that are one word which its capitals make several of: `LinkedIn`.
  private var byRunTogether: [String: [Int]] = [:]
  /// Values with a dot.
  private var byText: [String: [Int]] = [:]
  /// By number: the value, the fields that list it in their order, and the events of those that are
  /// properties, ascending.
  private var values: [FieldWords.Value] = []
  private var placesByNumber: [[Place]] = []
  private var eventsByNumber: [[Int32]] = []

  init(_ fields: [FieldWords]) {
    for (field, words) in fields.enumerated() {
      for (value, known) in words.values.enumerated() {
        if known.number >= placesByNumber.count {
          // Values are numbered in the order of the fields.
          add(known)
        }
        placesByNumber[known.number].append(Place(field: field, value: value))
        if case .property(let event) = words.owner,
          eventsByNumber[known.number].last != Int32(event)
        {
          eventsByNumber[known.number].append(Int32(event))
        }
      }
    }
  }

  private mutating func add(_ value: FieldWords.Value) {
    values.append(value)
    placesByNumber.append([])
    eventsByNumber.append([])
    let number = value.number
    for (spelling, phrase) in value.spellings.enumerated() {
      byFirstWord[phrase[0], default: []].append(Spelling(number: number, spelling: spelling))
    }
    byFolded[value.folded, default: []].append(number)
    if value.isRunTogether { byRunTogether[value.folded, default: []].append(number) }
    if value.text.contains(".") { byText[value.text, default: []].append(number) }
    if let initials = value.initials { byInitials[initials, default: []].append(number) }
  }

  /// The value of a number.
  func value(_ number: Int) -> FieldWords.Value { values[number] }

  /// Whether a word is in what is said for a value.
  func haveWord(_ lemma: String) -> Bool {
    values.contains { $0.spellings.contains { $0.contains(lemma) } }
  }

  /// The fields that list a value, in their order.
  func places(of number: Int) -> [Place] { placesByNumber[number] }

  /// The events with a property that lists a value, ascending.
  func events(of number: Int) -> [Int32] { eventsByNumber[number] }

  /// The spellings that begin with a word.
  func beginning(with word: String) -> [Spelling] { byFirstWord[word] ?? [] }

  /// The values that a token is as it is written: a quoted one whatever its case, a word that is
  /// their initials, a text with a dot.
  func written(as token: Token) -> [Int] {
    var numbers = byText[token.text] ?? []
    if token.kind == .quoted { numbers += byFolded[token.folded] ?? [] }
    if token.isWord {
      numbers += (byInitials[token.text] ?? []) + (byRunTogether[token.folded] ?? [])
    }
    guard numbers.count > 1 else { return numbers }
    return numbers.enumerated().filter { !numbers[..<$0.offset].contains($0.element) }
      .map(\.element)
  }
}
