/// The buffers of all readers once reading is done, for threads that share what is left to do.
struct CallBuffers: @unchecked Sendable {
  // Unchecked, because a thread writes only buffers that no other one uses meanwhile.
  private let buffers: [UnsafeMutablePointer<CallBuffer>]

  /// - Parameter list: it has to stay meanwhile.
  init(_ list: borrowing OwnedList<CallBuffer>) { buffers = (0..<list.count).map { list[$0] } }

  var count: Int { buffers.count }

  var indices: Range<Int> { buffers.indices }

  subscript(buffer: Int) -> UnsafeMutablePointer<CallBuffer> { buffers[buffer] }

  func map<Value>(_ value: (UnsafeMutablePointer<CallBuffer>) -> Value) -> [Value] {
    buffers.map(value)
  }
}
