import AudienceStore

/// Looks for text in a column of strings so different that they are not looked through beforehand.
struct TextTest: RowTest {
  let codes: CodeArray
  let entries: Entries
  /// Owns the texts that are looked for.
  let test: ValueTest
  let search: ValueTest.TextSearch
  var cost: Double { 40 }

  func holds(_ row: Int, _ scope: Scope) -> Bool {
    let code = codes[row]
    return (code < entries.count && accepts(entries.text(code))) != test.isComplement
  }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    switch codes {
    case .uint8(let codes): filter(rows, count, codes.buffer)
    case .uint16(let codes): filter(rows, count, codes.buffer)
    case .uint32(let codes): filter(rows, count, codes.buffer)
    }
  }

  @inline(__always)
  private func filter<Code: FixedWidthInteger>(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ codes: UnsafeBufferPointer<Code>
  ) -> Int {
    guard let codes = codes.baseAddress else { return 0 }
    let absent = entries.count
    let texts = entries.dictionary.texts
    let isComplement = test.isComplement
    var kept = 0
    for position in 0..<count {
      let row = rows[position]
      let code = Int(truncatingIfNeeded: codes[Int(row)])
      rows[kept] = row
      let isFound = code < absent && accepts(TextBytes(texts.bytes(code)))
      kept &+= isFound != isComplement ? 1 : 0
    }
    return kept
  }

  @inline(__always)
  private func accepts(_ text: TextBytes) -> Bool {
    switch search {
    case .inside(let wanted):
      for other in wanted where text.contains(other) { return true }
      return false
    case .atStart(let wanted): return text.hasPrefix(wanted)
    case .atEnd(let wanted): return text.hasSuffix(wanted)
    }
  }
}
