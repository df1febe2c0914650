import AudienceStore

extension StreamKernel {
  /// Whether the measure of each profile can be kept as a field of it: a text that was made of
  /// another value cannot.
  var makesColumn: Bool {
    switch method {
    case .count, .number, .choice, .unique, .uniqueKeys: true
    case .mode(_, let entries, _), .extremeText(_, _, let entries): entries.holdsStringsOnly
    }
  }

  /// The measure of each profile of a stretch, as `field` takes it. As `run`.
  func cells(
    _ scan: RowScan, words range: Range<Int>, few: SubjectSet?, _ scope: Scope
  ) -> [UInt64] {
    var cells = [UInt64](repeating: cellOfNothing, count: range.count * 64)
    cells.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      run(
        scan, words: range, few: few, scope,
        CellOutputs(cells: base, firstProfile: range.lowerBound * 64))
    }
    return cells
  }

  /// What stands in all cells before a profile's measure does: of numbers one, of rows and codes two.
  private var cellOfNothing: UInt64 {
    switch method {
    case .count, .unique, .uniqueKeys: 0
    case .number: Double.nan.bitPattern
    case .choice: .max
    case .mode(_, let entries, _), .extremeText(_, _, let entries):
      UInt64(entries.count) << 32 | UInt64(entries.count)
    }
  }

  /// The field that stretches of cells make.
  func field(_ stretches: [[UInt64]], count: Int) -> FieldReader {
    /// As many cells of a type as there are profiles, each stretch from its own beginning.
    func joined<Cell: BitwiseCopyable & Sendable>(_ type: Cell.Type) -> StoreArray<Cell> {
      StoreArray(count: count) { buffer in
        var next = 0
        for stretch in stretches {
          stretch.withUnsafeBytes { bytes in
            let cells = bytes.assumingMemoryBound(to: Cell.self)
            for place in 0..<min(stretch.count, count - next) {
              buffer[next + place] = cells[place]
            }
          }
          next += stretch.count
        }
      }
    }
    func presence(where isThere: (Int) -> Bool) -> Bitmap {
      var present = SubjectSet(count: count)
      for subject in 0..<count where isThere(subject) { present.insert(subject) }
      return Bitmap(count: count, words: StoreArray(present.words))
    }
    switch method {
    case .count, .unique, .uniqueKeys:
      return FieldReader(.doubles(joined(Double.self), presence: nil))
    case .number:
      let numbers = joined(Double.self)
      return FieldReader(.doubles(numbers, presence: presence { !numbers[$0].isNaN }))
    case .choice(_, let reader): return reader.gathered(Array(joined(Int32.self)))
    case .mode(_, let entries, _), .extremeText(_, _, let entries):
      let codes = joined(UInt32.self)
      return FieldReader(
        .codes(.uint32(codes), entries, presence: presence { Int(codes[$0]) < entries.count }))
    }
  }
}
