import Glibc

/// Rounding of sums, so that float noise cannot decide a comparison (SEMANTICS 6).
package enum Decimals {
  /// The double nearest to the value written with 6 decimals, rounded correctly from the exact
  /// binary value.
  package static func rounded(_ value: Double) -> Double {
    guard value.isFinite else { return value }
    let scaled = value * 1e6
    let nearest = scaled.rounded()
    // Scaling errs by far less than this keeps from the middle of two decimals; below 2 to the 40th
    // the decimal is exact, and dividing rounds it correctly.
    if abs(scaled) < 0x1p40, abs(abs(scaled - nearest) - 0.5) > 1e-3 { return nearest / 1e6 }
    var buffer = [CChar](repeating: 0, count: 400)
    let count = withVaList([value]) { vsnprintf(&buffer, buffer.count, "%.6f", $0) }
    guard count > 0, count < buffer.count else { return value }
    let text = String(
      decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return Double(text) ?? value
  }
}
