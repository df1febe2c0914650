import AudienceSampleSupport
import Foundation
import Testing

@Suite("Settings of plugins")
struct PluginSettingTests {
  @Test("One for a plugin that there is not is told, and nothing else changes")
  func strangers() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID())")
    let audience = folder.appending(path: "audience")
    try FileManager.default.createDirectory(at: audience, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(
      #"{"plugins":{"nestin":{"levels":3},"nesting":{"levels":3},"exporter/json":{}}}"#.utf8
    ).write(to: audience.appending(path: "config.json"))
    let run = try Program.run(
      ["plugins", "nesting"], environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(run.status == 0)
    #expect(run.output.contains("levels = 3"))
    let talk = run.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(talk.contains("warning[usage]: there is no plugin 'nestin'"), "\(talk)")
    #expect(talk.components(separatedBy: "there is no plugin").count == 2, "\(talk)")
  }

  @Test("/help shows the values that hold")
  func help() throws {
    let run = try Program.run([
      "repl", Samples.folder.appending(path: "shop").path, "-c", "/plugin set nesting levels=7",
      "-c", "/help nesting",
    ])
    #expect(run.status == 0)
    #expect(run.output.contains("setting levels=7"), "\(run.output)")
  }
}
