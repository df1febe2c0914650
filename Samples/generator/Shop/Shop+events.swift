extension Shop {
  /// The events, the busiest first.
  static let events: [EventEntry] = [
    EventEntry(
      name: "Product Viewed", about: "A product's page was looked at.",
      synonyms: ["viewed a product", "browsed"], properties: productProperties),
    EventEntry(
      name: "Products Searched", about: "Something was searched for.", synonyms: ["searched"],
      properties: [
        property("query", .string), property("result_count", .number),
      ]),
    EventEntry(
      name: "Product Added", about: "A product was put into the cart.",
      synonyms: ["added to their cart", "put in the cart"],
      properties: productProperties + [
        property("quantity", .number), property("cart_id", .string),
      ]),
    EventEntry(
      name: "Product Removed", about: "A product was taken out of the cart again.",
      synonyms: ["removed from the cart"], properties: productProperties),
    EventEntry(
      name: "Checkout Started", about: "The first page of the checkout was reached.",
      synonyms: ["began checkout", "started checking out"],
      properties: [
        property("cart_id", .string), property("value", .number, unit: "USD"),
      ]),
    EventEntry(
      name: "Coupon Applied", about: "A coupon was accepted.", synonyms: ["used a coupon"],
      properties: [
        property("coupon", .string, .plain), property("discount", .number, unit: "USD"),
      ]),
    EventEntry(
      name: "Order Completed", about: "An order was paid for.",
      synonyms: ["purchase", "order", "bought", "shopped"], properties: orderProperties),
    EventEntry(
      name: "Order Refunded", about: "Money of an order was given back.",
      synonyms: ["refund", "return", "got money back"],
      properties: [
        property("order_id", .string), property("amount", .number, unit: "USD"),
        property("reason", .string, .counted),
      ]),
    EventEntry(
      name: "Order Cancelled", about: "An order was called off before it was sent.",
      properties: [property("order_id", .string), property("by", .string, .plain)]),
    EventEntry(
      name: "Product Reviewed", about: "A product was rated from 1 to 5.",
      synonyms: ["review", "rated"],
      properties: [
        property("product_id", .string), property("category", .string, .plain),
        property("rating", .number, unit: "stars"), property("text", .string),
      ]),
    EventEntry(
      name: "Gift Card 2.0 Redeemed", about: "A gift card paid for a part of an order.",
      synonyms: ["used a gift card"], properties: [property("amount", .number, unit: "USD")]),
    EventEntry(
      name: "Collector's Box Opened", about: "The subscription box's surprise page was opened.",
      properties: [property("edition", .string, .plain)]),
    EventEntry(
      name: "Email Delivered", about: "A campaign's e-mail arrived.",
      synonyms: ["received an email"], properties: mailProperties),
    EventEntry(
      name: "Email Opened", about: "A campaign's e-mail was opened.",
      synonyms: ["opened an email"], properties: mailProperties),
    EventEntry(
      name: "Email Link Clicked", about: "A link in an e-mail was followed.",
      synonyms: ["clicked an email", "email clicks"],
      properties: mailProperties + [property("link", .string, .plain)]),
    EventEntry(
      name: "Signed Up", about: "An account in the shop was made.", synonyms: ["registered"],
      properties: [property("method", .string, .counted)]),
    EventEntry(
      name: "Page Viewed", about: "A page that is not a product's was looked at.",
      synonyms: ["visited the page"],
      properties: [property("page_name", .string, .plain), property("path", .string)]),
    EventEntry(
      name: "Paper Catalogue Requested", about: "No longer offered.",
      lastSeen: Instant(2024, 11, 28, 9, 30), properties: [property("language", .string)]),
    EventEntry(
      name: "Order Done (old till)", about: "What the old till sent instead of 'Order Completed'.",
      properties: [property("sum", .number, unit: "USD")]),
  ]

  private static let productProperties = [
    property("product_id", .string), property("name", .string),
    property("category", .string, .plain), property("brand", .string, .plain),
    property("price", .number, unit: "USD"),
  ]

  private static let mailProperties = [
    property("campaign", .string, .counted), property("subject", .string),
  ]

  private static let orderProperties = [
    property("order_id", .string), property("total", .number, unit: "USD", about: "With shipping."),
    property("shipping", .number, unit: "USD"), property("currency", .string, .plain),
    property("coupon", .string, .plain), property("payment_method", .string, .counted),
    property("item_count", .number), property("is_gift", .boolean),
    property("delivery", .object), property("delivery.method", .string, .plain),
    property("delivery.due_on", .date), property("products", .array),
    property("products.$.product_id", .string), property("products.$.name", .string),
    property("products.$.category", .string, .plain),
    property("products.$.brand", .string, .plain),
    property("products.$.price", .number, unit: "USD"),
    property("products.$.quantity", .number),
  ]
}
