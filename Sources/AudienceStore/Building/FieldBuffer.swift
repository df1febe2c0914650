/// The objects of a table's rows while calls come in: a value buffer for each key, and the form of
/// each object.
///
/// Forms are the nodes of a tree: a node stands for the keys on the way to it from the root, which
/// is the empty object. Objects of one source nearly always have the form of the one before, so the
/// next key is looked for first where the last object went on.
struct FieldBuffer: ~Copyable {
  /// A form of objects, or a value that is no object.
  struct Node: BitwiseCopyable {
    var parent: Int32
    /// The last key's column; -1 for the empty object, -2 for a value that is no object, whose
    /// text's number is then `parent`.
    var column: Int32
    var isNull: Bool
    /// Where the last two objects of this form went on; 0 for nowhere.
    var next: Int32 = 0
    var otherNext: Int32 = 0
  }

  /// The form of `{}`.
  static let emptyObject = 0
  /// What has no value at all.
  static let nothing = 1

  private(set) var keys = TextInterner()
  /// Where the text of each key begins in `keys`.
  private var keyPlaces = GrowableArray<Int>()
  private(set) var columns = OwnedList<ValueBuffer>()
  private(set) var nodes = GrowableArray<Node>()
  /// JSON texts of the values that are no object.
  private(set) var values = TextInterner()
  /// The form of each row.
  private(set) var forms = PackedIntegers(isSigned: false)
  private var edges: [UInt64: Int32] = [:]
  private var valueForms: [Int: Int] = [:]

  init() {
    nodes.append(Node(parent: -1, column: -1, isNull: false))
    nodes.append(Node(parent: -1, column: -2, isNull: true))
  }

  /// Adds the object of a row.
  @inline(__always)
  mutating func append(_ members: borrowing MemberList, row: Int) {
    var node = Self.emptyObject
    for position in 0..<members.count {
      let member = members[position]
      node = step(from: node, to: member)
      if member.value.kind != .null {
        columns[Int(nodes[node].column)].pointee.append(member.value, row: row)
      }
    }
    forms.append(Int64(node))
  }

  /// Frees the values of a column that is made.
  mutating func removeValues(ofColumn column: Int) { columns[column].pointee = ValueBuffer() }

  /// Adds a row without an object.
  mutating func append(valueOfRow value: PendingValue) {
    guard value.kind != .null else { return forms.append(Int64(Self.nothing)) }
    let json = Array(value.jsonText.utf8)
    let text = json.withUnsafeBufferPointer { values.number(of: $0) }
    if let form = valueForms[text] { return forms.append(Int64(form)) }
    nodes.append(Node(parent: Int32(text), column: -2, isNull: false))
    valueForms[text] = nodes.count - 1
    forms.append(Int64(nodes.count - 1))
  }

  @inline(__always)
  private mutating func step(from node: Int, to member: PendingMember) -> Int {
    let isNull = member.value.kind == .null
    let next = Int(nodes[node].next)
    if next != 0, matches(next, member.key, isNull) { return next }
    let other = Int(nodes[node].otherNext)
    if other != 0, matches(other, member.key, isNull) {
      nodes.base[node].otherNext = Int32(next)
      nodes.base[node].next = Int32(other)
      return other
    }
    return newStep(from: node, to: member.key, isNull)
  }

  @inline(__always)
  private func matches(_ node: Int, _ key: Bytes, _ isNull: Bool) -> Bool {
    let candidate = nodes.base + node
    return candidate.pointee.isNull == isNull
      && ByteHash.areEqual(keys.bytes(at: keyPlaces[Int(candidate.pointee.column)]), key)
  }

  @inline(never)
  private mutating func newStep(from node: Int, to key: Bytes, _ isNull: Bool) -> Int {
    let place = keys.end
    let column = keys.number(of: key)
    if column == columns.count {
      columns.append(ValueBuffer())
      keyPlaces.append(place)
    }
    let edge = UInt64(node) << 32 | UInt64(column) << 1 | (isNull ? 1 : 0)
    let next: Int32
    if let known = edges[edge] {
      next = known
    } else {
      next = Int32(nodes.count)
      edges[edge] = next
      nodes.append(Node(parent: Int32(node), column: Int32(column), isNull: isNull))
    }
    nodes.base[node].otherNext = nodes.base[node].next
    nodes.base[node].next = next
    return Int(next)
  }
}
