import Testing

/// The rules of SEMANTICS 1 and 3 to 7, one example each.
@Suite struct RuleTests {
  @Test(
    arguments: RuleCase.calls + RuleCase.memberships + RuleCase.values + RuleCase.comparators
      + RuleCase.dates + RuleCase.streams + RuleCase.reducers + RuleCase.accounts)
  func aQuerySelectsWhomTheRuleSays(rule: RuleCase) throws {
    #expect(try rule.members() == rule.expected)
  }
}
