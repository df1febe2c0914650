import AudienceDiagnostics
import AudienceSchema

/// Follows query text token by token, and knows at each place what can come next.
struct QueryPositionReader {
  private typealias Subject = QueryPosition.Subject

  /// How far a condition has come.
  private enum State {
    case wantsCondition
    /// Behind `event`, before its parenthesis.
    case calling(String)
    case hasScalar(Subject)
    /// Behind the dot.
    case wantsFunction(Subject)
    case callingFunction(Subject, String)
    case wantsRight(Subject)
    case isComplete
  }

  /// An open parenthesis, or the whole text.
  private enum Frame {
    /// Conditions; of `where`, with the event they are about.
    case conditions(State, inside: EventName?, of: Subject?)
    /// The arguments of a function, with the name in them and how many pieces were read.
    case arguments(String, of: Subject?, name: String?, pieces: Int, field: Subject?)
  }

  private var frames: [Frame] = [.conditions(.wantsCondition, inside: nil, of: nil)]

  // MARK: - Reading

  mutating func read(_ token: QueryToken) {
    guard let frame = frames.last else { return }
    switch frame {
    case .conditions(let state, let event, let subject):
      if token.isSign(.closeParenthesis) || token.isSign(.closeBrace) {
        if frames.count > 1 { close() }
        return
      }
      if let next = next(state, token) {
        frames[frames.count - 1] = .conditions(next, inside: event, of: subject)
      }
    case .arguments(let function, let subject, let name, let pieces, let field):
      readArgument(token, function, subject, name, pieces, field)
    }
  }

  /// The state behind a token; nil where a frame was opened instead.
  private mutating func next(_ state: State, _ token: QueryToken) -> State? {
    switch state {
    case .wantsCondition:
      switch token.kind {
      case .word(let word) where QueryNames.scalars.contains(word): return .calling(word)
      case .word: return .wantsCondition
      case .sign(.openParenthesis), .sign(.openBrace):
        frames.append(.conditions(.wantsCondition, inside: event, of: nil))
        return nil
      case .sign(.dot), .sign(.comma), .sign(.colon), .sign(.openBracket), .sign(.closeBracket),
        .sign(.closeParenthesis), .sign(.closeBrace), .comparison, .fault, .end:
        return .wantsCondition
      case .string, .number, .date, .timestamp: return .hasScalar(.other)
      }
    case .calling(let word):
      guard token.isSign(.openParenthesis) else { return state }
      frames.append(.arguments(word, of: nil, name: nil, pieces: 0, field: nil))
      return nil
    case .hasScalar(let subject):
      if token.isSign(.dot) { return .wantsFunction(subject) }
      if case .comparison = token.kind { return .wantsRight(subject) }
      return token.isWord("AND") || token.isWord("OR") ? .wantsCondition : state
    case .wantsFunction(let subject):
      return token.word.map { .callingFunction(subject, $0) } ?? state
    case .callingFunction(let subject, let function):
      guard token.isSign(.openParenthesis) else { return state }
      if function == "where", case .event(let name) = subject {
        frames.append(.conditions(.wantsCondition, inside: name, of: subject))
      } else {
        frames.append(.arguments(function, of: subject, name: nil, pieces: 0, field: nil))
      }
      return nil
    case .wantsRight:
      if let word = token.word, QueryNames.scalars.contains(word) { return .calling(word) }
      return .isComplete
    case .isComplete:
      return token.isWord("AND") || token.isWord("OR") ? .wantsCondition : .isComplete
    }
  }

  private mutating func readArgument(
    _ token: QueryToken, _ function: String, _ subject: Subject?, _ name: String?, _ pieces: Int,
    _ field: Subject?
  ) {
    var (name, field) = (name, field)
    switch token.kind {
    case .sign(.closeParenthesis):
      close()
      return
    case .word("property") where QueryNames.measures.contains(function):
      frames[frames.count - 1] = .arguments(
        function, of: subject, name: name, pieces: pieces + 1, field: field)
      frames.append(.arguments("property", of: subject, name: nil, pieces: 0, field: nil))
      return
    case .sign(.openParenthesis), .sign(.openBrace), .sign(.openBracket), .sign(.closeBrace),
      .sign(.closeBracket):
      return
    case .word("parent"):
      field = .other
    case .string(let text): name = text.string
    case .word, .number, .date, .timestamp, .comparison, .sign, .fault, .end: break
    }
    frames[frames.count - 1] = .arguments(
      function, of: subject, name: name, pieces: pieces + 1, field: field)
  }

  /// Goes on behind a closing parenthesis.
  private mutating func close() {
    let closed = frames.removeLast()
    guard let frame = frames.last else { return }
    switch frame {
    case .conditions(_, let event, let subject):
      frames[frames.count - 1] = .conditions(state(behind: closed), inside: event, of: subject)
    case .arguments(let function, let subject, let name, let pieces, _):
      var field: Subject?
      if case .arguments("property", _, let path?, _, _) = closed {
        field = .property(FieldPath(path), of: Self.event(subject))
      }
      frames[frames.count - 1] = .arguments(
        function, of: subject, name: name, pieces: pieces + 1, field: field)
    }
  }

  private func state(behind closed: Frame) -> State {
    switch closed {
    case .conditions(_, _, let subject): return subject.map { .hasScalar($0) } ?? .isComplete
    case .arguments(let function, let subject, let name, _, let field):
      let path = FieldPath(name ?? "")
      switch function {
      case "event": return .hasScalar(.event(EventName(name ?? "")))
      case "trait": return .hasScalar(.trait(path))
      case "property":
        return .hasScalar(.property(path, of: field == .other ? outerEvent : event))
      case "context": return .hasScalar(.context)
      default: break
      }
      if QueryNames.filters.contains(function) { return .hasScalar(subject ?? .other) }
      if function == "unique" { return .hasScalar(subject ?? .other) }
      if QueryNames.measures.contains(function) {
        let isNumber = ["count", "sum", "avg"].contains(function)
        return .hasScalar(.measure(of: isNumber ? nil : field))
      }
      return QueryNames.comparators.contains(function) ? .isComplete : .hasScalar(.other)
    }
  }

  // MARK: - What comes next

  var expected: QueryPosition.Expected {
    guard let frame = frames.last else { return .nothing }
    switch frame {
    case .conditions(let state, let event, _):
      switch state {
      case .wantsCondition: return .condition(inside: event, isNested: frames.count > 1)
      case .calling, .callingFunction: return .nothing
      case .hasScalar(let subject): return .comparison(subject)
      case .wantsFunction(let subject): return .function(of: subject)
      case .wantsRight(let subject): return .value(of: subject, isListed: false)
      case .isComplete: return .junction(closes: frames.count > 1)
      }
    case .arguments(let function, let subject, let name, let pieces, let field):
      return expected(in: function, subject, name, pieces, field)
    }
  }

  private func expected(
    in function: String, _ subject: Subject?, _ name: String?, _ pieces: Int, _ field: Subject?
  ) -> QueryPosition.Expected {
    switch function {
    case "event": return name == nil ? .name(.event) : .closing
    case "trait": return name == nil ? .name(.trait) : .closing
    case "context": return name == nil ? .name(.context) : .closing
    case "property":
      let event = field == .other ? outerEvent : Self.event(subject) ?? event
      return name == nil ? .name(.property(of: event)) : .closing
    case "within", "between", "within_last", "within_next", "before_last", "after_next":
      return duration(pieces, isPair: function == "between", hasParent: field == .other)
    case "one_of", "none_of", "contains", "omits":
      return .value(of: subject ?? .other, isListed: true)
    case "starts_with", "ends_with", "before_date", "after_date":
      return pieces == 0 ? .value(of: subject ?? .other, isListed: false) : .closing
    case "sum", "avg", "min", "max", "first", "last", "mode", "unique":
      return pieces == 0 ? .measured : .closing
    case "count", "exists", "absent": return .closing
    default: return .nothing
    }
  }

  private func duration(
    _ pieces: Int, isPair: Bool, hasParent: Bool
  ) -> QueryPosition.Expected {
    // A number and its unit; `parent` and its colon before, a comma between two.
    let own = pieces - (hasParent ? 2 : 0)
    switch own {
    case 0: return .duration
    case 1: return .unit
    case 2: return isPair ? .nothing : .closing
    case 3: return isPair ? .duration : .nothing
    case 4: return isPair ? .unit : .nothing
    default: return isPair && own == 5 ? .closing : .nothing
    }
  }

  /// The event of the innermost `where`.
  private var event: EventName? { events.last }

  /// The event around that one.
  private var outerEvent: EventName? { events.dropLast().last }

  private var events: [EventName] {
    frames.compactMap { frame in
      if case .conditions(_, let event?, of: _?) = frame { event } else { nil }
    }
  }

  private static func event(_ subject: Subject?) -> EventName? {
    if case .event(let name)? = subject { name } else { nil }
  }
}
