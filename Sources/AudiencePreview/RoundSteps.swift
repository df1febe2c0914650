import AudienceJSON

/// Steps that a person finds round: 1, 2, 5, 10, 20, … and 0.1, 0.2, 0.5.
enum RoundSteps {
  /// The least round step that is no smaller than a width.
  static func step(atLeast width: Double, wholeNumbers: Bool) -> Double {
    guard width > 0 else { return 1 }
    var power = 1.0
    while power * 10 <= width { power *= 10 }
    while power > width, power > 1e-12 { power /= 10 }
    let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= width - 1e-12 } ?? power * 10
    return wholeNumbers ? max(1, step) : step
  }

  /// A number without the noise of its sums: six decimals.
  static func text(_ value: Double) -> String {
    let rounded = abs(value) < 1e9 ? (value * 1_000_000).rounded() / 1_000_000 : value
    return ExactNumber(rounded)?.text ?? String(value)
  }
}
