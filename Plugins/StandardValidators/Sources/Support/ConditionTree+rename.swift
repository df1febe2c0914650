import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSchema

extension ConditionNode {
  /// What to type after `/set ID` so that this node says another name, the shortest that does.
  ///
  /// Short words (`event 'Order Completed'`) where they change nothing else, else the query text of
  /// the whole condition; nil where the node does not say the name itself.
  func words(renaming subject: NameMention.Subject, to name: String) -> String? {
    let renamed = condition.renaming(subject, to: name)
    guard renamed != condition else { return nil }
    let quoted = QueryPrinter.quoted(name)
    var short: [String]
    switch subject {
    case .event: short = ["event \(quoted)"]
    case .trait: short = ["trait \(quoted)"]
    case .property: short = ["property \(quoted)", "property \(quoted) of the event above"]
    }
    switch renamed {
    case .compare(.measure(_, let measure), _, _), .test(.measure(_, let measure), _):
      short.append(NodeWords.words(measure))
    case .compare(_, let symbol, let right):
      short.append(NodeWords.words(symbol, right))
    case .and, .or, .not, .any, .all, .test: break
    }
    return short.first { (try? FieldEdit.apply($0, to: self)) == renamed }
      ?? QueryPrinter.text(renamed)
  }
}

extension Condition {
  /// The same condition with a name replaced where the condition says it itself, not below it.
  fileprivate func renaming(_ subject: NameMention.Subject, to name: String) -> Condition {
    switch self {
    case .and, .or, .not, .any, .all: self
    case .compare(let left, let symbol, let right):
      .compare(left.renaming(subject, to: name), symbol, right.renaming(subject, to: name))
    case .test(let scalar, let comparator):
      .test(scalar.renaming(subject, to: name), comparator)
    }
  }
}

extension Scalar {
  fileprivate func renaming(_ subject: NameMention.Subject, to name: String) -> Scalar {
    switch (self, subject) {
    case (.trait(let path), .trait(let wrong, _)):
      return path == wrong ? .trait(FieldPath(name)) : self
    case (.property(let path, let owner), .property(let wrong, _)):
      return path == wrong ? .property(FieldPath(name), of: owner) : self
    case (.measure(var stream, let measure), .event(let wrong)):
      if stream.source == .event(wrong) { stream.source = .event(EventName(name)) }
      return .measure(stream, measure)
    case (.measure(let stream, let measure), .property(let wrong, let event)):
      guard stream.source == .event(event) else { return self }
      return .measure(stream, measure.renaming(wrong, to: FieldPath(name)))
    case (.literal, _), (.context, _), (.trait, _), (.property, _), (.measure, .trait):
      return self
    }
  }
}

extension Measure {
  fileprivate func renaming(_ wrong: FieldPath, to path: FieldPath) -> Measure {
    func renamed(_ field: Field) -> Field {
      switch field {
      case .property(let old): .property(old == wrong ? path : old)
      case .context: field
      }
    }
    switch self {
    case .count: return self
    case .sum(let field): return .sum(renamed(field))
    case .average(let field): return .average(renamed(field))
    case .first(let field): return .first(renamed(field))
    case .last(let field): return .last(renamed(field))
    case .minimum(let field, let reading): return .minimum(renamed(field), as: reading)
    case .maximum(let field, let reading): return .maximum(renamed(field), as: reading)
    case .mode(let field, let reading, let frequency):
      return .mode(renamed(field), as: reading, atLeast: frequency)
    case .uniqueCount(let field): return .uniqueCount(renamed(field))
    }
  }
}
