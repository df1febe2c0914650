import Foundation

/// Servers that some tests need and a script of `.ci` starts.
enum OptIn {
  static let modelServer = ProcessInfo.processInfo.environment["AUDIENCE_MODEL_SERVER"]
  static let referee = ProcessInfo.processInfo.environment["AUDIENCE_REFEREE"]
}
