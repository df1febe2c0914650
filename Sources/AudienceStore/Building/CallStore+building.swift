public import AudienceJSON
public import AudienceProfiles

extension CallStore {
  /// Makes a store from the calls of a log.
  public init(_ log: CallLog) {
    var buffers = OwnedList<CallBuffer>()
    buffers.append(CallBuffer())
    var parts = CallParts()
    buffers[0].pointee.beginBlock(0)
    for call in log.calls {
      parts.take(call)
      buffers[0].pointee.add(parts)
    }
    buffers[0].pointee.finish()
    self = StoreAssembler.store(buffers, report: log.report)
  }

  /// Makes a store from calls as JSON, in log order; those that are no calls are in the report,
  /// with their number from 1 as the line.
  public init(calls: [JSONValue]) {
    self.init(CallLogReader.read(calls))
  }
}
