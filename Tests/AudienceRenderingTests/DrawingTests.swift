import AudienceRendering
import AudienceSampleSupport
import AudienceSession
import TerminalText
import Testing

@Suite("Drawings of replies")
struct DrawingTests {
  private static let prompt = "Customers who haven't purchased in the last 30 days and have a phone"

  struct Drawing: CustomTestStringConvertible {
    let id: String
    let lines: [String]
    let text: String
    var testDescription: String { id }
  }

  @Test(
    "the session of the design is drawn as it is there, at 80 and at 200 columns",
    arguments: [
      Drawing(
        id: "generated", lines: [prompt],
        text: """
            1  and
            2  ├─ event 'Order Completed'
               │    performed at most 0 times (count = 0)
               │    within last 30 days
            3  └─ trait 'phone' exists
            offline · 1 reading · 0 findings · 41 of 200 profiles
          """),
      Drawing(
        id: "explanation", lines: [prompt, "/explain"],
        text: """
            Customers who haven't purchased in the last 30 days and have a phone
                          ^^^^^^^ ^^^^^^^^^ ^^^^^^^^^^^^^^^^^^^ ^^^ ^^^^^^^^^^^^
                          a       b         c                   d   e
            a  2 count = 0               "haven't" negates the event
            b  2 event 'Order Completed' "purchased" is a synonym of it in this workspace
            c  2 within last 30 days
            d  1 and
            e  3 trait 'phone' exists
            not used: Customers who
          """),
      Drawing(
        id: "change", lines: [prompt, "/set 2 within 7 days"],
        text: """
                 2  ├─ event 'Order Completed'
               - │      within last 30 days
               + │      within last 7 days
            41 → 58 profiles (+17 −0) · /undo to go back
          """),
      Drawing(
        id: "why", lines: [prompt, "/set 2 within 7 days", "/why u_044"],
        text: """
            ✗ u_044 is not a member
            ✗ 1  and                                  1 of 2 hold
            ✗ 2  ├─ event 'Order Completed', last 7 days, count = 0
                 │    found 1: 2026-02-26T10:12Z  total 84.50
            ✓ 3  └─ trait 'phone' exists              +1 555 0144
            near miss: /set 2 within 2 days would include u_044 and 6 others
          """),
      Drawing(
        id: "error", lines: [prompt, "/set 2 event 'Order Complete'"],
        text: """
            error[unknown-event]: workspace 'shop' has no event 'Order Complete'
              /set 2 event 'Order Complete'
                           ^^^^^^^^^^^^^^^^
              did you mean 'Order Completed'?   /apply 1 to use it
          """),
    ])
  func drawing(_ drawing: Drawing) throws {
    var session = try Samples.session("shop")
    var reply = Reply.quit
    for line in drawing.lines { reply = session.run(line) }
    for columns in [80, 200] {
      let lines = TextRenderer(Screen(columns: columns)).lines(reply)
      #expect(lines.joined(separator: "\n") == drawing.text)
    }
  }

  @Test("nothing is wider than the screen", arguments: [60, 80, 200])
  func width(_ columns: Int) throws {
    var session = try Samples.session("b2b")
    let renderer = TextRenderer(Screen(columns: columns))
    let lines = [
      "Users who haven't logged in for the last 21 days", "/explain", "/show", "/preview",
      "/schema", "/schema Ticket Opened", "/help", "/help set", "/plugin", "/tips", "/learn",
      "/status", "/log", "/readings", "/validate", "/why nobody", "/open " + longPath,
      "/query " + String(repeating: "x", count: 5000), "/" + String(repeating: "y", count: 5000),
    ]
    for line in lines {
      for row in renderer.lines(session.run(line)) {
        #expect(ScreenText.width(row) <= columns, "\(line.prefix(40)): \(row)")
      }
    }
  }

  private var longPath: String { String(repeating: "folder/", count: 60) }

  @Test("without a session there is no /apply to point to")
  func noApply() throws {
    var session = try Samples.session("shop")
    let reply = session.run("/query event('Order Complete').count() >= 1")
    let text = { TextRenderer(Screen(), offersApply: $0).lines(reply).joined() }
    #expect(text(true).contains("/apply 1 to use it"))
    #expect(!text(false).contains("/apply"))
  }
}
