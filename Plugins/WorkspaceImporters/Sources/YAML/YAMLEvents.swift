import AudienceDiagnostics
import CYAML

/// One event of libyaml's parser.
enum YAMLEvent {
  case documentStart, documentEnd, sequenceEnd, mappingEnd, streamEnd
  case scalar(String, isPlain: Bool, anchor: String?)
  case sequenceStart(anchor: String?)
  case mappingStart(anchor: String?)
  case alias(String)
}

/// The events of a YAML text, in its order, one at a time; nothing is expanded.
///
/// A class, because it owns libyaml's parser, which must not move.
final class YAMLEvents {
  /// Why the text is no YAML, and where.
  struct Damage: Error {
    let message: String
    let position: TextPosition
  }

  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private var isAtEnd = false
  /// Where the event that was read last begins, from 1.
  private(set) var position = TextPosition(line: 1, column: 1)

  init(_ text: [UInt8]) {
    bytes = .allocate(capacity: text.count)
    _ = bytes.initialize(from: text)
    parser.initialize(to: yaml_parser_t())
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    bytes.deallocate()
  }

  /// The next event; after the stream's end always that.
  func next() throws(Damage) -> YAMLEvent {
    while !isAtEnd {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) != 0 else { throw damage }
      defer { yaml_event_delete(&event) }
      position = Self.position(event.start_mark)
      switch event.type {
      case YAML_DOCUMENT_START_EVENT: return .documentStart
      case YAML_DOCUMENT_END_EVENT: return .documentEnd
      case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
      case YAML_MAPPING_END_EVENT: return .mappingEnd
      case YAML_ALIAS_EVENT: return .alias(Self.text(event.data.alias.anchor) ?? "")
      case YAML_SEQUENCE_START_EVENT:
        return .sequenceStart(anchor: Self.text(event.data.sequence_start.anchor))
      case YAML_MAPPING_START_EVENT:
        return .mappingStart(anchor: Self.text(event.data.mapping_start.anchor))
      case YAML_SCALAR_EVENT:
        let scalar = event.data.scalar
        let text = String(
          decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE && scalar.tag == nil
        return .scalar(text, isPlain: isPlain, anchor: Self.text(scalar.anchor))
      case YAML_STREAM_END_EVENT: isAtEnd = true
      default: continue
      }
    }
    return .streamEnd
  }

  private var damage: Damage {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "the text is no YAML"
    return Damage(message: problem, position: Self.position(parser.pointee.problem_mark))
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private static func position(_ mark: yaml_mark_t) -> TextPosition {
    TextPosition(line: mark.line + 1, column: mark.column + 1)
  }
}
