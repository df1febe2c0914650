import AudienceStore

/// Which event of a profile a measure takes its value from.
enum EventChoice: Sendable {
  case first
  case last
  /// The one whose time is the first, or the last one, as a text.
  case extremeTime(isMaximum: Bool, StoreArray<Int64>)
}

/// Which of two events of a profile is chosen, where both have a value.
protocol RowPreference {
  /// Whether an event takes the place of one before it.
  func prefers(_ row: Int, to other: Int) -> Bool
}

struct FirstRow: RowPreference {
  @inline(__always)
  func prefers(_ row: Int, to other: Int) -> Bool { false }
}

struct LastRow: RowPreference {
  @inline(__always)
  func prefers(_ row: Int, to other: Int) -> Bool { true }
}

/// The one whose time is the first, or the last one, as a text.
struct ExtremeTimeRow: RowPreference {
  let isMaximum: Bool
  let times: StoreArray<Int64>

  @inline(__always)
  func prefers(_ row: Int, to other: Int) -> Bool {
    isMaximum
      ? TimeText.precedes(times.buffer[other], times.buffer[row])
      : TimeText.precedes(times.buffer[row], times.buffer[other])
  }
}

/// For the few events of a funnel; over many, the kernel of one choice takes the place of this.
extension EventChoice: RowPreference {
  @inline(__always)
  func prefers(_ row: Int, to other: Int) -> Bool {
    switch self {
    case .first: FirstRow().prefers(row, to: other)
    case .last: LastRow().prefers(row, to: other)
    case .extremeTime(let isMaximum, let times):
      ExtremeTimeRow(isMaximum: isMaximum, times: times).prefers(row, to: other)
    }
  }
}

/// The order of instants by their texts. That is the order of time but within a second, where a
/// fraction is written without zeros at its end: `12:00:00.5Z` comes before `12:00:00Z`, and after
/// `12:00:00.55Z`.
enum TimeText {
  /// The instants that are written with a year of four digits.
  static let range: ClosedRange<Int64> = -62_167_219_200_000_000...253_402_300_799_999_999

  @inline(__always)
  static func precedes(_ left: Int64, _ right: Int64) -> Bool {
    let second = left.flooredQuotient(by: 1_000_000)
    let otherSecond = right.flooredQuotient(by: 1_000_000)
    if second != otherSecond { return second < otherSecond }
    return fractionRank(left &- second &* 1_000_000)
      < fractionRank(right &- otherSecond &* 1_000_000)
  }

  /// The place of a fraction's text among all: its digits, and the letter behind them, which comes
  /// after every digit.
  private static func fractionRank(_ microseconds: Int64) -> Int64 {
    var rank: Int64 = 0
    var rest = microseconds
    var digit: Int64 = 100_000
    var hasEnded = false
    while digit > 0 {
      rank *= 11
      if rest > 0 {
        rank += rest / digit
        rest %= digit
      } else if !hasEnded {
        // Without a fraction the letter stands where the point would, which comes before it too.
        rank += 10
        hasEnded = true
      }
      digit /= 10
    }
    return rank
  }
}

extension Int64 {
  @inline(__always)
  fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient &- 1 : quotient
  }
}
