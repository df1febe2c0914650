import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI

/// Reads YAML as JSON values: YAML 1.2's core scalars, anchors and aliases, several documents.
///
/// Bounded: at most 200 levels and a million values, those that aliases stand for counted each time,
/// so that a small file cannot become a great one.
struct YAMLReader {
  static let maximumDepth = JSONReader.maximumDepth
  static let maximumValues = 1_000_000

  /// A value with how many it is made of.
  private struct Node {
    let value: JSONValue
    let count: Int
    let depth: Int
  }

  /// A mapping or sequence that is being read.
  private struct Open {
    enum Content {
      case mapping(JSONObject, key: UTF8Text?)
      case sequence([JSONValue])
    }

    var content: Content
    let anchor: String?
    var count = 1
    var depth = 1
  }

  /// What was read.
  struct Result {
    var documents: [JSONValue] = []
    var duplicates: [ImportNotes.Entry] = []
  }

  private let path: String
  private let events: YAMLEvents
  private var anchors: [String: Node] = [:]
  private var open: [Open] = []
  private var result = Result()
  /// The places that are asked for, and those found.
  private var wanted: [[JSONStep]: [Int]] = [:]
  private var found: [TextPosition?] = []

  private init(_ bytes: [UInt8], path: String) {
    self.path = path
    events = YAMLEvents(bytes)
  }

  /// - Throws: code `input` with line and column.
  static func read(_ document: ImportDocument) throws(FindingError) -> Result {
    guard String(validating: document.bytes, as: UTF8.self) != nil else {
      throw FindingError(Finding(.input, at: .file(document.path, nil), "expected UTF-8"))
    }
    var reader = YAMLReader(document.bytes, path: document.path)
    try reader.readAll()
    return reader.result
  }

  /// Where values begin; the first step is the number of the document.
  static func positions(of paths: [[JSONStep]], in bytes: [UInt8]) -> [TextPosition?] {
    var reader = YAMLReader(bytes, path: "")
    reader.found = Array(repeating: nil, count: paths.count)
    for (index, path) in paths.enumerated() { reader.wanted[path, default: []].append(index) }
    try? reader.readAll()
    return reader.found
  }

  // MARK: - Reading

  private mutating func readAll() throws(FindingError) {
    while true {
      let event: YAMLEvent
      do throws(YAMLEvents.Damage) {
        event = try events.next()
      } catch {
        throw failure(error.message, at: error.position)
      }
      switch event {
      case .streamEnd: return
      case .documentStart: anchors = [:]
      case .documentEnd: break
      case .scalar(let text, let isPlain, let anchor):
        if takeKey(text) { continue }
        notePosition()
        try add(
          Node(value: isPlain ? Self.value(of: text) : .text(text), count: 1, depth: 0),
          anchor: anchor)
      case .alias(let name):
        notePosition()
        guard let node = anchors[name] else { throw failure("there is no anchor '\(name)'") }
        try add(node, anchor: nil)
      case .mappingStart(let anchor): try begin(.mapping(JSONObject(), key: nil), anchor)
      case .sequenceStart(let anchor): try begin(.sequence([]), anchor)
      case .mappingEnd, .sequenceEnd: try end()
      }
    }
  }

  private mutating func begin(_ content: Open.Content, _ anchor: String?) throws(FindingError) {
    if isAtKey { throw failure("a key has to be a text") }
    notePosition()
    guard open.count < Self.maximumDepth else {
      throw failure("nested more than \(Self.maximumDepth) levels deep")
    }
    open.append(Open(content: content, anchor: anchor))
  }

  private mutating func end() throws(FindingError) {
    guard let ended = open.popLast() else { return }
    let value: JSONValue =
      switch ended.content {
      case .mapping(let object, _): .object(object)
      case .sequence(let elements): .array(elements)
      }
    try add(Node(value: value, count: ended.count, depth: ended.depth), anchor: ended.anchor)
  }

  private mutating func add(_ node: Node, anchor: String?) throws(FindingError) {
    if let anchor { anchors[anchor] = node }
    guard let last = open.indices.last else {
      result.documents.append(node.value)
      return
    }
    open[last].count += node.count
    open[last].depth = max(open[last].depth, node.depth + 1)
    guard open[last].count <= Self.maximumValues else {
      throw failure("more than \(Self.maximumValues) values, those of aliases counted each time")
    }
    guard open.count + node.depth <= Self.maximumDepth else {
      throw failure("nested more than \(Self.maximumDepth) levels deep through aliases")
    }
    switch open[last].content {
    case .sequence(var elements):
      open[last].content = .sequence([])
      elements.append(node.value)
      open[last].content = .sequence(elements)
    case .mapping(var object, let key?):
      open[last].content = .sequence([])
      if object[key] != nil {
        result.duplicates.append(
          .duplicateKey(key, path: path, at: events.position))
      }
      object[key] = node.value
      open[last].content = .mapping(object, key: nil)
    case .mapping(_, nil): throw failure("a key has to be a text")
    }
  }

  // MARK: - Keys and places

  private var isAtKey: Bool {
    if case .mapping(_, nil)? = open.last?.content { true } else { false }
  }

  /// Takes a scalar as the key of the mapping that is open; false where a value is due.
  private mutating func takeKey(_ text: String) -> Bool {
    guard let last = open.indices.last, case .mapping(let object, nil) = open[last].content else {
      return false
    }
    open[last].content = .mapping(object, key: UTF8Text(text))
    return true
  }

  /// Notes where the value that begins here stands, if it is asked for.
  private mutating func notePosition() {
    guard !wanted.isEmpty else { return }
    var path: [JSONStep] = [.index(result.documents.count)]
    for level in open {
      switch level.content {
      case .mapping(_, let key?): path.append(.key(key))
      case .sequence(let elements): path.append(.index(elements.count))
      case .mapping(_, nil): return
      }
    }
    for index in wanted[path] ?? [] { found[index] = events.position }
  }

  private func failure(_ message: String, at position: TextPosition? = nil) -> FindingError {
    FindingError(Finding(.input, at: .file(path, position ?? events.position), message))
  }

  /// A plain scalar by YAML 1.2's core schema; a number only where JSON writes it the same, so that
  /// no name loses a digit.
  private static func value(of text: String) -> JSONValue {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default:
      if let number = ExactNumber(Array(text.utf8)), number.text == text { return .number(number) }
      return .text(text)
    }
  }
}
