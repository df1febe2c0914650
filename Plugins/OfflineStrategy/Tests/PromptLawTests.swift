import AudienceConditions
import AudienceEvaluation
import AudienceJSON
import AudiencePluginAPI
import AudienceProbes
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSchema
import Testing

@testable import OfflineStrategy

/// Two ways to say one thing, or a name for both sides of a law.
struct PromptPair: Sendable, CustomTestStringConvertible {
  let one: String
  let other: String
  var testDescription: String { other }

  init(_ one: String, _ other: String) {
    self.one = one
    self.other = other
  }
}

@Suite("What is said another way is the same audience")
struct PromptLawTests {
  static let wordings: [PromptPair] = [
    // Digits and words.
    .init("Customers who ordered at least 3 times", "Customers who ordered at least three times"),
    .init("Customers who ordered 12 times or more", "Customers who ordered twelve or more times"),
    .init(
      "Customers who ordered in the last 30 days", "Customers who ordered in the last thirty days"),
    .init(
      "Customers who haven't ordered in 2 weeks", "Customers who haven't ordered in two weeks"),
    .init("Customers who ordered exactly 2 times", "Customers who ordered exactly twice"),
    .init("Customers who ordered 1 time", "Customers who ordered once"),
    // Synonyms.
    .init("Customers who live in Germany", "People located in Germany"),
    .init("Customers who live in Germany", "Shoppers from Germany"),
    .init(
      "Customers who placed an order in the last 30 days",
      "Customers who completed an order within the past 30 days"),
    .init(
      "Customers who never opened an email", "Customers who have not opened any email"),
    .init("Customers who ordered more than 5 times", "Customers with over five orders"),
    .init("Customers who ordered at least twice", "Customers with 2+ orders"),
    .init("Customers with a phone number", "Customers who have a phone"),
    .init("Customers without an email address", "Customers who have no email"),
    // Time.
    .init(
      "Customers who ordered in the last 7 days", "Customers who ordered in the past week"),
    .init(
      "Customers who ordered in the last 90 days", "Customers who ordered during the last 90 days"),
    .init(
      "Customers who ordered in the last 48 hours", "Customers who ordered within the last 48 hours"
    ),
    // Framing.
    .init("Customers who ordered twice", "Show me all customers who ordered twice"),
    .init("Customers who ordered twice", "Please find everyone who ordered twice"),
    .init("Customers who ordered twice", "All the people that have ordered twice"),
  ]

  @Test("Digits, synonyms and politeness do not matter", arguments: wordings)
  func wording(_ pair: PromptPair) async throws {
    let one = try await tree(pair.one, TestWorkspaces.shop)
    let other = try await tree(pair.other, TestWorkspaces.shop)
    #expect(one == other)
  }

  @Test("Upper and lower case do not matter", arguments: PromptTableTests.shop)
  func letterCase(_ example: PromptCase) async throws {
    // Codes and names in capitals are told by them.
    let hasName = example.id.split(separator: " ").dropFirst().contains {
      $0.contains(where: \.isUppercase) || $0.contains("'") || $0.contains("\"")
    }
    guard !hasName else { return }
    let lower = example.id.lowercased()
    #expect(try await Answer.query(lower, TestWorkspaces.shop) == example.query)
  }

  static let clauses: [PromptPair] = [
    .init("ordered in the last 30 days", "have a phone number"),
    .init("live in Germany", "ordered at least twice"),
    .init("haven't opened an email in 14 days", "are VIPs"),
    .init("have no email address", "have viewed a product"),
    .init("viewed a product this month", "haven't ordered in the last 90 days"),
  ]

  @Test("The order of two clauses does not matter", arguments: clauses)
  func clauseOrder(_ pair: PromptPair) async throws {
    // "haven't ordered or viewed" may be neither; "viewed or haven't ordered" is not.
    let isNegated = "\(pair.one) \(pair.other)".contains("n't")
    for word in isNegated ? ["and"] : ["and", "or"] {
      let one = try await tree(
        "Customers who \(pair.one) \(word) \(pair.other)", TestWorkspaces.shop)
      let other = try await tree(
        "Customers who \(pair.other) \(word) \(pair.one)", TestWorkspaces.shop)
      let (first, second) = (one.condition.junctionMembers, other.condition.junctionMembers)
      #expect(first != nil && first.map(Set.init) == second.map(Set.init), "\(word)")
      if case .and = one.condition { #expect(word == "and") } else { #expect(word == "or") }
    }
  }

  /// Names in the styles of tracking plans, each with words that say it.
  static let renamed: [PromptPair] = [
    .init("Parcel Dispatched", "had a parcel dispatched"),
    .init("quote_requested", "requested a quote"),
    .init("ticketReopened", "reopened a ticket"),
    .init("Webinar Attended", "attended a webinar"),
    .init("invoice_disputed", "disputed an invoice"),
    .init("photoUploaded", "uploaded a photo"),
  ]

  @Test(
    "An event of another name in the prompt and the workspace is the same tree", arguments: renamed)
  func renaming(_ pair: PromptPair) async throws {
    let workspace = WorkspaceMaker.make(
      "names",
      events: [(pair.one, ["amount:number", "channel:string=web|store"]), ("Page Read", [])],
      traits: ["country:string=DE|FR", "phone:string"])
    let frames: [(String, String)] = [
      ("Customers who ? in the last 30 days", "event('?').within(30 days).count() >= 1"),
      (
        "Customers in Germany who ? at least 3 times",
        "trait('country') = 'DE' AND event('?').count() >= 3"
      ),
      ("People with a phone who ?", "trait('phone').exists() AND event('?').count() >= 1"),
    ]
    for (prompt, query) in frames {
      let text = prompt.replacing("?", with: pair.other)
      #expect(try await Answer.query(text, workspace) == query.replacing("?", with: pair.one))
    }
  }

  static let narrowed: [PromptPair] = [
    .init("Customers who ordered", "Customers who ordered in the last 30 days"),
    .init("Customers who ordered", "Customers who ordered lamps"),
    .init("Customers who ordered", "Customers who ordered at least 3 times"),
    .init(
      "Customers who ordered in the last 90 days", "Customers who ordered in the last 7 days"),
    .init("Customers who ordered", "Customers who ordered and live in Germany"),
    .init("Customers in Germany or France", "Customers in Germany"),
    .init("Customers who placed an order over $20", "Customers who placed an order over $80"),
    .init(
      "Customers who viewed a product", "Customers who viewed a product but never ordered"),
  ]

  @Test("What is said in addition never adds a member", arguments: narrowed)
  func narrowing(_ pair: PromptPair) async throws {
    let wide = try await tree(pair.one, TestWorkspaces.shop)
    let narrow = try await tree(pair.other, TestWorkspaces.shop)
    let population = ProfileStore(
      calls: ProbeGenerator(
        [wide, narrow].map { ProbeTree($0, level: .users) }, workspace: TestWorkspaces.shop,
        at: WorkspaceMaker.now
      ).calls(count: 400)
    ).population(at: WorkspaceMaker.now)
    let evaluator = Evaluator(
      population,
      memberships: Memberships(readBy: [wide, narrow], definitions: [], population: population))
    var (inWide, inNarrow) = (0, 0)
    for subject in evaluator.subjects(at: .users) {
      let isWide = evaluator.holds(wide.root, for: subject)
      let isNarrow = evaluator.holds(narrow.root, for: subject)
      if isNarrow { #expect(isWide, "\(subject.id)") }
      inWide += isWide ? 1 : 0
      inNarrow += isNarrow ? 1 : 0
    }
    #expect(inNarrow > 0 && inNarrow < inWide)
  }

  private func tree(_ prompt: String, _ workspace: Workspace) async throws -> ConditionTree {
    try #require(try await Answer.readings(prompt, workspace).first, "\(prompt)").tree
  }
}
