import AudienceSchema

/// Links by what words match of an event's own name.
extension EventLinker {
  /// What some words match of a name.
  private struct Hits {
    var used: TokenSet = []
    /// The words of the name, one bit each.
    var matched: UInt64 = 0
    var quality = 0.0
    var isExact = true
    var isDerived = false
    var isObjectNamed = false
    /// The word that stands for the action in another form, or that may.
    var action: Int?
  }

  /// The link where none of the event's properties is named too, and the one where one is; nil
  /// where that makes no difference.
  func nameLinks(
    _ index: Int, _ own: [EventMatches.Match]
  ) -> (alone: Found?, besideProperty: Found?) {
    let shape = shapes[index]
    matches.links.otherWords.removeAll(keepingCapacity: true)
    let hits = hits(shape, own)
    let (used, matched) = (hits.used, hits.matched)
    var quality = hits.quality
    let hasAction = shape.needsAction && shape.action.map { matched >> UInt64($0) & 1 != 0 } == true
    let (objects, objectHits) = (shape.objects.nonzeroBitCount, shape.objectHits(matched))
    guard shape.required & matched != 0 else { return (nil, nil) }
    quality /= Double(max(1, matched.nonzeroBitCount))
    var besideProperty: Found?
    var extent =
      hits.isExact && shape.required & ~matched == 0 && shape.required.nonzeroBitCount > 1
      ? EventLink.Extent.whole : .most
    if hasAction {
      // With some of its objects unsaid the name is still the likeliest of its action.
      quality -= 0.12 * Double(objectHits == 0 ? 1 : objects - objectHits)
      // "reached level 50" is no `Battle Pass Tier Reached`: one word like one of three.
      if objects - objectHits > 1, objectHits > 0, !hits.isObjectNamed { return (nil, nil) }
      if objectHits == objects, objects > 0 { quality += 0.15 }
      // Who applied for a loan submitted the application rather than started it.
      if shape.weakVerb & ~matched != 0 { quality -= 0.02 * Double(shape.weakVerbRank) }
      if objectHits == 0, objects > 0 {
        let isTold = valuedEvents.contains(index)
        // "no push notification" is no `Home Move Notified`.
        if hits.isDerived, objects > 1, !isTold { return (nil, nil) }
        if !isTold, used.allSatisfy({ tokens[$0].isLightVerb }) { return (nil, nil) }
        // "with no ticket" is no `Demo Requested`, though a ticket is a request.
        if isOfNouns(event: index, actions: true) { return (nil, nil) }
        // "bought an extra bag": a value of the event tells which purchase it is.
        quality -= isTold ? 0.15 : 0.4
        // The shorter of two names has less that nobody said: `Product Viewed`, not
        // `Product List Viewed`.
        quality -= 0.03 * Double(objects - 1)
        extent = isTold ? .most : .action
      }
    } else {
      // The object alone stands for the event only where its action goes without saying.
      // or where one of its properties is named too.
      let isHeadTold =
        objectHits > 0 && shape.isHeadMatched(matched)
        && valuedEvents.contains(index) && !used.contains(where: isPredicate)
      guard objectHits == objects || isHeadTold, let place = shape.action else { return (nil, nil) }
      quality -= hits.isExact ? 0.45 : 0.6
      if let rank = shape.impliedRank {
        // "donated" is a donation made; "flew" is no flight booked.
        if hits.isDerived, rank > 2 { return (nil, nil) }
        let event = vocabulary.events[index]
        quality -=
          0.02 * Double(saysDeed(of: event, used) ? deedRank(event.words[place], rank) : rank)
      } else {
        var link = Found(
          event: index, tokens: used, quality: quality, extent: extent, isSynonym: !hits.isExact)
        link.isCompound = isCompound(link)
        guard hits.isExact, !shape.isTelling, isCarried(used) else { return (nil, link) }
        besideProperty = link
        extent = .object
        quality -= 0.1
      }
    }
    if extent == .whole, let place = shape.action,
      saysDone(vocabulary.events[index].words[place], used)
    {
      quality += 0.3
    }
    var link = Found(
      event: index, tokens: used, quality: quality, extent: extent, isSynonym: !hits.isExact)
    link.isTaken = !hasAction && !hits.isObjectNamed && isOfNouns(event: index, actions: false)
    link.isCompound = isCompound(link)
    return (link, besideProperty)
  }

  /// Which words stand for which of a name's: the action's first, then those nearest to it.
  private func hits(_ shape: EventShape, _ own: [EventMatches.Match]) -> Hits {
    var hits = Hits()
    var anchor: Int?
    func take(_ place: Int) {
      var best: (token: Int, quality: Double, distance: Int)?
      for match in own where match.place == place && !hits.used.contains(match.token) {
        let distance = anchor.map { abs(match.token - $0) } ?? 0
        if let known = best, (known.quality, -known.distance) >= (match.likeness, -distance) {
          continue
        }
        best = (match.token, match.likeness, distance)
      }
      guard let best, best.distance <= 9 else { return }
      hits.used.insert(best.token)
      hits.matched |= 1 << UInt64(place)
      hits.quality += best.quality
      if best.quality == 1 {
        if place != shape.action { hits.isObjectNamed = true }
      } else {
        hits.isExact = false
        if best.quality < 0.85 { hits.isDerived = true }
        if shape.required >> UInt64(place) & 1 != 0 {
          matches.links.otherWords.append((place, best.token))
        }
      }
      if anchor == nil { anchor = best.token }
    }
    if let action = shape.action { take(action) }
    for place in 0..<shape.words where place != shape.action { take(place) }
    return hits
  }

  /// Whether a noun stands for another as the action of the name that was compared last, or as a
  /// part of its object.
  private func isOfNouns(event index: Int, actions: Bool) -> Bool {
    matches.links.otherWords.contains { place, token in
      let word = vocabulary.events[index].words[place]
      return word.isAction == actions && SynonymTable.areNouns(tokens[token].lemma, word.lemma)
    }
  }
}
