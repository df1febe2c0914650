// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Targets of ours, lowest first: each imports only what stands above it in this list.
let libraries: [Target] = [
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
  .target(
    name: "AudienceQueryLanguage",
    dependencies: [
      "AudienceConditions", "AudienceDiagnostics", "AudienceJSON", "AudienceSchema",
      "AudienceTime",
    ]
  ),
  .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
  .target(
    name: "AudienceProfiles",
    dependencies: [
      "AudienceDiagnostics", "AudienceJSON", "AudienceSchema", "AudienceTime", "CZlib",
    ]
  ),
  .target(
    name: "AudienceEvaluation",
    dependencies: [
      "AudienceConditions", "AudienceDiagnostics", "AudienceJSON", "AudienceProfiles",
      "AudienceQueryLanguage", "AudienceSchema", "AudienceTime",
    ]
  ),
  .target(
    name: "AudiencePluginAPI",
    dependencies: [
      "AudienceConditions", "AudienceDiagnostics", "AudienceJSON", "AudienceProfiles",
      "AudienceSchema", "AudienceTime",
    ]
  ),
  .target(
    name: "AudiencePreview",
    dependencies: [
      "AudienceConditions", "AudienceDiagnostics", "AudienceEvaluation", "AudienceJSON",
      "AudiencePluginAPI", "AudienceProfiles", "AudienceSchema", "AudienceTime",
    ]
  ),
]

let plugins: [Target] = [
  .target(
    name: "ReferenceEngine",
    dependencies: [
      "AudienceConditions", "AudienceDiagnostics", "AudienceEvaluation", "AudiencePluginAPI",
      "AudienceProfiles", "AudienceQueryLanguage", "AudienceSchema", "AudienceTime",
    ],
    path: "Plugins/ReferenceEngine/Sources"
  )
]

let executables: [Target] = [
  .executableTarget(name: "sample-generator", path: "Samples/generator")
]

let tests: [Target] = [
  .target(
    name: "AudienceTestSupport",
    dependencies: [
      "AudienceConditions", "AudienceDiagnostics", "AudienceJSON", "AudienceSchema",
      "AudienceTime",
    ],
    path: "Tests/AudienceTestSupport"
  ),
  .testTarget(
    name: "AudienceEvaluationTests",
    dependencies: [
      "AudienceConditions", "AudienceDiagnostics", "AudienceEvaluation", "AudienceJSON",
      "AudienceProfiles", "AudienceQueryLanguage", "AudienceSchema", "AudienceTestSupport",
      "AudienceTime",
    ]
  ),
]

let package = Package(
  name: "audience",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: libraries + plugins + executables + tests,
  swiftLanguageModes: [.v6]
)

for target in package.targets where ![.system, .binary, .plugin].contains(target.type) {
  target.swiftSettings = (target.swiftSettings ?? []) + strict
}
