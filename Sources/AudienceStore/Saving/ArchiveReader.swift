/// Why a saved store is not used.
public enum StoreRefusal: Error, Hashable, Sendable {
  /// There is none.
  case missing
  /// It cannot be opened; the system's words.
  case unreadable(String)
  /// Another version of the playground wrote it.
  case otherVersion
  /// It was made of other logs, or they have changed.
  case otherLogs
  /// Its bytes have changed since it was written.
  case damaged
  /// Its checksums are right, and its parts contradict each other: the playground did not write it.
  case inconsistent

  /// The reason in words, lower case; nil where nothing is amiss.
  package var reason: String? {
    switch self {
    case .missing: nil
    case .unreadable(let words): "it cannot be read: \(words)"
    case .otherVersion: "it was written by another version"
    case .otherLogs: "the call logs have changed"
    case .damaged: "its bytes have changed since it was written"
    case .inconsistent: "its parts contradict each other"
    }
  }
}

/// Takes the parts of a store out of a mapped file, in the order in which `StoreArchive` put them.
struct ArchiveReader {
  /// Arrays begin at multiples of this.
  static let alignment = 64

  private let file: MappedFile
  private var description: Slice<UnsafeRawBufferPointer>
  /// Where the next array begins.
  private var section: Int
  /// Where the arrays end.
  private let sectionsEnd: Int

  init(_ file: MappedFile, sections: Range<Int>, description: Range<Int>) {
    self.file = file
    self.description = file.bytes[description]
    section = sections.lowerBound
    sectionsEnd = sections.upperBound
  }

  mutating func takeInteger() throws(StoreRefusal) -> Int {
    guard description.count >= 8 else { throw .damaged }
    var value: UInt64 = 0
    for byte in description.prefix(8).reversed() { value = value << 8 | UInt64(byte) }
    description = description.dropFirst(8)
    return Int(truncatingIfNeeded: value)
  }

  /// More than there can be of anything, and far from where sums overflow.
  private static let endOfCounts = 1 << 48

  /// Takes a number that is not negative.
  mutating func takeCount() throws(StoreRefusal) -> Int {
    let count = try takeInteger()
    guard (0..<Self.endOfCounts).contains(count) else { throw .damaged }
    return count
  }

  mutating func takeText() throws(StoreRefusal) -> String {
    String(decoding: try takeBytes(), as: UTF8.self)
  }

  mutating func takeBytes() throws(StoreRefusal) -> [UInt8] {
    let count = try takeCount()
    guard description.count >= count else { throw .damaged }
    defer { description = description.dropFirst(count) }
    return Array(description.prefix(count))
  }

  mutating func takeArray<Element: BitwiseCopyable & Sendable>(
    of type: Element.Type
  ) throws(StoreRefusal) -> StoreArray<Element> {
    let count = try takeCount()
    let (byteCount, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard !overflow, byteCount <= sectionsEnd - section else { throw .damaged }
    let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[section..<(section + byteCount)])
    section += (byteCount + Self.alignment - 1) & ~(Self.alignment - 1)
    return StoreArray(bytes.bindMemory(to: Element.self), owner: file)
  }

  mutating func takeOptional<Value>(
    _ take: (inout ArchiveReader) throws(StoreRefusal) -> Value
  ) throws(StoreRefusal) -> Value? {
    try takeInteger() == 0 ? nil : try take(&self)
  }

  mutating func takeList<Value>(
    _ take: (inout ArchiveReader) throws(StoreRefusal) -> Value
  ) throws(StoreRefusal) -> [Value] {
    let count = try takeCount()
    // Every element takes eight bytes at least.
    guard count <= description.count / 8 else { throw .damaged }
    var values: [Value] = []
    for _ in 0..<count { values.append(try take(&self)) }
    return values
  }
}
