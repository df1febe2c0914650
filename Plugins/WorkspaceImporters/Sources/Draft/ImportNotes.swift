import AudienceDiagnostics
import AudienceJSON

/// Where something stands in the files that are imported.
struct PlanPlace: Hashable {
  /// The place of the file among those that are imported.
  var file: Int
  var path: [JSONStep]

  static func / (place: PlanPlace, key: UTF8Text) -> PlanPlace {
    PlanPlace(file: place.file, path: place.path + [.key(key)])
  }

  static func / (place: PlanPlace, index: Int) -> PlanPlace {
    PlanPlace(file: place.file, path: place.path + [.index(index)])
  }
}

/// What was left out of an import, collected on the way; places are looked up once at the end.
struct ImportNotes {
  /// The most that are told one by one.
  static let maximumNotes = 200

  struct Entry {
    enum Place {
      case plan(PlanPlace)
      case known(FindingPlace)
    }

    var code: FindingCode
    var severity: Severity
    var place: Place
    var message: String
    var help: String?

    static func duplicateKey(
      _ key: UTF8Text, path: String, at position: TextPosition?
    ) -> Entry {
      Entry(
        code: .duplicateKey, severity: .warning, place: .known(.file(path, position)),
        message: "the key '\(key)' stands twice in this object; the last one counts")
    }
  }

  private var entries: [Entry] = []
  private var count = 0
  private var told: Set<PlanPlace> = []

  /// Notes that something was left out, once for a place.
  mutating func leftOut(_ message: String, at place: PlanPlace, help: String? = nil) {
    guard told.insert(place).inserted else { return }
    add(
      Entry(
        code: .notImported, severity: .warning, place: .plan(place), message: message, help: help))
  }

  /// Notes how something was understood that could be meant otherwise, once for a place.
  mutating func understood(_ message: String, at place: PlanPlace) {
    guard told.insert(place).inserted else { return }
    add(Entry(code: .notImported, severity: .note, place: .plan(place), message: message))
  }

  mutating func add(_ entry: Entry) {
    count += 1
    if entries.count < Self.maximumNotes { entries.append(entry) }
  }

  /// The notes as findings in the order of their places, and one more that counts what is not told.
  func findings(in files: [PlanFile]) -> [Finding] {
    var wanted: [Int: [(entry: Int, path: [JSONStep])]] = [:]
    for (number, entry) in entries.enumerated() {
      if case .plan(let place) = entry.place {
        wanted[place.file, default: []].append((number, place.path))
      }
    }
    var positions: [Int: TextPosition] = [:]
    for (file, places) in wanted where files.indices.contains(file) {
      for (place, position) in zip(places, files[file].positions(of: places.map(\.path))) {
        positions[place.entry] = position
      }
    }
    var found = entries.enumerated().map { number, entry in
      let place: FindingPlace =
        switch entry.place {
        case .known(let place): place
        case .plan(let place):
          files.indices.contains(place.file)
            ? .file(files[place.file].path, positions[number]) : .whole
        }
      return Finding(entry.code, entry.severity, at: place, entry.message, help: entry.help)
    }
    found = found.enumerated().sorted { Self.order($0, $1) }.map(\.element)
    if count > entries.count {
      found.append(
        Finding(
          .notImported, .warning, at: .whole,
          "\(count - entries.count) more of the kind are not listed"))
    }
    return found
  }

  private static func order(
    _ left: (offset: Int, element: Finding), _ right: (offset: Int, element: Finding)
  ) -> Bool {
    func key(_ finding: Finding) -> (String, Int, Int) {
      guard case .file(let path, let position) = finding.place else { return ("", 0, 0) }
      return (path, position?.line ?? 0, position?.column ?? 0)
    }
    let (a, b) = (key(left.element), key(right.element))
    return a == b ? left.offset < right.offset : a < b
  }
}
