import AudienceFiles
import AudienceTestSupport
import Foundation
import Testing

@testable import LineEditor

@Suite("History lines and files")
struct HistoryTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("of equal lines the newest is kept, and the oldest go when there are too many")
  func entries() {
    var entries = HistoryEntries(["a", "b", "a", "", "c"], capacity: 3)
    #expect(entries.lines == ["b", "a", "c"])
    entries.add("b")
    entries.add("b")
    entries.add("")
    #expect(entries.lines == ["a", "c", "b"])
    entries.add("d")
    #expect(entries.lines == ["c", "b", "d"])
  }

  @Test("a walk skips lines with another beginning, and gives back what was typed")
  func navigation() {
    let lines = ["/a 1", "x", "/a 2", "y"]
    var navigator = HistoryNavigator()
    #expect(navigator.older(than: "/a", in: lines) == "/a 2")
    #expect(navigator.older(than: "/a 2", in: lines) == "/a 1")
    #expect(navigator.older(than: "/a 1", in: lines) == nil)
    #expect(navigator.newer(than: "/a 1", in: lines) == "/a 2")
    #expect(navigator.newer(than: "/a 2", in: lines) == "/a")
    #expect(navigator.newer(than: "/a", in: lines) == nil)
    #expect(navigator.older(than: "", in: []) == nil)
  }

  @Test("what is written is read again")
  func roundTrip() throws {
    let file = HistoryFile(path: folder.path("a/b/history"))
    #expect(try file.read() == [])
    try file.write(["one", "zwölf 你好 # x"])
    #expect(try file.read() == ["one", "zwölf 你好 # x"])
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path("a/b"))
    #expect(left == ["history"])
  }

  @Test("a link to the history stays a link, and a readable file becomes private")
  func link() throws {
    let target = try folder.write("".utf8, to: "target")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: target)
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    try HistoryFile(path: link).write(["x"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
    #expect(try HistoryFile(path: target).read() == ["x"])
    let attributes = try FileManager.default.attributesOfItem(atPath: target)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test(
    "other files are refused",
    arguments: [
      "notes\nof mine\n", "# line history, version 1\nbad\u{1B}[0m\n", "\u{0}", "\n\n",
    ])
  func refused(text: String) throws {
    let path = try folder.write(text.utf8, to: "file")
    #expect(throws: HistoryFileError.notAHistory(path: path)) {
      try HistoryFile(path: path).read()
    }
  }

  @Test("a folder, a device and a path below a file are errors, not crashes")
  func wrongKinds() throws {
    #expect(throws: HistoryFileError.notAHistory(path: folder.url.path)) {
      try HistoryFile(path: folder.url.path).read()
    }
    #expect(throws: HistoryFileError.notAHistory(path: "/dev/null")) {
      try HistoryFile(path: "/dev/null").read()
    }
    let below = try folder.write("".utf8, to: "file") + "/history"
    let expected = HistoryFileError.unreadable(path: below, SystemFailure(code: ENOTDIR))
    #expect(throws: expected) { try HistoryFile(path: below).read() }
    #expect(throws: HistoryFileError.self) { try HistoryFile(path: below).write([]) }
    #expect(expected.description.hasSuffix("not a directory"))
  }
}
