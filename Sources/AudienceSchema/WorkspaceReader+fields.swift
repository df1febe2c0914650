import AudienceDiagnostics
import AudienceJSON
import AudienceTime

/// Turns the JSON of a workspace into a `Workspace`, collecting what is wrong on the way.
struct WorkspaceDecoder {
  var problems: [WorkspaceProblem] = []

  /// An object of the file with the place it stands at.
  struct Place {
    let object: JSONObject
    let path: [JSONStep]
    /// What the object is, for messages: "an event".
    let kind: String

    func path(to field: UTF8Text) -> [JSONStep] { path + [.key(field)] }
  }

  // MARK: Problems

  mutating func report(_ path: [JSONStep], _ message: String, help: String? = nil) {
    problems.append(WorkspaceProblem(path: path, message: message, help: help))
  }

  mutating func expected(_ what: String, for field: UTF8Text, in place: Place, _ value: JSONValue) {
    report(place.path(to: field), "expected \(what) for '\(field)', found \(shown(value))")
  }

  /// Warns of every field that is not one of `known`.
  mutating func checkFields(of place: Place, known: [UTF8Text]) {
    for member in place.object.members where !known.contains(member.key) {
      let nearest = EditDistance.nearest(
        to: member.key.string, in: known.lazy.map(\.string), count: 1)
      problems.append(
        WorkspaceProblem(
          code: .workspaceField, severity: .warning, path: place.path(to: member.key),
          isAtKey: true, message: "\(place.kind) has no field '\(member.key)'; it is kept",
          help: nearest.first.map { "did you mean '\($0)'?" }))
    }
  }

  // MARK: Objects and lists

  mutating func object(_ value: JSONValue, at path: [JSONStep], kind: String) -> Place? {
    if case .object(let object) = value { return Place(object: object, path: path, kind: kind) }
    report(path, "expected an object for \(kind), found \(shown(value))")
    return nil
  }

  /// The elements of a list field; none when it is absent or of another type.
  mutating func list(
    _ field: UTF8Text, of place: Place, isRequired: Bool = false
  ) -> [JSONValue] {
    guard let value = value(field, of: place, isRequired: isRequired) else { return [] }
    if case .array(let elements) = value { return elements }
    expected("an array", for: field, in: place, value)
    return []
  }

  /// Phrases with their meanings, from an object of strings.
  mutating func phrases(_ field: UTF8Text, of place: Place) -> [Phrase] {
    guard let value = value(field, of: place) else { return [] }
    guard case .object(let object) = value else {
      expected("an object of phrase and text", for: field, in: place, value)
      return []
    }
    let inner = Place(object: object, path: place.path(to: field), kind: "'\(field)'")
    return object.members.compactMap { member in
      text(member.key, of: inner).map { Phrase(member.key.string, $0) }
    }
  }

  // MARK: Scalars

  mutating func value(
    _ field: UTF8Text, of place: Place, isRequired: Bool = false
  ) -> JSONValue? {
    if let value = place.object[field] { return value }
    if isRequired { report(place.path, "\(place.kind) needs the field '\(field)'") }
    return nil
  }

  mutating func string(
    _ field: UTF8Text, of place: Place, isRequired: Bool = false
  ) -> String? {
    guard let value = value(field, of: place, isRequired: isRequired) else { return nil }
    if case .string(let text) = value { return text.string }
    expected("a string", for: field, in: place, value)
    return nil
  }

  /// A string that is not empty.
  mutating func text(_ field: UTF8Text, of place: Place, isRequired: Bool = false) -> String? {
    guard let string = string(field, of: place, isRequired: isRequired) else { return nil }
    if !string.isEmpty { return string }
    report(place.path(to: field), "expected a text that is not empty for '\(field)'")
    return nil
  }

  mutating func strings(_ field: UTF8Text, of place: Place) -> [String] {
    var strings: [String] = []
    for (index, value) in list(field, of: place).enumerated() {
      if let string = value.stringValue, !string.isEmpty {
        strings.append(string)
      } else {
        report(
          place.path(to: field) + [.index(index)],
          "expected a string that is not empty in '\(field)', found \(shown(value))")
      }
    }
    return strings
  }

  mutating func boolean(_ field: UTF8Text, of place: Place) -> Bool? {
    guard let value = value(field, of: place) else { return nil }
    if case .boolean(let boolean) = value { return boolean }
    expected("true or false", for: field, in: place, value)
    return nil
  }

  mutating func integer(
    _ field: UTF8Text, of place: Place, in range: ClosedRange<Int64>, what: String
  ) -> Int? {
    guard let value = value(field, of: place) else { return nil }
    if let integer = value.numberValue?.integerValue, range.contains(integer) {
      return Int(integer)
    }
    expected(what, for: field, in: place, value)
    return nil
  }

  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ field: UTF8Text, of place: Place, as type: Word.Type, isRequired: Bool = false
  ) -> Word? where Word.RawValue == String {
    guard let value = value(field, of: place, isRequired: isRequired) else { return nil }
    if let word = value.stringValue.flatMap(Word.init(rawValue:)) { return word }
    let words = Word.allCases.map(\.rawValue)
    let nearest = EditDistance.nearest(to: value.stringValue ?? "", in: words, count: 1)
    let list = words.dropLast().map { "'\($0)'" }.joined(separator: ", ")
    report(
      place.path(to: field),
      "expected \(list) or '\(words.last ?? "")' for '\(field)', found \(shown(value))",
      help: nearest.first.map { "did you mean '\($0)'?" })
    return nil
  }

  /// An RFC 3339 timestamp; a date alone too, where that is allowed.
  mutating func instant(
    _ field: UTF8Text, of place: Place, allowsDate: Bool
  ) -> Instant? {
    guard let value = value(field, of: place) else { return nil }
    if let text = value.stringValue {
      if let instant = TimestampReader.rfc3339(text) { return instant }
      if allowsDate, case .date(let date)? = TimestampReader.value(text) { return date.midnight }
    }
    let example = "'2026-01-31T00:00:00Z'"
    let what = allowsDate ? "a timestamp like \(example) or a date" : "a timestamp like \(example)"
    expected(what, for: field, in: place, value)
    return nil
  }

  /// A value as a message shows it: short ones as they are, others by their kind.
  private func shown(_ value: JSONValue) -> String {
    switch value {
    case .null, .array, .object: return value.kindName
    case .boolean, .number: return value.compactText
    case .string(let text):
      return text.string.count <= 40 ? "'\(text)'" : "a string of \(text.string.count) characters"
    }
  }
}
