/// The best readings of a stretch, one of each meaning; of equals the first.
struct Beam {
  /// How many are kept.
  static let width = 5

  /// The best first.
  private(set) var partials: [Partial] = []

  var isEmpty: Bool { partials.isEmpty }

  /// What a reading has to score at least to be kept.
  var threshold: Double {
    partials.count < Self.width ? -.infinity : partials[Self.width - 1].score
  }

  mutating func add(_ found: [Partial]) {
    for partial in found { add(partial) }
  }

  private mutating func add(_ partial: Partial) {
    guard partial.score > threshold else { return }
    if let same = partials.firstIndex(where: { $0.draft == partial.draft }) {
      guard partial.score > partials[same].score else { return }
      partials.remove(at: same)
    }
    let place = partials.firstIndex { $0.score < partial.score } ?? partials.count
    partials.insert(partial, at: place)
    if partials.count > Self.width { partials.removeLast() }
  }
}
