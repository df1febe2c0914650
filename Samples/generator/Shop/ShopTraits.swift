/// What a customer tells the shop on signing up.
enum ShopTraits {
  /// The traits of the first identify call; nobody fills in every field.
  static func first(of shopper: Shopper, random: inout RandomSource) -> JSON {
    let age = random.int(19...78)
    let birthday = Instant(2025 - age, random.int(1...12), random.int(1...28))
    var traits: JSON = [
      "email": People.email(shopper.id, &random),
      "first_name": .string(random.pick(People.firstNames)),
      "last_name": .string(random.pick(People.lastNames)),
      "created_at": .string(shopper.created.text),
      "email_opt_in": .bool(shopper.isMailed),
    ]
    // Those who later take their number back had one to begin with.
    if shopper.hasPhone || shopper.number % 8 == 1 {
      traits = traits.merging([
        "phone": People.phone(shopper.number), "sms_opt_in": .bool(random.chance(55)),
      ])
    }
    if random.chance(70) {
      traits = traits.merging(["birthday": .string(birthday.day), "age": .integer(age)])
    }
    return traits.merging(settings(random: &random))
  }

  /// What a customer may say on the settings page, then and later.
  static func settings(random: inout RandomSource) -> JSON {
    let place = random.pick(People.places)
    var traits: JSON = [:]
    if random.chance(85) {
      traits = traits.merging([
        "address": [
          "city": .string(place.city), "country": .string(place.country),
          "postal_code": .string(padded(random.int(900...99_999), 5)),
        ]
      ])
    }
    if random.chance(75) {
      let category = random.pick(ShopCatalogue.products).category
      traits = traits.merging(["favorite_category": .string(category)])
    }
    if random.chance(60) {
      let words = random.some(random.int(0...3), of: ShopCatalogue.interests)
      traits = traits.merging(["interests": .strings(words)])
    }
    return traits.merging(extras(random: &random))
  }

  private static func extras(random: inout RandomSource) -> JSON {
    var traits: JSON = [:]
    if random.chance(35) {
      let pets = random.some(random.int(1...2), of: ShopCatalogue.pets).map { pet -> JSON in
        ["kind": .string(pet.kind), "name": .string(pet.name)]
      }
      traits = traits.merging(["pets": .array(pets)])
    }
    if random.chance(40) {
      traits = traits.merging(["household": ["children": .integer(random.int(0...3))]])
    }
    if random.chance(25) {
      let due = Shop.now.adding(days: random.int(-10...45)).day
      traits = traits.merging(["next_delivery_on": .string(due)])
    }
    if random.chance(50) {
      let expiry = Shop.now.adding(days: random.int(-120...700)).day
      traits = traits.merging(["card_expires_on": .string(expiry)])
    }
    if random.chance(45) {
      let store = random.pick(["Harbour Street", "Old Mill", "St. Anne's", "Göteborg Central"])
      traits = traits.merging(["preferred_store": .string(store)])
    }
    if random.chance(20) {
      traits = traits.merging(["referral.code": .string("REF\(random.int(10...19))")])
    }
    return traits
  }
}
