import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceSchema
import Testing

@testable import OfflineStrategy

/// Who an audience is of where the words name users, accounts and audiences of either.
@Suite("Users, accounts and their audiences")
struct AccountPromptTests {
  static let fleet = WorkspaceMaker.make(
    "fleet",
    events: [
      ("Trip Planned", ["region:string=north|south", "plan_kind:string=basic|full"]),
      ("Driver Invited", []),
      ("Key Created", ["environment:string=test|live"]),
      ("Refund Issued", ["total:number"]),
    ],
    traits: [
      "role:string=admin|planner|driver", "department:string=Accounting|Sales",
      "safety_training_done:boolean", "last_active_at:date", "score:number",
    ],
    accountTraits: [
      "company_name:string", "industry:string=Mining|Retail", "employee_count:number",
      "depots:number", "is_customer:boolean", "is_live:boolean", "country:string=DE|FR",
      "cloud_provider:string=aws|gcp", "payment_methods:array=card|invoice",
      "plan_kinds:array=basic|full",
    ],
    audiences: [
      AudienceEntry(key: "idle_admins", name: "Idle Admins", level: .users),
      AudienceEntry(key: "renewal_watch", name: "Renewal Watch", level: .accounts),
    ])

  static let rows: [PromptCase] = [
    // Users of accounts that are in an audience are in it themselves.
    .init(
      "Admins at companies in the Renewal Watch audience",
      "trait('role') = 'admin' AND trait('renewal_watch') = 'true'"),
    .init(
      "Planners from accounts which are in Renewal Watch",
      "trait('role') = 'planner' AND trait('renewal_watch') = 'true'"),
    .init(
      "Drivers who belong to an account in the Renewal Watch audience",
      "trait('role') = 'driver' AND trait('renewal_watch') = 'true'"),
    .init(
      "Drivers who are part of a company in the Renewal Watch audience",
      "trait('role') = 'driver' AND trait('renewal_watch') = 'true'"),
    // Members of an audience of accounts are accounts.
    .init(
      "Members of the Renewal Watch account audience with over 20 depots",
      "trait('renewal_watch') = 'true' AND trait('depots') > 20"),
    .init(
      "Members of Renewal Watch with more than 20 depots",
      "trait('renewal_watch') = 'true' AND trait('depots') > 20"),
    // What accounts have.
    .init(
      "Accounts that contain somebody from the Idle Admins audience",
      "ANY trait('idle_admins') = 'true'"),
    .init("Companies that include a planner", "ANY trait('role') = 'planner'"),
    .init("Accounts containing at least one driver", "ANY trait('role') = 'driver'"),
    // What kind of accounts.
    .init(
      "Customer accounts with fewer than 5 depots",
      "trait('is_customer') = 'true' AND trait('depots') < 5"),
    .init(
      "Customer companies in the Mining industry",
      "trait('is_customer') = 'true' AND trait('industry') = 'Mining'"),
    .init("Client accounts with over 10 depots", "trait('depots') > 10"),
    // All of their users, said behind them.
    .init(
      "Accounts whose users have all done the safety training",
      "ALL trait('safety_training_done') = 'true'"),
    .init(
      "Companies whose members each planned a trip in the last 30 days",
      "ALL event('Trip Planned').within(30 days).count() >= 1"),
    .init(
      "Accounts whose users have not all done the safety training",
      "NOT ALL trait('safety_training_done') = 'true'"),
    // Numbers of people that accounts have; names and values that say who it is of.
    .init(
      "Company name starting with Rail, fewer than 200 employees",
      "trait('company_name').starts_with('Rail') AND trait('employee_count') < 200"),
    .init(
      "Industry is Retail, more than 50 employees",
      "trait('industry') = 'Retail' AND trait('employee_count') > 50"),
    .init(
      "Created a live key in the last 7 days",
      "event('Key Created').where(property('environment') = 'live').within(7 days).count() >= 1"),
    .init("Accounts with no cloud provider assigned", "trait('cloud_provider').absent()"),
    .init("Cloud provider is unassigned", "trait('cloud_provider').absent()"),
    .init(
      "Companies whose users include a driver who planned a trip",
      "ANY (trait('role') = 'driver' AND event('Trip Planned').count() >= 1)"),
    .init("Accounts operating in Germany", "trait('country') = 'DE'"),
    .init("Companies operating in the Mining industry", "trait('industry') = 'Mining'"),
    .init("Accounts hosted on aws", "trait('cloud_provider') = 'aws'"),
    .init("Companies accepting invoice", "trait('payment_methods').contains('invoice')"),
    .init(
      "Accounts in Mining hosted on gcp",
      "trait('industry') = 'Mining' AND trait('cloud_provider') = 'gcp'"),
    .init(
      "Companies with more than $5,000 in issued refunds",
      "event('Refund Issued').sum(property('total')) > 5000"),
  ]

  @Test("a prompt means its query", arguments: rows)
  func meaning(_ row: PromptCase) async throws {
    #expect(try await Answer.query(row.id, Self.fleet) == row.query)
  }

  static let levels: [(String, AudienceLevel)] = [
    ("Admins at companies in the Renewal Watch audience", .users),
    ("Members of the Renewal Watch account audience", .accounts),
    ("Customer accounts with fewer than 5 depots", .accounts),
    ("Created a live key in the last 7 days", .users),
    ("Company name starting with Rail, fewer than 200 employees", .accounts),
    ("Drivers who planned a trip", .users),
    ("Most common plan kind is basic", .users),
    ("Plan kinds include basic and depots over 5", .accounts),
  ]

  @Test("the words say whether an audience is of users or of accounts", arguments: levels)
  func level(_ prompt: String, _ level: AudienceLevel) async throws {
    #expect(try await Answer.readings(prompt, Self.fleet).first?.level == level)
  }

  static let nouns: [(note: String, prompt: String, query: String)] = [
    (
      "an account is a carrier", "Carriers with over 10 depots",
      "trait('depots') > 10"
    ),
    (
      "an account is a carrier; users may be in several", "Carrier accounts in Mining",
      "trait('industry') = 'Mining'"
    ),
    (
      "an account is a carrier", "Drivers at carriers in the Renewal Watch audience",
      "trait('role') = 'driver' AND trait('renewal_watch') = 'true'"
    ),
  ]

  @Test("accounts are called what the workspace says that they are", arguments: nouns)
  func noun(_ row: (note: String, prompt: String, query: String)) async throws {
    let workspace = Workspace(
      name: "fleet", settings: Self.fleet.settings, events: Self.fleet.events,
      traits: Self.fleet.traits, audiences: Self.fleet.audiences,
      document: .object(["accounts": .object(["note": .text(row.note)])]))
    #expect(try await Answer.query(row.prompt, workspace) == row.query)
  }

  @Test(
    "what is said of the accounts of users is not left out",
    arguments: [
      "Drivers of customer accounts who planned a trip",
      "Users who are part of an account in the Mining industry",
    ])
  func accountsOfUsers(_ prompt: String) async throws {
    #expect(try await Answer.refusal(prompt, Self.fleet)?.code == .reword)
  }
}
