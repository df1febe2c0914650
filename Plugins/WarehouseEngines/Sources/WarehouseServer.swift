import AudienceSQL
import WarehouseConnections

/// What differs between the warehouses that engines read from.
protocol WarehouseServer: Sendable {
  var dialect: SQLDialect { get }
  /// What is shown of where it is: never a password.
  var place: String { get }

  /// Makes a connection that only reads.
  func connect(_ watch: WarehouseWatch) throws -> any WarehouseConnection

  /// A query for every column there is: the table's name, the column's, and its type.
  var catalogueQuery: String { get }

  /// What a type of the catalogue holds; nil for what conditions cannot read.
  func kind(ofType type: String) -> WarehouseColumn.Kind?

  /// A timestamp as microseconds since 1970.
  func microseconds(_ timestamp: String) -> String

  /// Whether a text begins with the parameter of that number, which has so many characters.
  func begins(_ text: String, withParameter number: Int, count: Int) -> String
}
