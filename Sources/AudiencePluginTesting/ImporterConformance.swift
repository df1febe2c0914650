import AudienceDiagnostics
import AudienceGenerators
import AudienceJSON
public import AudiencePluginAPI
import AudienceProfiles
import AudienceSchema

/// Looks whether a workspace importer keeps the contract of `WorkspaceImporter`.
///
/// An importer of documents is given the author's and hostile ones, an importer of calls random
/// logs.
public struct ImporterConformance {
  private let type: any WorkspaceImporter.Type
  private let settings: [String: String]
  private let documents: [ImportDocument]
  private let patience: Duration

  /// - Parameters:
  ///   - settings: what the importer is set to, where its defaults are not enough.
  ///   - documents: documents that it reads, each of which has to give a workspace; of no use to an
  ///     importer of calls.
  ///   - patience: how long one call may be silent; one that is longer ends the suite.
  public init(
    _ type: any WorkspaceImporter.Type, settings: [String: String] = [:],
    documents: [ImportDocument] = [], patience: Duration? = nil
  ) {
    self.type = type
    self.settings = settings
    self.documents = documents
    self.patience = patience ?? PluginTrial.patience
  }

  public func run() -> ConformanceReport {
    let description = type.description
    var report = ConformanceReport(
      PluginReference(.importer, description.name), patience: patience)
    let type = type
    report.checkDescription(description, settings: settings) { _ = try type.init(settings: $0) }
    guard report.failures.isEmpty else { return report }
    let trial = report.trial
    report.check("what it reads becomes a workspace") { fail in
      for input in inputs { reads(input, trial, fail) }
    }
    report.check("whatever it is given, it makes a workspace or says where it cannot") { fail in
      for input in Self.hostileDocuments.map(Input.document) where type is any DocumentImporter.Type
      {
        do {
          if let text = try fault(in: imported(input, trial)) { fail("\(input.name): \(text)") }
        } catch let error as FindingError {
          if error.first.code == .plugin { fail("\(input.name): \(text(of: error))") }
        }
      }
    }
    report.check("the same input gives the same workspace") { fail in
      for input in inputs where try imported(input, trial) != imported(input, trial) {
        fail(input.name)
      }
    }
    report.checkOutput { for input in inputs { _ = try imported(input, trial) } }
    return report
  }

  // MARK: - What it is given

  private enum Input {
    case document(ImportDocument)
    /// A random log, by its seed.
    case calls(UInt64)

    var name: String {
      switch self {
      case .document(let document): document.path
      case .calls(let seed): "log \(seed)"
      }
    }
  }

  private var inputs: [Input] {
    type is any CallImporter.Type ? (0..<20).map { .calls($0) } : documents.map { .document($0) }
  }

  private static let hostileDocuments: [ImportDocument] = {
    let texts: [(String, String)] = [
      ("empty", ""), ("blanks.json", " \n"), ("null.json", "null"), ("list.json", "[]"),
      ("object.json", "{}"), ("half.json", "{\"events\": [{\"name\": \"a"),
      ("twice.json", "{\"a\":1,\"a\":2}"), ("numbers.json", "{\"name\":1e999,\"events\":{}}"),
      ("quotes.csv", "a,\"b\nc,\"\"d\n,,,\n"), ("names.yml", "a: &x [*x, *x]\nb: !!python 1\n"),
    ]
    let deep = String(repeating: "[", count: 100_000)
    let names = HostileNames.texts.map { JSONValue.object(["name": .string($0)]) }
    return (texts + [("deep.json", deep)]).map {
      ImportDocument(path: $0.0, bytes: Array($0.1.utf8))
    } + [
      ImportDocument(path: "bytes.json", bytes: (0...255).map { UInt8($0) }),
      ImportDocument(
        path: "names.json",
        bytes: Array(
          JSONValue.object(["events": .array(names), "rules": .array(names)]).compactText.utf8)),
    ]
  }()

  // MARK: - Rules

  private func reads(_ input: Input, _ trial: PluginTrial, _ fail: (String) -> Void) {
    do {
      if case .document(let document) = input, let type = type as? any DocumentImporter.Type,
        !type.recognizes(document)
      {
        fail("\(input.name) is not recognized")
      }
      if let text = try fault(in: imported(input, trial)) { fail("\(input.name): \(text)") }
    } catch {
      fail("\(input.name): \(text(of: error))")
    }
  }

  private func imported(_ input: Input, _ trial: PluginTrial) throws -> ImportedWorkspace {
    let type = type
    let set = try PluginSettings(settings, for: type.description)
    return try trial.call { _ in
      switch (try type.init(settings: set), input) {
      case (let importer as any DocumentImporter, .document(let document)):
        return try importer.workspace(from: [document])
      case (let importer as any CallImporter, .calls(let seed)):
        var random = RandomCalls(seed: seed)
        let log = CallLogReader.read(random.next())
        return try importer.workspace(
          from: CallStream(name: "random") { take in
            log.calls.forEach(take)
            return log.report
          })
      default:
        throw FindingError(
          Finding(.plugin, at: .whole, "it imports neither documents nor calls"))
      }
    }
  }

  /// What breaks the rules for `workspace.json`; nil where nothing does.
  private func fault(in imported: ImportedWorkspace) -> String? {
    let bytes = Array(imported.document.indentedText.utf8)
    let (workspace, findings) = WorkspaceReader.read(bytes, path: "workspace.json")
    if workspace != nil { return nil }
    return findings.first { $0.severity == .error }.map(text) ?? "it is no workspace"
  }
}
