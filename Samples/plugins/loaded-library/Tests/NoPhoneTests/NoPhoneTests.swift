import AudiencePluginTesting
import NoPhone
import Testing

@Test("The validator keeps the contract")
func contract() {
  let report = ValidatorConformance(
    NoPhoneValidator.self,
    triggering: ["trait('phone').exists()"], quiet: ["trait('email').exists()"]
  ).run()
  #expect(report.failures.isEmpty, "\(report)")
}
