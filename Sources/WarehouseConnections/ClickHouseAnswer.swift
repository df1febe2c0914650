import AudienceDiagnostics
import AudienceJSON
import NetworkClient

/// Reads the answer of ClickHouse to a query as it comes: rows and progress as JSON lines, or what
/// was wrong as text.
struct ClickHouseAnswer {
  let fault: WarehouseFault
  /// How far the server has come, where it knows.
  private(set) var fraction: Double?
  private var status = 200
  private var code: Int?
  private var rest: [UInt8] = []

  /// The most that is kept of a line that does not end, or of an error.
  private static let longestLine = 16 << 20

  init(fault: WarehouseFault) { self.fault = fault }

  mutating func take(_ head: AnswerHead) {
    status = head.status
    code = head.headers["x-clickhouse-exception-code"].flatMap { Int($0) }
  }

  /// Takes the next bytes, and gives the rows that end in them.
  mutating func take(_ bytes: [UInt8]) throws -> [[WarehouseValue]] {
    rest += bytes
    guard rest.count <= Self.longestLine else { throw fault.other("a row is longer than 16 MiB") }
    guard status == 200 else { return [] }
    var rows: [[WarehouseValue]] = []
    var start = 0
    while let end = rest[start...].firstIndex(of: 0x0A) {
      if let row = try row(rest[start..<end]) { rows.append(row) }
      start = end + 1
    }
    rest.removeFirst(start)
    return rows
  }

  /// The rows that are left at the end.
  ///
  /// - Throws: what the server said was wrong.
  mutating func finish() throws -> [[WarehouseValue]] {
    guard status == 200 else { throw error(String(decoding: rest, as: UTF8.self)) }
    defer { rest = [] }
    return try row(rest[...]).map { [$0] } ?? []
  }

  /// The values of a line; nil for one that is no row.
  private mutating func row(_ line: ArraySlice<UInt8>) throws -> [WarehouseValue]? {
    guard line.contains(where: { $0 != 0x20 && $0 != 0x0D }) else { return nil }
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONReader.read(Array(line))
    } catch {
      // An error that came after the first rows is written behind them as it is.
      throw self.error(String(decoding: line, as: UTF8.self))
    }
    if let message = value["exception"]?.stringValue { throw error(message) }
    if let progress = value["progress"] { note(progress) }
    guard case .object(let row)? = value["row"] else { return nil }
    return row.members.map { WarehouseValue($0.value) }
  }

  private mutating func note(_ progress: JSONValue) {
    func number(_ name: UTF8Text) -> Double? {
      let value = progress[name]
      return value?.stringValue.flatMap { Double($0) } ?? value?.numberValue?.doubleValue
    }
    guard let read = number("read_rows"), let total = number("total_rows_to_read"), total > 0 else {
      return
    }
    fraction = min(1, read / total)
  }

  /// An error of the server, by its number: `Code: 60. DB::Exception: …`.
  private func error(_ text: String) -> FindingError {
    let code = code ?? text.firstMatch(of: /Code: (\d+)/).flatMap { Int($0.output.1) }
    let said = text.firstRange(of: "DB::Exception: ").map { String(text[$0.upperBound...]) } ?? text
    let message = said.isEmpty ? "HTTP status \(status)" : said
    let state =
      switch code {
      case 516, 193, 194: "28P01"
      case 81: "3D000"
      case 60: "42P01"
      case 47, 16: "42703"
      case 159, 160, 394: "57014"
      case 164: "25006"
      case 497: "42501"
      default: ""
      }
    let number = code.map { "ClickHouse \($0)" } ?? "HTTP status \(status)"
    return fault.server(state, message, number: number)
  }
}

extension WarehouseValue {
  fileprivate init(_ value: JSONValue) {
    switch value {
    case .null: self = .null
    case .boolean(let isTrue): self = .boolean(isTrue)
    case .number(let number):
      self = number.integerValue.map { .integer($0) } ?? .double(number.doubleValue)
    case .string(let text): self = .text(text.string)
    case .array, .object: self = .text(value.compactText)
    }
  }
}
