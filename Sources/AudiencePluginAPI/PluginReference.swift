/// What a plugin is for; each kind has its own names.
public enum PluginKind: String, Hashable, Sendable, CaseIterable {
  case strategy, validator, engine, exporter, importer
}

/// A plugin as messages name it: `strategy 'offline'`.
public struct PluginReference: Hashable, Sendable, CustomStringConvertible {
  public let kind: PluginKind
  public let name: String

  public init(_ kind: PluginKind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  /// As it is named where several kinds have the name: `exporter/json`.
  public var path: String { "\(kind.rawValue)/\(name)" }

  public var description: String { "\(kind.rawValue) '\(name)'" }
}
