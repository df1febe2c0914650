/// Something that a person does in the product.
struct MemberAction {
  var event: String
  var properties: JSON

  /// One action that fits the role.
  static func draw(role: String, _ random: inout RandomSource) -> MemberAction {
    let isAdmin = role == "owner" || role == "admin"
    let make = random.pick(weighted: [
      (task, 9), (project, 4), (upload, 5), (share, 2), (invite, isAdmin ? 3 : 0),
      (connect, isAdmin ? 2 : 0), (export, 3), (ask, 2), (answer, 2),
    ])
    return make(&random)
  }

  private static func task(_ random: inout RandomSource) -> MemberAction {
    let trade = random.pick(["roofing", "electrics", "plumbing", "plaster", "béton"])
    return MemberAction(
      event: "Task Completed",
      properties: [
        "trade": .string(trade), "hours": .hundredths(random.int(1...48) * 25),
        "is_overdue": .bool(random.chance(22)),
      ])
  }

  private static func project(_ random: inout RandomSource) -> MemberAction {
    let type = random.pick(["renovation", "new build", "extension", "Fit-out \"A\""])
    let tags = random.some(random.int(0...2), of: ["school", "listed", "timber", "night work"])
    let start = B2B.now.adding(days: random.int(-60...120)).day
    return MemberAction(
      event: "Project Created",
      properties: [
        "project_type": .string(type), "budget": .integer(random.int(5...900) * 1000),
        "floors": .integer(random.int(1...9)), "is_template": .bool(random.chance(15)),
        "starts_on": .string(start), "tags": .strings(tags),
        "site": ["country": .string(random.pick(People.places).country)],
      ])
  }

  private static func upload(_ random: inout RandomSource) -> MemberAction {
    let format = random.pick(["dwg", "pdf", "ifc"])
    return MemberAction(
      event: "Drawing Uploaded",
      properties: [
        "format": .string(format), "size_mb": .hundredths(random.int(20...9000)),
        "pages": .integer(random.int(1...40)),
      ])
  }

  private static func share(_ random: inout RandomSource) -> MemberAction {
    let recipients = random.some(random.int(1...2), of: ["client", "council", "engineer"])
    return MemberAction(
      event: "Drawing Shared",
      properties: ["format": "pdf", "recipients": .strings(recipients)])
  }

  private static func invite(_ random: inout RandomSource) -> MemberAction {
    let role = random.pick(["planner", "planner", "guest", "admin"])
    return MemberAction(event: "Member Invited", properties: ["role": .string(role)])
  }

  private static func connect(_ random: inout RandomSource) -> MemberAction {
    let name = random.pick(["Ledgerly", "Chatter", "Drone.io", "Mail & More"])
    return MemberAction(event: "Integration Connected", properties: ["integration": .string(name)])
  }

  private static func export(_ random: inout RandomSource) -> MemberAction {
    let format = random.pick(["pdf", "csv", "xlsx"])
    return MemberAction(
      event: "Export Finished",
      properties: ["format": .string(format), "rows": .integer(random.int(1...5000))])
  }

  private static func ask(_ random: inout RandomSource) -> MemberAction {
    let priority = random.pick(weighted: [("low", 3), ("normal", 4), ("urgent", 2)])
    let topic = random.pick(["billing", "drawings", "login", "can't sync"])
    return MemberAction(
      event: "Ticket Opened",
      properties: ["priority": .string(priority), "topic": .string(topic)])
  }

  private static func answer(_ random: inout RandomSource) -> MemberAction {
    let comment = random.pick(["", "Love it", "\"Meh\"", "Trop cher", "高い"])
    return MemberAction(
      event: "Survey Answered",
      properties: ["score": .integer(random.int(2...10)), "comment": .string(comment)])
  }
}
