public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

/// Finds audiences whose definition leads back to themselves.
///
/// Only definitions that the tree reads, in the end, are parsed.
public struct AudienceCycleValidator: ConditionValidator {
  public static let description = PluginDescription(
    name: "audience-cycles", version: "1.0",
    summary: "audiences whose definition leads back to themselves")

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(.audienceCycle, "trait(«'loyal'») = 'true'"),
      ValidatorExample(
        .audienceCycle, "trait('plan') = 'pro' AND NOT trait(«'regular'») = 'true'"),
      ValidatorExample(.audienceCycle, "trait('vip') = 'true' OR trait(«'loyal'») = 'true'"),
    ],
    quiet: [
      QuietExample("trait('members') = 'true'"),
      QuietExample("trait('big_spenders') = 'true'"),
      QuietExample("trait('plan') = 'pro'"),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    let nodes = tree.nodesByID
    var definitions = Definitions(workspace: context.workspace)
    var seen: Set<FieldPath> = []
    return tree.nameMentions(level: context.level).compactMap { mention in
      guard case .trait(let path, _) = mention.subject, seen.insert(path).inserted,
        let node = nodes[mention.nodeID], let cycle = definitions.cycle(from: path)
      else { return nil }
      let way = cycle.map { "'\($0)'" }.joined(separator: " reads ")
      return Finding(
        .audienceCycle, at: .node(node.id, words: node.words(saying: mention.subject)),
        "the definition of audience '\(cycle[0])' leads back to itself", help: way)
    }
  }
}

/// Which audiences the definitions read, parsed when they are asked for.
private struct Definitions {
  let workspace: Workspace
  private var reads: [AudienceKey: [FieldPath]] = [:]

  init(workspace: Workspace) { self.workspace = workspace }

  /// The audiences on the way from the one that a path reads back to itself; nil where none leads
  /// there.
  mutating func cycle(from path: FieldPath) -> [AudienceKey]? {
    guard let start = workspace.audience(readBy: path)?.key else { return nil }
    var ways = [[start]]
    var seen: Set<AudienceKey> = []
    while let way = ways.popLast() {
      guard let last = way.last else { continue }
      for next in paths(readBy: last).compactMap({ workspace.audience(readBy: $0)?.key }) {
        if next == start { return way + [start] }
        if seen.insert(next).inserted { ways.append(way + [next]) }
      }
    }
    return nil
  }

  private mutating func paths(readBy key: AudienceKey) -> [FieldPath] {
    if let known = reads[key] { return known }
    let query = workspace.audience(withKey: key)?.query
    let tree = query.flatMap { try? QueryParser.parse($0).tree }
    let paths = tree?.nameMentions(level: .users).compactMap { mention -> FieldPath? in
      if case .trait(let path, _) = mention.subject { path } else { nil }
    }
    reads[key] = paths ?? []
    return paths ?? []
  }
}
