/// One event of a server's event stream.
package struct ServerSentEvent: Hashable, Sendable {
  /// The text of the last `event:` field; empty where there was none.
  package var name = ""
  /// The `data:` fields joined by line ends, as bytes: a reader of its own checks them.
  package var data: [UInt8]
}

/// Cuts the bytes of an event stream into events, however the bytes come in pieces.
///
/// WHATWG HTML, "Server-sent events": lines end in CR, LF or CRLF; a byte order mark at the start
/// is skipped; a line that begins with `:` is a comment; unknown fields are skipped; an empty line
/// ends an event, and one without data is none.
package struct EventStreamDecoder: Hashable, Sendable {
  private var line: [UInt8] = []
  private var event = ServerSentEvent(data: [])
  private var hasData = false
  private var endedInCarriageReturn = false
  private var isFirstLine = true

  package init() {}

  /// Takes the next bytes, and gives the events that end in them.
  package mutating func take(_ bytes: some Collection<UInt8>) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    var rest = bytes[...]
    while let first = rest.first {
      if endedInCarriageReturn {
        endedInCarriageReturn = false
        if first == 0x0A {
          rest.removeFirst()
          continue
        }
      }
      guard let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
        line += rest
        break
      }
      line += rest[..<end]
      endedInCarriageReturn = rest[end] == 0x0D
      rest = rest[rest.index(after: end)...]
      if let event = endLine() { events.append(event) }
    }
    return events
  }

  /// What had begun when the stream ended: no event by the standard, but some servers leave out the
  /// empty line after their last one. Nil where nothing had.
  package mutating func finish() -> ServerSentEvent? {
    if !line.isEmpty { _ = endLine() }
    return endEvent()
  }

  private mutating func endLine() -> ServerSentEvent? {
    var text = line[...]
    line = []
    if isFirstLine {
      isFirstLine = false
      if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    }
    if text.isEmpty { return endEvent() }
    let name = text.prefix { $0 != UInt8(ascii: ":") }
    var value = text[name.endIndex...].dropFirst()
    if value.first == 0x20 { value = value.dropFirst() }
    if name.elementsEqual("data".utf8) {
      if hasData { event.data.append(0x0A) }
      event.data += value
      hasData = true
    } else if name.elementsEqual("event".utf8) {
      event.name = String(decoding: value, as: UTF8.self)
    }
    return nil
  }

  private mutating func endEvent() -> ServerSentEvent? {
    defer {
      event = ServerSentEvent(data: [])
      hasData = false
    }
    return hasData ? event : nil
  }
}
