import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

/// The names that were seen in the properties of an event or in traits, nested ones below theirs.
///
/// Bounded: an object with very many names is taken for a map whose keys are data, and its inside
/// stays untyped; so does what is nested very deep.
struct FieldTree: Sendable {
  /// The most names inside one object.
  static let maximumNames = 200
  /// The most names at the top.
  static let maximumTopNames = 2_000
  /// The most levels of objects inside each other.
  static let maximumDepth = 8

  struct Node: Sendable {
    let step: FieldPath.Step
    var tally = FieldTally()
    /// In the order they came.
    fileprivate(set) var inner: [Int] = []
    fileprivate var places: [UTF8Text: Int] = [:]
    /// What the elements of an array are.
    fileprivate(set) var element: Int?
    /// Whether it has more names than an object has.
    fileprivate(set) var isMap = false
  }

  /// The first is the object that all are in.
  private(set) var nodes = [Node(step: .everyElement)]
  /// Names at the top that were left out.
  private(set) var namesLeftOut = 0

  /// Notes the members of an object; null is absent.
  ///
  /// - Parameter room: how many more names may be kept; counted down.
  mutating func note(_ object: JSONObject, at time: Instant, room: inout Int) {
    note(members: object, of: 0, at: time, depth: 1, room: &room)
  }

  private mutating func note(
    members object: JSONObject, of node: Int, at time: Instant, depth: Int, room: inout Int
  ) {
    for member in object.members {
      if case .null = member.value { continue }
      guard let place = place(of: member.key, in: node, room: &room) else { continue }
      note(member.value, at: place, time, depth: depth, room: &room)
    }
  }

  private mutating func note(
    _ value: JSONValue, at node: Int, _ time: Instant, depth: Int, room: inout Int
  ) {
    nodes[node].tally.note(value, at: time)
    guard depth < Self.maximumDepth, !nodes[node].isMap else { return }
    switch value {
    case .object(let object):
      note(members: object, of: node, at: time, depth: depth + 1, room: &room)
    case .array(let elements):
      for element in elements {
        if case .null = element { continue }
        if nodes[node].element == nil {
          nodes[node].element = nodes.count
          nodes.append(Node(step: .everyElement))
        }
        if let place = nodes[node].element {
          note(element, at: place, time, depth: depth + 1, room: &room)
        }
      }
    case .null, .boolean, .number, .string: break
    }
  }

  /// Where a name is noted; nil where there is no room for another one.
  private mutating func place(of name: UTF8Text, in node: Int, room: inout Int) -> Int? {
    if let place = nodes[node].places[name] { return place }
    let limit = node == 0 ? Self.maximumTopNames : Self.maximumNames
    guard nodes[node].inner.count < limit, room > 0 else {
      if node == 0 { namesLeftOut += 1 } else { nodes[node].isMap = true }
      return nil
    }
    room -= 1
    let place = nodes.count
    nodes.append(Node(step: .name(name)))
    nodes[node].places[name] = place
    nodes[node].inner.append(place)
    return place
  }
}
