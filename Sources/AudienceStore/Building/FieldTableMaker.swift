import AudienceDiagnostics
import AudienceJSON

/// Makes a field table of the objects in buffers.
struct FieldTableMaker: @unchecked Sendable {
  // Unchecked, because each column is made by one thread, which frees that column's values alone.
  /// The objects in one buffer, and where its rows go.
  struct Part {
    let fields: UnsafeMutablePointer<FieldBuffer>
    let destinations: UnsafeBufferPointer<UInt32>
  }

  private let placement: RowPlacement
  private let parts: [Part]
  private let names: [UTF8Text]
  /// For each part, the final column of each of its columns; -1 for one that no row has.
  private let columnNumbers: [[Int]]
  /// For each part, which of its forms some row has.
  private let usedForms: [[Bool]]

  /// - Parameter fields: of each buffer; nil where it has no such table.
  init(_ placement: RowPlacement, _ fields: [UnsafeMutablePointer<FieldBuffer>?]) {
    self.placement = placement
    let parts = zip(fields, placement.destinations).compactMap { fields, destinations in
      fields.map { Part(fields: $0, destinations: destinations.buffer) }
    }
    self.parts = parts
    let usedForms = parts.map(Self.usedForms)
    self.usedForms = usedForms
    let usedColumns = zip(parts, usedForms).map { Self.columns(of: $0, in: $1) }
    let partNames = parts.map { part in
      var names: [UTF8Text] = []
      part.fields.pointee.keys.forEach {
        names.append(UTF8Text(String(decoding: $0.bytes, as: UTF8.self)))
      }
      return names
    }
    let names = Set(
      zip(partNames, usedColumns).flatMap { names, used in used.map { names[$0] } }
    ).sorted()
    self.names = names
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    columnNumbers = partNames.map { $0.map { numbers[$0] ?? -1 } }
  }

  /// The number of columns.
  var columnCount: Int { names.count }

  /// Makes one of the columns, and frees what it is made of.
  func column(_ number: Int) -> Column {
    var values: [ColumnMaker.Part] = []
    for (part, numbers) in zip(parts, columnNumbers) {
      guard let local = numbers.firstIndex(of: number) else { continue }
      values.append(
        ColumnMaker.Part(
          values: UnsafePointer(part.fields.pointee.columns[local]),
          destinations: part.destinations))
    }
    let column = ColumnMaker(
      count: placement.history.count, parts: values, copies: placement.copies,
      hasDrops: placement.hasDrops
    ).column(nulls: nulls(number))
    for (part, numbers) in zip(parts, columnNumbers) {
      guard let local = numbers.firstIndex(of: number) else { continue }
      part.fields.pointee.removeValues(ofColumn: local)
    }
    return column
  }

  /// The table of all columns, in the order of their numbers.
  func table(_ columns: [Column]) -> FieldTable {
    var shapes: [FieldTable.Shape] = []
    var numbers: [FieldTable.Shape: Int] = [:]
    let shapeNumbers = parts.indices.map { part in
      usedForms[part].indices.map { form -> Int in
        guard usedForms[part][form] else { return 0 }
        let shape = shape(of: form, part)
        if let number = numbers[shape] { return number }
        numbers[shape] = shapes.count
        shapes.append(shape)
        return shapes.count - 1
      }
    }
    return FieldTable(
      names: names, columns: columns, shapes: shapes,
      shapeCodes: shapes.count > 1 ? codes(shapeNumbers, count: shapes.count) : nil)
  }

  // MARK: - Forms

  private static func usedForms(_ part: Part) -> [Bool] {
    var used = [Bool](repeating: false, count: part.fields.pointee.nodes.count)
    for row in part.destinations.indices where part.destinations[row] != RowPlacement.none {
      used[Int(part.fields.pointee.forms[row])] = true
    }
    return used
  }

  /// The columns that the objects of the used forms have.
  private static func columns(of part: Part, in used: [Bool]) -> Set<Int> {
    var columns: Set<Int> = []
    for form in used.indices where used[form] {
      forEachMember(of: form, part) { node in columns.insert(Int(node.column)) }
    }
    return columns
  }

  /// Visits the nodes from a form up to the root.
  private static func forEachMember(
    of form: Int, _ part: Part, _ body: (FieldBuffer.Node) -> Void
  ) {
    var node = part.fields.pointee.nodes[form]
    while node.column >= 0 {
      body(node)
      node = part.fields.pointee.nodes[Int(node.parent)]
    }
  }

  private func shape(of form: Int, _ part: Int) -> FieldTable.Shape {
    let fields = parts[part].fields
    let node = fields.pointee.nodes[form]
    if node.column == -2 {
      if node.isNull { return .value(.null) }
      var texts: [Bytes] = []
      fields.pointee.values.forEach { texts.append($0.bytes) }
      return .value((try? JSONReader.read(Array(texts[Int(node.parent)]))) ?? .null)
    }
    var members: [FieldTable.Shape.Member] = []
    Self.forEachMember(of: form, parts[part]) { node in
      members.append(
        .init(column: columnNumbers[part][Int(node.column)], isNull: node.isNull))
    }
    return .object(members.reversed())
  }

  private func codes(_ numbers: [[Int]], count: Int) -> CodeArray {
    switch count {
    case ...(Int(UInt8.max) + 1): .uint8(filled(numbers))
    case ...(Int(UInt16.max) + 1): .uint16(filled(numbers))
    default: .uint32(filled(numbers))
    }
  }

  private func filled<Code: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ numbers: [[Int]]
  ) -> StoreArray<Code> {
    StoreArray(count: placement.history.count) { rows in
      for (part, numbers) in zip(parts, numbers) {
        for row in part.destinations.indices
        where part.destinations[row] != RowPlacement.none {
          let form = Int(part.fields.pointee.forms[row])
          rows[Int(part.destinations[row])] = Code(truncatingIfNeeded: numbers[form])
        }
      }
      for copy in placement.copies { rows[copy.to] = rows[copy.from] }
    }
  }

  /// The rows in which a column was written as null; nil for none.
  private func nulls(_ number: Int) -> Bitmap? {
    let writing = parts.indices.map { part in
      usedForms[part].indices.map { form -> Bool in
        var isWritten = false
        if usedForms[part][form] {
          Self.forEachMember(of: form, parts[part]) { node in
            if node.isNull, columnNumbers[part][Int(node.column)] == number { isWritten = true }
          }
        }
        return isWritten
      }
    }
    guard writing.contains(where: { $0.contains(true) }) else { return nil }
    let bits = MutableBits(placement.history.count)
    for (part, isWritten) in zip(parts, writing) {
      for row in part.destinations.indices where part.destinations[row] != RowPlacement.none {
        if isWritten[Int(part.fields.pointee.forms[row])] { bits.set(Int(part.destinations[row])) }
      }
    }
    for copy in placement.copies where bits.isSet(copy.from) { bits.set(copy.to) }
    return bits.bitmap
  }
}
