/// A value that goes to a warehouse as a parameter or in a row, or comes back from one.
package enum WarehouseValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case double(Double)
  case text(String)

  /// The number that is an integer, also where the warehouse wrote it as text.
  package var integerValue: Int64? {
    switch self {
    case .integer(let number): number
    case .double(let number): Int64(exactly: number)
    case .text(let text): Int64(text)
    case .boolean, .null: nil
    }
  }

  /// The text of it; nil for null.
  package var textValue: String? {
    switch self {
    case .null: nil
    case .boolean(let isTrue): isTrue ? "true" : "false"
    case .integer(let number): String(number)
    case .double(let number): String(number)
    case .text(let text): text
    }
  }

  /// Whether it means true: a boolean, or a number other than 0 where the warehouse has none.
  package var isTrue: Bool {
    switch self {
    case .boolean(let isTrue): isTrue
    case .integer(let number): number != 0
    case .double(let number): number != 0
    case .text(let text): ["t", "true", "1"].contains(text)
    case .null: false
    }
  }
}
