import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

extension Session {
  /// A name of the workspace in the forms that lines need.
  struct NameEntry {
    let name: String
    /// As a tree shows it: `event 'Order Completed'`.
    let words: String
    /// As query text begins with it: `event('Order Completed')`.
    let query: String
    let note: String
  }

  /// Every name of the workspace, inactive ones last and marked with when they were last seen.
  var names: [NameEntry] {
    guard let workspace = open?.workspace else { return [] }
    var entries: [(activity: NameActivity, entry: NameEntry)] = []
    for event in workspace.events {
      let activity = workspace.activity(lastSeen: event.lastSeen)
      entries.append(
        (activity, entry("event", event.name.description, activity, event.lastSeen)))
    }
    for trait in workspace.traits {
      let activity = workspace.activity(lastSeen: trait.field.lastSeen)
      let path = trait.field.path.description
      entries.append((activity, entry("trait", path, activity, trait.field.lastSeen)))
    }
    for audience in workspace.audiences {
      let quoted = QueryPrinter.quoted(audience.key.description)
      entries.append(
        (
          .active,
          NameEntry(
            name: audience.key.description, words: "trait \(quoted)",
            query: "trait(\(quoted)) = 'true'", note: "audience \(audience.name)")
        ))
    }
    let inactive = entries.filter { $0.activity == .inactive }
    return entries.filter { $0.activity != .inactive }.map(\.entry) + inactive.map(\.entry)
  }

  private func entry(
    _ kind: String, _ name: String, _ activity: NameActivity, _ lastSeen: Instant?
  ) -> NameEntry {
    let quoted = QueryPrinter.quoted(name)
    let seen = lastSeen.map { ", last seen \($0.date.text)" } ?? ""
    return NameEntry(
      name: name, words: "\(kind) \(quoted)", query: "\(kind)(\(quoted))",
      note: kind + (activity == .inactive ? " inactive\(seen)" : ""))
  }

  /// Completes a name at the end of a prompt, from the longest run of words that begins one.
  func prompt(_ head: String, _ cursor: Int) -> Completion {
    let bytes = Array(head.utf8)
    var starts = [0]
    for index in bytes.indices.dropFirst() where bytes[index - 1] == 0x20 { starts.append(index) }
    for start in starts {
      let typed = String(decoding: bytes[start...], as: UTF8.self)
      guard typed.count >= 2 else { continue }
      let wanted = typed.lowercased()
      let found = names.filter { $0.name.lowercased().hasPrefix(wanted) }
      if !found.isEmpty {
        return Completion(
          replace: Span(start, cursor),
          candidates: found.map { Completion.Candidate(text: $0.name, note: $0.note) })
      }
    }
    return Completion(replace: Span(cursor, cursor), candidates: [])
  }
}
