import AudienceConditions
import AudienceDiagnostics
import AudiencePreview
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

/// Writes a report as one HTML page that needs nothing else: no script, no font, no picture from
/// anywhere. Readable on a phone and on paper, in light and dark.
struct ReportPage {
  let report: Report

  var html: String {
    let title = report.state.origin.prompt.isEmpty ? "Audience" : report.state.origin.prompt
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(HTML.text(title))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      \(sections.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private var state: TreeState { report.state }

  private var sections: [String] {
    [header, prompt, tree, findings, waterfall, members, query, footer].filter { !$0.isEmpty }
  }

  private func section(_ title: String, _ body: String) -> String {
    "<section>\n<h2>\(HTML.text(title))</h2>\n\(body)\n</section>"
  }

  // MARK: - Head

  private var header: String {
    let noun = state.level == .users ? "profiles" : "accounts"
    var lines = ["<header>"]
    if let members = state.members {
      let percent =
        members.total == 0 ? 0 : (members.ids.count * 1000 + members.total / 2) / members.total
      lines.append(
        "<p class=\"count\"><b>\(members.ids.count)</b> of \(members.total) \(noun)"
          + " <span>\(percent / 10).\(percent % 10) %</span></p>")
    } else {
      lines.append("<p class=\"count\">no sample profiles</p>")
    }
    if !report.sentence.isEmpty { lines.append("<p>\(HTML.text(report.sentence))</p>") }
    return (lines + ["</header>"]).joined(separator: "\n")
  }

  // MARK: - Prompt

  /// The prompt, its words linked to the nodes that they made.
  private var prompt: String {
    let text = state.origin.prompt
    guard !text.isEmpty else { return "" }
    var marks: [Span: Int] = [:]
    for node in state.tree.nodes {
      for entry in state.provenance[node.id] ?? [] where entry.origin.text?.text == text {
        for span in entry.spans where marks[span] == nil { marks[span] = node.id }
      }
    }
    let bytes = Array(text.utf8)
    var html = ""
    var position = 0
    for (span, node) in marks.sorted(by: { $0.key < $1.key }) where span.start >= position {
      html += words(bytes[position..<min(span.start, bytes.count)])
      let end = min(span.end, bytes.count)
      html +=
        "<a href=\"#node-\(node)\">\(words(bytes[min(span.start, end)..<end]))"
        + "<sup>\(node)</sup></a>"
      position = end
    }
    html += words(bytes[position...])
    let assumed = report.assumptions.map { "<li>\(HTML.text($0))</li>" }.joined(separator: "\n")
    return section(
      "Prompt",
      "<blockquote>\(html)</blockquote>"
        + (assumed.isEmpty ? "" : "\n<p>Assumed:</p>\n<ul>\n\(assumed)\n</ul>"))
  }

  private func words(_ bytes: ArraySlice<UInt8>) -> String {
    HTML.text(String(decoding: bytes, as: UTF8.self))
  }

  // MARK: - Tree

  private var tree: String { section("Conditions", list(of: [state.tree.root], isFilter: false)) }

  private func list(of nodes: [ConditionNode], isFilter: Bool) -> String {
    let items = nodes.map { node in
      let words = NodeWords(node: node)
      let details = words.details.map { "<small>\(HTML.text($0))</small>" }.joined()
      let children = node.condition.children
      let isComparison = node.condition.junctionMembers == nil && words.parts[0].kind != .junction
      return "<li id=\"node-\(node.id)\"><span class=\"id\">\(node.id)</span> "
        + (isFilter ? "where " : "") + HTML.text(words.headline) + details
        + (children.isEmpty ? "" : "\n" + list(of: children, isFilter: isComparison)) + "</li>"
    }
    return "<ul class=\"tree\">\n\(items.joined(separator: "\n"))\n</ul>"
  }

  private var findings: String {
    guard !state.findings.isEmpty else { return "" }
    let items = state.findings.map {
      "<li><b>\(HTML.text($0.severity.rawValue))</b> \(HTML.text($0.message))</li>"
    }
    return section("Findings", "<ul>\n\(items.joined(separator: "\n"))\n</ul>")
  }

  // MARK: - Members

  private var waterfall: String {
    guard let waterfall = report.waterfall else { return "" }
    let rows = state.tree.nodes.compactMap { node -> String? in
      guard let row = waterfall.rows[node.id] else { return nil }
      let share = waterfall.total == 0 ? 0 : row.kept * 100 / waterfall.total
      return "<tr><td><span class=\"id\">\(node.id)</span> "
        + "\(HTML.text(NodeWords(node: node).summary))<div class=\"bar\">"
        + "<i style=\"width:\(share)%\"></i></div></td><td>\(row.alone)</td>"
        + "<td>\(row.kept)</td><td>\(row.dropped)</td></tr>"
    }
    return section(
      "How many each condition keeps",
      "<div class=\"wide\"><table><thead><tr><th>condition</th><th>alone</th>"
        + "<th>keeps here</th><th>drops here</th></tr></thead>\n<tbody>\n"
        + rows.joined(separator: "\n") + "\n</tbody></table></div>")
  }

  private var members: String {
    guard let members = report.members, !members.rows.isEmpty else { return "" }
    let table = HTML.table(
      [members.level == .users ? "profile" : "account"] + members.columns,
      members.rows.map { [$0.id.string] + $0.cells })
    return section(
      "Some members",
      table + "\n<p class=\"note\">\(members.rows.count) of \(members.count); "
        + "personal data is masked.</p>")
  }

  // MARK: - End

  private var query: String {
    section("Query text", "<pre>\(HTML.text(QueryPrinter.text(state.tree)))</pre>")
  }

  private var footer: String {
    "<footer>workspace \(HTML.text(report.workspace)) · level \(state.level.rawValue) · "
      + "clock \(HTML.text(report.now.text))</footer>"
  }

  private static let style = """
    :root { color-scheme: light dark; --line: #8884; --mark: #3b82f633; }
    body { font: 16px/1.5 system-ui, sans-serif; margin: 0; padding: 1rem; }
    main { max-width: 46rem; margin: auto; }
    h2 { font-size: 1rem; margin: 2rem 0 .5rem; }
    .count { font-size: 1.25rem; margin: 0; } .count b { font-size: 2.25rem; }
    .count span, small, .note, footer { opacity: .7; }
    blockquote { margin: 0; padding: .75rem 1rem; border-left: 4px solid #3b82f6; font-size: 1.15rem; }
    blockquote a { background: var(--mark); color: inherit; text-decoration: none; border-radius: .2rem; }
    sup { font-size: .65em; }
    ul.tree { list-style: none; padding-left: 1rem; border-left: 1px solid var(--line); margin: .25rem 0; }
    ul.tree small { display: block; padding-left: 1.75rem; }
    li:target { background: var(--mark); }
    .id { display: inline-block; min-width: 1.25rem; opacity: .6; font-variant-numeric: tabular-nums; }
    .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
    th, td { text-align: left; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line);
      vertical-align: top; overflow-wrap: anywhere; }
    td { min-width: 3.5rem; } td.whole { white-space: nowrap; overflow-wrap: normal; }
    .bar { height: .3rem; background: var(--line); } .bar i { display: block; height: 100%; background: #3b82f6; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: .75rem; border: 1px solid var(--line); }
    footer { margin-top: 2rem; font-size: .85rem; }
    """
}
