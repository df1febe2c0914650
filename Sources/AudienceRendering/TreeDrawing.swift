import AudienceConditions
import AudienceQueryLanguage
import TerminalText

/// One row of a drawn tree.
struct TreeRow: Hashable {
  /// The node the row belongs to.
  let nodeID: Int
  /// Whether it is the node's first row, which has its number in the gutter.
  let isHeadline: Bool
  /// The lines that join the nodes: `├─ ` before a headline, `│  ` before a detail.
  let bars: String
  /// The words, control characters escaped.
  let text: String
}

/// Draws a tree: one headline a node with its number in the left gutter, its details below.
///
///       1  and
///       2  ├─ event 'Order Completed'
///          │    within last 30 days
///       3  └─ trait 'phone' exists
struct TreeDrawing {
  let rows: [TreeRow]
  /// The width of the numbers.
  let idWidth: Int

  /// - Parameter words: what to write for a node: its headline and its details.
  init(_ tree: ConditionTree, words: (ConditionNode) -> (headline: String, details: [String])) {
    var rows: [TreeRow] = []
    func draw(_ node: ConditionNode, head: String, body: String, isFilter: Bool) {
      let (headline, details) = words(node)
      rows.append(
        TreeRow(
          nodeID: node.id, isHeadline: true, bars: head,
          text: ScreenText.escaped((isFilter ? "where " : "") + headline)))
      let children = node.condition.children
      for detail in details {
        rows.append(
          TreeRow(
            nodeID: node.id, isHeadline: false, bars: body + (children.isEmpty ? "  " : "│ "),
            text: ScreenText.escaped(detail)))
      }
      let filters = node.condition.isComparison
      for (position, child) in children.enumerated() {
        let isLast = position == children.count - 1
        draw(
          child, head: body + (isLast ? "└─ " : "├─ "), body: body + (isLast ? "   " : "│  "),
          isFilter: filters)
      }
    }
    draw(tree.root, head: "", body: "", isFilter: false)
    self.rows = rows
    idWidth = String(rows.map(\.nodeID).max() ?? 0).count
  }

  init(_ tree: ConditionTree) {
    self.init(tree) { node in
      let words = NodeWords(node: node)
      return (words.headline, words.details)
    }
  }

  /// The left gutter of a row: the node's number, or blanks.
  func gutter(_ row: TreeRow) -> String {
    let id = row.isHeadline ? String(row.nodeID) : ""
    return String(repeating: " ", count: idWidth - id.count) + id + "  "
  }

  /// The rows as lines of a screen, long ones broken.
  func lines(_ screen: Screen, margin: String) -> [String] {
    rows.enumerated().flatMap { position, row -> [String] in
      let start = margin + gutter(row) + row.bars
      let room = max(20, screen.columns - ScreenText.width(start))
      let parts = screen.wrapped(row.text, to: room)
      let following =
        margin + String(repeating: " ", count: idWidth + 2) + continuation(after: position)
      return parts.enumerated().map { $0 == 0 ? start + $1 : following + $1 }
    }
  }

  /// The bars of the lines that go on with a broken row.
  private func continuation(after position: Int) -> String {
    let row = rows[position]
    if !row.isHeadline { return row.bars + "  " }
    let below = position + 1 < rows.count ? rows[position + 1].bars : ""
    let bars = row.bars.isEmpty ? "" : String(row.bars.dropLast(3))
    let joint = row.bars.hasSuffix("├─ ") ? "│  " : (row.bars.isEmpty ? "" : "   ")
    let hasChildren = below.hasPrefix(bars + joint + "├") || below.hasPrefix(bars + joint + "└")
    return bars + joint + (hasChildren ? "│ " : "  ") + "  "
  }
}

extension Condition {
  /// Whether the node's children are conditions in `where`.
  var isComparison: Bool {
    switch self {
    case .compare, .test: true
    case .and, .or, .not, .any, .all: false
    }
  }
}
