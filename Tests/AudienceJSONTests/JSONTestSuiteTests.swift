import AudienceJSON
import Foundation
import Testing

/// The files of the JSON parsing test suite, which lie beside the package and not in it.
enum JSONTestSuite {
  static let folder: URL = {
    let shared =
      ProcessInfo.processInfo.environment["AUDIENCE_SHARED"].map { URL(filePath: $0) }
      ?? URL(filePath: #filePath).appending(path: "../../../../shared").standardizedFileURL
    return shared.appending(path: "jsontestsuite/test_parsing")
  }()

  static let files: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []).sorted()

  static var isMissing: Bool { files.isEmpty }

  static func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: file)))
  }
}

@Suite(
  .disabled(if: JSONTestSuite.isMissing, "the JSON parsing test suite is not beside the package"))
struct JSONTestSuiteTests {
  @Test(arguments: JSONTestSuite.files.filter { $0.hasPrefix("y_") })
  func `what has to be accepted is accepted, and written it reads back`(_ file: String) throws {
    let value = try JSONReader.read(JSONTestSuite.bytes(file))
    #expect(try JSONReader.read(value.compactText) == value)
  }

  @Test(arguments: JSONTestSuite.files.filter { $0.hasPrefix("n_") })
  func `what has to be refused is refused at a place in the text`(_ file: String) throws {
    let bytes = try JSONTestSuite.bytes(file)
    let error = #expect(throws: JSONError.self) { try JSONReader.read(bytes) }
    #expect((0...bytes.count).contains(error?.offset ?? -1))
  }

  @Test(arguments: JSONTestSuite.files.filter { $0.hasPrefix("i_") })
  func `what may be either is read or refused without harm`(_ file: String) throws {
    let bytes = try JSONTestSuite.bytes(file)
    if let value = try? JSONReader.read(bytes) {
      #expect(try JSONReader.read(value.compactText) == value)
    }
  }
}
