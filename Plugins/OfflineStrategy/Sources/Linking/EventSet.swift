/// Some of a workspace's events, one bit each: many thousands of them are told apart for every
/// stretch of a prompt.
struct EventSet: Sendable {
  private var words: [UInt64] = []

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  func contains(_ event: Int) -> Bool {
    let word = event >> 6
    return word < words.count && words[word] & 1 << UInt64(event & 63) != 0
  }

  mutating func insert(_ event: Int) {
    let word = event >> 6
    if word >= words.count {
      words.append(contentsOf: repeatElement(0, count: word + 1 - words.count))
    }
    words[word] |= 1 << UInt64(event & 63)
  }

  mutating func formUnion(_ other: EventSet) {
    if words.isEmpty {
      words = other.words
      return
    }
    if words.count < other.words.count {
      words.append(contentsOf: repeatElement(0, count: other.words.count - words.count))
    }
    for word in other.words.indices { words[word] |= other.words[word] }
  }

  /// Ascending.
  var sorted: [Int] {
    var events: [Int] = []
    forEach { event in
      events.append(event)
      return true
    }
    return events
  }

  /// Calls for each event, ascending, until told to stop.
  func forEach(_ isToGoOn: (Int) -> Bool) {
    for word in words.indices {
      var rest = words[word]
      while rest != 0 {
        guard isToGoOn(word << 6 + rest.trailingZeroBitCount) else { return }
        rest &= rest - 1
      }
    }
  }
}
