import AudienceConditions
import AudienceQueryLanguage
package import AudienceSchema

/// The level that a query text says itself.
package enum QueryLevel {
  /// Accounts where a part of the query stands for accounts only; nil where nothing says it.
  package static func said(by text: String) -> AudienceLevel? {
    guard let tree = try? QueryParser.parse(text).tree else { return nil }
    return QueryStructure.level(of: tree.condition)
  }
}
