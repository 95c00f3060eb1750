// swift-tools-version: 6.2
import PackageDescription

// The dynamic checks of exclusive access cost a tenth of all time in release builds. Tests run in debug
// builds, where they are on.
let fast: [SwiftSetting] = [
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))
]

// One target per stage; the arrows between them go one way (README, "How the code is laid out").
// A target lists all that it may import, and CI builds with
// `--explicit-target-dependency-import-check error`, so the list is the law.
let package = Package(
  name: "pressrun",
  products: [
    .executable(name: "pressrun", targets: ["pressrun"]),
    .executable(name: "pressrun-bench", targets: ["PressrunBench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // C libraries: a module map, and a shim where a header cannot be imported as it is.
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CPrefetch"),
    .systemLibrary(name: "CXXHash", providers: [.apt(["libxxhash-dev"])]),
    .target(
      name: "CSimdjson",
      linkerSettings: [.linkedLibrary("simdjson"), .linkedLibrary("stdc++")]),
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icudata")]),

    // Stages.
    .target(name: "CSVText", dependencies: ["CLibCSV"], swiftSettings: fast),
    .target(
      name: "Workers",
      dependencies: [.target(name: "CMalloc", condition: .when(platforms: [.linux]))]),
    .target(name: "NewsModel"),
    .target(
      name: "NewsReaders",
      dependencies: ["NewsModel", "CSVText", "CSimdjson", "CZlib", "CZstd", "CXXHash"],
      swiftSettings: fast),
    .target(
      name: "NewsText", dependencies: ["NewsModel", "CICU", "CPrefetch", "CXXHash"],
      swiftSettings: fast),
    .target(
      name: "NewsTopics",
      dependencies: ["NewsModel", "NewsText", .product(name: "Yams", package: "Yams")],
      swiftSettings: fast),
    .target(
      name: "NewsEntities", dependencies: ["NewsModel", "NewsText", "CSVText", "CPrefetch"],
      swiftSettings: fast),
    .target(name: "NewsStatistics", dependencies: ["NewsModel"]),
    .target(
      name: "NewsTrends", dependencies: ["Workers", "NewsModel", "NewsStatistics"],
      swiftSettings: fast),
    .target(
      name: "NewsReports",
      dependencies: ["Workers", "NewsModel", "NewsTrends", "CSVText", "CXXHash"],
      swiftSettings: fast),
    .target(
      name: "NewsStore",
      dependencies: [
        "NewsModel", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: fast),
    .target(
      name: "NewsJobs",
      dependencies: [
        "Workers", "NewsModel", "NewsReaders", "NewsText", "NewsTopics", "NewsEntities",
        "NewsStatistics", "NewsTrends", "NewsReports", "NewsStore", "CSVText", "CXXHash",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: fast),
    .target(
      name: "PressrunCommand",
      dependencies: [
        "NewsJobs", "NewsTrends", "NewsModel", "Workers",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "pressrun", dependencies: ["PressrunCommand"]),

    // Writes Sources/NewsText/UnicodeTables.swift from the Unicode Character Database.
    .executableTarget(name: "MakeUnicodeTables"),
    // Costs and checksums of the program's work (README, "How fast it is").
    .executableTarget(
      name: "PressrunBench",
      dependencies: [
        "Workers", "NewsJobs", "NewsReaders", "NewsText", "NewsEntities", "NewsTopics",
        "NewsTrends", "NewsStatistics", "NewsStore", "NewsModel", "CSVText", "CXXHash",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Benchmarks",
      exclude: ["Names", "Results", "peers", "work.sh", "ranks.sh"]),
    .target(name: "NewsTestSupport", path: "Tests/NewsTestSupport"),
    .testTarget(name: "CSVTextTests", dependencies: ["CSVText", "NewsTestSupport"]),
    .testTarget(name: "WorkersTests", dependencies: ["Workers"]),
    .testTarget(name: "NewsModelTests", dependencies: ["NewsModel", "NewsTestSupport"]),
    .testTarget(
      name: "NewsReadersTests", dependencies: ["NewsReaders", "NewsModel", "NewsTestSupport"]),
    .testTarget(name: "NewsTextTests", dependencies: ["NewsText", "NewsModel", "NewsTestSupport"]),
    .testTarget(
      name: "NewsTopicsTests",
      dependencies: ["NewsTopics", "NewsText", "NewsModel", "NewsTestSupport"]),
    .testTarget(
      name: "NewsEntitiesTests",
      dependencies: ["NewsEntities", "NewsText", "NewsModel", "NewsTestSupport"]),
    .testTarget(name: "NewsStatisticsTests", dependencies: ["NewsStatistics", "NewsTestSupport"]),
    .testTarget(
      name: "NewsTrendsTests", dependencies: ["NewsTrends", "NewsModel", "NewsTestSupport"]),
    .testTarget(
      name: "NewsStoreTests",
      dependencies: [
        "NewsStore", "NewsModel", "NewsTestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "NewsJobsTests",
      dependencies: [
        "NewsJobs", "NewsModel", "NewsReports", "NewsStore", "NewsTrends", "NewsTestSupport",
      ],
      exclude: ["Golden"]),
    .testTarget(
      name: "PressrunCommandTests", dependencies: ["PressrunCommand", "NewsTestSupport"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
