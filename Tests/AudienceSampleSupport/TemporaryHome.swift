package import AudienceSession
import AudienceTime
package import Foundation

/// A home folder that has nothing in it, gone after the test.
package final class TemporaryHome {
  package let folder = FileManager.default.temporaryDirectory.appending(path: "audience-\(UUID())")

  package var configuration: URL { folder.appending(path: ".config/audience/config.json") }

  package init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A session in the sample shop of somebody whose home this is.
  ///
  /// - Parameter isShown: whether a person reads the answers at a terminal.
  package func session(isShown: Bool) throws -> Session {
    var session = try Session(
      catalog: Samples.catalog(),
      environment: SessionEnvironment(
        variables: ["HOME": folder.path], systemNow: Instant(microseconds: 0), isShown: isShown))
    _ = try session.open(path: Samples.folder.appending(path: "shop").path, work: SessionWork())
    return session
  }
}
