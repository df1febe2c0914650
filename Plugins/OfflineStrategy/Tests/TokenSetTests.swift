import AudienceTestSupport
import Testing

@testable import OfflineStrategy

@Suite("A set of tokens is the set of numbers it stands for")
struct TokenSetTests {
  @Test("Joining, cutting and comparing are those of sets", arguments: 1...6)
  func algebra(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<TestSettings.cases {
      let one = numbers(&random)
      let other = numbers(&random)
      let (left, right) = (TokenSet(one), TokenSet(other))
      #expect(Array(left) == one.sorted())
      #expect(left.count == one.count && left.isEmpty == one.isEmpty)
      #expect(left.min() == one.min() && left.max() == one.max())
      #expect(Array(left.union(right)) == one.union(other).sorted())
      #expect(Array(left.intersection(right)) == one.intersection(other).sorted())
      #expect(Array(left.subtracting(right)) == one.subtracting(other).sorted())
      #expect(left.isDisjoint(with: right) == one.isDisjoint(with: other))
      #expect(left.isSubset(of: right) == one.isSubset(of: other))
      #expect(left.isStrictSubset(of: left.union(right)) == !other.isSubset(of: one))
      #expect((left == right) == (one == other))
    }
  }

  @Test("A range has its numbers, over the edges of words too")
  func ranges() {
    for start in stride(from: 0, to: TokenSet.capacity, by: 7) {
      for end in stride(from: start, through: TokenSet.capacity, by: 13) {
        #expect(Array(TokenSet(start..<end)) == Array(start..<end))
      }
    }
  }

  @Test("What is beyond the capacity is not kept")
  func capacity() {
    let set = TokenSet((TokenSet.capacity - 2)..<(TokenSet.capacity + 40))
    #expect(Array(set) == [TokenSet.capacity - 2, TokenSet.capacity - 1])
    #expect(!set.contains(TokenSet.capacity) && !set.contains(-1))
  }

  private func numbers(_ random: inout SplitMix64) -> Set<Int> {
    Set((0..<random.below(40)).map { _ in random.below(TokenSet.capacity) })
  }
}
