/// The joins of a cell's stretches, those first that may score most: what they give leaves little to
/// try of the others.
struct JoinQueue {
  /// One join.
  struct Candidate {
    let bound: Neighbours.Bound
    /// Where it comes among all: in the order of the splits, and of one split in the order of the
    /// sides.
    let order: Int
    fileprivate let source: Int32
    fileprivate let left: Int32
    fileprivate let right: Int32

    fileprivate func comes(before other: Candidate) -> Bool {
      bound.score > other.bound.score
        || bound.score == other.bound.score && order < other.order
    }
  }

  /// What stretches were read as that are joined.
  private struct Source {
    let pair: Int
    let lefts: Cell
    let rights: Cell
    let sharesObject: Bool
  }

  private var pairs: [Neighbours] = []
  private var sources: [Source] = []
  /// A heap, the first of all in front, once `next` was asked for.
  private var candidates: [Candidate] = []
  private var isHeap = false
  private var order = 0
  private var bar = Beam.Bar()

  /// Goes on with the joins of two other stretches.
  ///
  /// - Parameter bar: what a reading has to be better than to be of use.
  mutating func begin(_ neighbours: Neighbours, order: Int, above bar: Beam.Bar) {
    pairs.append(neighbours)
    self.order = order
    self.bar = bar
  }

  /// Adds a reading of the left stretch with those of the right one.
  ///
  /// - Parameter only: the one of the right stretch that is meant, where it is not all of them.
  mutating func add(
    _ lefts: Cell, _ left: Int, _ rights: Cell, only: Int? = nil, sharesObject: Bool = false
  ) {
    let places = only.map { $0..<($0 + 1) } ?? rights.joints.indices
    guard !places.isEmpty else { return }
    let pair = pairs.count - 1
    let source = Int32(sources.count)
    let count = candidates.count
    lefts.joints.withUnsafeBufferPointer { one in
      rights.joints.withUnsafeBufferPointer { others in
        for right in places where !sharesObject || others[right].first == .event {
          order += 1
          let bound = pairs[pair].bound(one[left], others[right], sharesObject: sharesObject)
          guard bound.score >= bar.score else { continue }
          candidates.append(
            Candidate(
              bound: bound, order: order, source: source, left: Int32(left), right: Int32(right)))
        }
      }
    }
    guard candidates.count > count else { return }
    sources.append(Source(pair: pair, lefts: lefts, rights: rights, sharesObject: sharesObject))
  }

  func join(_ next: Candidate, _ analysis: PromptAnalysis, above bar: Beam.Bar) -> Join {
    let source = sources[Int(next.source)]
    let (left, right) = (Int(next.left), Int(next.right))
    let join = Join(
      analysis: analysis, neighbours: pairs[source.pair], left: source.lefts.partials[left],
      right: source.rights.partials[right],
      joints: (source.lefts.joints[left], source.rights.joints[right]),
      mayContradict: source.lefts.mayContradict(left, source.rights, right), bar: bar,
      order: next.order)
    return source.sharesObject ? join.sharingObject() : join
  }

  // MARK: - In order

  /// The join that may score most of those that are left.
  mutating func next() -> Candidate? {
    if !isHeap {
      for place in stride(from: candidates.count / 2 - 1, through: 0, by: -1) { sift(from: place) }
      isHeap = true
    }
    guard let first = candidates.first else { return nil }
    let last = candidates.removeLast()
    if !candidates.isEmpty {
      candidates[0] = last
      sift(from: 0)
    }
    return first
  }

  private mutating func sift(from start: Int) {
    candidates.withUnsafeMutableBufferPointer { heap in
      var place = start
      let moved = heap[place]
      while true {
        var child = 2 * place + 1
        guard child < heap.count else { break }
        if child + 1 < heap.count, heap[child + 1].comes(before: heap[child]) { child += 1 }
        guard heap[child].comes(before: moved) else { break }
        heap[place] = heap[child]
        place = child
      }
      heap[place] = moved
    }
  }
}
