import AudienceDiagnostics
import AudienceJSON

extension PendingValue {
  /// The value as compact JSON.
  var jsonText: String {
    switch kind {
    case .null: "null"
    case .integer: String(Int64(bitPattern: word))
    case .double: ExactNumber(Double(bitPattern: word))?.text ?? "null"
    case .string:
      JSONValue.string(UTF8Text(String(decoding: text, as: UTF8.self))).leastEscapedText
    case .boolean, .array, .object: String(decoding: text, as: UTF8.self)
    }
  }
}
