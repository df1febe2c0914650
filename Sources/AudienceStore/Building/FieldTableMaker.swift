import AudienceDiagnostics
import AudienceJSON
import AudienceThreads

/// Makes a field table of the objects in buffers.
struct FieldTableMaker: @unchecked Sendable {
  // Unchecked, because each column is made by one thread, which frees that column's values alone.
  /// The objects in one buffer, and where its rows go.
  struct Part: @unchecked Sendable {
    // Unchecked, because nobody writes them while columns are made.
    let fields: UnsafeMutablePointer<FieldBuffer>
    let destinations: UnsafeBufferPointer<UInt32>
  }

  private let placement: RowPlacement
  private let parts: [Part]
  private let names: [UTF8Text]
  /// For each part, the final column of each of its columns; -1 for one that no row has.
  private let columnNumbers: [[Int]]
  /// For each part, by final column, its own column.
  private let localColumns: [[Int: Int]]
  /// For each part, how many rows have each of its forms.
  private let formCounts: [[Int]]
  /// For each part, by final column, the forms in which it is null.
  private let nullForms: [[Int: [Int]]]
  /// For each part, the rows of the forms with nulls that few rows have.
  private let rowsOfRareForms: [[Int: [Int]]]

  /// A key that fewer than one row in so many mention is kept with the numbers of its rows.
  private static let sparseFactor = 16
  /// Smaller tables keep all keys alike.
  private static let leastSparseCount = 4096

  /// - Parameter fields: of each buffer; nil where it has no such table.
  init(
    _ placement: RowPlacement, _ fields: [UnsafeMutablePointer<FieldBuffer>?], threads: Int
  ) {
    self.placement = placement
    let parts = zip(fields, placement.destinations).compactMap { fields, destinations in
      fields.map { Part(fields: $0, destinations: destinations.buffer) }
    }
    self.parts = parts
    let formCounts = Threads.map(parts.count, threads: threads) { Self.formCounts(parts[$0]) }
    self.formCounts = formCounts
    let usedColumns = zip(parts, formCounts).map { Self.columns(of: $0, in: $1) }
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
    let columnNumbers = partNames.map { $0.map { numbers[$0] ?? -1 } }
    self.columnNumbers = columnNumbers
    localColumns = columnNumbers.map { numbers in
      Dictionary(
        numbers.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
    nullForms = parts.indices.map {
      Self.nullForms(of: parts[$0], formCounts[$0], columnNumbers[$0])
    }
    let rareCount = placement.history.count / Self.sparseFactor
    rowsOfRareForms = zip(zip(parts, nullForms), formCounts).map { arguments, counts in
      let (part, nullForms) = arguments
      let rare = Set(nullForms.values.joined().filter { counts[$0] < rareCount })
      if rare.isEmpty { return [:] }
      var rows: [Int: [Int]] = [:]
      for row in part.destinations.indices where part.destinations[row] != RowPlacement.none {
        let form = Int(part.fields.pointee.forms[row])
        if rare.contains(form) { rows[form, default: []].append(Int(part.destinations[row])) }
      }
      return rows
    }
  }

  /// The numbers of the columns, those first that take the most work: that is in sorting texts.
  var columnsByWork: [Int] {
    let work = names.indices.map { number in
      parts.indices.reduce(0) { work, part in
        guard let local = localColumns[part][number] else { return work }
        let values = parts[part].fields.pointee.columns[local]
        return work + values.pointee.count + values.pointee.texts.count * 16
      }
    }
    return names.indices.sorted { (work[$1], $0) < (work[$0], $1) }
  }

  /// Makes one of the columns, and frees what it is made of.
  func column(_ number: Int) -> StoredColumn {
    var values: [ColumnMaker.Part] = []
    var mentionCount = 0
    for part in parts.indices {
      mentionCount += (nullForms[part][number] ?? []).reduce(0) { $0 + formCounts[part][$1] }
      guard let local = localColumns[part][number] else { continue }
      let buffer = UnsafePointer(parts[part].fields.pointee.columns[local])
      mentionCount += buffer.pointee.count
      values.append(
        ColumnMaker.Part(values: buffer, destinations: parts[part].destinations))
    }
    let count = placement.history.count
    let isSparse =
      count >= Self.leastSparseCount && mentionCount < count / Self.sparseFactor
      && placement.copies.isEmpty
    let column = isSparse ? sparse(number, values) : .dense(dense(number, values))
    for (part, locals) in zip(parts, localColumns) {
      if let local = locals[number] { part.fields.pointee.removeValues(ofColumn: local) }
    }
    return column
  }

  private func dense(_ number: Int, _ values: [ColumnMaker.Part]) -> Column {
    ColumnMaker(
      count: placement.history.count, parts: values, copies: placement.copies,
      hasDrops: placement.hasDrops
    ).column(nulls: nulls(number))
  }

  private func sparse(_ number: Int, _ values: [ColumnMaker.Part]) -> StoredColumn {
    let nullRows = parts.indices.flatMap { part in
      (nullForms[part][number] ?? []).flatMap { rowsOfRareForms[part][$0] ?? [] }
    }.map { UInt32($0) }
    let rows = (values.flatMap(\.rows) + nullRows).sorted()
    var nulls: Bitmap?
    if !nullRows.isEmpty {
      let bits = MutableBits(rows.count)
      for row in nullRows { bits.set(rows.firstPosition(of: Int(row))) }
      nulls = bits.bitmap
    }
    let column = ColumnMaker(rows: rows, parts: values, hasDrops: placement.hasDrops)
      .column(nulls: nulls)
    return .sparse(rows: StoreArray(rows), column)
  }

  /// The table of all columns, in the order of their numbers.
  func table(_ columns: [StoredColumn]) -> FieldTable {
    let texts = parts.map { part in
      var texts: [Bytes] = []
      part.fields.pointee.values.forEach { texts.append($0.bytes) }
      return texts
    }
    var shapes: [FieldTable.Shape] = []
    var numbers: [FieldTable.Shape: Int] = [:]
    let shapeNumbers = parts.indices.map { part in
      formCounts[part].indices.map { form -> Int in
        guard formCounts[part][form] > 0 else { return 0 }
        let shape = shape(of: form, part, texts[part])
        if let number = numbers[shape] { return number }
        numbers[shape] = shapes.count
        shapes.append(shape)
        return shapes.count - 1
      }
    }
    return FieldTable(
      names: names, count: placement.history.count, columns: columns, shapes: shapes,
      shapeCodes: shapes.count > 1 ? codes(shapeNumbers, count: shapes.count) : nil)
  }

  // MARK: - Forms

  private static func formCounts(_ part: Part) -> [Int] {
    var counts = [Int](repeating: 0, count: part.fields.pointee.nodes.count)
    for row in part.destinations.indices where part.destinations[row] != RowPlacement.none {
      counts[Int(part.fields.pointee.forms[row])] += 1
    }
    return counts
  }

  /// The columns that the objects of the used forms have.
  private static func columns(of part: Part, in counts: [Int]) -> Set<Int> {
    var columns: Set<Int> = []
    for form in counts.indices where counts[form] > 0 {
      forEachMember(of: form, part) { node in columns.insert(Int(node.column)) }
    }
    return columns
  }

  /// The forms in which each column is null, by its final number.
  private static func nullForms(
    of part: Part, _ counts: [Int], _ columnNumbers: [Int]
  ) -> [Int: [Int]] {
    var forms: [Int: [Int]] = [:]
    for form in counts.indices where counts[form] > 0 {
      forEachMember(of: form, part) { node in
        if node.isNull { forms[columnNumbers[Int(node.column)], default: []].append(form) }
      }
    }
    return forms
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

  private func shape(of form: Int, _ part: Int, _ texts: [Bytes]) -> FieldTable.Shape {
    let fields = parts[part].fields
    let node = fields.pointee.nodes[form]
    if node.column == -2 {
      if node.isNull { return .value(.null) }
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
    guard nullForms.contains(where: { $0[number] != nil }) else { return nil }
    let bits = MutableBits(placement.history.count)
    for (part, forms) in zip(parts, nullForms) {
      guard let forms = forms[number] else { continue }
      var isWritten = [Bool](repeating: false, count: part.fields.pointee.nodes.count)
      for form in forms { isWritten[form] = true }
      for row in part.destinations.indices where part.destinations[row] != RowPlacement.none {
        if isWritten[Int(part.fields.pointee.forms[row])] { bits.set(Int(part.destinations[row])) }
      }
    }
    for copy in placement.copies where bits.isSet(copy.from) { bits.set(copy.to) }
    return bits.bitmap
  }
}
