package import AudienceDiagnostics
import AudiencePluginAPI
package import AudienceSQL

extension Session {
  /// The sample profiles as warehouse tables, as they are at the clock.
  ///
  /// - Throws: code `no-profiles` where the workspace has no call log.
  package func warehouseExport() throws(FindingError) -> WarehouseExport {
    let open = try requireOpen()
    guard let store = open.source.store else {
      throw FindingError(
        Finding(
          .noProfiles, at: .whole, "the workspace has no sample profiles",
          help: "a workspace's calls are in calls.jsonl; --calls PATH names others"))
    }
    return WarehouseExport(store, at: clock.now)
  }
}
