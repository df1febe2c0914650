/// Makes up the calls of one person at a company.
struct MemberLife {
  var member: Tenant.Member
  var tenant: Tenant
  private let joined: Instant
  private var random: RandomSource
  private var web: Sender { Sender(user: member.id, source: "web") }

  init(member: Tenant.Member, tenant: Tenant) {
    self.member = member
    self.tenant = tenant
    random = RandomSource(seed: B2B.seed, stream: 10_000 + member.number)
    let isOwner = member.role == "owner"
    let latest = max(tenant.created.adding(hours: 30), B2B.now.adding(days: -20))
    joined = isOwner ? tenant.created : random.instant(tenant.created...latest)
  }

  /// Records everything from signing up to the workspace's clock.
  mutating func record(in log: inout CallLog) {
    let channel = random.pick(weighted: [("invitation", 5), ("search", 3), ("fair", 1)])
    log.track("Signed Up", ["channel": .string(channel)], by: web, at: joined)
    log.identify(firstTraits(), by: web, at: joined.adding(seconds: 2))
    log.group(tenant.id, [:], by: web, at: joined.adding(seconds: 3))
    // Who has gone was busy only at first.
    let end =
      member.zeal == 0
      ? min(joined.adding(days: 40), B2B.now.adding(days: -35)) : B2B.now.adding(minutes: -9)
    var last = joined
    if joined < end {
      for _ in 0..<(3 + member.zeal * 6 + random.int(0...3)) {
        let time = random.instant(joined...end)
        last = max(last, time)
        recordSession(at: time, in: &log)
      }
    }
    recordStanding(last, in: &log)
  }

  private mutating func recordSession(at time: Instant, in log: inout CallLog) {
    let device = random.pick(weighted: [("desktop", 5), ("tablet", 2), ("mobile", 2)])
    let context: JSON = ["device": ["type": .string(device)]]
    let sender = web.with(context)
    let method = random.pick(weighted: [("password", 5), ("sso", 3), ("passkey", 1)])
    log.track("Signed In", ["method": .string(method)], by: sender, at: time)
    if device == "mobile" {
      let screen = random.pick(["Today", "Site Diary", "Camera", "Plan: Ground Floor"])
      log.screen(screen, [:], by: sender.with(["os": ["name": "Android"]]), at: time)
    } else if random.chance(30) {
      let page = random.pick(["Pricing", "Docs", "Roadmap", "Billing & Seats"])
      let path = "/\(page.prefix { $0.isLetter }.lowercased())"
      let url: JSON = ["page": ["url": .string("https://plumbline.example.com\(path)")]]
      log.page(
        page, ["path": .string(path)], by: sender.with(url), at: time.adding(seconds: 20))
    }
    for step in 0..<random.int(0...2) {
      let action = MemberAction.draw(role: member.role, &random)
      let moment = time.adding(minutes: 3 + step * 11)
      guard moment < B2B.now else { continue }
      log.track(action.event, action.properties, by: sender, at: moment)
      guard action.event == "Ticket Opened", random.chance(70) else { continue }
      let hours = random.int(1...120)
      let resolved = moment.adding(hours: hours)
      guard resolved < B2B.now else { continue }
      log.track(
        "Ticket Resolved",
        ["hours_open": .integer(hours), "is_satisfied": .bool(random.chance(65))],
        by: web.by(source: "helpdesk"), at: resolved)
    }
  }

  private mutating func recordStanding(_ last: Instant, in log: inout CallLog) {
    var traits: JSON = [
      "last_active_on": .string(last.day), "onboarding_step": .integer(min(5, member.zeal * 2)),
    ]
    if member.number % 13 == 2 { traits = traits.merging(["mobile": .null]) }
    if member.number % 6 == 1 { traits = traits.merging(["two_step_login": true]) }
    if member.number % 11 == 3 { traits = traits.merging(["advisory_board": true]) }
    if member.number % 23 == 5 { traits = traits.merging(["advisory_board": false]) }
    if tenant.isStrategic {
      traits = traits.merging(["strategic_accounts": .bool(tenant.number % 2 == 0)])
    }
    log.identify(
      traits, by: web.by(source: "warehouse"),
      at: B2B.now.adding(hours: -20, seconds: member.number))
  }

  private mutating func firstTraits() -> JSON {
    let name = "\(random.pick(People.firstNames)) \(random.pick(People.lastNames))"
    var traits: JSON = [
      "email": People.email(member.id, &random), "name": .string(name),
      "role": .string(member.role), "created_at": .string(joined.text),
      "locale": .string(random.pick(["en-US", "en-US", "en-GB", "sv-SE", "fr-FR", "ja-JP"])),
      "notifications": ["email": .bool(random.chance(70)), "push": .bool(random.chance(40))],
    ]
    if random.chance(80) {
      let title = random.pick([
        "Site Manager", "Head of Planning", "Estimator", "VP Operations", "Architect, R&D",
      ])
      traits = traits.merging(["job_title": .string(title)])
    }
    if random.chance(75) {
      let team = random.pick(["Planning", "Field", "Office", "Büro Süd"])
      traits = traits.merging(["team": .string(team)])
    }
    if random.chance(55) { traits = traits.merging(["mobile": People.phone(member.number)]) }
    if random.chance(85) { traits = traits.merging(["two_step_login": .bool(random.chance(45))]) }
    if random.chance(30) { traits = traits.merging(["is_champion": .bool(random.chance(50))]) }
    if random.chance(50) {
      let skills = random.some(random.int(0...3), of: ["CAD", "bidding", "survey", "H&S"])
      traits = traits.merging(["skills": .strings(skills)])
    }
    if random.chance(35) {
      let kinds = random.some(random.int(1...2), of: ["crane", "first aid", "welding"])
      let certificates = kinds.map { kind -> JSON in
        ["kind": .string(kind), "expires_on": .string(expiry())]
      }
      traits = traits.merging(["certificates": .array(certificates)])
    }
    return traits
  }

  private mutating func expiry() -> String {
    B2B.now.adding(days: random.int(-90...400)).day
  }
}
