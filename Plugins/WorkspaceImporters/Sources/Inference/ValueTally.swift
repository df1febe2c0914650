import AudienceDiagnostics
import AudienceTime

/// How often each text was seen under one name, as long as they are few.
struct ValueTally: Sendable {
  /// Of more distinct texts none is kept: it is no list of choices.
  static let maximumDistinct = 60
  /// A longer text, in bytes, is something somebody wrote.
  static let maximumLength = 80

  struct Sighting: Sendable {
    var count: Int
    var last: Instant
  }

  /// Nil once there are too many.
  private(set) var sightings: [UTF8Text: Sighting]? = [:]

  mutating func note(_ text: UTF8Text, at time: Instant) {
    guard sightings != nil else { return }
    guard text.string.utf8.count <= Self.maximumLength else {
      sightings = nil
      return
    }
    if sightings?[text] == nil, sightings?.count == Self.maximumDistinct {
      sightings = nil
      return
    }
    let known = sightings?[text]
    sightings?[text] = Sighting(
      count: (known?.count ?? 0) + 1, last: max(known?.last ?? time, time))
  }
}
