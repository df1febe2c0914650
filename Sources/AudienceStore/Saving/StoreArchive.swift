/// The parts of a store one after another, as a saved file holds them: arrays as they lie in
/// memory, and a description that says how they belong together.
struct StoreArchive {
  /// The arrays' bytes; they belong to the store.
  private(set) var sections: [UnsafeRawBufferPointer] = []
  /// Counts, texts and choices in the order they were put, integers of eight bytes.
  private(set) var description: [UInt8] = []

  mutating func put(_ integer: Int) {
    withUnsafeBytes(of: Int64(integer).littleEndian) { description += $0 }
  }

  mutating func put(_ text: String) { put(Array(text.utf8)) }

  mutating func put(_ bytes: [UInt8]) {
    put(bytes.count)
    description += bytes
  }

  mutating func put<Element>(_ array: StoreArray<Element>) {
    put(array.count)
    sections.append(UnsafeRawBufferPointer(array.buffer))
  }

  /// Puts whether there is something, and what it is.
  mutating func put<Value>(_ value: Value?, _ putValue: (inout StoreArchive, Value) -> Void) {
    put(value == nil ? 0 : 1)
    if let value { putValue(&self, value) }
  }

  mutating func put<Value>(_ values: [Value], _ putValue: (inout StoreArchive, Value) -> Void) {
    put(values.count)
    for value in values { putValue(&self, value) }
  }

  /// The bytes of all arrays and the description.
  var byteCount: Int { sections.reduce(description.count) { $0 + $1.count } }
}
