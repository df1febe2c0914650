import AudienceDiagnostics
import AudienceJSON
public import AudiencePluginAPI
import AudienceProfiles
import AudienceSchema

/// Works a workspace out of the calls that were made: events, properties and traits with their
/// types, when each was last seen, and the values of those that are a choice among few.
public struct CallLogImporter: CallImporter {
  public static let description = PluginDescription(
    name: "call-log", version: "1.0",
    summary: "inference from Segment Spec calls: names, types, values, last seen",
    label: [
      PluginFact("type", "the one most values have; the share of those is its confidence"),
      PluginFact("date", "texts of which nine in ten are a day or a timestamp of ISO 8601"),
      PluginFact(
        "values",
        "texts of at most \(ValueTally.maximumDistinct) kinds, each seen "
          + "\(InferredFields.sightingsPerValue) times on average; never of names that tell who "
          + "somebody is, and never personal data"),
      PluginFact("page, screen", "the events 'Page Viewed' and 'Screen Viewed'"),
      PluginFact(
        "memory", "depends on the number of names and values, not on the number of calls"),
      PluginFact("not known", "descriptions, units, synonyms, limits, definitions of audiences"),
    ])

  public init(settings: PluginSettings) {}

  public func workspace(from calls: CallStream) throws -> ImportedWorkspace {
    var inference = CallInference()
    let report = try calls.forEach { inference.add($0) }
    guard inference.callCount > 0 else {
      throw FindingError(
        Finding(.call, at: .whole, "no call can be read in \(calls.name)"), report.findings)
    }
    var made = Self.workspace(inference, named: calls.name)
    made.findings = Self.findings(of: report) + made.findings
    return made
  }

  /// The most skipped lines that are told one by one.
  private static let maximumLines = 20

  private static func findings(of report: LoadReport) -> [Finding] {
    let skipped = report.skippedCount - min(report.skippedCount, maximumLines)
    let more =
      skipped == 0
      ? [] : [Finding(.call, .warning, at: .whole, "\(skipped) more lines were skipped")]
    return report.damagedFiles
      + report.findings.dropFirst(report.damagedFiles.count).prefix(maximumLines) + more
  }

  private static func workspace(
    _ inference: CallInference, named name: String
  ) -> ImportedWorkspace {
    var draft = WorkspaceDraft(name: name)
    var findings: [Finding] = []
    var confidences: [FieldConfidence] = []
    func add(_ tree: FieldTree, to owner: WorkspaceDraft.Owner) {
      let inferred = InferredFields(tree, of: owner)
      for field in inferred.fields { _ = draft.add(field, to: owner) }
      confidences += inferred.confidences
      findings += inferred.doubts.map { Finding($0.code, $0.severity, at: .whole, $0.message) }
      let names = tree.nodes[0].inner.compactMap { place -> SimilarNames.Entry? in
        guard case .name(let name) = tree.nodes[place].step else { return nil }
        return SimilarNames.Entry(name: name.string, count: tree.nodes[place].tally.count)
      }
      findings += similar(names, owner.words, "values")
    }
    let events = inference.events.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    for event in events {
      draft.add(event: event.name, lastSeen: event.lastSeen)
      add(event.fields, to: .event(event.name))
    }
    for scope in TraitScope.allCases {
      if let tree = inference.traits[scope] { add(tree, to: .trait(scope)) }
    }
    findings += similar(
      events.map { SimilarNames.Entry(name: $0.name.description, count: $0.count) }, "", "calls")
    findings += limits(inference, draft)
    return ImportedWorkspace(
      document: draft.json, findings: findings, confidences: confidences)
  }

  private static func similar(
    _ names: [SimilarNames.Entry], _ owner: String, _ what: String
  ) -> [Finding] {
    SimilarNames.pairs(in: names).map { pair in
      Finding(
        .similarNames, .warning, at: .whole,
        "'\(pair.name.name)' (\(pair.name.count) \(what)) and '\(pair.like.name)' "
          + "(\(pair.like.count)) \(owner.isEmpty ? "are two events" : owner + " are two names")")
    }
  }

  private static func limits(_ inference: CallInference, _ draft: WorkspaceDraft) -> [Finding] {
    var findings: [Finding] = []
    func leftOut(_ message: String) {
      findings.append(Finding(.notImported, .warning, at: .whole, message))
    }
    if inference.callsLeftOut > 0 {
      leftOut(
        "\(inference.callsLeftOut) calls of other events are left out: a workspace made of calls "
          + "has at most \(CallInference.maximumEvents) events")
    }
    if inference.isFull || draft.fieldsLeftOut > 0 {
      leftOut("there are too many names; some are left out")
    }
    return findings
  }
}
