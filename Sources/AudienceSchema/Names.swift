public import AudienceDiagnostics

/// The name of a tracked event, compared by bytes: `Order Completed`. Not a path (SEMANTICS 3).
public struct EventName: Hashable, Sendable, Comparable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  public let text: UTF8Text

  public init(_ text: String) { self.text = UTF8Text(text) }
  public init(stringLiteral value: StaticString) { self.init(value.description) }

  public var description: String { text.string }

  public static func < (left: EventName, right: EventName) -> Bool { left.text < right.text }
}

/// The key of an audience; its membership is a boolean trait of the same name (SEMANTICS 1.10).
public struct AudienceKey: Hashable, Sendable, Comparable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  public let text: UTF8Text

  public init(_ text: String) { self.text = UTF8Text(text) }
  public init(stringLiteral value: StaticString) { self.init(value.description) }

  public var description: String { text.string }

  /// The trait that holds the membership. A dot in the key is part of the name.
  public var traitPath: FieldPath { FieldPath(names: [text.string]) }

  public static func < (left: AudienceKey, right: AudienceKey) -> Bool { left.text < right.text }
}

/// Where a trait, property or context value is: names separated by dots (SEMANTICS 3).
///
///     FieldPath("products.$.category").steps  // name products, every element, name category
///     FieldPath(#"plan\.code"#).steps         // name plan.code
public struct FieldPath: Hashable, Sendable, Comparable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// One step into a value.
  public enum Step: Hashable, Sendable {
    /// The member of an object by that name.
    case name(UTF8Text)
    /// Every element of an array: `$`.
    case everyElement
  }

  /// The path as it is written in a query, a dot inside a name behind a backslash.
  public let text: UTF8Text
  /// The steps, at least one.
  public let steps: [Step]

  public init(_ text: String) {
    self.text = UTF8Text(text)
    steps = Self.steps(of: text)
  }

  public init(stringLiteral value: StaticString) { self.init(value.description) }

  /// Makes a path of names, writing a backslash before the dots inside them.
  public init(names: [String]) {
    self.init(
      names.map { $0.split(separator: ".", omittingEmptySubsequences: false) }
        .map { $0.joined(separator: "\\.") }.joined(separator: "."))
  }

  public var description: String { text.string }

  /// Whether a step reads every element of an array.
  public var readsElements: Bool { steps.contains(.everyElement) }

  /// Whether this path leads into what `other` names, or is the same.
  public func isAtOrBelow(_ other: FieldPath) -> Bool {
    steps.starts(with: other.steps)
  }

  // The text decides, as for `==` of the written query; the steps follow from it.
  public static func == (left: FieldPath, right: FieldPath) -> Bool { left.text == right.text }
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
  public static func < (left: FieldPath, right: FieldPath) -> Bool { left.text < right.text }

  private static func steps(of text: String) -> [Step] {
    var steps: [Step] = []
    var name: [UInt8] = []
    var backslashes = 0
    func flush() {
      steps.append(name == [UInt8(ascii: "$")] ? .everyElement : .name(decode(name)))
      name = []
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"):
        backslashes += 1
      case UInt8(ascii: "."):
        if backslashes > 0 { name.append(byte) } else { flush() }
        backslashes = 0
      default:
        name += repeatElement(UInt8(ascii: "\\"), count: backslashes)
        backslashes = 0
        name.append(byte)
      }
    }
    name += repeatElement(UInt8(ascii: "\\"), count: backslashes)
    flush()
    return steps
  }

  private static func decode(_ bytes: [UInt8]) -> UTF8Text {
    UTF8Text(String(decoding: bytes, as: UTF8.self))
  }
}
