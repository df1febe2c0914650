/// A company that uses the product, decided before any of the calls.
struct Tenant {
  var number: Int
  var plan: String
  var isPaying: Bool
  var created: Instant
  var users: [Member]

  /// One of its people.
  struct Member {
    var number: Int
    var role: String
    /// How busy: 0 has gone, 3 is there every day.
    var zeal: Int
    var id: String { "user-\(padded(number, 3))" }
  }

  var id: String { "acc_\(padded(number, 3))" }
  var isStrategic: Bool { number % 9 == 4 }
  var seats: Int { max(users.count, [3, 5, 10, 25][number % 4]) }
  /// In cents.
  var mrr: Int { isPaying ? seats * (Self.prices[plan] ?? 0) : 0 }

  static let prices = ["free": 0, "crew": 2900, "site": 5900, "enterprise": 9900]

  /// Sixty companies; the last three have no people.
  static func all() -> [Tenant] {
    var random = RandomSource(seed: B2B.seed)
    var next = 1
    return (1...60).map { number in
      let size = number > 57 ? 0 : random.pick(weighted: sizes)
      let users = (0..<size).map { place in
        let role = place == 0 ? "owner" : random.pick(weighted: roles)
        let zeal = number % 10 == 7 ? 0 : random.pick(weighted: [(0, 3), (1, 3), (2, 4), (3, 2)])
        return Member(number: next + place, role: role, zeal: zeal)
      }
      next += size
      let plan = random.pick(weighted: plans)
      return Tenant(
        number: number, plan: plan, isPaying: plan != "free" && random.chance(80),
        created: B2B.now.adding(
          days: -random.int(number < 9 ? 9...40 : 60...400), minutes: -random.int(0...1400)),
        users: users)
    }
  }

  private static let sizes = [(1, 10), (2, 8), (3, 8), (5, 10), (7, 10), (9, 7), (14, 4)]
  private static let roles = [("admin", 2), ("planner", 5), ("guest", 2)]
  private static let plans = [("free", 3), ("crew", 4), ("site", 4), ("enterprise", 2)]
}

// MARK: - Group calls

extension Tenant {
  /// The account's traits when it began.
  func firstTraits(_ random: inout RandomSource) -> JSON {
    let place = random.pick(People.places)
    let industry = random.pick(["Roofing", "Joinery", "Civil works", "HVAC", "Landscaping"])
    var traits: JSON = [
      "name": .string(name), "industry": .string(industry), "plan": "free",
      "country": .string(place.country), "seats": 3, "is_paying": false,
    ]
    if number % 6 != 0 {
      traits = traits.merging(["employees": .integer(random.int(1...60) * (number % 5 + 1))])
    }
    return traits
  }

  /// The account's traits as they are now.
  func currentTraits(_ random: inout RandomSource) -> JSON {
    var traits: JSON = [
      "plan": .string(plan), "seats": .integer(seats), "seats_used": .integer(users.count),
      "mrr": .hundredths(mrr), "is_paying": .bool(isPaying),
      "health": .integer(random.int(8...99)),
    ]
    if isPaying {
      let renewal = B2B.now.adding(days: random.int(-5...330)).day
      let kind = random.pick(["monthly", "yearly", "yearly", "framework"])
      traits = traits.merging([
        "renewal_on": .string(renewal), "trial_ends_on": .null,
        "contract": [
          "kind": .string(kind), "signed_on": .string(created.adding(days: 20).day),
          "value": .hundredths(mrr * 12),
        ],
      ])
    } else {
      let end = B2B.now.adding(days: random.int(-60...25)).day
      traits = traits.merging(["trial_ends_on": .string(end)])
    }
    if number % 2 == 0 {
      let manager = random.pick(["Tove Ashby", "Farid O'Hara", "Léa Vasari"])
      traits = traits.merging(["success_manager": .string(manager)])
    }
    let addons = random.some(random.int(0...3), of: ["sso", "api", "drone maps", "payroll"])
    traits = traits.merging(["addons": .strings(addons)])
    if isStrategic { traits = traits.merging(["strategic_accounts": .bool(number % 2 == 0)]) }
    return traits
  }

  private var name: String {
    let first = ["Ridge", "Keystone", "Ö & Sons", "Lintel", "Pont Neuf", "Gable", "礎 Works"]
    let second = ["Builders", "\"Quick\" Homes", "Joiners Ltd.", "Group", "Contractors"]
    return "\(first[number % first.count]) \(second[number / 3 % second.count]) \(number)"
  }
}
