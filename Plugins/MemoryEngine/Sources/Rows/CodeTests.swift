import AudienceStore

/// Whether a coded column has one value.
struct CodeTest: RowTest {
  let codes: CodeArray
  let code: UInt32
  var cost: Double { 1.5 }

  var markCost: Double? {
    switch codes {
    case .uint8: 0.2
    case .uint16, .uint32: 0.8
    }
  }

  func holds(_ row: Int, _ scope: Scope) -> Bool { codes[row] == Int(code) }

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

  func mark(
    _ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) {
    switch codes {
    case .uint8(let codes): ByteKernels.mark(range, in: words, codes.buffer, UInt8(code))
    case .uint16(let codes): mark(range, words, codes.buffer)
    case .uint32(let codes): mark(range, words, codes.buffer)
    }
  }

  @inline(__always)
  private func filter<Code: FixedWidthInteger>(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ codes: UnsafeBufferPointer<Code>
  ) -> Int {
    guard let codes = codes.baseAddress else { return 0 }
    let code = Code(truncatingIfNeeded: self.code)
    return keepRows(rows, count) { codes[$0] == code }
  }

  @inline(__always)
  private func mark<Code: FixedWidthInteger>(
    _ range: Range<Int>, _ words: UnsafeMutablePointer<UInt64>, _ codes: UnsafeBufferPointer<Code>
  ) {
    guard let codes = codes.baseAddress else { return }
    let code = Code(truncatingIfNeeded: self.code)
    markRows(range, in: words) { codes[$0] == code }
  }
}

/// Whether the value of a coded column is one of those that were looked up beforehand.
struct CodeSetTest: RowTest {
  let codes: CodeArray
  /// For every code, and behind them for no value.
  let accepted: [Bool]
  var cost: Double { 1.8 }
  var markCost: Double? { 1 }

  func holds(_ row: Int, _ scope: Scope) -> Bool { accepted[codes[row]] }

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

  func mark(
    _ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) {
    switch codes {
    case .uint8(let codes): mark(range, words, codes.buffer)
    case .uint16(let codes): mark(range, words, codes.buffer)
    case .uint32(let codes): mark(range, words, codes.buffer)
    }
  }

  @inline(__always)
  private func filter<Code: FixedWidthInteger>(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ codes: UnsafeBufferPointer<Code>
  ) -> Int {
    guard let codes = codes.baseAddress else { return 0 }
    return accepted.withUnsafeBufferPointer { accepted in
      keepRows(rows, count) { accepted[Int(truncatingIfNeeded: codes[$0])] }
    }
  }

  @inline(__always)
  private func mark<Code: FixedWidthInteger>(
    _ range: Range<Int>, _ words: UnsafeMutablePointer<UInt64>, _ codes: UnsafeBufferPointer<Code>
  ) {
    guard let codes = codes.baseAddress else { return }
    accepted.withUnsafeBufferPointer { accepted in
      markRows(range, in: words) { accepted[Int(truncatingIfNeeded: codes[$0])] }
    }
  }
}
