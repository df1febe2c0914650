/// The places of calls in a buffer, ascending, which are only read one after another: a byte each
/// for the distance from the one before, and more where that does not hold it.
struct CallPlaces: ~Copyable {
  /// Stands before a place in four bytes.
  private static let far = UInt8.max

  private(set) var count = 0
  private var last = 0
  private var bytes = GrowableArray<UInt8>(capacity: 16)

  @inline(__always)
  mutating func append(_ call: Int) {
    let distance = call &- last
    last = call
    count &+= 1
    if distance < Int(Self.far) { return bytes.append(UInt8(truncatingIfNeeded: distance)) }
    bytes.append(Self.far)
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: call &>> shift)) }
  }

  /// Reads the places from the first on; not after another one is added.
  var reader: Reader { Reader(next: bytes.base, rest: count) }

  /// Gives one place after another.
  struct Reader: @unchecked Sendable {
    // Unchecked, because nobody adds places meanwhile.
    private var next: UnsafePointer<UInt8>?
    private var rest: Int
    private var last = 0
    /// The next place that `take` gives; nil at the end.
    private(set) var place: Int?

    /// No places.
    static var empty: Reader { Reader(next: nil, rest: 0) }

    fileprivate init(next: UnsafePointer<UInt8>?, rest: Int) {
      self.next = next
      self.rest = rest
      read()
    }

    /// Goes on to the first place that is not before a call; how many it passed.
    mutating func skip(to call: Int) -> Int {
      var count = 0
      while let place, place < call {
        read()
        count &+= 1
      }
      return count
    }

    /// Goes to the next place.
    @inline(__always)
    mutating func read() {
      guard rest > 0, let byte = next else {
        place = nil
        return
      }
      rest &-= 1
      if byte.pointee < CallPlaces.far {
        last &+= Int(byte.pointee)
        next = byte + 1
      } else {
        let word = UnsafeRawPointer(byte + 1).loadUnaligned(as: UInt32.self)
        last = Int(UInt32(littleEndian: word))
        next = byte + 5
      }
      place = last
    }
  }
}
