import AudienceDiagnostics

/// Turns of phrase with a grammatical job only, and the plain words that say the same: `by way of` is
/// `via`.
///
/// What each stands for is in the table; a token of the plain words has the place of those that it
/// stands for, so that an explanation shows what was written.
enum TurnsOfPhrase {
  /// The tokens with such turns of phrase in plain words.
  static func plain(_ tokens: [Token]) -> [Token] {
    guard let first = tokens.indices.first(where: { turn(at: $0, in: tokens) != nil }) else {
      return tokens
    }
    var found = Array(tokens[..<first])
    var index = first
    while index < tokens.count {
      guard let turn = turn(at: index, in: tokens) else {
        found.append(tokens[index])
        index += 1
        continue
      }
      let end = index + turn.words.count
      let said = tokens[index..<end]
      let text = said.map(\.text).joined(separator: " ")
      found.append(
        Token(
          kind: .word, text: text, folded: turn.plain, lemma: Lemmatizer.lemma(of: turn.plain),
          span: tokens[index].span.union(tokens[end - 1].span)))
      index = end
    }
    return found
  }

  private struct Turn: Sendable {
    let words: [String]
    let plain: String
  }

  private static func turn(at index: Int, in tokens: [Token]) -> Turn? {
    guard tokens[index].isWord, let turns = table[tokens[index].folded] else { return nil }
    return turns.first { turn in
      let end = index + turn.words.count
      return end <= tokens.count
        && zip(tokens[index..<end], turn.words).allSatisfy { $0.isWord && $0.folded == $1 }
    }
  }

  /// By their first word the turns of phrase, the longest first.
  private static let table: [String: [Turn]] = {
    var turns: [String: [Turn]] = [:]
    for line in lines.split(separator: "\n") {
      let sides = line.split(separator: ":").map(String.init)
      for phrase in sides[1].split(separator: ",") {
        let words = phrase.split(separator: " ").map(String.init)
        turns[words[0], default: []].append(Turn(words: words, plain: sides[0]))
      }
    }
    return turns.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }()

  /// The plain word; behind `:` the turns of phrase for it.
  private static let lines = """
    via:by way of,by means of,with the help of,by use of
    between:somewhere between,anywhere between,anything between
    except:with the exception of,with the exclusion of,exclusive of,leaving aside,setting aside
    during:over the course of,in the course of,throughout the course of,for the duration of
    within:in the space of,within the space of,in a span of,in the span of,within a span of,\
    over a span of,over the span of,in a window of,within a window of
    never:not once,not even once,not a single time
    in:falls into,fall into,falling into,fell into,falls within,fall within,falling within
    same:that very,this very,that exact,the very same,that same exact
    different:distinct values of,different values of,unique values of
    attended:took part in,take part in,takes part in,taking part in
    in:listed under,noted under,listed as one of,listed among,named as one of,given as one of
    outside:who sit outside,who sits outside,who fall outside,who falls outside,sit outside,sits outside,sitting outside,fall outside,falls outside,falling outside
    """
}
