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
    .target(
      name: "AudienceQueryLanguage",
      dependencies: [
        "AudienceConditions", "AudienceDiagnostics", "AudienceJSON", "AudienceSchema",
        "AudienceTime",
      ]
    ),
    .target(
      name: "AudiencePluginAPI",
      dependencies: [
        "AudienceConditions", "AudienceDiagnostics", "AudienceSchema", "AudienceTime",
      ]
    ),
    .target(
      name: "OfflineStrategy",
      dependencies: [
        "AudienceConditions", "AudienceDiagnostics", "AudienceJSON", "AudiencePluginAPI",
        "AudienceQueryLanguage", "AudienceSchema", "AudienceTime",
      ],
      path: "Plugins/OfflineStrategy/Sources"
    ),
    .testTarget(
      name: "OfflineStrategyTests",
      dependencies: [
        "AudienceConditions", "AudienceDiagnostics", "AudienceJSON", "AudiencePluginAPI",
        "AudienceQueryLanguage", "AudienceSchema", "AudienceTestSupport", "AudienceTime",
        "OfflineStrategy",
      ],
      path: "Plugins/OfflineStrategy/Tests"
    ),
    .target(
      name: "AudienceTestSupport",
      dependencies: [
        "AudienceConditions", "AudienceDiagnostics", "AudienceJSON", "AudienceSchema",
        "AudienceTime",
      ],
      path: "Tests/AudienceTestSupport"
    ),
    .testTarget(
      name: "AudienceConditionsTests",
      dependencies: [
        "AudienceConditions", "AudienceDiagnostics", "AudienceJSON", "AudienceSchema",
        "AudienceTestSupport", "AudienceTime",
      ]
    ),
    .testTarget(
      name: "AudienceQueryLanguageTests",
      dependencies: [
        "AudienceConditions", "AudienceDiagnostics", "AudienceJSON", "AudienceQueryLanguage",
        "AudienceSchema", "AudienceTestSupport", "AudienceTime",
      ]
    ),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where ![.system, .binary, .plugin].contains(target.type) {
  target.swiftSettings = (target.swiftSettings ?? []) + strict
}
