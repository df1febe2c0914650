import AudienceConditions
import AudienceDiagnostics
import AudienceSchema

/// The traits that conditions ask for a value of, to tell whether two of them may ask for two values
/// of one: of `students with a digital plan` nobody is a member where both are plans.
///
/// Holds the first few of them in place, so that it is copied and compared without a count; of what
/// is beyond it only tells that two values may be asked for.
struct ValuedTraits: Sendable {
  private static let capacity = 8

  /// By numbers that stand for them.
  private var traits = SIMD8<Int>()
  private var values = SIMD8<Int>()
  private var count = 0
  /// The traits as bits that others may share.
  private var bits: UInt64 = 0
  /// Whether two values may be asked for.
  private(set) var areTwo = false

  mutating func add(_ path: FieldPath, _ value: Literal) {
    let (trait, value) = (Self.number(of: path), value.hashValue)
    let bit: UInt64 = 1 << UInt64(trait & 63)
    if bits & bit != 0 {
      for place in 0..<Swift.min(count, Self.capacity) where traits[place] == trait {
        if values[place] != value { areTwo = true }
        return
      }
      if count > Self.capacity { areTwo = true }
    }
    bits |= bit
    if count < Self.capacity {
      traits[count] = trait
      values[count] = value
    }
    count += 1
  }

  /// Whether another value of a trait may be asked for there.
  func mayContradict(_ other: ValuedTraits) -> Bool {
    guard bits & other.bits != 0 else { return false }
    if count > Self.capacity || other.count > Self.capacity { return true }
    for one in 0..<count {
      for two in 0..<other.count
      where traits[one] == other.traits[two] && values[one] != other.values[two] {
        return true
      }
    }
    return false
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
