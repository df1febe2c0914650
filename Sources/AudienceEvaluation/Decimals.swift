import Glibc

/// Rounding of sums, so that float noise cannot decide a comparison (SEMANTICS 6).
package enum Decimals {
  /// The double nearest to the value written with 6 decimals, rounded correctly from the exact
  /// binary value.
  package static func rounded(_ value: Double) -> Double {
    guard value.isFinite else { return value }
    var buffer = [CChar](repeating: 0, count: 400)
    let count = withVaList([value]) { vsnprintf(&buffer, buffer.count, "%.6f", $0) }
    guard count > 0, count < buffer.count else { return value }
    let text = String(
      decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return Double(text) ?? value
  }
}
