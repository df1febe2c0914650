import AudienceConditions
import AudienceQueryLanguage
package import AudienceSchema

/// The level that a query text says itself.
package enum QueryLevel {
  /// Accounts where a part of the query stands for accounts only; users otherwise.
  package static func level(of text: String) -> AudienceLevel {
    guard let tree = try? QueryParser.parse(text).tree else { return .users }
    return QueryStructure.level(of: tree.condition) ?? .users
  }
}
