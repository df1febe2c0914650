package import AudienceDiagnostics
import AudienceFiles
package import AudiencePluginAPI
import AudiencePluginHost
import AudienceProfiles
package import AudienceSchema
import AudienceStore
package import AudienceTime

/// A workspace that is open, with its sample profiles and the engine over them.
package struct OpenWorkspace: Sendable {
  package let workspace: Workspace
  /// The path of `workspace.json`.
  package let path: String
  /// The time of the latest call; nil without calls.
  package let latestCall: Instant?
  /// What the call logs held, in lines a person reads; nil where there are no sample profiles.
  package let load: [String]?
  /// What engines read from.
  let source: PreviewSource
  package let engine: any PreviewEngine
  /// How the engine was chosen.
  package let choice: EngineChoice
  package let findings: [Finding]
  /// Its names, prepared for completion.
  let names: WorkspaceNames
  /// Values of its samples, for completion.
  let observed: ObservedValues

  /// Whether there are profiles to preview on.
  package var hasProfiles: Bool { load != nil || !choice.isOverSamples }

  /// The same samples with a changed schema.
  func with(workspace: Workspace) -> OpenWorkspace {
    OpenWorkspace(
      workspace: workspace, path: path, latestCall: latestCall, load: load, source: source,
      engine: engine, choice: choice, findings: findings, names: WorkspaceNames(workspace),
      observed: observed)
  }

  /// The same workspace with another engine.
  func with(_ choice: EngineChoice, _ environment: SessionEnvironment) throws -> OpenWorkspace {
    OpenWorkspace(
      workspace: workspace, path: path, latestCall: latestCall, load: load, source: source,
      engine: try choice.engine(source, environment), choice: choice, findings: findings,
      names: names, observed: observed)
  }
}

/// Opens a workspace: reads `workspace.json`, then the call logs (SEMANTICS 10).
struct WorkspaceOpener {
  let environment: SessionEnvironment
  let choice: EngineChoice
  let work: SessionWork

  /// - Parameter path: a folder with `workspace.json`, or the path of such a file.
  func open(_ path: String) throws -> OpenWorkspace {
    let file = try workspaceFile(path)
    SafeFile.removeAbandoned(in: FileSystem.folder(of: file))
    PersonalFolders(environment.variables).removeAbandoned()
    let bytes = try WholeFile.read(file)
    let (workspace, findings) = WorkspaceReader.read(bytes, path: file)
    guard let workspace else {
      let errors = findings.filter { $0.severity == .error }
      guard let first = errors.first else {
        throw FindingError(Finding(.workspace, at: .file(file, nil), "the file cannot be read"))
      }
      throw FindingError(first, Array(errors.dropFirst()))
    }
    let (changed, notes) = try withOverlay(workspace, file)
    let opened = try loadCalls(folder: FileSystem.folder(of: file))
    let store = opened?.store
    let source = PreviewSource(store: store, workspace: changed)
    return OpenWorkspace(
      workspace: changed, path: file, latestCall: store?.latestTime,
      load: opened.map(LoadSummary.lines), source: source,
      engine: try choice.engine(source, environment), choice: choice,
      findings: findings
        + DefinitionCheck(workspace: workspace, path: file, bytes: bytes).findings
        + (store?.report.damagedFiles ?? []) + notes,
      names: WorkspaceNames(changed), observed: ObservedValues())
  }

  /// The workspace with what was defined and saved for it while it was read-only.
  private func withOverlay(
    _ workspace: Workspace, _ file: String
  ) throws(FindingError) -> (workspace: Workspace, notes: [Finding]) {
    guard let overlay = WorkspaceOverlay(of: file, variables: environment.variables) else {
      return (workspace, [])
    }
    let changes = try overlay.changes()
    if changes.isEmpty { return (workspace, []) }
    let changed = changes.reduce(workspace) { $1.applied(to: $0) }
    let note = Finding(
      .file, .note, at: .file(overlay.path, nil),
      "\(changes.count) \(changes.count == 1 ? "change" : "changes") of this workspace "
        + "\(changes.count == 1 ? "is" : "are") kept here: /define and /audiences list all")
    return (changed, [note])
  }

  private func workspaceFile(_ path: String) throws -> String {
    switch FileSystem.kind(of: path) {
    case .folder:
      let file = path.hasSuffix("/") ? path + "workspace.json" : path + "/workspace.json"
      guard FileSystem.kind(of: file) == .file else { throw withoutWorkspace(path, file) }
      return file
    case .file where path.hasSuffix(".jsonl") || path.hasSuffix(".jsonl.gz"):
      throw FindingError(
        Finding(
          .file, at: .file(path, nil), "this is a call log, not a workspace.json",
          help: "in a shell this makes one of the calls: "
            + Self.inference(of: path, into: FileSystem.folder(of: path) + "/workspace.json")))
    case .file, .other: return path
    case nil:
      throw FindingError(
        Finding(
          .file, at: .file(path, nil), "there is no such file or folder",
          help: "a workspace is a folder with workspace.json, or the path of that file"))
    }
  }

  /// What to do about a folder that has no workspace.json, call logs or none.
  private func withoutWorkspace(_ folder: String, _ file: String) -> FindingError {
    let logs = (try? CallLogFiles.find(inWorkspace: folder)) ?? []
    if logs.isEmpty {
      return FindingError(
        Finding(
          .file, at: .file(folder, nil), "the folder has no workspace.json",
          help: "a workspace is a folder with workspace.json and call logs"))
    }
    return FindingError(
      Finding(
        .file, at: .file(folder, nil),
        "the folder has \(logs.count == 1 ? "a call log" : "call logs") but no workspace.json",
        help: "/open --infer \(folder) makes one of the calls; in a shell: "
          + Self.inference(of: folder, into: file)))
  }

  /// The command that makes a workspace of calls, to be typed in a shell.
  private static func inference(of logs: String, into file: String) -> String {
    "audience workspace infer \(ShellWord.quoted(logs)) "
      + "-o \(ShellWord.quoted(file))"
  }

  private func loadCalls(folder: String) throws -> PreparedStore.Opened? {
    var paths = try CallLogFiles.find(inWorkspace: folder)
    if !environment.calls.isEmpty { paths += try CallLogFiles.find(at: environment.calls) }
    guard !paths.isEmpty else { return nil }
    let prepared = PreparedStore(
      of: paths, folder: folder, stores: PersonalFolders(environment.variables).stores)
    let isStrict = environment.isStrict
    do {
      return try BackgroundWork.run(isCancelled: work.isCancelled, onProgress: work.progress) {
        isCancelled, report in
        try prepared.open(
          strict: isStrict,
          progress: { loaded in
            report(
              WorkProgress(
                "reading calls",
                fraction: Double(loaded.bytesRead) / Double(max(1, loaded.totalBytes)),
                totalBytes: loaded.totalBytes))
          },
          isCancelled: isCancelled)
      }
    } catch is CancellationError {
      throw FindingError.loadingCancelled(paths[0])
    }
  }
}
