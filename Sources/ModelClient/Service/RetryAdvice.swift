import AudienceTime
import NetworkClient

/// What a server says about trying again, in the headers of its answer.
struct RetryAdvice: Hashable, Sendable {
  /// `x-should-retry`: wins over the status.
  var shouldRetry: Bool?
  /// How long to wait: `retry-after-ms`, else `retry-after` in seconds or as a date. Nil where it
  /// says nothing, or nothing that can be waited for.
  var wait: Duration?

  static let none = RetryAdvice()

  private init() {}

  /// - Parameter now: seconds since 1970.
  init(_ headers: [String: String], now: Int) {
    switch headers["x-should-retry"] {
    case "true": shouldRetry = true
    case "false": shouldRetry = false
    default: break
    }
    if let text = headers["retry-after-ms"], let wait = Self.positive(text) {
      self.wait = .milliseconds(wait)
    } else if let text = headers["retry-after"] {
      if let seconds = Self.positive(text) {
        wait = .milliseconds(seconds * 1000)
      } else if let date = Self.seconds(ofDate: text), date > now {
        wait = .seconds(date - now)
      }
    }
  }

  /// A number above zero, at most ten million: more is not waited for, and the sum stays a duration.
  private static func positive(_ text: String) -> Double? {
    guard let number = Double(text.trimmingBlanks), number > 0 else { return nil }
    return min(number, 1e7)
  }

  /// The seconds since 1970 of a date of HTTP (RFC 9110, 5.6.7, IMF-fixdate):
  /// `Sun, 06 Nov 1994 08:49:37 GMT`.
  private static func seconds(ofDate text: String) -> Int? {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]), let year = Int(parts[3]),
      let month = months.firstIndex(where: { $0 == parts[2] }),
      let date = CalendarDate(year: year, month: month + 1, day: day)
    else { return nil }
    let time = parts[4].split(separator: ":").compactMap { Int($0) }
    guard time.count == 3, (0...23).contains(time[0]), (0...59).contains(time[1]),
      (0...60).contains(time[2])
    else { return nil }
    return date.daysSinceEpoch * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
  }
}
