public import AudienceJSON

/// The kinds of values that a dictionary holds; never null.
public enum ValueKind: UInt8, Sendable, CaseIterable {
  case string, boolean, number, array, object
}

/// The distinct values of a coded column.
///
/// Ordered by the bytes of the values' texts (SEMANTICS 3, "Text of a value"), so that a lower code
/// never has a greater text. Two values of one text and different kinds (`"1"` and `1`) have two
/// codes, side by side.
public struct ValueDictionary: Sendable {
  /// The text of each value: what conditions compare.
  public let texts: TextTable
  /// The kind of each value, as `ValueKind.rawValue`; nil where all are strings.
  public let kinds: StoreArray<UInt8>?

  package init(texts: TextTable, kinds: StoreArray<UInt8>?) {
    self.texts = texts
    self.kinds = kinds
  }

  /// The number of values.
  public var count: Int { texts.count }

  public func kind(_ code: Int) -> ValueKind {
    kinds.flatMap { ValueKind(rawValue: $0[code]) } ?? .string
  }

  /// The value itself, exactly as a reader of the log makes it.
  public func value(_ code: Int) -> JSONValue {
    let bytes = texts.bytes(code)
    switch kind(code) {
    case .string: return .string(texts.text(code))
    case .boolean: return .boolean(bytes.count == 4)
    case .number: return ExactNumber(bytes).map { .number($0) } ?? .null
    case .array, .object: return (try? JSONReader.read(Array(bytes))) ?? .null
    }
  }
}
