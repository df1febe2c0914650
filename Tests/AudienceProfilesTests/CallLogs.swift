import AudienceDiagnostics
import AudienceJSON
import AudienceProfiles
import AudienceTime
import CZlib
import Foundation

/// The number of cases that laws are tried on: the environment variable `AUDIENCE_CASES`, or 300.
let lawCases: Int =
  ProcessInfo.processInfo.environment["AUDIENCE_CASES"].flatMap { Int($0) } ?? 300

/// Reads a call in shorthand: JSON without the outer braces and with `@n` for a timestamp n
/// minutes after 2026-01-01T00:00Z.
///
///     @3 "type": "track", "userId": "u", "event": "Bought"
func call(_ shorthand: String) -> JSONValue {
  var text = Substring(shorthand)
  var time = ""
  if text.first == "@" {
    let minutes = text.dropFirst().prefix { $0.isNumber }
    text = text.dropFirst(minutes.count + 1)
    time = "\"timestamp\": \"\(instant(Int(minutes) ?? 0).text)\","
  }
  return (try? JSONReader.read("{\(time)\(text)}")) ?? .null
}

/// The instant n minutes after 2026-01-01T00:00Z.
func instant(_ minutes: Int) -> Instant {
  Instant(microseconds: 1_767_225_600_000_000 + Int64(minutes) * 60_000_000)
}

/// The number of minutes after 2026-01-01T00:00Z.
func minute(_ instant: Instant) -> Int {
  Int((instant.microseconds - 1_767_225_600_000_000) / 60_000_000)
}

/// Everything a population shows but the calls' places in the log, a line a profile or account.
func lines(_ population: Population) -> [String] {
  population.profiles.map { profile in
    let events = profile.events.map { event in
      "\(event.name)@\(minute(event.time))\(JSONValue.object(event.properties).compactText)"
        + event.context.compactText + (event.sourceID?.string ?? "")
    }
    let changes = profile.traitChanges.map {
      "\($0.key)=\($0.value.compactText)@\(minute($0.time))"
    }
    return [
      profile.id.string, JSONValue.object(profile.traits).compactText, events.description,
      changes.description, profile.anonymousIDs.description,
      population.accounts(of: profile).map(\.id).description,
      "\(minute(profile.firstSeen))…\(minute(profile.lastSeen))",
    ].joined(separator: " ")
  }
    + population.accounts.map { account in
      let changes = account.traitChanges.map {
        "\($0.key)=\($0.value.compactText)@\(minute($0.time))"
      }
      return [
        "account", account.id.string, JSONValue.object(account.traits).compactText,
        changes.description, population.members(of: account).map(\.id).description,
        population.events(of: account).map { "\($0.name)@\(minute($0.time))" }.description,
      ].joined(separator: " ")
    }
    + [
      "user traits \(population.userTraitKeys.sorted())",
      "account traits \(population.accountTraitKeys.sorted())",
    ]
}

/// A folder for the files of one test, which is removed at the end of `body`.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "audience-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path())
}

/// Writes a file, with the folders above it.
func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
  let url = URL(filePath: path)
  try FileManager.default.createDirectory(
    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data(bytes).write(to: url)
}

/// The bytes as one gzip member.
func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
  try withFolder { folder in
    let path = "\(folder)/member.gz"
    let file = gzopen(path, "wb")
    _ = gzwrite(file, bytes, UInt32(bytes.count))
    _ = gzclose(file)
    return Array(try Data(contentsOf: URL(filePath: path)))
  }
}

/// The same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: choices.indices, using: &self)]
  }
}
