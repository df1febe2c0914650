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
    .target(
      name: "AudiencePluginAPI",
      dependencies: [
        "AudienceConditions", "AudienceDiagnostics", "AudienceSchema", "AudienceTime",
      ]
    ),
    .target(
      name: "AudiencePluginHost",
      dependencies: [
        "AudienceConditions", "AudienceDiagnostics", "AudienceJSON", "AudiencePluginAPI",
        "AudienceQueryLanguage", "AudienceSchema", "AudienceTime",
      ]
    ),
    .testTarget(
      name: "AudiencePluginHostTests",
      dependencies: [
        "AudienceConditions", "AudienceDiagnostics", "AudienceJSON", "AudiencePluginAPI",
        "AudiencePluginHost", "AudienceQueryLanguage", "AudienceSchema", "AudienceTestSupport",
        "AudienceTime",
      ]
    ),
    .target(
      name: "StandardValidators",
      dependencies: [
        "AudienceConditions", "AudienceDiagnostics", "AudienceJSON", "AudiencePluginAPI",
        "AudienceQueryLanguage", "AudienceSchema", "AudienceTime",
      ],
      path: "Plugins/StandardValidators/Sources"
    ),
    .testTarget(
      name: "StandardValidatorsTests",
      dependencies: [
        "AudienceConditions", "AudienceDiagnostics", "AudienceJSON", "AudiencePluginAPI",
        "AudienceQueryLanguage", "AudienceSchema", "AudienceTestSupport", "AudienceTime",
        "StandardValidators",
      ]
    ),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where ![.system, .binary, .plugin].contains(target.type) {
  target.swiftSettings = (target.swiftSettings ?? []) + strict
}
