import AudienceConditions
import AudienceDiagnostics
import AudienceSchema

/// The traits that conditions ask for a value of, to tell whether two of them may ask for two values
/// of one: of `students with a digital plan` nobody is a member where both are plans.
struct ValuedTraits: Sendable {
  /// By numbers that stand for them.
  private var said: [(trait: Int, value: Int)] = []
  /// The traits as bits that others may share.
  private var bits: UInt64 = 0
  /// Whether two values are asked for.
  private(set) var areTwo = false

  mutating func add(_ path: FieldPath, _ value: Literal) {
    let (trait, value) = (Self.number(of: path), value.hashValue)
    let bit: UInt64 = 1 << UInt64(trait & 63)
    if bits & bit != 0, let same = said.first(where: { $0.trait == trait }) {
      if same.value != value { areTwo = true }
      return
    }
    bits |= bit
    said.append((trait, value))
  }

  /// Whether another value of a trait is asked for there.
  func mayContradict(_ other: ValuedTraits) -> Bool {
    bits & other.bits != 0
      && said.contains { one in
        other.said.contains { $0.trait == one.trait && $0.value != one.value }
      }
  }

  /// A number that is the same for the same trait.
  static func number(of path: FieldPath) -> Int {
    path.text.withBytes { bytes in
      Int(
        truncatingIfNeeded: bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
          ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        })
    }
  }
}
