// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "loaded-library",
  products: [.library(name: "no-phone", type: .dynamic, targets: ["NoPhone"])],
  dependencies: [.package(name: "audience", path: "../../..")],
  targets: [
    // The one product of ours that a library may be linked with.
    .target(
      name: "NoPhone",
      dependencies: [.product(name: "AudiencePluginLibrary", package: "audience")]),
    .testTarget(
      name: "NoPhoneTests",
      dependencies: [
        "NoPhone", .product(name: "AudiencePluginLibrary", package: "audience"),
      ]),
  ]
)
