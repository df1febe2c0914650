import AudienceConditions
import AudienceDiagnostics
import AudienceSchema

/// Values that the workspace does not list: quoted text, codes, names in capitals, after a
/// property's or trait's name.
struct LiteralRun {
  var texts: [Literal]
  var tokens: TokenSet
  var textOperator: TextOperator?
  /// Whether all of them are meant: `interested in chess and sailing`.
  var isBoth = false
  /// Whether a point follows: `starts with 1.`.
  var endsInPoint = false
  /// Whether the texts stand before the name, and each of several is in it: `with Head and Sales in
  /// their title`.
  var isContained = false
  /// Whether a text stands in quotation marks, and so is meant as it is written.
  var isQuoted = false

  private static func any(_ conditions: [Condition]) -> Condition {
    conditions.count == 1 ? conditions[0] : .or(conditions.map { ConditionNode($0) })
  }

  private static let versions = WordLists.list("version build firmware release sdk")

  /// What a text begins with; of a version, `1.` is more than `1`.
  private func prefixes(of field: FieldSchema) -> [Literal] {
    guard endsInPoint, case .string(let text)? = texts.last,
      NameWords.words(of: field.path.description).contains(where: {
        Self.versions.contains($0.lemma)
      })
    else { return texts }
    return texts.dropLast() + [.text(text.string + ".")]
  }

  /// The texts as the workspace writes them, where it lists them in another case: the language tells
  /// cases apart.
  private func listed(_ field: FieldSchema) -> [Literal] {
    guard !isQuoted else { return texts }
    let known = EventReading.texts(listedBy: field)
    return texts.map { literal in
      guard case .string(let text) = literal, !known.contains(text.string) else { return literal }
      let folded = Folding.fold(text.string)
      return known.first { Folding.fold($0) == folded }.map { Literal.text($0) } ?? literal
    }
  }

  func condition(on scalar: Scalar, _ field: FieldSchema) -> Condition {
    let texts = listed(field)
    switch textOperator {
    case .startsWith:
      return Self.any(prefixes(of: field).map { .test(scalar, .startsWith($0)) })
    case .endsWith: return Self.any(texts.map { .test(scalar, .endsWith($0)) })
    case .contains where isContained && isBoth && texts.count > 1:
      return .and(texts.map { ConditionNode(.test(scalar, .contains([$0]))) })
    case .contains: return .test(scalar, .contains(texts))
    case nil where field.type == .array && isBoth && texts.count > 1:
      return .and(texts.map { ConditionNode(EventReading.equals(scalar, [$0], field)) })
    case nil: return EventReading.equals(scalar, texts, field)
    }
  }
}

struct LiteralReader {
  let leaf: LeafTokens
  /// Whether it is known that a text stands there, so that a noun for people in capitals is one, and
  /// so is what "of" joins: `Lead or Head of Sales in their title`.
  var isText = false

  /// What may stand between the name of a field and its literals.
  static let links: Set<String> = [
    "is", "are", "was", "were", "of", "=", ":", "code", "named", "called", "equals", "equal", "to",
    "the", "in", "a", "that", "which", "set", "be", "by", "whether",
  ]

  /// `does not contain`: a text operator behind a negation.
  private func isOperated(behind index: Int) -> Bool {
    guard let end = leaf.analysis.mention(at: index)?.tokens.upperBound,
      let next = leaf.analysis.mention(at: end), case .textOperator = next.meaning
    else { return false }
    return leaf.range.contains(end)
  }

  /// The literals that begin at a place, behind copulas and a text operator.
  ///
  /// - Parameter isArray: whether they are members of an array, which may be plain words behind a
  ///   preposition or participle: `interested in chess`, `tagged spicy`.
  func run(at start: Int, used: TokenSet, isArray: Bool = false) -> LiteralRun? {
    var index = start
    var consumed: TokenSet = []
    var textOperator: TextOperator?
    while leaf.range.contains(index) {
      if let mention = leaf.analysis.mention(at: index),
        case .textOperator(let found) = mention.meaning
      {
        textOperator = found
        consumed.formUnion(mention.tokens)
        index = mention.tokens.upperBound
      } else if Self.links.contains(leaf.tokens[index].folded), !used.contains(index),
        leaf.tokens[index].kind != .quoted
      {
        consumed.insert(index)
        index += 1
      } else if ["does", "do", "did"].contains(leaf.tokens[index].folded)
        || leaf.analysis.mention(at: index)?.meaning == .negation && isOperated(behind: index)
      {
        index += 1
      } else {
        break
      }
    }
    let isLinked =
      !consumed.isEmpty
      || leaf.range.contains(start - 1) && leaf.tokens[start - 1].folded.hasSuffix("ed")
    let isFree = textOperator != nil || isArray && isLinked
    var texts: [Literal] = []
    var saysOr = false
    while leaf.range.contains(index),
      let found = literal(at: index, used: used, isFree: isFree, isArray: isArray)
    {
      texts.append(found.literal)
      consumed.formUnion(index..<found.end)
      index = found.end
      guard let joint = leaf.analysis.mention(at: index), case .coordinator = joint.meaning,
        literal(at: joint.tokens.upperBound, used: used, isFree: isFree, isArray: isArray) != nil,
        leaf.contains(joint.tokens)
      else { break }
      consumed.formUnion(joint.tokens)
      if case .coordinator(.or) = joint.meaning { saysOr = true }
      index = joint.tokens.upperBound
    }
    guard !texts.isEmpty else { return nil }
    var run = LiteralRun(
      texts: texts, tokens: consumed, textOperator: textOperator, isBoth: !saysOr)
    run.isQuoted = consumed.contains { leaf.tokens[$0].kind == .quoted }
    run.endsInPoint =
      leaf.tokens.indices.contains(index) && leaf.tokens[index].text == "."
      && leaf.tokens[index].span.start == leaf.tokens[index - 1].span.end
    return run
  }

  /// One literal: a quoted text, a code, a number behind a text operator, or names in capitals.
  private func literal(
    at start: Int, used: TokenSet, isFree: Bool, isArray: Bool
  ) -> (literal: Literal, end: Int)? {
    guard leaf.range.contains(start), !used.contains(start) else { return nil }
    let token = leaf.tokens[start]
    switch token.kind {
    case .quoted: return (.text(token.text), start + 1)
    case .number where isFree: return (.text(token.text), start + 1)
    case .number, .date, .mark: return nil
    case .word where leaf.analysis.spelledNames.contains(start): return nil
    case .word: break
    }
    if token.looksLikeCode { return (.text(token.text), start + 1) }
    var end = start
    while leaf.range.contains(end), !used.contains(end), leaf.tokens[end].isWord,
      leaf.tokens[end].isCapitalised || end > start && joins(end),
      isPlain(end) || isFree && namesPeople(end),
      !leaf.analysis.spelledNames.contains(end)
    {
      end += 1
    }
    // A member of an array may be several plain words: `interested in sea kayaking`.
    if end == start, isFree {
      while leaf.range.contains(end), !used.contains(end), leaf.tokens[end].isWord,
        leaf.analysis.isContent(end), isPlain(end), end == start || isArray
      {
        end += 1
      }
    }
    guard end > start else { return nil }
    return (.text((start..<end).map { leaf.tokens[$0].text }.joined(separator: " ")), end)
  }

  /// `contains Manager or Lead`: a noun for people in capitals, where a text is expected.
  private func namesPeople(_ index: Int) -> Bool {
    leaf.analysis.mention(at: index)?.meaning == .subject
  }

  /// Whether a word stands between two of one text: `Head of Sales`.
  private func joins(_ index: Int) -> Bool {
    isText && leaf.tokens[index].folded == "of" && leaf.range.contains(index + 1)
      && leaf.tokens[index + 1].isCapitalised
  }

  private func isPlain(_ index: Int) -> Bool {
    guard let mention = leaf.analysis.mention(at: index) else { return true }
    switch mention.meaning {
    case .subject, .accountSubject: return isText && leaf.tokens[index].isCapitalised
    case .time, .quantity, .frequency, .aggregate, .negation, .quantifier, .textOperator,
      .coordinator, .comparator, .comparatorBehind, .listHeader:
      return false
    }
  }
}
