/// The values of one field while calls come in: those that are there, packed, and a bit for each
/// row that has one.
struct ValueBuffer: ~Copyable {
  /// How the values are kept so far; each is widened when a value does not fit.
  enum Mode {
    case empty
    case integers
    case doubles
    /// Codes of texts of one kind.
    case coded(PendingValue.Kind)
    /// A kind and a word each: the code of a text, or the bits of a number.
    case mixed
  }

  private(set) var mode = Mode.empty
  /// The number of values.
  private(set) var count = 0
  /// The distinct texts; codes are their numbers.
  private(set) var texts = TextInterner(mayRepeat: true)
  /// The rows that have a value, while they are few among all.
  private var rows = GrowableArray<UInt32>(capacity: 1)
  /// Then a bit for each row from row `64 * firstWord` on.
  private var presence = GrowableArray<UInt64>(capacity: 1)
  private var firstWord = 0
  private var hasBits = false
  private var integers = PackedIntegers(isSigned: true)
  private var codes = PackedIntegers(isSigned: false)
  private var doubles = GrowableArray<Double>(capacity: 4)
  private var kinds = GrowableArray<UInt8>(capacity: 4)
  private var words = GrowableArray<UInt64>(capacity: 4)

  /// Adds the value of a row, which is not null; rows come in ascending order.
  @inline(__always)
  mutating func append(_ value: PendingValue, row: Int) {
    if hasBits {
      setBit(row)
    } else {
      rows.append(UInt32(truncatingIfNeeded: row))
      if rows.count & 63 == 0 { useBitsIfSmaller(row) }
    }
    count &+= 1
    switch (mode, value.kind) {
    case (.coded(let kind), _) where kind == value.kind:
      codes.append(Int64(texts.number(of: value.text)))
    case (.integers, .integer):
      integers.append(Int64(bitPattern: value.word))
    case (.doubles, .double):
      doubles.append(Double(bitPattern: value.word))
    default: appendOther(value)
    }
  }

  /// Visits the rows that have a value, ascending, with the place of each among the values.
  @inline(__always)
  func forEachRow(_ body: (_ position: Int, _ row: Int) -> Void) {
    if !hasBits {
      for position in 0..<rows.count { body(position, Int(rows[position])) }
      return
    }
    var position = 0
    for word in 0..<presence.count {
      var bits = presence[word]
      while bits != 0 {
        body(position, (firstWord &+ word) &<< 6 | bits.trailingZeroBitCount)
        bits &= bits &- 1
        position &+= 1
      }
    }
  }

  @inline(__always)
  private mutating func setBit(_ row: Int) {
    let word = row &>> 6 &- firstWord
    if word >= presence.count { presence.fill(to: word + 1, with: 0) }
    presence[word] |= 1 &<< UInt64(truncatingIfNeeded: row & 63)
  }

  @inline(never)
  private mutating func useBitsIfSmaller(_ row: Int) {
    guard (row - Int(rows[0])) / 8 <= rows.count * 4 else { return }
    firstWord = Int(rows[0]) >> 6
    for position in 0..<rows.count { setBit(Int(rows[position])) }
    rows = GrowableArray(capacity: 1)
    hasBits = true
  }

  /// The kind and the word of a value by its place among the values: the code of a text, or the
  /// bits of a number.
  func value(_ position: Int) -> (kind: PendingValue.Kind, word: UInt64) {
    switch mode {
    case .empty: (.null, 0)
    case .integers: (.integer, UInt64(bitPattern: integers[position]))
    case .doubles: Self.number(doubles[position])
    case .coded(let kind): (kind, UInt64(codes[position]))
    case .mixed: (PendingValue.Kind(rawValue: kinds[position]) ?? .null, words[position])
    }
  }

  /// The code of a value where all are coded.
  @inline(__always)
  func code(_ position: Int) -> Int { Int(codes[position]) }

  @inline(__always)
  func integer(_ position: Int) -> Int64 { integers[position] }

  @inline(__always)
  func double(_ position: Int) -> Double { doubles[position] }

  // MARK: - Other kinds than so far

  @inline(never)
  private mutating func appendOther(_ value: PendingValue) {
    switch (mode, value.kind) {
    case (_, .null): break
    case (.empty, .integer):
      mode = .integers
      integers.append(Int64(bitPattern: value.word))
    case (.empty, .double):
      mode = .doubles
      doubles.append(Double(bitPattern: value.word))
    case (.empty, .string), (.empty, .boolean), (.empty, .array), (.empty, .object):
      mode = .coded(value.kind)
      codes.append(Int64(texts.number(of: value.text)))
    case (.doubles, .integer) where Self.isExact(Int64(bitPattern: value.word)):
      doubles.append(Double(Int64(bitPattern: value.word)))
    case (.integers, .double):
      if (0..<integers.count).allSatisfy({ Self.isExact(integers[$0]) }) {
        for position in 0..<integers.count { doubles.append(Double(integers[position])) }
        integers = PackedIntegers(isSigned: true)
        mode = .doubles
        doubles.append(Double(bitPattern: value.word))
      } else {
        appendMixed(value)
      }
    case (.integers, _), (.doubles, _), (.coded, _), (.mixed, _): appendMixed(value)
    }
  }

  private mutating func appendMixed(_ value: PendingValue) {
    switch mode {
    case .mixed: break
    case .empty, .integers, .doubles, .coded:
      for position in 0..<(count - 1) {
        let (kind, word) = self.value(position)
        kinds.append(kind.rawValue)
        words.append(word)
      }
      integers = PackedIntegers(isSigned: true)
      codes = PackedIntegers(isSigned: false)
      doubles = GrowableArray(capacity: 4)
      mode = .mixed
    }
    kinds.append(value.kind.rawValue)
    switch value.kind {
    case .null, .integer, .double: words.append(value.word)
    case .string, .boolean, .array, .object: words.append(UInt64(texts.number(of: value.text)))
    }
  }

  /// A number of a column of doubles, which keeps integers as doubles of the same value.
  private static func number(_ double: Double) -> (kind: PendingValue.Kind, word: UInt64) {
    if let integer = Int64(exactly: double) { return (.integer, UInt64(bitPattern: integer)) }
    return (.double, double.bitPattern)
  }

  /// Whether a double holds the integer.
  static func isExact(_ integer: Int64) -> Bool { Int64(exactly: Double(integer)) == integer }
}
