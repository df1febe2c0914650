import AudienceDiagnostics
import CWarehouseLibraries
import Glibc

extension PostgresConnection {
  @discardableResult
  package func load(
    into table: String, columns: [String], watch: WarehouseWatch,
    next: () throws -> [WarehouseValue]?
  ) throws -> Int {
    let names = columns.joined(separator: ", ")
    let connection = try start("COPY \(table) (\(names)) FROM STDIN", [])
    let deadline = PostgresDeadline(watch)
    try flush(deadline)
    try awaitCopy(connection, deadline)
    var count = 0
    do {
      var block: [UInt8] = []
      while let row = try next() {
        try append(row, to: &block)
        count += 1
        if block.count >= Self.blockSize {
          try put(block, deadline)
          block.removeAll(keepingCapacity: true)
          try deadline.check(fault)
        }
      }
      try put(block, deadline)
    } catch {
      _ = postgres_end_copy(connection, "stopped")
      drain(deadline)
      throw error
    }
    while postgres_end_copy(connection, nil) == 0 { try wait(for: Int16(POLLOUT), deadline) }
    try flush(deadline)
    try finish(connection, deadline)
    return count
  }

  private static let blockSize = 64 << 10

  private func awaitCopy(_ connection: OpaquePointer, _ deadline: PostgresDeadline) throws {
    try awaitAnswer(deadline)
    guard let result = postgres_result(connection) else { throw connectionError() }
    defer { postgres_clear(result) }
    guard postgres_result_kind(result) == POSTGRES_COPY_IN else {
      let error = serverError(result)
      drain(deadline)
      throw error
    }
  }

  private func put(_ block: [UInt8], _ deadline: PostgresDeadline) throws {
    guard !block.isEmpty, let connection else { return }
    while true {
      let taken = block.withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          postgres_put(connection, $0.baseAddress, Int32($0.count))
        }
      }
      if taken == 1 { break }
      guard taken == 0 else { throw connectionError() }
      try wait(for: Int16(POLLIN | POLLOUT), deadline)
    }
    try deadline.note(fault)
    try flush(deadline)
  }

  private func finish(_ connection: OpaquePointer, _ deadline: PostgresDeadline) throws {
    var failure: FindingError?
    while true {
      try awaitAnswer(deadline)
      guard let result = postgres_result(connection) else { break }
      defer { postgres_clear(result) }
      if postgres_result_kind(result) == POSTGRES_ERROR { failure = serverError(result) }
    }
    if let failure { throw failure }
  }

  /// A row in COPY's text format.
  private func append(_ row: [WarehouseValue], to block: inout [UInt8]) throws {
    for (place, value) in row.enumerated() {
      if place > 0 { block.append(0x09) }
      guard let text = try postgresText(value) else {
        block += Array("\\N".utf8)
        continue
      }
      for byte in text.utf8 {
        switch byte {
        case 0x5C: block += [0x5C, 0x5C]
        case 0x09: block += [0x5C, UInt8(ascii: "t")]
        case 0x0A: block += [0x5C, UInt8(ascii: "n")]
        case 0x0D: block += [0x5C, UInt8(ascii: "r")]
        default: block.append(byte)
        }
      }
    }
    block.append(0x0A)
  }
}
