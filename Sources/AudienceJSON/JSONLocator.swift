public import AudienceDiagnostics

/// One step into a JSON value.
public enum JSONStep: Hashable, Sendable {
  case key(UTF8Text)
  case index(Int)
}

/// Finds where values stand in a JSON text, for messages that name line and column.
///
/// A reader of a format works on `JSONValue` and knows paths; only when something is wrong is the
/// text read a second time, once for all places.
public struct JSONLocator {
  /// Where a value and its key stand; nil where the text has no such value, or it has no key.
  public struct Place: Hashable, Sendable {
    public internal(set) var value: Span?
    public internal(set) var key: Span?
  }

  /// One value on the way to a path that is looked for.
  private struct Node {
    var children: [JSONStep: Int] = [:]
    var place = Place()
  }

  private var nodes = [Node()]
  /// The nodes from the root to the value being read.
  private var open = [0]
  /// How many levels below the last open node the value being read is.
  private var levelsAside = 0

  /// The spans of the value at `path` and of its key; nil where the text has no such value.
  ///
  /// With a duplicate key, the last one. O(n).
  public static func locate(
    _ path: [JSONStep], in bytes: [UInt8]
  ) -> (value: Span?, key: Span?) {
    let place = locate([path], in: bytes)[0]
    return (place.value, place.key)
  }

  /// The places of many values, in the order of `paths`; one reading of the text.
  public static func locate(_ paths: [[JSONStep]], in bytes: [UInt8]) -> [Place] {
    var locator = JSONLocator()
    let targets = paths.map { locator.insert($0) }
    return bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer)
      reader.locator = locator
      _ = try? reader.readDocument()
      return targets.map { reader.locator?.nodes[$0].place ?? Place() }
    }
  }

  private mutating func insert(_ path: [JSONStep]) -> Int {
    var node = 0
    for step in path {
      if let child = nodes[node].children[step] {
        node = child
      } else {
        nodes.append(Node())
        nodes[node].children[step] = nodes.count - 1
        node = nodes.count - 1
      }
    }
    return node
  }

  mutating func enter(_ step: JSONStep, key: Span? = nil) {
    guard levelsAside == 0, let child = nodes[open[open.count - 1]].children[step] else {
      levelsAside += 1
      return
    }
    forget(child)
    nodes[child].place.key = key
    open.append(child)
  }

  mutating func leave() {
    if levelsAside > 0 { levelsAside -= 1 } else { open.removeLast() }
  }

  mutating func note(value: Span) {
    if levelsAside == 0 { nodes[open[open.count - 1]].place.value = value }
  }

  /// Drops what was noted below an earlier value of the same key.
  private mutating func forget(_ node: Int) {
    guard nodes[node].place.value != nil else { return }
    nodes[node].place = Place()
    for child in nodes[node].children.values { forget(child) }
  }
}
