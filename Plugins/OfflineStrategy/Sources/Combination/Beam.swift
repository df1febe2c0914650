/// The best readings of a stretch, one of each meaning; of equals the first in order.
struct Beam {
  /// How many are kept.
  static let width = 5

  /// The best first.
  private(set) var partials: [Partial] = []
  /// For each of them where it comes in order.
  private var orders: [Int] = []

  var isEmpty: Bool { partials.isEmpty }

  /// What a reading has to be better than to be kept.
  struct Bar {
    fileprivate(set) var score = -Double.infinity
    fileprivate(set) var order = Int.max

    /// - Parameter order: where the reading comes among all.
    func admits(_ score: Double, order: Int) -> Bool {
      score > self.score || score == self.score && order < self.order
    }
  }

  private(set) var bar = Bar()

  /// - Parameter order: where the readings come among all, so that they may be added in any order.
  mutating func add(_ found: [Partial], order: Int) {
    for partial in found { add(partial, order) }
  }

  private mutating func add(_ partial: Partial, _ order: Int) {
    guard bar.admits(partial.score, order: order) else { return }
    if let same = partials.firstIndex(where: { $0.draft == partial.draft }) {
      guard isBetter(partial, order, than: same) else { return }
      partials.remove(at: same)
      orders.remove(at: same)
    }
    let place = partials.indices.first { isBetter(partial, order, than: $0) } ?? partials.count
    partials.insert(partial, at: place)
    orders.insert(order, at: place)
    if partials.count > Self.width {
      partials.removeLast()
      orders.removeLast()
    }
    if partials.count == Self.width {
      bar = Bar(score: partials[Self.width - 1].score, order: orders[Self.width - 1])
    }
  }

  private func isBetter(_ partial: Partial, _ order: Int, than place: Int) -> Bool {
    if partial.score != partials[place].score { return partial.score > partials[place].score }
    return order < orders[place]
  }
}
