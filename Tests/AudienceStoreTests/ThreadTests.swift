import AudienceDiagnostics
import AudienceProfiles
import AudienceStore
import AudienceTestSupport
import AudienceTime
import Foundation
import Testing

/// How many threads make a store cannot be seen of it.
@Suite struct ThreadTests {
  /// Enough calls that every step shares its work among the threads.
  private static let callCount = 30_000

  /// Calls of every kind, some repeated, in no order of time, of ids with a common beginning.
  private static func log() -> String {
    var random = SplitMix64(seed: 11)
    return (0..<callCount).map { number in
      let user = "person-\(random.below(9_000))"
      let anonymous = "device-\(random.below(9_000))"
      let ids =
        random.percent(20)
        ? #""anonymousId":"\#(anonymous)""#
        : #""userId":"\#(user)","anonymousId":"\#(anonymous)""#
      let time = Instant(microseconds: 1_769_860_800_000_000 + Int64(random.below(9_000_000_000)))
      let head =
        #"{"messageId":"m\#(random.percent(2) ? number / 2 : number)",\#(ids),"timestamp":"\#(time.text)","#
      switch random.below(20) {
      case 0..<3:
        return head + #""type":"identify","traits":{"email":"\#(number)@example.com","n":null}}"#
      case 3: return head + #""type":"group","groupId":"g\#(random.below(300))","traits":{"a":1}}"#
      case 4:
        return head.replacing(#""anonymousId""#, with: #""userId":"\#(user)","x""#)
          + #""type":"alias","previousId":"device-\#(random.below(9_000))"}"#
      default:
        let event = random.percent(90) ? "Page Viewed" : "Order Completed"
        let rare = random.percent(1) ? #","rare":true"# : ""
        return head
          + #""type":"track","event":"\#(event)","properties":{"id":"o\#(number)","n":\#(random.below(500))\#(rare)},"context":{"ip":"\#(random.below(200))"}}"#
      }
    }.joined(separator: "\n")
  }

  @Test func `the same bytes are saved, whatever the number of threads`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/calls.jsonl"
      try Data(Self.log().utf8).write(to: URL(filePath: path))
      let fingerprint = try LogFingerprint(of: [path], in: folder)
      let saved = try [1, 2, 3].map { threads in
        let file = "\(folder)/\(threads).store"
        let store = try CallStore.load([path], threads: threads)
        #expect(store.report.callCount > Self.callCount * 9 / 10)
        #expect(store.report.duplicates > 0)
        try StoreFile.save(store, of: fingerprint, to: file)
        return try Data(contentsOf: URL(filePath: file))
      }
      #expect(saved[1] == saved[0])
      #expect(saved[2] == saved[0])
    }
  }
}
