import AudiencePluginTesting
import LoyaltyStrategy
import Testing

@Test("The strategy keeps the contract")
func contract() {
  let report = StrategyConformance(
    LoyaltyStrategy.self, prompts: ["Loyal customers by Order Completed"]
  ).run()
  #expect(report.failures.isEmpty, "\(report)")
}
