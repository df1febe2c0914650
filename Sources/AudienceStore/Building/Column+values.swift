import AudienceDiagnostics
package import AudienceJSON

extension Column {
  /// A column with these values in its rows; null is none.
  package init(of values: [JSONValue]) {
    var buffer = ValueBuffer()
    var parts = CallParts()
    for (row, value) in values.enumerated() {
      parts.reset()
      let pending = parts.pending(value)
      if pending.kind != .null { buffer.append(pending, row: row) }
    }
    let destinations = Array(0..<UInt32(values.count))
    self = destinations.withUnsafeBufferPointer { destinations in
      withUnsafePointer(to: buffer) { values in
        ColumnMaker(
          count: destinations.count, parts: [.init(values: values, destinations: destinations)]
        ).column(nulls: nil)
      }
    }
  }

  /// The column whose row r is row `rows[r]` of this one, or has no value where that is negative.
  func gathered(_ rows: [Int]) -> Column {
    let bits = MutableBits(rows.count)
    for (row, source) in rows.enumerated() where source >= 0 && hasValue(source) { bits.set(row) }
    let storage: Storage =
      switch self.storage {
      case .integers(.int8(let array)): .integers(.int8(array.gathered(rows, absent: 0)))
      case .integers(.int16(let array)): .integers(.int16(array.gathered(rows, absent: 0)))
      case .integers(.int32(let array)): .integers(.int32(array.gathered(rows, absent: 0)))
      case .integers(.int64(let array)): .integers(.int64(array.gathered(rows, absent: 0)))
      case .doubles(let array): .doubles(array.gathered(rows, absent: .nan))
      case .coded(.uint8(let array), let dictionary):
        .coded(.uint8(array.gathered(rows, absent: UInt8(dictionary.count))), dictionary)
      case .coded(.uint16(let array), let dictionary):
        .coded(.uint16(array.gathered(rows, absent: UInt16(dictionary.count))), dictionary)
      case .coded(.uint32(let array), let dictionary):
        .coded(.uint32(array.gathered(rows, absent: UInt32(dictionary.count))), dictionary)
      }
    var nulls: Bitmap?
    if let own = self.nulls {
      let bits = MutableBits(rows.count)
      for (row, source) in rows.enumerated() where source >= 0 && own[source] { bits.set(row) }
      nulls = bits.bitmap
    }
    return Column(
      count: rows.count, presence: bits.isFull ? nil : bits.bitmap, nulls: nulls, storage: storage)
  }
}

extension StoreArray {
  fileprivate func gathered(_ rows: [Int], absent: Element) -> StoreArray {
    StoreArray(count: rows.count) { target in
      for (row, source) in rows.enumerated() {
        target.initializeElement(at: row, to: source >= 0 ? self[source] : absent)
      }
    }
  }
}
