import Foundation

/// Writes the sample workspaces below a folder, or checks that they are as they would be written.
///
///     sample-generator Samples
///     sample-generator --check Samples
func run(_ arguments: [String]) throws -> Int32 {
  let isCheck = arguments.contains("--check")
  let folders = arguments.filter { $0 != "--check" }
  guard let folder = folders.first, folders.count == 1, !folder.hasPrefix("-") else {
    tell("usage: sample-generator [--check] FOLDER")
    return 2
  }
  let root = URL(filePath: folder)
  var stale: [String] = []
  var strays: [String] = []
  for workspace in [shopWorkspace(), b2bWorkspace(), mediaWorkspace()] {
    let files = workspace.files
    for file in files where try !file.isUpToDate(below: root) {
      stale.append(file.path)
      if !isCheck { try file.write(below: root) }
    }
    strays += try strayLogs(of: workspace.name, beside: files, below: root)
  }
  for path in stale {
    tell(isCheck ? "differs: \(path)" : "written: \(path)")
  }
  for path in strays {
    tell("not made here, remove it: \(path)")
  }
  return !strays.isEmpty || isCheck && !stale.isEmpty ? 1 : 0
}

/// Says something to the person at the terminal.
func tell(_ line: String) {
  FileHandle.standardError.write(Data((line + "\n").utf8))
}

do {
  exit(try run(Array(CommandLine.arguments.dropFirst())))
} catch {
  tell("sample-generator: \(error)")
  exit(3)
}
