import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// The part of a workspace that goes to a model: names, types, and what is said about them; of
/// values only those that the host let through.
struct SchemaExcerpt {
  /// One event, trait or audience with what is sent of it.
  struct Entry {
    enum Kind: String, Hashable, CaseIterable {
      case event, trait, audience
    }

    let kind: Kind
    /// The name as queries write it.
    let name: String
    /// What is sent of it.
    let json: JSONValue
    /// The paths of the properties that are sent with it; of events only.
    let properties: [String]

    /// How many tokens it takes, estimated from its bytes: JSON of names takes a token for some
    /// three.
    var tokens: Int { json.leastEscapedText.utf8.count / 3 + 1 }
  }

  /// What is sent with every prompt to this workspace, by kind and name.
  let stable: [Entry]
  /// What is sent with this prompt only, the most relevant first.
  let chosen: [Entry]
  let leftOut: LeftOut

  /// Names that were not sent.
  struct LeftOut: Hashable {
    /// The reasons, in the order they are told.
    enum Reason: String, Hashable, CaseIterable {
      case inactive, overLimit, noRoom

      func words(_ count: Int) -> String {
        let names = count == 1 ? "name" : "names"
        return switch self {
        case .inactive: "\(count) inactive \(names)"
        case .overLimit: "\(count) \(names) beyond the 100000 most recently used"
        case .noRoom: "\(count) \(names) that the model's budget has no room for"
        }
      }
    }

    /// By reason: `event 'Order Refunded'`, `property 'tax' of event 'Order Completed'`.
    var names: [Reason: [String]] = [:]

    /// How many by reason: `1204 inactive names`.
    var summary: [String] {
      Reason.allCases.compactMap { reason in
        guard let names = names[reason], !names.isEmpty else { return nil }
        return reason.words(names.count)
      }
    }

    /// All of them, by reason.
    var lines: [String] {
      Reason.allCases.flatMap { reason in
        (names[reason] ?? []).map { "\($0) (\(reason.note))" }
      }
    }
  }

  /// How many tokens all of it takes, by estimate.
  var tokens: Int { (stable + chosen).reduce(0) { $0 + $1.tokens } }

  /// Entries as the data block of a request.
  static func json(_ entries: [Entry]) -> JSONValue {
    var object = JSONObject()
    for (key, kind) in [("events", Entry.Kind.event), ("traits", .trait), ("audiences", .audience)]
    {
      let members = entries.filter { $0.kind == kind }.map(\.json)
      if !members.isEmpty { object[.init(key)] = .array(members) }
    }
    return .object(object)
  }
}

extension SchemaExcerpt.LeftOut.Reason {
  /// Why one name was left out.
  var note: String {
    switch self {
    case .inactive: "inactive"
    case .overLimit: "beyond the most recently used"
    case .noRoom: "no room"
    }
  }
}
