import AudienceSchema

extension EventLinker {
  /// A link as it is compared with others: it says in numbers what is put into words once it is
  /// chosen, because of hundreds that share a word few are.
  struct Found: Equatable {
    let event: Int
    var tokens: TokenSet
    var quality: Double
    var extent = EventLink.Extent.most
    var isIdiom = false
    /// The words that it was found by, before those of others came to them.
    let own: TokenSet
    /// Whether its words are other words for the event's name.
    let isSynonym: Bool
    /// Whether its words are taken for the event, though none is of its name.
    var isTaken = false
    /// Whether its words are a compound that is the whole object of the name; nil where that was not
    /// found out for all of them.
    var isCompound: Bool?
    /// Into what is said to be done with what, where the thing is the product itself.
    var product: Int?
    /// Whether the event is no longer sent.
    var isInactive = false

    init(
      event: Int, tokens: TokenSet, quality: Double, extent: EventLink.Extent = .most,
      isIdiom: Bool = false, isSynonym: Bool
    ) {
      self.event = event
      self.tokens = tokens
      self.quality = quality
      self.extent = extent
      self.isIdiom = isIdiom
      own = tokens
      self.isSynonym = isSynonym
    }
  }

  /// The link with its reason and what it takes for granted.
  func link(from found: Found) -> EventLink {
    func said(_ words: some Sequence<Int>) -> String {
      words.map { tokens[$0].text }.joined(separator: " ")
    }
    var link = EventLink(
      event: found.event, tokens: found.tokens, quality: found.quality,
      reason: found.isSynonym
        ? "\"\(said(found.own))\" is a synonym of it in this workspace" : "",
      extent: found.extent, isIdiom: found.isIdiom)
    let name = vocabulary.events[found.event].schema.name
    if let product = found.product {
      link.assumptions.append("\"\(said(matches.actions[product].object))\" is the product itself")
    }
    if found.isTaken {
      link.assumptions.append("\"\(said(found.own))\" is taken for event '\(name)'")
    }
    if found.isInactive {
      link.assumptions.append("event '\(name)' is inactive in this workspace")
    }
    return link
  }
}
