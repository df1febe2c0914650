import AudienceStore

extension FieldReader {
  /// The greatest absolute value of the numbers of a column; nil for a field that may have several
  /// values. O(n).
  var greatestMagnitude: Double? {
    switch storage {
    case .doubles(let doubles, _):
      return doubles.buffer.reduce(0) { $1.isNaN ? $0 : max($0, abs($1)) }
    case .integers(.int8, _), .integers(.int16, _), .integers(.int32, _): return 0x1p31
    case .integers(.int64(let integers), _):
      return integers.buffer.reduce(0) { max($0, Double($1.magnitude)) }
    case .codes(_, let entries, _): return entries.greatestMagnitude
    case .nothing, .times, .list, .through, .constant, .chosen: return nil
    }
  }
}
