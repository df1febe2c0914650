import AudienceConditions
package import AudienceDiagnostics
package import AudienceJSON

extension ReplyJSON {
  /// A finding: `code`, `severity`, `message`, `help`, its place and its suggestions.
  package static func finding(_ finding: Finding) -> JSONValue {
    var fields: [(UTF8Text, JSONValue)] = [
      ("code", .text(finding.code.rawValue)), ("severity", .text(finding.severity.rawValue)),
      ("message", .text(finding.message)), ("help", finding.help.map { .text($0) } ?? .null),
    ]
    switch finding.place {
    case .whole: break
    case .text(let source, let span):
      fields += [("text", .text(source.text)), ("span", Self.span(span))]
    case .node(let id, let words):
      fields += [("node", .integer(id)), ("words", words.map { .text($0) } ?? .null)]
    case .file(let path, let position):
      fields += [
        ("file", .text(path)), ("line", position.map { .integer($0.line) } ?? .null),
        ("column", position.map { .integer($0.column) } ?? .null),
      ]
    }
    fields.append(("suggestions", .array(finding.suggestions.map { .text($0.title) })))
    return .object(object(fields))
  }
}
