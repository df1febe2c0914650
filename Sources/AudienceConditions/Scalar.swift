public import AudienceDiagnostics
public import AudienceJSON
public import AudienceSchema
public import AudienceTime

/// A value that conditions compare.
public indirect enum Scalar: Hashable, Sendable {
  /// `50`, `'gold'`, `true`, `2026-01-31`
  case literal(Literal)
  /// `trait('address.country')`
  case trait(FieldPath)
  /// `property('total')`, or of the event one level out, `property(parent: 'order_id')`
  case property(FieldPath, of: PropertyOwner)
  /// `context('page.url')`; `context('timestamp')` is the event's own time.
  case context(FieldPath)
  /// `event('Order Completed').within(30 days).sum(property('total'))`
  case measure(Stream, Measure)
}

/// Whose property is read.
public enum PropertyOwner: Hashable, Sendable {
  /// The event that the filter is evaluated for.
  case thisEvent
  /// The event one level out: `property(parent: …)`.
  case parentEvent
}

/// A value written in the query.
public enum Literal: Hashable, Sendable {
  case number(ExactNumber)
  case string(UTF8Text)
  case boolean(Bool)
  /// A date without quotes: `2026-01-31`.
  case date(CalendarDate)
  /// A timestamp without quotes: `2026-01-31T10:00:00Z`.
  case timestamp(Instant)

  /// A string literal.
  public static func text(_ string: String) -> Literal { .string(UTF8Text(string)) }
  /// An integer literal.
  public static func integer(_ value: Int) -> Literal { .number(ExactNumber(value)) }
}

/// The events of a profile that pass every filter, before they are measured.
public struct Stream: Hashable, Sendable {
  /// What the stream is made of.
  public enum Source: Hashable, Sendable {
    /// `event('Order Completed')`
    case event(EventName)
    /// `entity('orders')`: can be parsed and printed, not evaluated (Linked Audiences only).
    case entity(UTF8Text)
  }

  public var source: Source
  /// The filters in written order; they commute.
  public var filters: [Filter]

  public init(_ source: Source, _ filters: [Filter] = []) {
    self.source = source
    self.filters = filters
  }

  public static func event(_ name: EventName, _ filters: [Filter] = []) -> Stream {
    Stream(.event(name), filters)
  }
}

/// A statement about which events of a stream count.
public enum Filter: Hashable, Sendable {
  /// `where(property('total') > 50)`
  case condition(ConditionNode)
  /// `within(30 days)`, `between(30 days, 60 days)`, with or without `parent:`
  case window(Window)
  /// `sources({exclude: 'import', 'test'})`
  case excludingSources([UTF8Text])
  /// `expires_after(30 days)`: computed traits only.
  case expiresAfter(TimeSpan)
}

/// The lookback window of an event condition.
public struct Window: Hashable, Sendable {
  /// How far the window reaches.
  public enum Extent: Hashable, Sendable {
    /// `within(30 days)`
    case last(TimeSpan)
    /// `between(30 days, 60 days)`; the order of the two does not matter to the meaning.
    case between(TimeSpan, TimeSpan)
  }

  /// What the window counts from.
  public enum Anchor: Hashable, Sendable {
    /// Back from the clock.
    case clock
    /// Forward from the event one level out: `within(parent: 5 days)`.
    case parentEvent
  }

  public var extent: Extent
  public var anchor: Anchor

  public init(_ extent: Extent, from anchor: Anchor = .clock) {
    self.extent = extent
    self.anchor = anchor
  }

  public static func last(_ span: TimeSpan, from anchor: Anchor = .clock) -> Window {
    Window(.last(span), from: anchor)
  }

  public static func between(
    _ one: TimeSpan, _ other: TimeSpan, from anchor: Anchor = .clock
  ) -> Window {
    Window(.between(one, other), from: anchor)
  }
}

/// What is measured of a stream (SEMANTICS 6, "reducers").
public enum Measure: Hashable, Sendable {
  case count
  case sum(Field)
  case average(Field)
  case first(Field)
  case last(Field)
  case minimum(Field, as: ExtremumReading = .unstated)
  case maximum(Field, as: ExtremumReading = .unstated)
  /// The most frequent text; absent when it occurs fewer than `atLeast` times (2 where nil).
  case mode(Field, as: ModeReading = .unstated, atLeast: Int? = nil)
  /// `unique(property('category')).count()`
  case uniqueCount(Field)

  /// What a measure reads of each event.
  public enum Field: Hashable, Sendable {
    case property(FieldPath)
    case context(FieldPath)
  }

  /// How `min` and `max` read values; a plain `min(p)` is numeric.
  public enum ExtremumReading: String, Hashable, Sendable, CaseIterable {
    case unstated, number, string
  }

  /// How `mode` reads values.
  public enum ModeReading: String, Hashable, Sendable, CaseIterable {
    case unstated, number, string, array
  }
}
