import AudiencePluginAPI

struct BadExporter: ConditionExporter {
  static let description = PluginDescription(bad: .exporter, more: [])

  let how: (common: Badness, own: String)

  init(settings: PluginSettings) throws { how = try settings.badness() }

  func export(_ request: ExportRequest) throws -> ExportedText {
    try how.common.act()
    return ExportedText("good\n")
  }
}
