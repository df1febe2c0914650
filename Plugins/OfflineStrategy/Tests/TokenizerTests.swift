import AudienceDiagnostics
import Testing

@testable import OfflineStrategy

@Suite("Prompts as tokens")
struct TokenizerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let tokens: [String]
    var testDescription: String { id }

    init(_ text: String, _ tokens: [String]) {
      id = text
      self.tokens = tokens
    }
  }

  static let cases: [Case] = [
    .init("haven't", ["have", "n't"]),
    .init("they've won’t", ["they", "have", "wo", "n't"]),
    .init("over $1,000.50 or 1.5k", ["over", "$1,000.50", "or", "1.5k"]),
    .init("3+ times, 40%", ["3", "+", "times", ",", "40", "%"]),
    .init("At-Risk 30-day 2-5", ["At", "Risk", "30", "day", "2", "-", "5"]),
    .init("signed in with VIP20", ["signed in", "with", "VIP20"]),
    .init("logged into 'the app'", ["logged into", "the app"]),
    .init("since 2025-01-15 or 1/15/2025.", ["since", "2025-01-15", "or", "1/15/2025", "."]),
    .init("ends with example.org.", ["ends", "with", "example.org", "."]),
    .init("article_read twice", ["article", "read", "twice"]),
  ]

  @Test("Contractions, money, dates, quotes and phrasal verbs are one token each", arguments: cases)
  func cutsIntoTokens(_ example: Case) {
    #expect(Tokenizer.tokens(of: example.id).map(\.text) == example.tokens)
  }

  @Test("Every token stands where it was found, none overlapping", arguments: cases)
  func keepsPlaces(_ example: Case) {
    let tokens = Tokenizer.tokens(of: example.id)
    for (left, right) in zip(tokens, tokens.dropFirst()) {
      #expect(left.span.end <= right.span.start)
    }
    #expect(tokens.allSatisfy { $0.span.end <= example.id.utf8.count && $0.span.count > 0 })
  }
}

@Suite("Base forms of words")
struct LemmatizerTests {
  static let families = [
    "purchase purchases purchased purchasing", "buy buys bought buying",
    "open opens opened opening",
    "submit submits submitted submitting", "cancel cancelled canceled cancellation",
    "apply applies applied applying", "category categories", "box boxes", "view viewed views",
    "pay paid pays paying", "complete completed completes completing", "play played plays",
    "woman women", "child children", "day days", "invite invited invites inviting",
  ]

  @Test("All forms of a word have one base", arguments: families)
  func formsShareABase(_ family: String) {
    let words = family.split(separator: " ").map(String.init)
    #expect(Set(words.map(Lemmatizer.lemma)).count == 1, "\(words.map(Lemmatizer.lemma))")
  }

  @Test(
    "Different words keep different bases",
    arguments: [
      ("new", "news"), ("order", "ordinary"), ("spring", "spr"), ("day", "daily"),
      ("need", "ne"),
    ])
  func differentWordsDiffer(_ pair: (String, String)) {
    #expect(Lemmatizer.lemma(of: pair.0) != Lemmatizer.lemma(of: pair.1))
  }

  @Test(
    "Names are the same words in any spelling",
    arguments: ["Order Completed", "order_completed", "orderCompleted", "ORDER-COMPLETED"])
  func namesAreSplit(_ name: String) {
    #expect(NameWords.words(of: name).map(\.lemma) == ["order", "complet"])
  }
}
