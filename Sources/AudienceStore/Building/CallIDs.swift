/// The ids of one sort that calls name: the texts, and for each call the number of its text.
///
/// Among millions of ids each look-up waits for memory. So the ids of some calls are gathered and
/// looked up together, which lets the waits overlap.
struct CallIDs: ~Copyable {
  private static let batch = 64

  private(set) var texts = TextInterner()
  /// For each call the number of its id plus 1; 0 for none.
  private var numbers = PackedIntegers(isSigned: false)
  /// The ids of the calls that come after those in `numbers`, one behind another.
  private var bytes = GrowableArray<UInt8>(capacity: 2048)
  /// Where each of them ends.
  private var ends = GrowableArray<Int>(capacity: batch)
  private var probes = GrowableArray<TextInterner.Probe>(capacity: batch)

  /// Adds the id of the next call; one without bytes is none.
  @inline(__always)
  mutating func append(_ id: Bytes) {
    if id.isEmpty, ends.count == 0 { return numbers.append(0) }
    bytes.append(contentsOf: id)
    ends.append(bytes.count)
    if ends.count == Self.batch { settle() }
  }

  /// The number of an id that belongs to no call.
  mutating func number(of id: Bytes) -> Int {
    settle()
    return texts.number(of: id)
  }

  /// To be called after the last id.
  mutating func finish() {
    settle()
    texts.stopLooking()
  }

  /// Looks up the ids that are gathered.
  @inline(never)
  private mutating func settle() {
    var start = 0
    for position in 0..<ends.count {
      probes.append(texts.probe(text(from: start, to: ends[position])))
      start = ends[position]
    }
    texts.readRecords(of: probes)
    start = 0
    for position in 0..<ends.count {
      let text = text(from: start, to: ends[position])
      start = ends[position]
      numbers.append(text.isEmpty ? 0 : Int64(texts.number(of: text, probes[position]) &+ 1))
    }
    bytes.removeAll()
    ends.removeAll()
    probes.removeAll()
  }

  /// The number of a call's id; nil for none.
  @inline(__always)
  subscript(call: Int) -> Int? {
    let number = Int(numbers[call])
    return number == 0 ? nil : number &- 1
  }

  /// Gives the ids the numbers of a table, and frees the texts.
  mutating func renumber(_ tableNumbers: StoreArray<UInt32>) {
    texts = TextInterner()
    let tableNumbers = tableNumbers.buffer
    numbers.replaceEach { $0 == 0 ? 0 : Int64(tableNumbers[Int($0) &- 1]) &+ 1 }
  }

  private func text(from start: Int, to end: Int) -> Bytes {
    Bytes(start: bytes.base + start, count: end - start)
  }
}
