import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceTime

/// Dates as people write them.
enum WrittenDate {
  /// The dates a literal may mean, the likeliest first: two where day and month cannot be told
  /// apart, none where it is no date.
  static func dates(in literal: Literal) -> [CalendarDate] {
    switch literal {
    case .string(let text): dates(in: text.string)
    case .number(let number): dates(in: number.text)
    case .boolean, .date, .timestamp: []
    }
  }

  private static func dates(in text: String) -> [CalendarDate] {
    guard text.utf8.count <= 40 else { return [] }
    let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if parts.count == 1, let date = compact(parts[0]) { return [date] }
    guard parts.count == 3 else { return [] }
    if let month = parts.firstIndex(where: { self.month($0) != nil }) {
      return named(parts, month: month)
    }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3 else { return [] }
    if parts[0].count == 4 {
      return dates([(numbers[0], numbers[1], numbers[2])])
    }
    guard parts[2].count == 4 else { return [] }
    // The American order first, as `03/04/2025` is written where Segment is at home.
    return dates([(numbers[2], numbers[0], numbers[1]), (numbers[2], numbers[1], numbers[0])])
  }

  /// `20250131`
  private static func compact(_ text: String) -> CalendarDate? {
    guard text.count == 8, let number = Int(text) else { return nil }
    return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
      .flatMap { (1900...2200).contains($0.components.year) ? $0 : nil }
  }

  /// `31 December 2025`, `Dec 31, 2025`
  private static func named(_ parts: [String], month: Int) -> [CalendarDate] {
    let others = parts.indices.filter { $0 != month }.map { parts[$0] }
    guard let name = self.month(parts[month]),
      let year = others.first(where: { $0.count == 4 }).flatMap({ Int($0) }),
      let day = others.first(where: { $0.count != 4 }).flatMap({ Int($0.prefix { $0.isNumber }) })
    else { return [] }
    return dates([(year, name, day)])
  }

  private static func dates(_ candidates: [(year: Int, month: Int, day: Int)]) -> [CalendarDate] {
    var dates: [CalendarDate] = []
    for (year, month, day) in candidates {
      if let date = CalendarDate(year: year, month: month, day: day), !dates.contains(date) {
        dates.append(date)
      }
    }
    return dates
  }

  /// The number of a month by its English name, or the first three letters of it or more.
  private static func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    return months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
