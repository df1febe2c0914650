/// The things that the shop sells and says.
enum ShopCatalogue {
  /// Something for sale; the price is in cents.
  struct Product {
    var name: String
    var category: String
    var brand: String
    var price: Int
    var id: String

    /// The product as the properties of an event.
    var properties: JSON {
      [
        "product_id": .string(id), "name": .string(name), "category": .string(category),
        "brand": .string(brand), "price": .hundredths(price),
      ]
    }
  }

  static let products: [Product] = rows.enumerated().map { place, row in
    Product(
      name: row.0, category: row.1, brand: row.2, price: row.3, id: "p-\(padded(place + 1, 3))")
  }

  private static let rows: [(String, String, String, Int)] = [
    ("Two-Person Tent", "Camping", "Nordväg", 18_900),
    ("Trail Tent XL", "Camping", "Nordväg", 32_900),
    ("Down Quilt", "Camping", "Fjell & Co", 14_950),
    ("Spirit Stove", "Camping", "Ember", 5_900),
    ("Folding Saw", "Camping", "Ember", 3_450),
    ("Storm Lantern", "Lighting", "Ember", 4_200),
    ("Desk Lamp \"Crane\"", "Lighting", "月光", 7_900),
    ("Paper Lantern 提灯", "Lighting", "月光", 2_450),
    ("Head Torch", "Lighting", "Fjell & Co", 3_990),
    ("12\" Skillet", "Kitchen", "Ironmonger's", 6_500),
    ("Bread Tin", "Kitchen", "Ironmonger's", 1_850),
    ("Crème Brûlée Set", "Kitchen", "Maison Tréma", 3_900),
    ("Café Press", "Kitchen", "Maison Tréma", 4_450),
    ("Rice Bowl 茶碗", "日本 Imports", "月光", 1_600),
    ("Garden Hook", "日本 Imports", "月光", 2_900),
    ("Field Guide: Mosses", "Books", "Lantern Press", 1_995),
    ("Soup, Slowly", "Books", "Lantern Press", 2_400),
    ("Maps of Nowhere", "Books", "Lantern Press", 5_500),
    ("Wool Socks", "Clothing", "Nordväg", 1_450),
    ("Rain Cape", "Clothing", "Fjell & Co", 8_900),
    ("Merino Cap", "Clothing", "Fjell & Co", 2_200),
    ("Gift Wrap", "Extras", "Lantern Press", 450),
  ]

  static let pages: [(name: String, path: String)] = [
    ("Home", "/"), ("Home", "/"), ("Returns & Refunds", "/help/returns"),
    ("Store Finder", "/stores"), ("Gift Guide", "/gifts"), ("Sale: Last Chance", "/sale"),
    ("Shipping", "/help/shipping"), ("Loyalty Programme", "/club"),
  ]

  static let campaigns: [(id: String, subject: String)] = [
    ("winter-light", "Light for the long nights"), ("spring-2026", "It's nearly spring"),
    ("we-miss-you", "We've kept your cart"), ("crème-week", "Crème week: 20% off"),
    ("club-news", "Your points in February"),
  ]

  static let searches = [
    "tent", "lantern", "wool socks", "gift", "crème brûlée", "提灯", "12\" skillet", "stove",
    "rain cape", "o'brien mug",
  ]

  static let coupons = ["WELCOME10", "SPRING20", "CLUB5", "SORRY15"]

  static let interests = [
    "hiking", "baking", "reading", "gardening", "photography", "sea kayaking", "thé & café",
  ]

  static let pets: [(kind: String, name: String)] = [
    ("dog", "Biscuit"), ("cat", "Møpsi"), ("dog", "Old \"Blue\""), ("rabbit", "Flan"),
    ("cat", "Zsa Zsa"),
  ]
}
