import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceProfiles
import AudienceSchema
import AudienceTime

struct BadEngine: PreviewEngine {
  static let description = PluginDescription(
    bad: .engine, more: ["order", "twice", "more-than-all", "nodes"])

  let how: (common: Badness, own: String)

  var capabilities: PreviewCapabilities { [.nodeCounts, .anyClock, .accounts] }

  init(source: PreviewSource, settings: PluginSettings) throws { how = try settings.badness() }

  func total(of level: AudienceLevel, at now: Instant, work: PreviewWork) throws -> Int { 2 }

  func ids(
    of level: AudienceLevel, at now: Instant, startingWith prefix: UTF8Text, limit: Int,
    work: PreviewWork
  ) throws -> [UTF8Text] { ["a", "b"] }

  func count(_ request: PreviewRequest, work: PreviewWork) throws -> Int { 2 }

  func members(
    _ request: PreviewRequest, limit: Int?, work: PreviewWork, deliver: (UTF8Text) -> Void
  ) throws {
    try how.common.act(work.progress)
    let ids: [UTF8Text] =
      switch how.own {
      case "order": ["b", "a"]
      case "twice": ["a", "a"]
      case "more-than-all": ["a", "b", "c"]
      default: ["a"]
      }
    ids.forEach(deliver)
  }

  func counts(ofNodes request: PreviewRequest, work: PreviewWork) throws -> [Int: Int] {
    how.own == "nodes" ? [999: 1] : [request.tree.root.id: 1]
  }

  func excerpt(
    for id: UTF8Text, of level: AudienceLevel, at now: Instant, work: PreviewWork
  ) throws -> Population? { nil }
}
