import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceProfiles
import AudienceSchema
import AudienceTime
import Testing
import WorkspaceImporters

@Suite("Inference from calls")
struct InferenceTests {
  /// Infers from the lines of a log.
  private func infer(_ lines: [String]) throws -> (Importing, ImportedWorkspace) {
    let values = try lines.map { try JSONReader.read($0) }
    let stream = CallStream(name: "log") { take in
      let log = CallLogReader.read(values)
      log.calls.forEach(take)
      return log.report
    }
    let type = CallLogImporter.self
    let imported = try type.init(settings: PluginSettings(for: type.description))
      .workspace(from: stream)
    return (try Importing(imported), imported)
  }

  private func track(
    _ event: String, _ properties: String, day: Int = 1, user: String = "u"
  ) -> String {
    let date = "2026-01-\(day < 10 ? "0" : "")\(day)T10:00:00Z"
    return
      #"{"type":"track","userId":"\#(user)","event":"\#(event)","timestamp":"\#(date)","properties":\#(properties)}"#
  }

  @Test("types, values and the last time each was seen")
  func fields() throws {
    let lines = (1...12).map { day in
      track(
        "Paid",
        #"{"total":\#(day).5,"n":\#(day),"ok":true,"on":"2026-02-\#(day + 10)","at":"2026-01-01T00:00:00Z","plan":"\#(day % 3 == 0 ? "pro" : "free")","order_id":"o\#(day)","text":"words \#(day)","tags":["a","b"],"lines":[{"sku":"x"},{"sku":"y","qty":2}],"to":{"city":"Oslo"},"none":null}"#,
        day: day)
    }
    let (made, imported) = try infer(lines)
    #expect(
      made.fields == [
        "Paid: total number", "Paid: n number", "Paid: ok boolean", "Paid: on date",
        "Paid: at date", #"Paid: plan string "free" "pro""#, "Paid: order_id string",
        "Paid: text string", #"Paid: tags array "a" "b""#, "Paid: lines array",
        #"Paid: lines.$.sku string "x" "y""#, "Paid: lines.$.qty number", "Paid: to object",
        #"Paid: to.city string "Oslo""#,
      ])
    let event = try #require(made.workspace.event(named: "Paid"))
    #expect(event.lastSeen?.text == "2026-01-12T10:00:00Z")
    let plan = try #require(event.properties.first { $0.path == "plan" })
    #expect(plan.values.map(\.count) == [8, 4])
    #expect(
      plan.values.map { $0.lastSeen?.text } == ["2026-01-11T10:00:00Z", "2026-01-12T10:00:00Z"])
    #expect(imported.findings == [])
    #expect(imported.confidences.count == 14 && imported.confidences.allSatisfy { $0.share == 1 })
  }

  @Test("a field of several types has the one most values have, with its share")
  func mixedTypes() throws {
    let lines =
      (1...9).map { track("A", #"{"x":\#($0),"d":"2026-01-0\#($0)"}"#) }
      + [track("A", #"{"x":"many","d":"soon"}"#)]
    let (made, imported) = try infer(lines)
    #expect(made.fields == ["A: x number", "A: d date"])
    #expect(imported.confidences.map(\.share) == [0.9, 0.9])
    #expect(
      imported.findings.map(\.message) == [
        "'x' of 'A' is number in 9 of 10 values; 1 string",
        "'d' of 'A' is date in 9 of 10 values; 1 string",
      ])
  }

  @Test("page and screen calls are the events that conditions read; traits come of identify, group")
  func kinds() throws {
    let (made, _) = try infer([
      #"{"type":"page","userId":"u","name":"Home","timestamp":"2026-01-01","properties":{"path":"/"}}"#,
      #"{"type":"screen","anonymousId":"a","name":"Cart","timestamp":"2026-01-01"}"#,
      #"{"type":"identify","userId":"u","timestamp":"2026-01-01","traits":{"age":7,"a.b":1}}"#,
      #"{"type":"group","groupId":"g","userId":"u","timestamp":"2026-01-01","traits":{"seats":5}}"#,
      #"{"type":"alias","previousId":"a","userId":"u","timestamp":"2026-01-01"}"#,
    ])
    #expect(made.events == ["Page Viewed", "Screen Viewed"])
    #expect(
      made.fields == [
        "Page Viewed: path string", "Page Viewed: page_name string",
        "Screen Viewed: screen_name string", "user: age number", #"user: a\.b number"#,
        "account: seats number",
      ])
  }

  @Test("values that tell who somebody is are never listed")
  func personalData() throws {
    let lines = (1...10).map { _ in
      track(
        "A",
        #"{"email":"x","first_name":"Ann","contact":"ann@example.org","session_id":"s","kind":"k"}"#
      )
    }
    let (made, imported) = try infer(lines)
    #expect(
      made.fields == [
        "A: email string", "A: first_name string", "A: contact string", "A: session_id string",
        #"A: kind string "k""#,
      ])
    #expect(
      imported.findings.map(\.message) == [
        "values of 'contact' of 'A' are personal data: none is listed"
      ])
  }

  @Test("names that differ in spelling, or by one letter, are told")
  func similarNames() throws {
    let lines =
      Array(repeating: track("Order Completed", #"{"total":1,"Total":1}"#), count: 3)
      + [
        track("order_completed", "{}"), track("Order Complete", "{}"), track("Step 1 Done", "{}"),
        track("Step 2 Done", "{}"),
      ]
    let (_, imported) = try infer(lines)
    #expect(
      imported.findings.map(\.message) == [
        "'Total' (3 values) and 'total' (3) of 'Order Completed' are two names",
        "'Order Completed' (3 calls) and 'Order Complete' (1) are two events",
        "'Order Completed' (3 calls) and 'order_completed' (1) are two events",
      ])
  }

  @Test("a call that was sent twice counts once")
  func repeated() throws {
    let call =
      #"{"type":"track","userId":"u","event":"A","messageId":"m","timestamp":"2026-01-01","properties":{"x":1}}"#
    let (_, imported) = try infer([call, call, call])
    #expect(imported.confidences.map(\.count) == [1])
  }

  @Test("an object whose keys are data stays untyped, and very many names are left out")
  func bounds() throws {
    let map = (0..<300).map { #""u\#($0)":1"# }.joined(separator: ",")
    let deep = String(repeating: #"{"a":"#, count: 30) + "1" + String(repeating: "}", count: 30)
    var lines = [track("A", #"{"scores":{\#(map)},"deep":\#(deep)}"#)]
    lines += (0..<6_000).map { track("E\($0)x\($0)", "{}") }
    let (made, imported) = try infer(lines)
    #expect(made.workspace.events.count == 5_000)
    let names = made.workspace.event(named: "A")?.properties.map(\.path.description) ?? []
    #expect(names.prefix(2) == ["scores", "deep"] && names.count == 2 + 7)
    let messages = imported.findings.map(\.message)
    #expect(messages.contains { $0.hasPrefix("'scores' of 'A' has more than 200 names inside") })
    #expect(messages.contains { $0.hasPrefix("1001 calls of other events are left out") })
  }

  @Test("lines that are no calls are told; a log without a call is refused")
  func noCalls() throws {
    let (_, imported) = try infer([track("A", "{}"), "{}", "[]"])
    #expect(
      Importing.lines(imported.findings) == [
        "calls:2:1 expected 'type'", "calls:3:1 expected an object, found an array",
      ])
    let error = #expect(throws: FindingError.self) { _ = try infer(["{}"]) }
    #expect(error?.first.message == "no call can be read in log")
  }
}
