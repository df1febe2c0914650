import AudienceDiagnostics
import AudienceJSON

extension PersonalConfiguration {
  /// The member of the file that holds what `/config` sets.
  private static let member: UTF8Text = "repl"

  /// What is set for the REPL; what the file does not say is as it is without one.
  ///
  /// - Throws: code `file` for a file that is there and cannot be read as a configuration, or a
  ///   value that a setting cannot have.
  func settings() throws(FindingError) -> ReplSettings {
    var settings = ReplSettings()
    guard case .object(let values)? = try document()[Self.member] else { return settings }
    for name in ReplSettings.Name.allCases {
      guard let value = values[UTF8Text(name.rawValue)] else { continue }
      guard let text = value.stringValue, settings.set(name, to: text) else {
        throw unfit(
          "expected '\(name.rawValue)' to be one of \(name.values.joined(separator: ", "))")
      }
    }
    return settings
  }

  /// Keeps the value of one setting; all others stay.
  func keep(_ name: ReplSettings.Name, _ value: String) throws(FindingError) {
    var document = try document()
    var values = JSONObject()
    if case .object(let known)? = document[Self.member] { values = known }
    values[UTF8Text(name.rawValue)] = .text(value)
    document[Self.member] = .object(values)
    try write(document)
  }
}
