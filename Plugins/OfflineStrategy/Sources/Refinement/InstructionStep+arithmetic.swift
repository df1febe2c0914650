import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

/// Making a number or a window larger or smaller.
extension InstructionStep {
  /// `double the threshold`, `extend the window by a week`; only where one place can be meant.
  func scaling(_ target: InstructionPhrase?, _ scale: Scale) -> StepOutcome {
    let amount: NewValue?
    let words: InstructionPhrase?
    var scale = scale
    var isPercent = false
    switch scale {
    case .times: (amount, words) = (nil, nil)
    case .more(let range), .less(let range):
      let phrase = phrase(range)
      let reading = ValueFinder(phrase: phrase, vocabulary: vocabulary)
        .readings(allowsNames: false).first
      guard let reading, reading.values.count == 1, reading.used.count >= phrase.tokens.count else {
        return .failed(
          StepFailure(
            cause: "\"\(phrase.text)\" is no number or length of time", spans: [phrase.span],
            rank: 2))
      }
      (amount, words) = (reading.values[0].value, phrase)
      if let part = Self.part(scale, phrase, reading.values[0].value) {
        scale = part
        isPercent = true
      }
    }
    var slots = TreeSlot.all(of: tree, vocabulary).filter { slot in
      tree.node(slot.node)?.condition.isDefaultTest != true || slot.kind.isTime
    }.filter { scaled($0, scale, amount) != nil }
    // "20% more" of 50% may be 60% or 70%.
    if isPercent { slots.removeAll(where: isShare) }
    var isUniversal = false
    if let target {
      let mention = finder.mention(target)
      if !mention.isOpen {
        let matches = reach(finder.matches(mention, target))
        guard !matches.isEmpty else { return notFound(target, mention) }
        slots = slots.filter { matches[$0.node] != nil }
      }
      slots = slots.filter { mention.allows($0.kind) }
      isUniversal = mention.isUniversal
    }
    guard slots.count == 1 || isUniversal && !slots.isEmpty else {
      let what = slots.isEmpty ? "no number or window fits" : "\(slots.count) places fit"
      return .failed(
        StepFailure(
          cause: "\(what); the tree has \(summary)", spans: target.map { [$0.span] } ?? [],
          rank: 3))
    }
    var change = TreeChange(tree)
    for slot in slots {
      let editor = SlotEditor(tree: change.tree, vocabulary: vocabulary, resolver: reader.resolver)
      guard let value = scaled(slot, scale, amount),
        let edited = editor.edited(slot, to: value, isNamed: true)
      else { return .failed(StepFailure(cause: "", rank: 1)) }
      change.tree = edited
      let spans = [words?.span, target?.span].compactMap(\.self)
      change.words[slot.node] = [(spans.isEmpty ? [span(tokens.indices)] : spans, "by so much")]
    }
    return .changes([change])
  }

  /// `by 20%`: so many hundredths of what is there.
  private static func part(
    _ scale: Scale, _ phrase: InstructionPhrase, _ amount: NewValue
  ) -> Scale? {
    guard phrase.text.hasSuffix("%") || phrase.text.lowercased().hasSuffix("percent"),
      case .number(let quantity, _) = amount, quantity.bounds.count == 1,
      let percent = quantity.bounds[0].number.integerValue.flatMap({ Int(exactly: $0) }),
      (1..<10_000).contains(percent)
    else { return nil }
    switch scale {
    case .times: return nil
    case .more: return .times(100 + percent, over: 100)
    case .less: return percent < 100 ? .times(100 - percent, over: 100) : nil
    }
  }

  private static let shares = WordLists.list("percent percentage pct rate share ratio")

  /// Whether a slot holds a part of a whole.
  private func isShare(_ slot: TreeSlot) -> Bool {
    guard case .compare(let scalar, _, _)? = tree.node(slot.node)?.condition else { return false }
    let path: FieldPath? =
      switch scalar {
      case .trait(let path), .property(let path, _): path
      case .measure(_, let measure):
        if case .property(let path)? = measure.field { path } else { nil }
      case .literal, .context: nil
      }
    guard let path else { return false }
    return NameWords.words(of: path.description).contains { Self.shares.contains($0.lemma) }
  }

  /// What a slot is to hold; nil where the change does not fit it.
  private func scaled(_ slot: TreeSlot, _ scale: Scale, _ amount: NewValue?) -> NewValue? {
    switch slot.kind {
    case .window(let window?):
      guard case .last(let span) = window.extent else { return nil }
      return scaled(span, scale, amount).map { .length($0) }
    case .dateTest:
      guard case .test(_, let test)? = tree.node(slot.node)?.condition, let span = test.span else {
        return nil
      }
      return scaled(span, scale, amount).map { .length($0) }
    case .number(let number, let isCount, let isMoney):
      return scaled(number, scale, amount, isCount: isCount, isMoney: isMoney)
    case .window(nil), .literals, .event, .junction, .quantifier, .measure: return nil
    }
  }

  private func scaled(_ span: TimeSpan, _ scale: Scale, _ amount: NewValue?) -> TimeSpan? {
    var other: TimeSpan?
    if case .length(let length)? = amount { other = length }
    let hours = Int(span.microseconds / TimeSpan.hours(1).microseconds)
    let count: Int
    switch scale {
    case .times(let factor, let divisor):
      guard span.count * factor % divisor == 0, span.count < 100_000 else { return nil }
      return TimeSpan(span.count * factor / divisor, span.unit)
    case .more:
      guard let other else { return nil }
      count = hours + Int(other.microseconds / TimeSpan.hours(1).microseconds)
    case .less:
      guard let other else { return nil }
      count = hours - Int(other.microseconds / TimeSpan.hours(1).microseconds)
    }
    guard count > 0, count < 24 * 100_000 else { return nil }
    return count % 24 == 0 && span.unit == .day ? .days(count / 24) : .hours(count)
  }

  private func scaled(
    _ number: ExactNumber, _ scale: Scale, _ amount: NewValue?, isCount: Bool, isMoney: Bool
  ) -> NewValue? {
    var by: ExactNumber?
    if case .number(let quantity, isFrequency: let isFrequency)? = amount,
      quantity.bounds.count == 1, !quantity.isMoney || isMoney, !isFrequency || isCount
    {
      by = quantity.bounds[0].number
    }
    let value: Double
    switch scale {
    case .times(let factor, let divisor):
      value = number.doubleValue * Double(factor) / Double(divisor)
    case .more:
      guard let by else { return nil }
      value = number.doubleValue + by.doubleValue
    case .less:
      guard let by else { return nil }
      value = number.doubleValue - by.doubleValue
    }
    let isWhole = value == value.rounded() && abs(value) < 9e15
    guard !isCount || isWhole && value >= 1,
      let result = isWhole ? ExactNumber(Int(value)) : ExactNumber(value)
    else { return nil }
    let quantity = Quantity(bounds: [.init(symbol: .equal, number: result)], isBare: true)
    return .number(quantity, isFrequency: false)
  }
}

extension TreeSlot.Kind {
  var isTime: Bool {
    switch self {
    case .window, .dateTest: true
    case .number, .literals, .event, .junction, .quantifier, .measure: false
    }
  }
}
