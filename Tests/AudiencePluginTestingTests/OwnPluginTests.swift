import AudiencePluginAPI
import AudiencePluginTesting
import AudienceSampleSupport
import AudienceSchema
import AudienceTestSupport
import Foundation
import StandardPlugins
import Testing

/// Every plugin that comes with the playground keeps the contract.
struct OwnPluginTests {
  /// Hostile workspaces and 100 000 names on a machine that builds and tests other things too.
  private static let patience: Duration = .seconds(120)

  private static func catalog() throws -> PluginCatalog { try StandardPlugins.catalog() }

  private static func workspace(_ name: String) throws -> Workspace {
    let file = Samples.folder.appending(path: "\(name)/workspace.json")
    let (workspace, _) = WorkspaceReader.read(Array(try Data(contentsOf: file)), path: file.path)
    return try #require(workspace)
  }

  /// What a strategy needs to answer: settings, and prompts that it understands in the shop.
  private static let strategies: [String: (settings: [String: String], prompts: [String])] = [
    "offline": (
      [:],
      [
        "Customers who haven't purchased in the last 30 days and have a phone"
      ]
    ),
    "replay": (
      ["recording": Samples.folder.appending(path: "shop/recorded.jsonl").path],
      ["Customers who spent more than 200 dollars on lighting"]
    ),
  ]

  /// Query texts about the suite's shop, with something to find in them and without.
  private static let validators: [String: (triggering: [String], quiet: [String])] = [
    "unknown-names": (
      ["trait('emial').exists()", "event('Order Complete').count() >= 1"],
      ["trait('email').exists()", "event('Order Completed').count() >= 1"]
    ),
    "type-mismatches": (["trait('vip') = 'yes'"], ["trait('age') > 18"]),
    "lookback": (
      ["event('Order Completed').within(900 days).count() >= 1"],
      ["event('Order Completed').within(90 days).count() >= 1"]
    ),
  ]

  @Test func strategiesDo() throws {
    for type in try Self.catalog().strategies {
      let name = type.description.name
      let given = Self.strategies[name] ?? ([:], [])
      let report = StrategyConformance(
        type, settings: given.settings, prompts: given.prompts,
        workspace: try Self.workspace("shop"),
        // What it compares a prompt with is the whole request that was recorded, names and all.
        // With a sanitizer a large workspace takes minutes, and stops for nobody.
        largeWorkspace: name == "replay" || TestSettings.isSanitized
          ? nil : TestWorkspaces.large,
        patience: Self.patience
      ).run()
      #expect(report.failures.isEmpty, "\(report)")
    }
  }

  @Test func validatorsDo() throws {
    for type in try Self.catalog().validators {
      let given = Self.validators[type.description.name] ?? ([], [])
      let report = ValidatorConformance(
        type, triggering: given.triggering, quiet: given.quiet, patience: Self.patience
      ).run()
      #expect(report.failures.isEmpty, "\(report)")
    }
  }

  @Test func exportersDo() throws {
    for type in try Self.catalog().exporters {
      let report = ExporterConformance(type, patience: Self.patience).run()
      #expect(report.failures.isEmpty, "\(report)")
    }
  }

  @Test func importersDo() throws {
    for type in try Self.catalog().importers {
      let report = ImporterConformance(type, patience: Self.patience).run()
      #expect(report.failures.isEmpty, "\(report)")
    }
  }

  @Test func enginesDo() throws {
    // Those at an address are compared with the reference evaluator where their tables are made,
    // in the tests of the warehouse engines.
    for type in try Self.catalog().engines where type.description.addresses.isEmpty {
      let report = EngineConformance(type, patience: Self.patience).run()
      #expect(report.failures.isEmpty, "\(report)")
    }
  }
}
