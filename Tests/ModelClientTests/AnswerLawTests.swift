import AudienceTestSupport
import ModelClient
import Testing

/// Whatever a server sends, there is one end, and nothing after it.
@Suite struct AnswerLawTests {
  @Test(arguments: ModelAPI.allCases, [true, false])
  func `changed answers end once`(_ api: ModelAPI, isStreamed: Bool) async throws {
    var random = SplitMix64(seed: isStreamed ? 1 : 2)
    let answer = Fixtures.answer(api, streamed: isStreamed)
    for round in 0..<TestSettings.cases {
      var bytes = Array(answer.body.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: index)
        default: bytes.removeLast(min(bytes.count - 1, Int.random(in: 0..<40, using: &random)))
        }
      }
      let clock = ManualClock()
      let transport = ScriptedTransport([
        .answer(200, bytes: bytes, type: answer.type)
      ])
      let service = ModelService(
        try Fixtures.configuration(api: api), transport: transport, clock: clock)
      let told = await service.told(Fixtures.request(streamed: isStreamed), clock: clock)
      let hasEnded = (told.reply == nil) != (told.error == nil)
      if !hasEnded || told.late != 0 || told.attempts > 5 {
        Issue.record("round \(round): \(told) for \(String(decoding: bytes, as: UTF8.self))")
      }
      let line = told.error?.report ?? ""
      if line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
        Issue.record("round \(round): \(line)")
      }
    }
  }
}
