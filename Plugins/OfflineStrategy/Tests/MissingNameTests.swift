import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import Testing

@testable import OfflineStrategy

/// A prompt that a workspace answers, and the name without which it must not be answered with what
/// is left.
struct MissingNameCase: Sendable, CustomTestStringConvertible {
  let id: String
  let name: String

  init(_ id: String, without name: String) {
    self.id = id
    self.name = name
  }

  var testDescription: String { "\(id) – \(name)" }
}

@Suite("A name that a workspace lacks is not guessed from those it has")
struct MissingNameTests {
  static let events: [(String, [String])] = [
    ("File Uploaded", ["file_id:string"]),
    ("Comment Posted", ["comment_id:string", "file_id:string"]),
    ("Quote Started", []),
    ("Quote Completed", ["price:number"]),
    ("Survey Completed", ["score:number"]),
    ("Payment Made", []),
    ("Claim Paid", ["claim_id:string"]),
    ("Plan Changed", ["from_plan:string=basic|plus|pro", "to_plan:string=basic|plus|pro"]),
    ("Trial Started", ["plan:string=basic|plus|pro"]),
    ("Order Completed", ["total:number", "delivery_fee:number", "order_id:string"]),
    ("Video Watched", ["percent_watched:number"]),
    ("Points Redeemed", ["points:number"]),
  ]
  static let traits = ["plan:string=basic|plus|pro", "country:string", "city:string"]

  static let cases: [MissingNameCase] = [
    .init(
      "Users who have neither uploaded a file nor posted a comment", without: "File Uploaded"),
    .init(
      "Users who started a quote but did not complete it within 24 hours",
      without: "Quote Completed"),
    .init("Users with no payment made in the last 30 days", without: "Payment Made"),
    .init("Users who changed their plan from plus to pro this month", without: "from_plan"),
    .init("Users who changed their plan from plus to pro this month", without: "to_plan"),
    .init("Users in Canada or Ireland", without: "country"),
    .init("Users on the pro plan who uploaded a file", without: "plan"),
    .init("Users who placed an order worth more than $40", without: "total"),
    .init("Users who spent more than $400 on orders in total", without: "total"),
    .init("Users who watched less than 25% of a video", without: "percent_watched"),
    .init("Users who redeemed more than 1,000 points at once", without: "points"),
  ]

  /// The workspace without the events, properties of any event, and traits of a name.
  private static func workspace(without name: String? = nil) -> Workspace {
    func isKept(_ field: String) -> Bool {
      field.split(separator: ":").first.map(String.init) != name
    }
    // A trial has the plan that people are on; that they are on one is another thing.
    return WorkspaceMaker.make(
      "office",
      events: events.filter { $0.0 != name }.map { event, fields in
        (event, event == "Trial Started" ? fields : fields.filter(isKept))
      },
      traits: traits.filter(isKept))
  }

  @Test("Both ways", arguments: cases)
  func declinesWithout(_ example: MissingNameCase) async throws {
    let query = try await Answer.query(example.id, Self.workspace())
    #expect(query.contains("'\(example.name)'"))
    let refusal = try await Answer.refusal(example.id, Self.workspace(without: example.name))
    #expect(refusal?.code == .reword)
  }
}
