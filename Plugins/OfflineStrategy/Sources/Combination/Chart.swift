import AudienceConditions
import AudienceSchema

/// Combines the readings of stretches bottom-up into readings of the whole prompt.
///
/// A cell is a run of pieces (`Segments`) at a scope; it holds the best readings of that run: as
/// one clause, or as two cells joined by the coordinator, the relative pronoun or nothing between
/// them. Work is bounded: at most `maximumPieces` pieces, `Beam.width` readings a cell, and
/// `maximumJoins` joins altogether; what is over is not read.
struct Chart {
  static let maximumPieces = 34
  static let maximumJoins = 120_000

  struct Key: Hashable {
    let start: Int
    let end: Int
    let scope: TraitScope
  }

  let analysis: PromptAnalysis
  let resolver: TimeResolver
  let pieces: [Segments.Piece]
  /// By `place(of:)`.
  private var cells: [Cell]
  private var copies: Known<Copy>
  var loans: Known<Loan>
  /// By the event that they are of the thing of.
  var others: Known<Int>
  var continuations: Known<Continuation>
  var shares: Known<Continuation>
  /// The words that stretches lend to a verb before them, by `place(of:)`.
  var objects: [TokenSet?]
  /// Whether stretches say that something is missing, by `place(of:)`.
  var absences: [Bool?]
  private var leaves: [LeafTokens??]
  /// The events of stretches, which are the same of users and of accounts.
  private var events: [[Partial]?]
  /// For coordinators, by their first token, where words go on behind the values they join.
  private var valueEnds: [Int: Int] = [:]
  /// The coordinators that no single clause can take in, by their piece.
  private let dividers: Set<Int>
  /// How many joins were tried.
  private(set) var joins = 0

  /// Words of the clause beside it that a stretch borrows.
  struct Loan: Equatable {
    let words: TokenSet
    let isVerb: Bool
  }

  /// How a stretch goes on with what was said of a trait.
  struct Continuation: Equatable {
    let scope: TraitScope
    var isPresence = false
    var words: TokenSet = []
    var lender: FieldPath?
    var missable: FieldPath?
  }

  /// The event that a stretch says more of.
  private struct Copy: Equatable {
    let event: Int
    /// What it is filtered by, which the stretch may be of as well.
    let filters: [Draft]
  }

  init(_ analysis: PromptAnalysis, resolver: TimeResolver) {
    self.analysis = analysis
    self.resolver = resolver
    let pieces = Segments(analysis).pieces
    let lists = ListedPlaces(analysis)
    dividers = Set(
      pieces.indices.filter { index in
        guard case .coordinator(let kind, let tokens) = pieces[index] else { return false }
        return kind != .andNot && !lists.mayStand(in: tokens)
      })
    self.pieces = pieces
    let size = pieces.count > Self.maximumPieces ? 0 : (pieces.count + 1) * (pieces.count + 1) * 2
    cells = Array(repeating: .empty, count: size)
    absences = Array(repeating: nil, count: size)
    objects = Array(repeating: nil, count: size)
    leaves = Array(repeating: nil, count: size)
    events = Array(repeating: nil, count: size)
    copies = Known(places: size)
    loans = Known(places: size)
    others = Known(places: size)
    continuations = Known(places: size)
    shares = Known(places: size)
  }

  func place(of key: Key) -> Int {
    place(key.start, key.end) + (key.scope == .user ? 0 : 1)
  }

  /// The place of what is the same of users and of accounts.
  func place(_ start: Int, _ end: Int) -> Int { (start * (pieces.count + 1) + end) * 2 }

  func cell(_ start: Int, _ end: Int, _ scope: TraitScope) -> Cell {
    cells[place(of: Key(start: start, end: end, scope: scope))]
  }

  /// Whether there are more pieces than are read.
  var isTooLong: Bool { pieces.count > Self.maximumPieces }

  /// The readings of the whole prompt, the best first.
  mutating func readings() -> [Partial] {
    guard !pieces.isEmpty, !isTooLong else { return [] }
    let scopes: [TraitScope] = analysis.level == .accounts ? [.user, .account] : [.user]
    for length in 1...pieces.count {
      for start in 0...(pieces.count - length) {
        for scope in scopes {
          fill(Key(start: start, end: start + length, scope: scope))
        }
      }
    }
    return cell(0, pieces.count, analysis.level.traitScope).partials
  }

  private func isText(_ index: Int) -> Bool {
    if case .text = pieces[index] { true } else { false }
  }

  func tokens(_ start: Int, _ end: Int) -> Range<Int> {
    func range(_ piece: Segments.Piece) -> Range<Int> {
      switch piece {
      case .text(let range), .coordinator(_, let range): range
      }
    }
    return range(pieces[start]).lowerBound..<range(pieces[end - 1]).upperBound
  }

  // MARK: - Cells

  private mutating func fill(_ key: Key) {
    guard isText(key.start), isText(key.end - 1) else { return }
    let range = tokens(key.start, key.end)
    var beam = Beam()
    let isDivided = isDivided(key.start, key.end)
    if !isDivided { beam.add(clause(key), order: 0) }
    var queue = JoinQueue()
    for split in splits(of: key) { join(key, split, into: &queue, above: beam.bar) }
    joinBest(&queue, into: &beam)
    if isDivided, beam.isEmpty { beam.add(clause(key), order: 0) }
    if key.scope == .account { beam.add(quantified(key, range), order: .max) }
    cells[place(of: key)] = Cell(beam.partials, in: range, analysis.joiningWords)
  }

  /// Whether a clause would leave a coordinator open that it has no list for: it is no part of an
  /// answer.
  private func isDivided(_ start: Int, _ end: Int) -> Bool {
    (start..<end).contains(where: dividers.contains)
  }

  /// Where a cell falls into two.
  struct Split {
    let left: Int
    let right: Int
    let coordinator: (kind: Coordinator, tokens: Range<Int>)?
  }

  private func splits(of key: Key) -> [Split] {
    guard key.end > key.start + 1 else { return [] }
    return ((key.start + 1)..<key.end).compactMap { middle in
      let split =
        switch pieces[middle] {
        case .text: Split(left: middle, right: middle, coordinator: nil)
        case .coordinator(let kind, let tokens):
          Split(left: middle, right: middle + 1, coordinator: (kind, tokens))
        }
      return split.right < key.end ? split : nil
    }
  }

  /// The stretch as clauses look at it; nil when a chosen mention is cut by its ends.
  mutating func leaf(_ start: Int, _ end: Int) -> LeafTokens? {
    let place = place(start, end)
    if let known = leaves[place] { return known }
    let leaf = LeafTokens(analysis, tokens(start, end))
    leaves[place] = .some(leaf)
    return leaf
  }

  /// The stretch as one clause.
  private mutating func clause(_ key: Key) -> [Partial] {
    let (range, scope) = (tokens(key.start, key.end), key.scope)
    guard range.count <= 60, let leaf = leaf(key.start, key.end) else { return [] }
    if leaf.content.isEmpty {
      guard leaf.coordinators.isEmpty else { return [] }
      var nobody = Partial(draft: nil, score: 0)
      for mention in leaf.mentions {
        if case .listHeader(let header) = mention.meaning { nobody.header = header }
      }
      // "Owners" may be the subject's noun, or a value that the workspace has.
      guard range.contains(where: { isTellingSubject($0) || isPredicate($0) }) else {
        return [nobody]
      }
      let named = TraitReader(leaf: leaf, resolver: resolver, scope: scope).read()
      // "who are members" says something; "members who" says who.
      if !named.isEmpty, range.contains(where: isPredicate) { nobody.score -= 2 }
      return [nobody] + named.prefix(2)
    }
    let place = place(key.start, key.end)
    let events = self.events[place] ?? EventReader(leaf: leaf, resolver: resolver).read()
    self.events[place] = events
    let traits = TraitReader(leaf: leaf, resolver: resolver, scope: scope).read()
    if events.isEmpty, let window = openWindow(leaf) { return [window] + traits.prefix(3) }
    if events.isEmpty, traits.isEmpty {
      // Nothing is known of these words; they stay open so that the refusal can name them.
      var open = leaf.unresolved(after: [], hasEvent: false)
      let redundant = Redundancy(leaf: leaf, used: [], event: nil).spare(open)
      open.subtract(redundant.tokens)
      var nobody = Partial(draft: nil, score: -5 * Double(open.count) - 0.1, unresolved: open)
      nobody.assumptions = redundant.assumptions
      return [nobody]
    }
    let named = events.filter {
      !isNamedByField($0, besides: traits) && !isNamedByState($0, besides: traits)
        && !isNamedByValue($0, besides: traits)
    }
    return Array(named.prefix(4)) + traits.prefix(3)
  }

  /// `whose insurer is VSP`, where that is a trait: the property that an event has of the same name
  /// names no event.
  private func isNamedByField(_ partial: Partial, besides traits: [Partial]) -> Bool {
    guard case .event(let event)? = partial.draft, !event.name.tokens.isEmpty else { return false }
    let paths = event.filters.compactMap(Join.pathOfValues)
    let named = analysis.saidFields.ofTraits.filter {
      $0.quality == 1 && TokenSet($0.tokens).isSuperset(of: event.name.tokens)
    }
    return traits.contains { trait in
      guard case .condition(let condition, _)? = trait.draft, trait.unresolved.isEmpty,
        let path = condition.traitPath
      else { return false }
      return paths.contains(path)
        && named.contains { analysis.vocabulary.fields[$0.field].field.path == path }
    }
  }

  /// `merchants not yet verified`, where a trait lists that: the noun of an event, which was not
  /// said so, names none.
  private func isNamedByValue(_ partial: Partial, besides traits: [Partial]) -> Bool {
    guard case .event(let event)? = partial.draft, event.filters.isEmpty, event.window == nil,
      event.name.tokens.count == 1, let word = event.name.tokens.min(),
      analysis.tokens[word].folded.hasSuffix("ed"),
      !analysis.vocabulary.events[event.event].hasAction(among: [analysis.tokens[word].lemma])
    else { return false }
    let isListed = analysis.saidValues.ofTraits.contains { value in
      guard value.tokens == word..<(word + 1), value.quality == 1 else { return false }
      let listed = analysis.vocabulary.fields[value.field].values[value.value]
      return listed.folded == analysis.tokens[word].folded
    }
    return isListed && traits.contains { $0.unresolved.isEmpty && $0.draft?.readsTraits == true }
  }

  /// `did not complete onboarding`, where a trait says who has: the two words are its name, and no
  /// survey that is called so, whose own noun is not said.
  private func isNamedByState(_ partial: Partial, besides traits: [Partial]) -> Bool {
    guard case .event(let event)? = partial.draft, event.window == nil,
      event.hasDefaultTest || event.isNever,
      event.measure == .count, !event.filters.isEmpty, !event.name.tokens.isEmpty
    else { return false }
    let words = event.filters.reduce(into: event.name.tokens) { $0.formUnion($1.words) }
    let fields = analysis.vocabulary.fields
    let isSaid = analysis.saidFields.ofTraits.contains { mention in
      let field = fields[mention.field]
      return field.field.type == .boolean && mention.quality >= 0.75 && mention.words.count > 1
        && mention.words.count == field.allWords.count && mention.words.isSuperset(of: words)
    }
    guard isSaid else { return false }
    let saysNoun = analysis.vocabulary.events[event.event].words.contains { word in
      !word.isAction && !word.isOptional
        && event.name.tokens.contains { analysis.tokens[$0].lemma == word.lemma }
    }
    return !saysNoun && traits.contains { $0.unresolved.isEmpty && $0.draft?.readsTraits == true }
  }

  /// The stretch as a window only: `In the last 30 days`. Its words stay open until events take it.
  private func openWindow(_ leaf: LeafTokens) -> Partial? {
    guard let (mention, time) = leaf.times.first, leaf.times.count == 1,
      leaf.content.allSatisfy({ mention.tokens.contains($0) || isOfAll($0, before: mention) }),
      leaf.negations.isEmpty, let window = resolver.window(time) ?? followingWindow(time, mention)
    else { return nil }
    // "but did both last week" says what was done.
    guard !leaf.range.contains(where: { Self.doing.contains(analysis.tokens[$0].folded) }) else {
      return nil
    }
    let tokens = TokenSet(leaf.content.filter { $0 < mention.tokens.lowerBound })
      .union(TokenSet(mention.tokens))
    let words = tokens.filter(analysis.isContent)
    var partial = Partial(draft: nil, score: -5 * Double(words.count), unresolved: TokenSet(words))
    var open = OpenWindow(window: window, tokens: tokens)
    switch time {
    case .following(_, isAnchored: true), .next: open.isFollowing = true
    default: break
    }
    partial.openWindow = open
    if let text = mention.assumption {
      partial.assumptions = [AssumptionDraft(text: text, tokens: TokenSet(mention.tokens))]
    }
    return partial
  }

  /// `in the following 24 hours`
  private func followingWindow(_ time: TimeExpression, _ mention: Mention) -> Window? {
    guard case .next(let span) = time,
      mention.tokens.contains(where: { analysis.tokens[$0].folded == "following" })
    else { return nil }
    return .last(span)
  }

  /// `both counted over the last 6 months`: words for all that was said, before its time.
  private func isOfAll(_ index: Int, before time: Mention) -> Bool {
    // "in each of the last 3 months" is of every one of them.
    index < time.tokens.lowerBound && Self.counted.contains(analysis.tokens[index].lemma)
      && !(index..<time.tokens.lowerBound).contains { analysis.tokens[$0].folded == "of" }
      && (index == 0 || !["in", "did", "done", "do"].contains(analysis.tokens[index - 1].folded))
  }

  private static let doing: Set<String> = ["did", "do", "does", "done"]
  private static let counted = WordLists.list(
    "both each all count measure calculate happen occur tally assess everything take place")

  /// Whether a noun stands behind a copula: `are members`, `is a member`.
  private func isPredicate(_ index: Int) -> Bool {
    guard analysis.mention(at: index)?.meaning == .subject, index > 0 else { return false }
    let article = ["a", "an"].contains(analysis.tokens[index - 1].folded) ? 2 : 1
    return index >= article
      && ["are", "is", "were", "was", "be"].contains(analysis.tokens[index - article].folded)
  }

  private func isTellingSubject(_ index: Int) -> Bool {
    analysis.tokens[index].isWord
      && !WordLists.generalSubjects.contains(analysis.tokens[index].lemma)
      && !analysis.tokens[index].isFunction
  }

  /// The stretch as more of an event that was named before it.
  private mutating func copy(_ start: Int, _ end: Int, of event: EventDraft) -> Cell {
    let place = place(start, end)
    let copy = Copy(event: event.event, filters: event.filters)
    if let known = copies.cell(at: place, copy) { return known }
    var found = Cell.empty
    if !isDivided(start, end), let leaf = leaf(start, end) {
      found = Cell(
        Array(EventReader(leaf: leaf, resolver: resolver).read(after: event).prefix(2)),
        in: leaf.range, analysis.joiningWords)
    }
    copies.add(found, at: place, copy)
    return found
  }

  // MARK: - Joins

  private mutating func join(
    _ key: Key, _ split: Split, into queue: inout JoinQueue, above bar: Beam.Bar
  ) {
    let lefts = cell(key.start, split.left, key.scope)
    let rights = cell(split.right, key.end, key.scope)
    let (right, coordinator) = (split.right, split.coordinator)
    let isOfValues = coordinator.map { joinsValues($0.kind, $0.tokens, before: key.end) } == true
    queue.begin(
      Neighbours(
        analysis, left: tokens(key.start, split.left), right: tokens(right, key.end),
        coordinator: coordinator, isOfAccounts: key.scope == .account),
      order: split.left << 32, above: bar)
    let mayBorrow = coordinator != nil || beginsWithout(right)
    for place in lefts.partials.indices {
      queue.add(lefts, place, rights)
      if let event = lefts.partials[place].lastEvent {
        let counterparts =
          coordinator == nil ? Cell.empty : counterparts(right, key.end, of: event.event)
        queue.add(lefts, place, counterparts)
        if coordinator != nil, !isOfValues {
          queue.add(lefts, place, copy(right, key.end, of: event))
        }
        if mayBorrow || tellsOfObject(right, event), counterparts.partials.isEmpty {
          queue.add(
            lefts, place, borrowing(right, key.end, event.name.tokens, isVerb: true))
        }
      }
      if coordinator != nil, lefts.joints[place].endsWithCondition,
        case .condition(let condition, let evidence)? = lefts.partials[place].draft?.lastClause
      {
        queue.add(lefts, place, continuing(right, key, condition, evidence.tokens))
        queue.add(lefts, place, absence(right, key.end, condition))
      }
    }
    if coordinator != nil { sharingTrait(key, split, into: &queue) }
    if let coordinator, coordinator.kind != .andNot {
      let object = object(from: right, to: key.end)
      let sharing = borrowing(key.start, split.left, object, isVerb: false)
      for place in sharing.partials.indices
      where sharing.partials[place].lastEvent.map({ endsWithVerb(key.start, split.left, $0) })
        == true
      {
        queue.add(sharing, place, rights, sharesObject: true)
      }
    }
  }

  /// Adds the readings of stretches together with those of their neighbours, the best first, where
  /// they can be among the best.
  private mutating func joinBest(_ queue: inout JoinQueue, into beam: inout Beam) {
    while let next = queue.next(), next.bound.score >= beam.bar.score {
      guard !next.bound.isExact || beam.bar.admits(next.bound.score, order: next.order) else {
        continue
      }
      guard joins < Self.maximumJoins else { return }
      joins += 1
      let found = queue.join(next, analysis, above: beam.bar).results()
      assert(found.allSatisfy { $0.score <= next.bound.score }, "more than the bound")
      beam.add(found, order: next.order)
    }
  }

  /// `a luxury or van rental at least twice`: an "or" between two values of one property, behind
  /// which the event's own words go on, is of the values and not of what was done.
  private mutating func joinsValues(
    _ kind: Coordinator, _ tokens: Range<Int>, before end: Int
  ) -> Bool {
    guard kind == .or else { return false }
    let next = valueEnds[tokens.lowerBound] ?? endOfValue(behind: tokens)
    valueEnds[tokens.lowerBound] = next
    return next < self.tokens(0, end).upperBound
  }

  /// Where the event's words go on behind the shortest of the values that a coordinator joins;
  /// behind everything where they do not.
  private func endOfValue(behind tokens: Range<Int>) -> Int {
    let values = analysis.saidValues
    let behind = values.all.filter { value in
      let next = value.tokens.upperBound
      return value.tokens.lowerBound == tokens.upperBound && analysis.isNameable(next)
        && analysis.isContent(next)
    }
    if behind.isEmpty { return .max }
    var before: Set<Int> = []
    for value in values.all where value.tokens.upperBound == tokens.lowerBound {
      before.formUnion(values.places(of: value).map(\.field))
    }
    let fields = analysis.vocabulary.fields
    let ends = behind.filter { value in
      values.places(of: value).contains { before.contains($0.field) && !fields[$0.field].isTrait }
    }.map(\.tokens.upperBound)
    return ends.min() ?? .max
  }
}

extension Draft {
  /// The words of a condition.
  var words: TokenSet {
    if case .condition(_, let evidence) = self { evidence.tokens } else { [] }
  }

  var event: EventDraft? {
    if case .event(let event) = self { event } else { nil }
  }

  /// Whether something in it is read of the profile itself.
  var readsTraits: Bool {
    switch self {
    case .event: false
    case .condition: true
    case .junction(_, let members, _): members.contains(where: \.readsTraits)
    case .not(let inner, _), .quantified(_, let inner, _): inner.readsTraits
    }
  }
}
