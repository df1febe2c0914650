package import AudienceDiagnostics

/// One piece of personal data in a description.
package struct PersonalData: Hashable, Sendable {
  /// What it is.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case email, phone, card, passport, nationalID, bankAccount, networkAddress, streetAddress

    /// With its article: `an e-mail address`.
    package var words: String {
      switch self {
      case .email: "an e-mail address"
      case .phone: "a phone number"
      case .card: "a card number"
      case .passport: "a passport number"
      case .nationalID: "a national id number"
      case .bankAccount: "a bank account number"
      case .networkAddress: "an IP address"
      case .streetAddress: "a street address"
      }
    }
  }

  package let kind: Kind
  /// Where it stands in the text.
  package let span: Span
}

/// Finds personal data in a description: what names one person, and a condition never needs.
///
/// Money, dates, counts, domains (`example.org`, `@example.org`) and values that the workspace
/// declares are none.
package enum PersonalDataCheck {
  /// What there is in a text, in its order, no two overlapping.
  ///
  /// - Parameter declared: which of some texts the workspace declares (values, names); asked only
  ///   when there is something that could be one of them.
  package static func personalData(
    in text: String, declared: (Set<String>) -> Set<String> = { _ in [] }
  ) -> [PersonalData] {
    var found: [PersonalData] = []
    for pattern in PersonalDataPattern.patterns(for: text) {
      for match in pattern.matches(text) {
        let span = Span(
          text.utf8.distance(from: text.startIndex, to: match.range.lowerBound),
          text.utf8.distance(from: text.startIndex, to: match.range.upperBound))
        if !found.contains(where: { $0.span.overlaps(span) }) {
          found.append(PersonalData(kind: match.kind, span: span))
        }
      }
    }
    if found.isEmpty { return [] }
    let source = SourceText(text)
    let known = declared(Set(found.map { source.substring($0.span) }))
    return found.filter { !known.contains(source.substring($0.span)) }
      .sorted { $0.span < $1.span }
  }

  /// The text with each piece replaced by what it is: `[an e-mail address]`.
  package static func masked(_ text: String, _ data: [PersonalData]) -> String {
    var masked: [UInt8] = []
    var position = 0
    let bytes = Array(text.utf8)
    for item in data {
      masked += bytes[position..<item.span.start] + Array("[\(item.kind.words)]".utf8)
      position = item.span.end
    }
    return String(decoding: masked + bytes[position...], as: UTF8.self)
  }
}
