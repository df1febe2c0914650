import AudienceDiagnostics
import AudienceJSON
package import AudiencePluginAPI
import AudiencePluginHost
import AudienceProfiles
import AudienceSchema
package import AudienceTime

extension Session {
  /// The importers of files, by the names that `--format` takes.
  package var documentImporters: [any DocumentImporter.Type] {
    catalog.importers.compactMap { $0 as? any DocumentImporter.Type }
  }

  // MARK: - Files

  /// Makes a workspace of files.
  ///
  /// - Parameters:
  ///   - paths: files, and folders of them.
  ///   - format: the importer's name; nil for the one that recognizes the first file. Of a folder
  ///     only the files are taken that it recognizes.
  ///   - settings: of the importer, `of=user`.
  ///   - name: the workspace's; nil for the one that the importer gives it.
  /// - Throws: code `usage` for an importer that is not installed; `not-imported` where none
  ///   recognizes a file; `plugin` for an importer that makes no valid workspace.
  package func importWorkspace(
    from paths: [String], format: String?, settings: [String], name: String?, work: SessionWork
  ) throws -> ImportResult {
    let documents = try PlanFiles.documents(at: paths)
    let type = try importer(format, for: documents, paths)
    let settings = try ChosenSettings(.importer, type.description, environment).settings(
      typed: settings)
    let given = Set(paths)
    let imported = try PluginCall(
      PluginReference(.importer, type.description.name), limits: Self.importLimits,
      disabled: disabled
    ).run(isCancelled: work.isCancelled, onProgress: work.progress) { report in
      report(WorkProgress("reading \(documents.count == 1 ? "the file" : "the files")"))
      let taken = documents.filter { given.contains($0.path) || type.recognizes($0) }
      guard !taken.isEmpty else { throw Self.unrecognized(paths, by: type.description.name) }
      return try type.init(settings: settings).workspace(from: taken)
    }
    return try checked(imported, by: type.description.name, named: name)
  }

  private func importer(
    _ format: String?, for documents: [ImportDocument], _ paths: [String]
  ) throws(FindingError) -> any DocumentImporter.Type {
    let known = documentImporters
    let names = known.map { $0.description.name }.joined(separator: ", ")
    if let format {
      guard let type = known.first(where: { $0.description.name == format }) else {
        throw FindingError(
          Finding(
            .usage, at: .whole, "there is no importer '\(format)'", help: "one of: \(names)"))
      }
      return type
    }
    for document in documents {
      if let type = known.first(where: { $0.recognizes(document) }) { return type }
    }
    var error = Self.unrecognized(paths, by: nil)
    error = FindingError(
      Finding(
        error.first.code, at: error.first.place, error.first.message,
        help: "--format says what it is: \(names)"))
    throw error
  }

  private static func unrecognized(_ paths: [String], by name: String?) -> FindingError {
    FindingError(
      Finding(
        .notImported, at: .file(paths.first ?? "", nil),
        name.map { "there is nothing that \($0) recognizes" }
          ?? "no importer recognizes what is in it"))
  }

  // MARK: - Calls

  /// Makes a workspace of calls.
  ///
  /// - Parameters:
  ///   - until: calls after it do not exist yet (SEMANTICS 1.2).
  ///   - name: the workspace's; nil for the stream's.
  ///   - tellsTraitTimes: whether the calls say when a trait was set.
  ///   - calls: makes the stream, with what tells it to stop and what it reports progress to.
  /// - Throws: code `plugin` where no importer of calls is installed, or it makes no valid workspace;
  ///   `call` where there are none; what the stream throws.
  package func inferWorkspace(
    until: Instant, name: String?, work: SessionWork, tellsTraitTimes: Bool = true,
    from calls:
      @escaping @Sendable (
        _ isCancelled: @escaping @Sendable () -> Bool,
        _ report: @escaping @Sendable (WorkProgress) -> Void
      ) throws -> CallStream
  ) throws -> ImportResult {
    guard let type = catalog.importers.lazy.compactMap({ $0 as? any CallImporter.Type }).first
    else {
      throw FindingError(Finding(.plugin, at: .whole, "no importer of calls is installed"))
    }
    let settings = try ChosenSettings(.importer, type.description, environment).settings(typed: [])
    let imported = try PluginCall(
      PluginReference(.importer, type.description.name), limits: Self.importLimits,
      disabled: disabled
    ).run(isCancelled: work.isCancelled, onProgress: work.progress) { report in
      let stream = try calls({ Task.isCancelled }, report)
      return try type.init(settings: settings).workspace(from: stream.until(until))
    }
    return try checked(
      tellsTraitTimes ? imported : imported.withoutTraitTimes, by: type.description.name,
      named: name)
  }

  /// How many calls of each event of a warehouse are looked at, the latest.
  private static let latestCalls = 100_000

  /// Makes a workspace of the tables of a warehouse.
  ///
  /// - Parameter address: what `/engine` takes: `postgres://localhost/shop timeout=60`.
  /// - Throws: code `usage` for what is no warehouse; what its engine throws.
  package func inferWorkspace(
    warehouse address: String, until: Instant, name: String?, work: SessionWork
  ) throws -> ImportResult {
    let words = address.split(whereSeparator: \.isWhitespace).map(String.init)
    let choice = try EngineChoice(words, catalog)
    guard
      let engine = try choice.engine(PreviewSource(store: nil), environment) as? any CallEngine
    else {
      throw FindingError(
        Finding(
          .usage, at: .whole, "engine '\(choice.words)' has no tables to look at",
          help: "one of: \(EngineChoice.addresses(catalog).joined(separator: ", "))"))
    }
    let database = choice.databaseName
    return try inferWorkspace(
      until: until, name: name, work: work, tellsTraitTimes: false
    ) { isCancelled, report in
      CallStream(name: database) { take in
        try engine.calls(
          latest: Self.latestCalls, at: until,
          work: PreviewWork(isCancelled: isCancelled, progress: report), take: take)
        return LoadReport()
      }
    }
  }

  /// Makes a workspace of call logs.
  package func inferWorkspace(
    logs: CallLogPaths, until: Instant, name: String?, work: SessionWork
  ) throws -> ImportResult {
    let isStrict = environment.isStrict
    return try inferWorkspace(until: until, name: name, work: work) { isCancelled, report in
      CallStream(
        name: logs.name, logs: logs.files, strict: isStrict,
        progress: { loaded in
          report(
            WorkProgress(
              "reading calls",
              fraction: Double(loaded.bytesRead) / Double(max(1, loaded.totalBytes)),
              totalBytes: loaded.totalBytes))
        }, isCancelled: isCancelled)
    }
  }

  // MARK: - Results

  /// As long as there is progress it may take; large files are read in one step.
  private static let importLimits = PluginLimits(
    silence: .seconds(120), whole: .seconds(24 * 3600))

  /// What an importer made, read by the rules for `workspace.json`.
  private func checked(
    _ imported: ImportedWorkspace, by importer: String, named name: String?
  ) throws(FindingError) -> ImportResult {
    var document = imported.document
    if let name, case .object(var object) = document {
      object["name"] = .text(name)
      document = .object(object)
    }
    let bytes = Array((document.indentedText + "\n").utf8)
    let (workspace, findings) = WorkspaceReader.read(bytes, path: "workspace.json")
    guard let workspace else {
      let reason = findings.first { $0.severity == .error }?.message ?? "it cannot be read"
      throw FindingError(
        Finding(
          .plugin, at: .whole,
          "\(PluginReference(.importer, importer)) made no valid workspace: \(reason)"))
    }
    return ImportResult(
      importer: importer, workspace: workspace, bytes: bytes,
      findings: imported.findings + findings, confidences: imported.confidences)
  }
}

extension CallStream {
  /// The calls at or before an instant.
  fileprivate func until(_ last: Instant) -> CallStream {
    CallStream(name: name) { take in
      try forEach { call in
        if call.time <= last { take(call) }
      }
    }
  }
}

extension ImportedWorkspace {
  /// Without the times when traits and their values were last seen.
  fileprivate var withoutTraitTimes: ImportedWorkspace {
    guard case .object(var object) = document, let traits = object["traits"]?.arrayValue else {
      return self
    }
    object["traits"] = .array(traits.map { Self.withoutTimes($0) })
    var changed = self
    changed.document = .object(object)
    return changed
  }

  private static func withoutTimes(_ value: JSONValue) -> JSONValue {
    switch value {
    case .null, .boolean, .number, .string: return value
    case .array(let elements): return .array(elements.map { withoutTimes($0) })
    case .object(let object):
      var kept = JSONObject()
      for member in object.members where member.key != "last_seen" {
        kept[member.key] = withoutTimes(member.value)
      }
      return .object(kept)
    }
  }
}
