import AudienceDiagnostics
import AudienceJSON

/// What a server says went wrong: `{"error":{"message","type","code","param"}}`, and what compatible
/// servers make of it.
struct ServerFault: Hashable, Sendable {
  /// The server's words, as they came.
  var message = ""
  var type: String?
  /// A word or, from some servers, a number.
  var code: String?
  /// The field of the request that is at fault.
  var field: String?

  /// Reads the error of an object; nil where it has none.
  init?(errorIn value: JSONValue) {
    switch value["error"] {
    case .object?: self.init(value["error"] ?? .null)
    case .string(let text)?: self.init(message: text.string)
    default: return nil
    }
  }

  private init(message: String) { self.message = message }

  /// Reads the members of an error.
  init(_ value: JSONValue) {
    message = value["message"]?.stringValue ?? ""
    type = value["type"]?.stringValue
    field = value["param"]?.stringValue
    code = value["code"]?.stringValue ?? value["code"]?.numberValue?.text
  }

  /// Reads the body of an answer whose status says that it is an error, whatever its form.
  init(body: [UInt8]) {
    guard let value = try? JSONReader.read(body) else {
      self.init(message: "")
      return
    }
    self = ServerFault(errorIn: value) ?? ServerFault(value)
    if message.isEmpty {
      message = value["detail"]?.stringValue ?? value["detail"]?.compactText ?? ""
    }
  }

  /// Whether the account's means are used up, which waiting does not help.
  var isQuota: Bool {
    ["insufficient_quota", "billing_hard_limit_reached", "billing_not_active"]
      .contains { $0 == code || $0 == type }
  }

  /// Whether the request is longer than the model can read.
  var isContextTooLong: Bool {
    code == "context_length_exceeded" || type == "exceed_context_size_error"
      || code == "string_above_max_length"
  }
}
