// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// What nearly everything reads: findings, JSON, threads, time, the workspace's names.
let schema: [Target.Dependency] = [
  "AudienceDiagnostics", "AudienceJSON", "AudienceSchema", "AudienceThreads", "AudienceTime",
]
/// The same and the condition tree.
let conditions: [Target.Dependency] = schema + ["AudienceConditions"]

/// Targets of ours, lowest first: each imports only what stands above it in this list.
let libraries: [Target] = [
  .target(name: "AudienceDiagnostics"),
  .target(name: "AudienceThreads"),
  .target(name: "AudienceTime"),
  .target(name: "AudienceFiles"),
  .target(name: "TerminalText"),
  .target(name: "AudiencePrivacy", dependencies: ["AudienceDiagnostics"]),
  .target(name: "AudienceJSON", dependencies: ["AudienceDiagnostics"]),
  .target(
    name: "AudienceSchema",
    dependencies: ["AudienceDiagnostics", "AudienceJSON", "AudienceThreads", "AudienceTime"]),
  .target(name: "AudienceConditions", dependencies: schema),
  .target(name: "AudienceQueryLanguage", dependencies: conditions),
  .target(name: "AudienceGenerators", dependencies: conditions),
  .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
  .target(name: "AudienceProfiles", dependencies: schema + ["AudienceFiles", "CZlib"]),
  .systemLibrary(name: "CMalloc"),
  .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
  .target(
    name: "AudienceStore", dependencies: schema + ["AudienceFiles", "AudienceProfiles", "CMalloc"]),
  .target(
    name: "AudienceEvaluation",
    dependencies: conditions + ["AudienceProfiles", "AudienceQueryLanguage"]
  ),
  .target(name: "CPluginVersion"),
  .target(name: "AudienceReasoning", dependencies: conditions + ["AudienceEvaluation"]),
  .target(
    name: "AudienceSQL",
    dependencies: conditions + [
      "AudienceEvaluation", "AudienceQueryLanguage", "AudienceStore",
    ]
  ),
  .target(
    name: "AudiencePluginAPI",
    dependencies: conditions + ["AudienceProfiles", "AudienceStore", "CPluginVersion"]),
  .target(
    name: "AudiencePluginHost",
    dependencies: conditions + [
      "AudienceFiles", "AudiencePluginAPI", "AudiencePrivacy", "AudienceQueryLanguage",
    ]
  ),
  .target(
    name: "AudiencePreview",
    dependencies: conditions + [
      "AudienceEvaluation", "AudiencePluginAPI", "AudienceProfiles", "AudienceQueryLanguage",
    ]
  ),
  .target(
    name: "AudienceProbes", dependencies: conditions + ["AudienceEvaluation", "AudienceProfiles"]
  ),
  .target(
    name: "AudiencePluginTesting",
    dependencies: conditions + [
      "AudienceEvaluation", "AudienceGenerators", "AudiencePluginAPI", "AudiencePluginHost",
      "AudienceProfiles", "AudienceQueryLanguage", "AudienceStore", "StandardValidators",
      "TerminalText",
    ]
  ),
  .target(
    name: "AudienceSession",
    dependencies: conditions + [
      "AudienceEvaluation", "AudienceFiles", "AudiencePluginAPI", "AudiencePluginHost",
      "AudiencePreview", "AudiencePrivacy", "AudienceProbes", "AudienceProfiles",
      "AudienceQueryLanguage", "AudienceSQL", "AudienceStore", "TerminalText",
    ]
  ),
  .target(
    name: "AudienceScoring",
    dependencies: conditions + [
      "AudienceEvaluation", "AudiencePluginAPI", "AudiencePluginHost", "AudienceProbes",
      "AudienceProfiles", "AudienceQueryLanguage", "AudienceSession",
    ]
  ),
  .target(
    name: "AudienceRendering",
    dependencies: conditions + [
      "AudienceEvaluation", "AudiencePluginAPI", "AudiencePreview", "AudienceProfiles",
      "AudienceQueryLanguage", "AudienceScoring", "AudienceSession", "TerminalText",
    ]
  ),
  .target(
    name: "NetworkClient",
    dependencies: ["AudienceDiagnostics", "AudienceFiles", "AudienceJSON", "AudienceThreads"]),
  .target(
    name: "ModelClient",
    dependencies: [
      "AudienceDiagnostics", "AudienceFiles", "AudienceJSON", "AudienceThreads", "AudienceTime",
      "NetworkClient", "TerminalText",
    ]
  ),
  .target(name: "CWarehouseLibraries"),
  .target(
    name: "WarehouseConnections",
    dependencies: [
      "AudienceDiagnostics", "AudienceJSON", "AudienceThreads", "CWarehouseLibraries",
      "NetworkClient",
    ]),
  .systemLibrary(
    name: "CLibeditSystem", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
  .target(name: "CLibedit", dependencies: ["CLibeditSystem"]),
  .target(name: "CPseudoTerminal"),
  .target(name: "LineEditor", dependencies: ["AudienceFiles", "CLibedit", "TerminalText"]),
  .target(
    name: "WarehouseLoading",
    dependencies: [
      "AudienceDiagnostics", "AudienceFiles", "AudienceJSON", "AudienceSQL", "AudienceSession",
      "AudienceTime", "WarehouseConnections",
    ]
  ),
  .target(
    name: "AudienceKit",
    dependencies: conditions + [
      "AudienceFiles", "AudiencePluginAPI", "AudiencePluginHost", "AudienceProfiles",
      "AudienceQueryLanguage", "AudienceRendering", "AudienceScoring", "AudienceSession",
      "CMalloc", "LineEditor", "TerminalText", "WarehouseLoading",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ]
  ),
]

let plugins: [Target] = [
  .target(
    name: "MemoryEngine",
    dependencies: conditions + [
      "AudienceEvaluation", "AudiencePluginAPI", "AudienceProfiles", "AudienceQueryLanguage",
      "AudienceStore",
    ],
    path: "Plugins/MemoryEngine/Sources"
  ),
  .target(
    name: "ReferenceEngine",
    dependencies: conditions + [
      "AudienceEvaluation", "AudiencePluginAPI", "AudienceProfiles", "AudienceQueryLanguage",
      "AudienceStore",
    ],
    path: "Plugins/ReferenceEngine/Sources"
  ),
  .target(
    name: "WarehouseEngines",
    dependencies: conditions + [
      "AudienceEvaluation", "AudiencePluginAPI", "AudienceProfiles", "AudienceSQL",
      "NetworkClient", "WarehouseConnections",
    ],
    path: "Plugins/WarehouseEngines/Sources"
  ),
  .target(
    name: "StandardValidators",
    dependencies: conditions + [
      "AudienceEvaluation", "AudiencePluginAPI", "AudiencePrivacy", "AudienceQueryLanguage",
      "AudienceReasoning",
    ],
    path: "Plugins/StandardValidators/Sources"
  ),
  .target(
    name: "SQLExporters",
    dependencies: ["AudienceDiagnostics", "AudiencePluginAPI", "AudienceSQL"],
    path: "Plugins/SQLExporters/Sources"
  ),
  .target(
    name: "TextExporters",
    dependencies: conditions + ["AudiencePluginAPI", "AudienceQueryLanguage"],
    path: "Plugins/TextExporters/Sources"
  ),
  .target(
    name: "WorkspaceImporters",
    dependencies: schema + ["AudiencePluginAPI", "AudiencePrivacy", "AudienceProfiles", "CYAML"],
    path: "Plugins/WorkspaceImporters/Sources"
  ),
  .target(
    name: "OfflineStrategy",
    dependencies: conditions + ["AudiencePluginAPI", "AudienceQueryLanguage", "AudienceReasoning"],
    path: "Plugins/OfflineStrategy/Sources"
  ),
  .target(
    name: "OpenAIStrategy",
    dependencies: conditions + [
      "AudienceFiles", "AudiencePluginAPI", "AudiencePrivacy", "AudienceQueryLanguage",
      "ModelClient", "NetworkClient",
    ],
    path: "Plugins/OpenAIStrategy/Sources"
  ),
  .target(
    name: "ReplayStrategy",
    dependencies: [
      "AudienceDiagnostics", "AudienceFiles", "AudienceJSON", "AudiencePluginAPI", "ModelClient",
      "OpenAIStrategy",
    ],
    path: "Plugins/ReplayStrategy/Sources"
  ),
  .target(
    name: "StandardPlugins",
    dependencies: [
      "AudiencePluginAPI", "MemoryEngine", "OfflineStrategy", "OpenAIStrategy", "ReferenceEngine",
      "ReplayStrategy", "SQLExporters", "StandardValidators", "TextExporters",
      "WarehouseEngines", "WorkspaceImporters",
    ],
    path: "Plugins/StandardPlugins/Sources"
  ),
]

/// What makes a program the host of plugin libraries: it has the name under which they were linked
/// with `AudiencePluginLibrary`, and exports what they ask for, so that there is one copy of the
/// protocols in the process. The linker of the toolchain can name a program; Debian's cannot.
let hostsLibraries: [LinkerSetting] = [
  .unsafeFlags([
    "-use-ld=lld", "-Xlinker", "--export-dynamic", "-Xlinker",
    "-soname=libAudiencePluginLibrary.so",
  ])
]

let executables: [Target] = [
  .executableTarget(
    name: "audience", dependencies: ["AudienceKit", "StandardPlugins", "audience-network"],
    linkerSettings: hostsLibraries
  ),
  .executableTarget(
    name: "audience-bench",
    dependencies: conditions + [
      "AudienceEvaluation", "AudienceFiles", "AudiencePluginAPI", "AudiencePluginHost",
      "AudiencePreview", "AudienceProfiles", "AudienceQueryLanguage", "AudienceStore",
      "CPseudoTerminal", "MemoryEngine", "OfflineStrategy", "ReferenceEngine",
      "StandardValidators",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ]
  ),
  // A program of its own, so that nothing else is linked with Foundation's networking.
  .executableTarget(
    name: "audience-network", dependencies: ["AudienceThreads", "ModelClient", "NetworkClient"]),
  .executableTarget(name: "sample-generator", path: "Samples/generator"),
]

let tests: [Target] = [
  .target(
    name: "AudienceTestSupport", dependencies: conditions + ["AudienceGenerators"],
    path: "Tests/AudienceTestSupport"),
  .testTarget(name: "AudienceDiagnosticsTests", dependencies: ["AudienceDiagnostics"]),
  .testTarget(name: "AudienceThreadsTests", dependencies: ["AudienceThreads"]),
  .testTarget(name: "AudienceTimeTests", dependencies: ["AudienceTime"]),
  .testTarget(
    name: "AudienceJSONTests",
    dependencies: ["AudienceDiagnostics", "AudienceJSON", "AudienceTestSupport"]
  ),
  .testTarget(name: "AudienceSchemaTests", dependencies: schema + ["AudienceTestSupport"]),
  .testTarget(name: "AudienceConditionsTests", dependencies: conditions + ["AudienceTestSupport"]),
  .testTarget(
    name: "AudienceQueryLanguageTests",
    dependencies: conditions + ["AudienceQueryLanguage", "AudienceTestSupport"]
  ),
  .testTarget(
    name: "AudienceProfilesTests",
    dependencies: schema + ["AudienceProfiles", "AudienceTestSupport", "CZlib"]
  ),
  .testTarget(
    name: "AudienceStoreTests",
    dependencies: schema + ["AudienceProfiles", "AudienceStore", "AudienceTestSupport"]
  ),
  .testTarget(
    name: "AudienceEvaluationTests",
    dependencies: conditions + [
      "AudienceEvaluation", "AudienceProfiles", "AudienceQueryLanguage", "AudienceTestSupport",
    ]
  ),
  .testTarget(
    name: "AudienceReasoningTests",
    dependencies: conditions + [
      "AudienceEvaluation", "AudienceProfiles", "AudienceQueryLanguage", "AudienceReasoning",
      "AudienceTestSupport",
    ]
  ),
  .testTarget(
    name: "AudienceProbesTests",
    dependencies: conditions + [
      "AudienceEvaluation", "AudienceProbes", "AudienceProfiles", "AudienceQueryLanguage",
      "AudienceTestSupport",
    ]
  ),
  .testTarget(
    name: "AudienceSQLTests",
    dependencies: conditions + [
      "AudienceEvaluation", "AudienceProfiles", "AudienceQueryLanguage", "AudienceSQL",
      "AudienceStore", "AudienceTestSupport", "WarehouseConnections", "WarehouseLoading",
    ], exclude: ["Snapshots"]
  ),
  .testTarget(
    name: "AudiencePrivacyTests", dependencies: ["AudienceDiagnostics", "AudiencePrivacy"]),
  .testTarget(
    name: "AudiencePluginHostTests",
    dependencies: conditions + [
      "AudiencePluginAPI", "AudiencePluginHost", "AudienceProfiles", "AudienceQueryLanguage",
      "AudienceTestSupport",
    ]
  ),
  .testTarget(
    name: "AudiencePreviewTests",
    dependencies: conditions + [
      "AudienceEvaluation", "AudiencePluginAPI", "AudiencePreview", "AudienceProfiles",
      "AudienceQueryLanguage", "AudienceStore", "AudienceTestSupport", "ReferenceEngine",
    ]
  ),
  .testTarget(
    name: "ReferenceEngineTests",
    dependencies: conditions + [
      "AudiencePluginAPI", "AudienceQueryLanguage", "AudienceStore", "AudienceTestSupport",
      "ReferenceEngine",
    ]
  ),
  .testTarget(
    name: "MemoryEngineTests",
    dependencies: conditions + [
      "AudienceEvaluation", "AudiencePluginAPI", "AudiencePluginTesting", "AudienceProfiles",
      "AudienceQueryLanguage",
      "AudienceStore", "AudienceTestSupport", "MemoryEngine",
    ],
    path: "Plugins/MemoryEngine/Tests"
  ),
  .testTarget(
    name: "AudiencePluginTestingTests",
    dependencies: conditions + [
      "AudiencePluginAPI", "AudiencePluginTesting", "AudienceProfiles", "AudienceSampleSupport",
      "AudienceTestSupport",
      "StandardPlugins",
    ]
  ),
  .testTarget(
    name: "StandardValidatorsTests",
    dependencies: conditions + [
      "AudiencePluginAPI", "AudienceQueryLanguage", "AudienceTestSupport", "OfflineStrategy",
      "StandardValidators",
    ]
  ),
  .testTarget(
    name: "WarehouseConnectionsTests",
    dependencies: [
      "AudienceDiagnostics", "AudienceTestSupport", "AudienceThreads", "WarehouseConnections",
    ]),
  .testTarget(
    name: "WarehouseEnginesTests",
    dependencies: conditions + [
      "AudienceEvaluation", "AudiencePluginAPI", "AudienceProfiles", "AudienceQueryLanguage",
      "AudienceSQL", "AudienceStore", "AudienceTestSupport",
      "ReferenceEngine",
      "WarehouseConnections", "WarehouseEngines", "audience-network",
    ],
    path: "Plugins/WarehouseEngines/Tests"
  ),
  .testTarget(
    name: "ModelClientTests",
    dependencies: [
      "AudienceDiagnostics", "AudienceFiles", "AudienceJSON", "AudienceTestSupport",
      "AudienceThreads", "ModelClient", "NetworkClient", "audience", "audience-network",
    ]
  ),
  .testTarget(
    name: "TextExportersTests",
    dependencies: conditions + ["AudiencePluginAPI", "AudienceQueryLanguage", "TextExporters"],
    path: "Plugins/TextExporters/Tests"
  ),
  .testTarget(
    name: "WorkspaceImportersTests",
    dependencies: conditions + [
      "AudiencePluginAPI", "AudienceProfiles", "AudienceQueryLanguage", "AudienceSampleSupport",
      "AudienceSession", "AudienceTestSupport", "WorkspaceImporters",
    ],
    path: "Plugins/WorkspaceImporters/Tests"
  ),
  .testTarget(
    name: "OfflineStrategyTests",
    dependencies: conditions + [
      "AudienceEvaluation", "AudiencePluginAPI", "AudienceProbes", "AudienceProfiles",
      "AudienceQueryLanguage", "AudienceTestSupport", "OfflineStrategy",
    ],
    path: "Plugins/OfflineStrategy/Tests"
  ),
  .testTarget(
    name: "OpenAIStrategyTests",
    dependencies: conditions + [
      "AudiencePluginAPI", "AudiencePluginHost", "AudienceQueryLanguage", "AudienceTestSupport",
      "ModelClient", "NetworkClient", "OpenAIStrategy",
    ],
    path: "Plugins/OpenAIStrategy/Tests", exclude: ["Snapshots"]
  ),
  .target(
    name: "AudienceSampleSupport",
    dependencies: conditions + ["AudiencePluginAPI", "AudienceSession", "StandardPlugins"],
    path: "Tests/AudienceSampleSupport"
  ),
  .testTarget(
    name: "AudienceSessionTests",
    dependencies: conditions + [
      "AudiencePluginAPI", "WarehouseConnections",
      "AudiencePreview", "AudienceQueryLanguage", "AudienceSampleSupport", "AudienceSession",
      "AudienceTestSupport",
    ]
  ),
  .testTarget(
    name: "AudienceScoringTests",
    dependencies: conditions + [
      "AudiencePluginAPI", "AudienceQueryLanguage", "AudienceSampleSupport", "AudienceScoring",
      "AudienceSession", "ReferenceEngine",
    ]
  ),
  .testTarget(
    name: "AudienceRenderingTests",
    dependencies: conditions + [
      "AudienceRendering", "AudienceSampleSupport", "AudienceSession", "AudienceTestSupport",
      "TerminalText",
    ]
  ),
  .testTarget(
    name: "AudienceKitTests",
    dependencies: conditions + [
      "AudienceRendering", "AudienceSampleSupport", "AudienceSession", "AudienceTestSupport",
      "BadPlugins", "TerminalTestSupport", "audience",
    ]
  ),
  .executableTarget(
    name: "BadPlugins",
    dependencies: conditions + [
      "AudienceKit", "AudiencePluginAPI", "AudienceProfiles", "StandardPlugins",
    ],
    path: "Tests/BadPlugins"),
  .target(
    name: "TerminalTestSupport", dependencies: ["CPseudoTerminal", "TerminalText"],
    path: "Tests/TerminalTestSupport"),
  .target(
    name: "FuzzTargets",
    dependencies: conditions + [
      "AudiencePluginAPI", "AudienceProfiles", "AudienceQueryLanguage", "AudienceRendering",
      "AudienceSampleSupport", "AudienceSession", "AudienceStore", "MemoryEngine", "ModelClient",
      "TerminalText",
    ],
    path: "Tests/Fuzzing/Targets"
  ),
  .testTarget(
    name: "FuzzingTests", dependencies: ["FuzzTargets"], path: "Tests/Fuzzing/Replay"),
  .executableTarget(
    name: "LineEditorDemo", dependencies: ["LineEditor", "TerminalText"],
    path: "Tests/LineEditorDemo"),
  .testTarget(
    name: "LineEditorTests",
    dependencies: [
      "AudienceFiles", "AudienceTestSupport", "LineEditor", "LineEditorDemo",
      "TerminalTestSupport", "TerminalText",
    ]),
]

/// What a plugin imports: the protocols, and the modules whose types they are made of.
let pluginModules = [
  "AudienceConditions", "AudienceDiagnostics", "AudienceJSON", "AudiencePluginAPI",
  "AudienceProfiles", "AudienceQueryLanguage", "AudienceSchema", "AudienceStore", "AudienceTime",
]

/// What looks for bytes that break something: see `.ci/fuzz`, which alone can link it.
let fuzzer: [Target] =
  Context.environment["AUDIENCE_FUZZING"] == nil
  ? []
  : [
    .executableTarget(
      name: "audience-fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzzing/Driver")
  ]

let package = Package(
  name: "audience",
  products: [
    .executable(name: "audience", targets: ["audience"]),
    .executable(name: "audience-bench", targets: ["audience-bench"]),
    .executable(name: "audience-network", targets: ["audience-network"]),
    .library(name: "AudienceKit", targets: ["AudienceKit"]),
    .library(name: "AudiencePluginAPI", targets: pluginModules),
    .library(name: "AudiencePluginTesting", targets: ["AudiencePluginTesting"]),
    .library(
      name: "AudiencePluginLibrary", type: .dynamic,
      targets: pluginModules + ["AudiencePluginTesting"]),
    .library(name: "MemoryEngine", targets: ["MemoryEngine"]),
    .library(name: "OfflineStrategy", targets: ["OfflineStrategy"]),
    .library(name: "OpenAIStrategy", targets: ["OpenAIStrategy"]),
    .library(name: "ReferenceEngine", targets: ["ReferenceEngine"]),
    .library(name: "ReplayStrategy", targets: ["ReplayStrategy"]),
    .library(name: "SQLExporters", targets: ["SQLExporters"]),
    .library(name: "StandardPlugins", targets: ["StandardPlugins"]),
    .library(name: "StandardValidators", targets: ["StandardValidators"]),
    .library(name: "TextExporters", targets: ["TextExporters"]),
    .library(name: "WarehouseEngines", targets: ["WarehouseEngines"]),
    .library(name: "WorkspaceImporters", targets: ["WorkspaceImporters"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: libraries + plugins + executables + tests + fuzzer,
  swiftLanguageModes: [.v6]
)

for target in package.targets where ![.system, .binary, .plugin].contains(target.type) {
  target.swiftSettings = (target.swiftSettings ?? []) + strict
}
