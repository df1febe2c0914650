// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "own-executable",
  dependencies: [.package(name: "audience", path: "../../..")],
  targets: [
    .target(
      name: "LoyaltyStrategy",
      dependencies: [.product(name: "AudiencePluginAPI", package: "audience")]),
    .executableTarget(
      name: "my-audience",
      dependencies: [
        "LoyaltyStrategy",
        .product(name: "AudienceKit", package: "audience"),
        .product(name: "StandardPlugins", package: "audience"),
      ]),
    .testTarget(
      name: "LoyaltyStrategyTests",
      dependencies: [
        "LoyaltyStrategy", .product(name: "AudiencePluginTesting", package: "audience"),
      ]),
  ]
)
