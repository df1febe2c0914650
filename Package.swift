// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "audience",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    .target(name: "AudienceDiagnostics"),
    .target(name: "AudienceTime"),
    .target(name: "AudienceJSON", dependencies: ["AudienceDiagnostics"]),
    .target(
      name: "AudienceSchema", dependencies: ["AudienceDiagnostics", "AudienceJSON", "AudienceTime"]
    ),
    .target(
      name: "AudienceConditions",
      dependencies: ["AudienceDiagnostics", "AudienceJSON", "AudienceSchema", "AudienceTime"]
    ),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(
      name: "AudienceProfiles",
      dependencies: [
        "AudienceDiagnostics", "AudienceJSON", "AudienceSchema", "AudienceTime", "CZlib",
      ]
    ),
    .testTarget(name: "AudienceDiagnosticsTests", dependencies: ["AudienceDiagnostics"]),
    .testTarget(name: "AudienceTimeTests", dependencies: ["AudienceTime"]),
    .testTarget(
      name: "AudienceJSONTests", dependencies: ["AudienceDiagnostics", "AudienceJSON"]),
    .testTarget(
      name: "AudienceSchemaTests",
      dependencies: ["AudienceDiagnostics", "AudienceJSON", "AudienceSchema", "AudienceTime"]),
    .testTarget(
      name: "AudienceProfilesTests",
      dependencies: [
        "AudienceDiagnostics", "AudienceJSON", "AudienceProfiles", "AudienceSchema",
        "AudienceTime", "CZlib",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where ![.system, .binary, .plugin].contains(target.type) {
  target.swiftSettings = (target.swiftSettings ?? []) + strict
}
