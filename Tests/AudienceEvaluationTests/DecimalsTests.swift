import AudienceEvaluation
import Foundation
import Testing

/// Sums are rounded as their decimals are written.
@Suite struct DecimalsTests {
  @Test func aNumberBecomesTheOneNearestToItsSixDecimals() {
    var random = SystemRandomNumberGenerator()
    var values = [0, -0.0, 0.5e-6, 1.5e-6, 2.5e-6, 0.1 + 0.2, 1e15, 1e300, -7.0000005]
    for exponent in -9...13 {
      for _ in 0..<200 {
        let value = Double.random(in: -1...1, using: &random) * pow(10, Double(exponent))
        // Halves of the last decimal, where the way it is found matters.
        let half = (value * 1e6).rounded() / 1e6 + 0.5e-6
        values += [value, half, half.nextUp, half.nextDown]
      }
    }
    for value in values {
      let written = Double(String(format: "%.6f", value))
      #expect(Decimals.rounded(value) == written, "\(value)")
    }
  }
}
