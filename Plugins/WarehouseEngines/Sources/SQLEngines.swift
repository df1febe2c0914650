public import AudiencePluginAPI

/// The engines of this module, in the order they are listed in.
public enum SQLEngines {
  public static let all: [any PreviewEngine.Type] = [
    PostgresEngine.self, ClickHouseEngine.self, SQLiteEngine.self,
  ]
}
