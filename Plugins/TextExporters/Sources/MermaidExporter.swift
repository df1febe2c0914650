import AudienceConditions
public import AudiencePluginAPI
import AudienceQueryLanguage

/// Exports a tree as a Mermaid flowchart (mermaid.js.org), which wikis and code hosts draw.
public struct MermaidExporter: ConditionExporter {
  public static let description = PluginDescription(
    name: "mermaid", version: "1.0", summary: "a Mermaid flowchart for wikis and pages",
    label: [
      PluginFact(
        "cannot express",
        "control characters in names, which are dropped; it cannot be read back"),
      PluginFact(
        "drawn", "up to \(maximumEdges) lines and \(maximumCharacters) characters, Mermaid's limits"
      ),
    ])

  /// What Mermaid draws where nothing else is configured: its `maxEdges` and `maxTextSize`.
  private static let maximumEdges = 500
  private static let maximumCharacters = 50_000

  public init(settings: PluginSettings) {}

  public func export(_ request: ExportRequest) -> ExportedText {
    var lines = ["flowchart TD"]
    func visit(_ node: ConditionNode, below parent: Int?) {
      let words = NodeWords(node: node)
      let text = ([words.headline] + words.details).map(Self.escaped).joined(separator: "<br/>")
      let isJunction = words.parts.first?.kind == .junction
      lines.append("  n\(node.id)" + (isJunction ? "{{\"\(text)\"}}" : "[\"\(text)\"]"))
      if let parent { lines.append("  n\(parent) --> n\(node.id)") }
      for child in node.condition.children { visit(child, below: node.id) }
    }
    visit(request.tree.root, below: nil)
    let text = lines.map { $0 + "\n" }.joined()
    let edges = lines.count { $0.contains(" --> ") }
    let isTooLarge = edges > Self.maximumEdges || text.utf16.count > Self.maximumCharacters
    return ExportedText(
      text,
      notes: isTooLarge
        ? [
          "Mermaid draws at most \(Self.maximumEdges) lines and \(Self.maximumCharacters) characters "
            + "unless maxEdges and maxTextSize are raised; this has \(edges) and \(text.utf16.count)"
        ] : [])
  }

  /// A text inside a quoted label: what Mermaid or HTML would read as its own is written as an
  /// entity code, control characters are dropped.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "&", "<", ">", "#", ";", "`", "\\", "|", "{", "}", "[", "]":
        escaped += "#\(scalar.value);"
      default:
        if scalar.properties.generalCategory != .control { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }
}
