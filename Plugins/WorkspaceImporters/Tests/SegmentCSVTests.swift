import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import Testing
import WorkspaceImporters

@Suite("A Segment tracking plan as CSV")
struct SegmentCSVTests {
  @Test("events and properties stand in columns that are found by their titles")
  func longForm() throws {
    let made = try Importing(
      SegmentCSVImporter.self,
      #"""
      Event Type,Event Name,Event Description,Property Name,Property Description,Data Type,Permitted Values,Status\#r
      track,Order Completed,"A paid, final order",total,"With ""tax""",number,,required\#r
      track,Order Completed,,coupon,,string,SPRING|SUMMER,optional\#r
      ,,,products,,array,,\#r
      ,,,products[].sku,,string,,\#r
      ,,,paid at,"two
      lines",Date time,,\#r
      identify,,,plan,,string,^(pro|free)$,\#r
      group,,,seats,,integer,,\#r
      page,Home,,path,,string,1️⃣/[a-z]+,\#r
      2️⃣alias,x,,3️⃣y,,string,,\#r
      track,Signed Up,,,,,,

      track,Paid,,sum,,4️⃣money,,,5️⃣extra
      """#, path: "plan.csv")
    #expect(made.events == ["Order Completed", "Page Viewed", "Signed Up", "Paid"])
    #expect(made.workspace.event(named: "Order Completed")?.summary == "A paid, final order")
    #expect(
      made.fields == [
        "Order Completed: total number", #"Order Completed: coupon string "SPRING" "SUMMER""#,
        "Order Completed: products array", "Order Completed: products.$.sku string",
        "Order Completed: paid at date", "Page Viewed: path string", "Paid: sum string",
        #"user: plan string "pro" "free""#, "account: seats number",
      ])
    #expect(
      made.findings == [
        "1️⃣ of permitted values only a list is kept: a|b|c",
        "2️⃣ expected track, identify, group, page or screen, found 'alias'",
        "3️⃣ 'y' stands below no event",
        "4️⃣ the data type 'money' is none of Segment's; taken as string",
        "5️⃣ expected 8 cells as in the first line, found 9",
      ])
  }

  @Test("Segment's own columns have a row for an event and rows below for its properties")
  func editorForm() throws {
    let made = try Importing(
      SegmentCSVImporter.self,
      """
      \u{FEFF}Name,Description,Status,Data Type,Permitted Values
      Order Completed,A paid order.,,,
      total,,Required,Number,
      season,,Optional,String,fall|winter
      """, path: "plan.csv")
    #expect(made.workspace.events.map(\.summary) == ["A paid order."])
    #expect(
      made.fields == [
        "Order Completed: total number", #"Order Completed: season string "fall" "winter""#,
      ])
    #expect(made.findings == [])
  }

  @Test(
    "text that breaks the rules of CSV is refused with line and column",
    arguments: [
      ("Event,Property,Type\na,1️⃣\"b,c", "1️⃣ the cell that begins here has no closing quote"),
      (
        "Event,Property,Type\na,b1️⃣\"c,d",
        "1️⃣ a cell with a quote has to stand in quotes, and the quote twice"
      ),
      ("Event,Property,Type\na,\"b\"1️⃣c,d", "1️⃣ expected ',' or the end of the line"),
      (
        "1️⃣Event;Property;Type\n",
        "1️⃣ expected the titles of a tracking plan's columns in the first line"
      ),
      ("1️⃣a,b\n1,2", "1️⃣ expected the titles of a tracking plan's columns in the first line"),
      ("", "plan.csv the file is empty"),
      ("Event,Property,Type\n", "plan.csv no event and no trait was found"),
    ])
  func refused(text: String, message: String) throws {
    let lines = try Importing.refusal(by: SegmentCSVImporter.self, of: text, path: "plan.csv")
    #expect(lines.first == message)
  }
}
