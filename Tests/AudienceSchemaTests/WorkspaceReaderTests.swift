import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime
import Testing

/// A text with 1️⃣, 2️⃣, 3️⃣ at places that findings are expected at.
struct MarkedText {
  let text: String
  let positions: [TextPosition]

  init(_ marked: String) {
    var text = ""
    var positions: [TextPosition] = []
    for character in marked {
      if ["1️⃣", "2️⃣", "3️⃣"].contains(character) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        positions.append(
          TextPosition(line: lines.count, column: (lines.last ?? "").count + 1))
      } else {
        text.append(character)
      }
    }
    self.text = text
    self.positions = positions
  }
}

@Suite struct WorkspaceReaderTests {
  struct FaultCase: Sendable, CustomTestStringConvertible {
    let id: String
    /// Members of the workspace besides name, events and traits, or the whole of it.
    let marked: String
    /// The messages of the findings, in order.
    let messages: [String]
    var code: FindingCode = .workspace
    var severity = Severity.error
    var help: String?
    var testDescription: String { id }

    init(
      _ id: String, _ marked: String, _ messages: String..., code: FindingCode = .workspace,
      severity: Severity = .error, help: String? = nil
    ) {
      self.id = id
      self.marked = marked
      self.messages = messages
      self.code = code
      self.severity = severity
      self.help = help
    }
  }

  private func check(_ test: FaultCase, _ marked: MarkedText) {
    let (workspace, findings) = WorkspaceReader.read(Array(marked.text.utf8), path: "w.json")
    #expect(findings.map(\.message) == test.messages)
    #expect(findings.map(\.place) == marked.positions.map { .file("w.json", $0) })
    #expect(findings.allSatisfy { $0.code == test.code && $0.severity == test.severity })
    if let help = test.help { #expect(findings.first?.help == help) }
    #expect((workspace == nil) == (test.severity == .error))
  }

  @Test(arguments: [
    FaultCase("not an object", "1️⃣[]", "expected an object for a workspace, found an array"),
    FaultCase(
      "nothing required is there", "1️⃣2️⃣3️⃣{}", "a workspace needs the field 'name'",
      "a workspace needs the field 'events'", "a workspace needs the field 'traits'"),
    FaultCase(
      "lists of another type", #"{"name": "w", "events": 1️⃣{}, "traits": 2️⃣null}"#,
      "expected an array for 'events', found an object",
      "expected an array for 'traits', found null"),
    FaultCase(
      "a name that is empty", #"{"name": 1️⃣"", "events": [], "traits": []}"#,
      "expected a text that is not empty for 'name'"),
    FaultCase(
      "JSON that does not parse", "{\"name\": \"é\",\n  \"events\": [1️⃣,]}", "expected a value",
      code: .json),
    FaultCase(
      "too deep JSON", String(repeating: "[", count: 200) + "1️⃣[",
      "nested more than 200 levels deep", code: .json),
  ])
  func `a file that is no workspace says where and what was expected`(_ test: FaultCase) {
    check(test, MarkedText(test.marked))
  }

  @Test(arguments: [
    FaultCase("title", #""title": 1️⃣5"#, "expected a string for 'title', found 5"),
    FaultCase("null", #""title": 1️⃣null"#, "expected a string for 'title', found null"),
    FaultCase(
      "lookback of no days", #""lookback_days": 1️⃣0"#,
      "expected a whole number of days from 1 for 'lookback_days', found 0"),
    FaultCase(
      "lookback in fractions", #""lookback_days": 1️⃣1.5"#,
      "expected a whole number of days from 1 for 'lookback_days', found 1.5"),
    FaultCase(
      "lookback as text", #""lookback_days": 1️⃣"30""#,
      "expected a whole number of days from 1 for 'lookback_days', found '30'"),
    FaultCase(
      "negative inactivity", #""inactive_after_days": 1️⃣-1"#,
      "expected a whole number of days from 0 for 'inactive_after_days', found -1"),
    FaultCase(
      "now as a date", #""now": 1️⃣"2026-01-31""#,
      "expected a timestamp like '2026-01-31T00:00:00Z' for 'now', found '2026-01-31'"),
    FaultCase(
      "a day that does not exist", #""now": 1️⃣"2026-02-30T00:00:00Z""#,
      "expected a timestamp like '2026-01-31T00:00:00Z' for 'now', found '2026-02-30T00:00:00Z'"),
    FaultCase(
      "time zone", #""time_zone": 1️⃣"Europe/""#,
      "expected an IANA time zone like 'Europe/Paris' or 'UTC' for 'time_zone', found 'Europe/'"),
    FaultCase(
      "week start", #""week_start": 1️⃣"Monday""#,
      "expected 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday' or 'sunday' "
        + "for 'week_start', found 'Monday'", help: "did you mean 'monday'?"),
    FaultCase(
      "fiscal year", #""fiscal_year_start": 1️⃣13"#,
      "expected a month from 1 to 12 for 'fiscal_year_start', found 13"),
    FaultCase(
      "currency", #""currency": 1️⃣"usd""#,
      "expected three capital letters like 'USD' for 'currency', found 'usd'"),
    FaultCase(
      "share values", #""share_values": 1️⃣"yes""#,
      "expected true or false for 'share_values', found 'yes'"),
    FaultCase(
      "synonyms", #""synonyms": {"a": 1️⃣1, "b": 2️⃣""}"#,
      "expected a string for 'a', found 1", "expected a text that is not empty for 'b'"),
    FaultCase(
      "definitions", #""definitions": 1️⃣[]"#,
      "expected an object of phrase and text for 'definitions', found an array"),
    FaultCase(
      "an audience", #""audiences": [1️⃣{"key": "k", "level": 2️⃣"user"}, 3️⃣7]"#,
      "an audience needs the field 'name'",
      "expected 'users' or 'accounts' for 'level', found 'user'",
      "expected an object for an audience, found 7"),
    FaultCase(
      "an audience twice",
      """
      "audiences": [{"key": "k", "name": "A", "level": "users"},
        {"key": 1️⃣"k", "name": "B", "level": "accounts"}]
      """, "audience 'k' is declared twice, first in line 2"),
    FaultCase(
      "an unknown field", #"1️⃣"lookback_day": 7"#,
      "a workspace has no field 'lookback_day'; it is kept", code: .workspaceField,
      severity: .warning, help: "did you mean 'lookback_days'?"),
    FaultCase(
      "an unknown field of an audience",
      #""audiences": [{"key": "k", "name": "A", "level": "users", 1️⃣"size": 7}]"#,
      "an audience has no field 'size'; it is kept", code: .workspaceField, severity: .warning),
    FaultCase(
      "a key twice", #""title": "a", 1️⃣"title": "b""#,
      "the key 'title' stands twice in this object; the last one counts", code: .duplicateKey,
      severity: .warning),
  ])
  func `a setting that breaks the format is found at its value`(_ test: FaultCase) {
    let marked = MarkedText(
      "{\"name\": \"w\", \"events\": [], \"traits\": [],\n  \(test.marked)}\n")
    check(test, marked)
  }

  @Test(arguments: [
    FaultCase("an event that is a string", #"1️⃣"A""#, "expected an object for an event, found 'A'"),
    FaultCase("an event without a name", "1️⃣{}", "an event needs the field 'name'"),
    FaultCase(
      "an event twice, by bytes", "{\"name\": \"A\"}, {\"name\": \"a\"},\n{\"name\": 1️⃣\"A\"}",
      "event 'A' is declared twice, first in line 2"),
    FaultCase(
      "last seen", #"{"name": "A", "last_seen": 1️⃣"yesterday"}"#,
      "expected a timestamp like '2026-01-31T00:00:00Z' or a date for 'last_seen', "
        + "found 'yesterday'"),
    FaultCase(
      "synonyms of an event", #"{"name": "A", "synonyms": ["x", 1️⃣3]}"#,
      "expected a string that is not empty in 'synonyms', found 3"),
    FaultCase(
      "a property without a type", #"{"name": "A", "properties": [1️⃣{"name": "p"}]}"#,
      "a property needs the field 'type'"),
    FaultCase(
      "an unknown type", #"{"name": "A", "properties": [{"name": "p", "type": 1️⃣"strin"}]}"#,
      "expected 'string', 'number', 'boolean', 'date', 'array' or 'object' for 'type', "
        + "found 'strin'", help: "did you mean 'string'?"),
    FaultCase(
      "a property twice in one event",
      """
      {"name": "A", "properties": [{"name": "p", "type": "string"},
        {"name": 1️⃣"p", "type": "number"}]},
      {"name": "B", "properties": [{"name": "p", "type": "string"}]}
      """, "property 'p' is declared twice, first in line 2"),
    FaultCase(
      "values",
      #"{"name": "A", "properties": [{"name": "p", "type": "string", "values": ["#
        + #""a", 1, true, {"value": 2}, 1️⃣null, 2️⃣[1], {"value": 3️⃣{}}]}]}"#,
      "expected a string, a number, a boolean or {\"value\": …} in 'values', found null",
      "expected a string, a number, a boolean or {\"value\": …} in 'values', found an array",
      "expected a string, a number or a boolean for 'value', found an object"),
    FaultCase(
      "a count",
      #"{"name": "A", "properties": [{"name": "p", "type": "string", "values": ["#
        + #"{"value": 1, "count": 1️⃣-1}, 2️⃣{"count": 3}]}]}"#,
      "expected a whole number from 0 for 'count', found -1", "a value needs the field 'value'"),
    FaultCase(
      "an unknown field of a property",
      #"{"name": "A", "properties": [{"name": "p", "type": "string", 1️⃣"lastseen": "x"}]}"#,
      "a property has no field 'lastseen'; it is kept", code: .workspaceField, severity: .warning,
      help: "did you mean 'last_seen'?"),
  ])
  func `an event that breaks the format is found at its place`(_ test: FaultCase) {
    check(
      test,
      MarkedText("{\"name\": \"w\", \"traits\": [], \"events\": [\n\(test.marked)\n]}"))
  }

  @Test(arguments: [
    FaultCase(
      "no scope", #"1️⃣{"name": "t", "type": "string"}"#, "a trait needs the field 'scope'"),
    FaultCase(
      "an unknown scope", #"{"name": "t", "type": "string", "scope": 1️⃣"users"}"#,
      "expected 'user' or 'account' for 'scope', found 'users'", help: "did you mean 'user'?"),
    FaultCase(
      "twice in one scope",
      """
      {"name": "t", "type": "string", "scope": "user"},
      {"name": "t", "type": "string", "scope": "account"},
      {"name": 1️⃣"t", "type": "number", "scope": "user"}
      """, "user trait 't' is declared twice, first in line 2"),
  ])
  func `a trait that breaks the format is found at its place`(_ test: FaultCase) {
    check(
      test,
      MarkedText("{\"name\": \"w\", \"events\": [], \"traits\": [\n\(test.marked)\n]}"))
  }
}
