// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "audience",
  targets: [
    .systemLibrary(
      name: "CLibeditSystem", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(name: "CLibedit", dependencies: ["CLibeditSystem"]),
    .target(name: "LineEditor", dependencies: ["CLibedit"]),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .executableTarget(
      name: "LineEditorDemo", dependencies: ["LineEditor"], path: "Tests/LineEditorDemo"),
    .testTarget(
      name: "LineEditorTests", dependencies: ["CPseudoTerminal", "LineEditor", "LineEditorDemo"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where ![.system, .binary, .plugin].contains(target.type) {
  target.swiftSettings = (target.swiftSettings ?? []) + strict
}
