import AudienceDiagnostics
import AudiencePrivacy
import Testing

struct PersonalDataCheckTests {
  /// A sentence with its personal data between `[` and `]`.
  struct Example: Sendable, CustomTestStringConvertible {
    let kinds: [PersonalData.Kind]
    let marked: String

    init(_ marked: String, _ kinds: PersonalData.Kind...) {
      self.marked = marked
      self.kinds = kinds
    }

    var testDescription: String { marked }
    var text: String { marked.filter { $0 != "[" && $0 != "]" } }

    var spans: [Span] {
      var spans: [Span] = []
      var offset = 0
      var start = 0
      for character in marked {
        switch character {
        case "[": start = offset
        case "]": spans.append(Span(start, offset))
        default: offset += character.utf8.count
        }
      }
      return spans
    }
  }

  static let examples: [Example] = [
    Example(
      "The customer whose email is [jane.doe@gmail.com] and whose phone is [415-555-0132]",
      .email, .phone),
    Example("Crème buyers like [søren+shop@exämple.co.uk], please", .email),
    Example("Users with phone [+1 (415) 555-0132]", .phone),
    Example("Users with phone [+49 30 1234567].", .phone),
    Example("Whoever called from [(415) 555-0132] last week", .phone),
    Example("Whoever called from [1-415-555-0132] last week", .phone),
    Example("Customers reached at [415.555.0132]", .phone),
    Example("Customers reached at [020 7946 0958] in London", .phone),
    Example("Customers reached at [06 12 34 56 78]", .phone),
    Example("The one whose mobile number is [5550132]", .phone),
    Example("The one whose phone is [415 555 0132]", .phone),
    Example("The customer with [07911123456] who bought shoes", .phone),
    Example("The customer with [4155550132] as phone", .phone),
    Example("Mail [jane.doe (at) gmail.com] who bought shoes", .email),
    Example("Paid with [4111 1111 1111 1111] last week", .card),
    Example("Paid with [4111-1111-1111-1111] last week", .card),
    Example("Paid with [378282246310005] last week", .card),
    Example("Person with social security number [123-45-6789]", .nationalID),
    Example("Person with SSN [123 45 6789]", .nationalID),
    Example("Person with NI number [AB 12 34 56 C] who bought", .nationalID),
    Example("Person with passport number [C1234567]", .passport),
    Example("Passport: [123456789] and gold tier", .passport),
    Example("Paid from [DE89 3704 0044 0532 0130 00] twice", .bankAccount),
    Example("Paid from [GB29NWBK60161331926819] twice", .bankAccount),
    Example("Visitors from [192.168.12.7] last week", .networkAddress),
    Example("Visitors from [2001:db8::8a2e:370:7334] last week", .networkAddress),
    Example("The customer at [221B Baker Street], London", .streetAddress),
    Example("The customer at [1600 Pennsylvania Ave] who bought", .streetAddress),
    Example("Customers living at [Hauptstraße 5] in Berlin", .streetAddress),
  ]

  @Test("Personal data is found with its kind and place", arguments: examples)
  func finds(_ example: Example) {
    let found = PersonalDataCheck.personalData(in: example.text)
    #expect(found.map(\.kind) == example.kinds)
    #expect(found.map(\.span) == example.spans)
  }

  static let harmless: [String] = [
    "Customers whose email ends with example.org",
    "Customers whose email ends with @example.org",
    "Customers whose email ends with '@example.org' or contains smith@",
    "They ordered 30 to 90 days ago, but have not ordered in the last 30 days",
    "Customers who spent between $1,000 and $2,500.00 in 2025",
    "Customers who spent $415-555-0132",
    "Orders between 2025-01-01 and 2025-12-31",
    "Orders between 01/02/2025 and 31/12/2025",
    "Orders on 2025-01-01T10:30:00Z or at 10:30:45",
    "Customers with more than 1000000000 loyalty points",
    "Order id ORD-415-555-0132 was refunded",
    "Order #4111111111111111 was refunded",
    "Order id 4111111111111112 was refunded",
    "Users on version 1.2.3.4 of the app",
    "Users on v10.0.19041.1 of the app",
    "Bought 3 pairs, 12 socks and 100 hats in 24 hours",
    "Shoppers whose address postal code starts with 9",
    "Customers with postal code 94103-1234 or 10115",
    "Users with a phone number and a passport on file",
    "Customers who don't have a phone number in the last 365 days",
    "Users whose phone was added before 2025-01-01",
    "Users who called 3 times in 30 days",
    "12 Wall Street Journal subscribers and their orders",
    "People who bought 2 Main Course coupons",
    "People who used SPRING10 or WELCOME5 or VIP20",
    "Accounts with 50 to 250 employees and 1.5 million in revenue",
    "Visits of page /docs/2024-10-1234 more than twice",
    "Products with SKU 123-456-789 and size 10.5.2",
    "Customers with 1 100 200 3000 points",
    "People who used coupon AB123456C or code 07911123456",
    "People with +10000000 views or +1000000 points",
    "5 Penny Lane fans and 24 Hour Fitness Road members",
    "Order id 4155550132 was refunded",
    "Ratio 1:2:3 at 12:30:15",
    "asdf qwer zxcv uiop hjkl bnmq wert",
  ]

  @Test("Money, dates, counts, domains and ids are no personal data", arguments: harmless)
  func passes(_ text: String) {
    #expect(PersonalDataCheck.personalData(in: text).isEmpty)
  }

  @Test("A value that the workspace declares is no personal data")
  func declaredValues() {
    let text = "People who mailed help@example.org or jane@example.org"
    let found = PersonalDataCheck.personalData(
      in: text, declared: { $0.intersection(["help@example.org"]) })
    #expect(found.map(\.span) == [Span(38, 54)])
  }
}
