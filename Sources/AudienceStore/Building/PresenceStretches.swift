/// When something is there, while stretches are gathered.
struct PresenceStretches {
  /// From when for ever.
  private var from = History.never
  private var passing: [(from: Int64, until: Int64)] = []

  mutating func add(_ start: Int64, _ until: Int64) {
    if until == History.never { from = min(from, start) } else { passing.append((start, until)) }
  }

  /// Stretches that do not touch, ascending.
  var united: [(from: Int64, until: Int64)] {
    let lasting = from == History.never ? [] : [(from: from, until: History.never)]
    return passing.isEmpty
      ? lasting : PresenceMaker.united(passing, before: from) + lasting
  }
}
