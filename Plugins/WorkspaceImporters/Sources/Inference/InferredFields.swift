import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudiencePrivacy
import AudienceSchema

/// What was seen under the names of a tree, as fields of a workspace.
struct InferredFields {
  /// A list of choices has each of them this often on average.
  static let sightingsPerValue = 3

  let owner: WorkspaceDraft.Owner
  private(set) var fields: [DraftField] = []
  private(set) var confidences: [FieldConfidence] = []
  /// What is doubtful, a sentence each.
  private(set) var doubts: [Doubt] = []

  struct Doubt {
    let code: FindingCode
    let severity: Severity
    let message: String
  }

  init(_ tree: FieldTree, of owner: WorkspaceDraft.Owner) {
    self.owner = owner
    for place in tree.nodes[0].inner { add(tree, place, below: []) }
    if tree.namesLeftOut > 0 {
      doubt(
        .notImported,
        "\(tree.namesLeftOut) names \(owner.words) are left out: there are too many")
    }
  }

  private mutating func add(_ tree: FieldTree, _ place: Int, below steps: [FieldPath.Step]) {
    let node = tree.nodes[place]
    let inner = steps + [node.step]
    let types = node.tally.types
    guard let first = types.first else { return }
    guard let path = FieldPath(steps: inner) else {
      if case .name(let name) = node.step {
        doubt(
          .notImported, "the name '\(name)' \(owner.words) cannot be written as a path of a query")
      }
      return
    }
    let total = node.tally.count
    var field = DraftField(path, first.type, lastSeen: node.tally.lastSeen)
    if first.type == .string { field.values = values(of: node.tally, path) }
    if first.type == .array, let element = node.element {
      let tally = tree.nodes[element].tally
      if tally.types.first?.type == .string { field.values = values(of: tally, path) }
    }
    fields.append(field)
    confidences.append(
      FieldConfidence(
        owner.confidenceOwner, path, first.type, share: Double(first.count) / Double(total),
        count: total))
    if types.count > 1 {
      let others = types.dropFirst().map { "\($0.count) \($0.type.rawValue)" }
      doubt(
        .mixedTypes,
        "'\(path)' \(owner.words) is \(first.type.rawValue) in \(first.count) of \(total) values; "
          + "\(others.joined(separator: ", "))")
    }
    addInside(tree, node, inner, path)
  }

  private mutating func addInside(
    _ tree: FieldTree, _ node: FieldTree.Node, _ steps: [FieldPath.Step], _ path: FieldPath
  ) {
    if node.isMap {
      doubt(
        .notImported,
        "'\(path)' \(owner.words) has more than \(FieldTree.maximumNames) names inside: taken for "
          + "data, and left untyped", .note)
      return
    }
    for place in node.inner { add(tree, place, below: steps) }
    guard let element = node.element else { return }
    for place in tree.nodes[element].inner {
      add(tree, place, below: steps + [.everyElement])
    }
  }

  /// The choices that a text is one of; none where it is no choice, or tells who somebody is.
  private mutating func values(of tally: FieldTally, _ path: FieldPath) -> [FieldValue] {
    guard let sightings = tally.values.sightings, !path.isPersonal, !path.isIdentifier else {
      return []
    }
    let total = sightings.values.reduce(0) { $0 + $1.count }
    guard total >= Self.sightingsPerValue * sightings.count else { return [] }
    if sightings.keys.contains(where: { !PersonalDataCheck.personalData(in: $0.string).isEmpty }) {
      doubt(
        .personalData, "values of '\(path)' \(owner.words) are personal data: none is listed", .note
      )
      return []
    }
    return sightings.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map {
      FieldValue(.string($0.key), lastSeen: $0.value.last, count: $0.value.count)
    }
  }

  private mutating func doubt(
    _ code: FindingCode, _ message: String, _ severity: Severity = .warning
  ) {
    doubts.append(Doubt(code: code, severity: severity, message: message))
  }
}

extension WorkspaceDraft.Owner {
  fileprivate var confidenceOwner: FieldConfidence.Owner {
    switch self {
    case .event(let name): .event(name)
    case .trait(let scope): .trait(scope)
    }
  }
}

extension FieldPath {
  /// Whether the name says that its values name one thing each: `order_id`, `sessionId`, `token`.
  fileprivate var isIdentifier: Bool {
    guard case .name(let name)? = steps.last(where: { $0 != .everyElement }) else { return false }
    let text = name.string
    let lower = text.lowercased()
    return ["id", "ids", "uuid", "guid", "token", "hash"].contains(lower)
      || ["_id", "_ids", "-id", " id", "_uuid", "_guid", "_token", "_hash"]
        .contains { lower.hasSuffix($0) }
      || text.hasSuffix("Id") || text.hasSuffix("ID") || text.hasSuffix("Ids")
  }
}
