/// What the publisher learns about a reader.
enum ReaderTraits {
  /// The traits of the first identify call.
  static func first(of reader: Reader, random: inout RandomSource) -> JSON {
    let place = random.pick(People.places)
    var traits: JSON = [
      "email": People.email("reader.\(reader.number)", &random),
      "display_name": .string(random.pick(People.firstNames)),
      "created_at": .string(reader.created.text), "push_enabled": .bool(random.chance(50)),
      "consents": ["marketing": .bool(random.chance(60)), "tracking": .bool(random.chance(45))],
      "locale": .string(random.pick(["fr-FR", "fr-FR", "en-GB", "de-DE", "ja-JP"])),
    ]
    if random.chance(35) { traits = traits.merging(["phone": People.phone(reader.number)]) }
    if random.chance(80) {
      traits = traits.merging([
        "country": .string(place.country), "city": .string(place.city),
      ])
    }
    if random.chance(55) {
      traits = traits.merging(["birth_year": .integer(random.int(1948...2007))])
    }
    if random.chance(20) { traits = traits.merging(["student": .bool(random.chance(70))]) }
    if random.chance(15) { traits = traits.merging(["has_parental_lock": true]) }
    if random.chance(65) {
      let sections = random.some(random.int(0...3), of: MediaLibrary.sections)
      traits = traits.merging(["favorite_sections": .strings(sections)])
    }
    if random.chance(45) {
      let letters = random.some(random.int(1...2), of: MediaLibrary.newsletters)
      traits = traits.merging(["newsletters": .strings(letters)])
    }
    return traits.merging(lists(of: reader, random: &random))
  }

  /// What follows from paying or not, as the nightly job writes it.
  static func standing(of reader: Reader, random: inout RandomSource) -> JSON {
    let end = reader.trialBegan.adding(days: 14).day
    switch reader.standing {
    case .never: return [:]
    case .trialing, .lapsedTrial: return ["trial_ends_on": .string(end)]
    case .active:
      let renewal = Media.now.adding(days: random.int(1...30)).day
      return [
        "trial_ends_on": .null, "plan": .string(reader.plan.name), "subscribers": true,
        "subscription": [
          "status": "active", "renews_on": .string(renewal),
          "price": .hundredths(reader.plan.price),
        ],
      ]
    case .cancelled:
      return [
        "trial_ends_on": .null, "plan": .null, "subscribers": false,
        "subscription": ["status": "cancelled"],
      ]
    }
  }

  private static func lists(of reader: Reader, random: inout RandomSource) -> JSON {
    var traits: JSON = [:]
    if random.chance(40) {
      let names = random.some(random.int(1...3), of: ["tides", "wrecks", "élections", "ferries"])
      let topics = names.map { name -> JSON in
        ["topic": .string(name), "since": .string(reader.created.adding(days: 2).day)]
      }
      traits = traits.merging(["followed_topics": .array(topics)])
    }
    if reader.usesApp {
      let kinds = random.some(random.int(1...2), of: ["phone", "tablet", "tv"])
      let days = random.int(0...70)
      let devices = kinds.map { kind -> JSON in
        ["kind": .string(kind), "used_on": .string(Media.now.adding(days: -days).day)]
      }
      traits = traits.merging(["devices": .array(devices)])
    }
    return traits
  }
}
