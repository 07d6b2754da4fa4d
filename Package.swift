// swift-tools-version: 6.2

import PackageDescription

// The arrows between these targets only point down; `Tests/ArchitectureTests` reads the imports and compares them with
// its table.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "easel",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "easel", targets: ["easel"]),
        // For developers: measurements over HTTP, and the readers' properties checked for as long as one likes.
        .executable(name: "load-benchmarks", targets: ["LoadBenchmarks"]),
        .executable(name: "reader-soak", targets: ["ReaderSoak"]),
        // The process that the tests of the queue kill.
        .executable(name: "queue-victim", targets: ["QueueVictim"]),
        // The program that the tests of the terminal kill.
        .executable(name: "terminal-victim", targets: ["TerminalVictim"]),
    ],
    dependencies: [
        .package(url: "https://github.com/swift-server/async-http-client", .upToNextMinor(from: "1.37.0")),
        .package(url: "https://github.com/apple/swift-nio", .upToNextMinor(from: "2.101.2")),
        .package(url: "https://github.com/apple/swift-nio-ssl", .upToNextMinor(from: "2.37.6")),
        .package(url: "https://github.com/groue/GRDB.swift", .upToNextMinor(from: "7.10.0")),
        .package(url: "https://github.com/LebJe/TOMLKit", .upToNextMinor(from: "0.6.0")),
        .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
        .package(url: "https://github.com/apple/swift-collections", .upToNextMinor(from: "1.6.0")),
        .package(url: "https://github.com/apple/swift-log", .upToNextMinor(from: "1.16.2")),
        // For the tests and the benchmarks: Easel starts its own children by `Processes`, where no limit traps.
        .package(url: "https://github.com/swiftlang/swift-subprocess", .upToNextMinor(from: "1.0.2")),
        // The descriptors and paths that swift-subprocess takes; macOS has them as `System`.
        .package(url: "https://github.com/apple/swift-system", .upToNextMinor(from: "1.8.1")),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", .upToNextMinor(from: "2.28.1"), traits: []),
    ],
    targets: [
        // MARK: the terminal
        .target(
            name: "CNcurses",
            linkerSettings: [
                .linkedLibrary("ncursesw", .when(platforms: [.linux])),
                .linkedLibrary("tinfo", .when(platforms: [.linux])),
                .linkedLibrary("ncurses", .when(platforms: [.macOS])),
            ]),
        .target(
            name: "Curses",
            dependencies: ["Canvas", "CNcurses", .product(name: "DequeModule", package: "swift-collections")],
            swiftSettings: strict),

        // MARK: values
        .target(name: "JSON", swiftSettings: strict),
        // Pictures as pixels and as terminal cells.
        .target(name: "Pixels", swiftSettings: strict),
        .target(name: "Domain", dependencies: ["JSON", "Pixels"], swiftSettings: strict),
        // Changes that texts and forms undo.
        .target(name: "Undo", swiftSettings: strict),
        .target(name: "Forms", dependencies: ["Domain", "JSON", "Undo"], swiftSettings: strict),
        // The fold of the engine's events that every front end shows.
        .target(name: "Session", dependencies: ["Forms", "Domain", "JSON"], swiftSettings: strict),
        .target(name: "Canvas", dependencies: ["Undo"], swiftSettings: strict),
        .target(
            name: "Themes",
            dependencies: ["Canvas", "Pixels", .product(name: "TOMLKit", package: "TOMLKit")],
            // `Files` leads to the `themes` folder at the top, so that a theme is one file in one place.
            resources: [
                .embedInCode("Files/dusk.toml"), .embedInCode("Files/dawn.toml"), .embedInCode("Files/slate.toml"),
                .embedInCode("Files/tide.toml"), .embedInCode("Files/paper.toml"),
                .embedInCode("Files/contrast.toml"), .embedInCode("Files/distinct.toml"),
                .embedInCode("Files/sixteen.toml"), .embedInCode("Files/mono.toml"),
                .embedInCode("Files/neutral.toml"),
            ],
            swiftSettings: strict),

        // MARK: the front ends
        .target(
            name: "Dashboard", dependencies: ["Session", "Forms", "Domain", "JSON", "Pixels", "Canvas", "Themes"],
            swiftSettings: strict),
        .target(
            name: "PlainMode",
            dependencies: [
                "CommandLine", "Session", "Forms", "Domain", "JSON",
                .product(name: "DequeModule", package: "swift-collections"),
            ],
            swiftSettings: strict),
        .target(
            name: "CommandLine", dependencies: ["Session", "Forms", "Domain", "JSON", "Canvas"], swiftSettings: strict),
        .target(
            name: "Settings",
            dependencies: [
                "Domain", "Files", "Curses", "Dashboard", "Themes", .product(name: "TOMLKit", package: "TOMLKit"),
            ],
            swiftSettings: strict),
        .target(
            name: "Doctor",
            dependencies: [
                "Session", "Domain", "JSON", "Settings", "Credentials", "ArtClient", "Archive", "Canvas", "Curses",
                "Files",
                "Processes", "Themes",
            ],
            swiftSettings: strict),

        // MARK: services and storage
        .target(name: "CProcesses"),
        .target(name: "Processes", dependencies: ["CProcesses"], swiftSettings: strict),
        .target(name: "ServerSentEvents", swiftSettings: strict),
        .target(
            name: "ArtClient",
            dependencies: [
                "Domain", "JSON", "ServerSentEvents", "CZlib",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict),
        .target(
            name: "Archive",
            dependencies: ["Domain", "JSON", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        // Texts of the user's, read whole or not at all.
        .target(name: "Files", dependencies: ["Domain"], swiftSettings: strict),
        .target(
            name: "Credentials",
            dependencies: ["Domain", "Files", "Processes", .product(name: "TOMLKit", package: "TOMLKit")],
            swiftSettings: strict),
        .target(
            name: "Engine",
            dependencies: [
                "Domain", "JSON", "Pixels", "ArtClient", "Archive", "Processes",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
        // Pictures and films, drawn and encoded.
        .target(name: "Painting", dependencies: ["CZlib"], swiftSettings: strict),
        .target(
            name: "Simulator",
            dependencies: [
                "Domain", "JSON", "Painting",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),

        // MARK: the program
        .executableTarget(
            name: "easel",
            dependencies: [
                "Dashboard", "PlainMode", "CommandLine", "Doctor", "Settings", "Session", "Forms", "Domain", "JSON",
                "Canvas", "Themes", "ArtClient", "Archive", "Files", "Credentials", "Engine", "Curses", "Simulator",
                "Painting", "Pixels", "Processes",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ],
            swiftSettings: strict),

        .executableTarget(
            name: "LoadBenchmarks",
            dependencies: [
                "Domain", "ArtClient", "Archive", "Engine", "Simulator",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: strict),

        // MARK: tests
        .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
        .target(
            name: "TestKit", dependencies: ["CPseudoTerminal"], path: "Tests/TestKit", swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", dependencies: ["TestKit"], swiftSettings: strict),
        // These two need no package, so that they build quickly under a sanitizer.
        .target(
            name: "ReaderProperties", dependencies: ["Domain", "JSON", "ServerSentEvents"],
            path: "Tests/ReaderProperties",
            swiftSettings: strict),
        .executableTarget(
            name: "ReaderSoak", dependencies: ["ReaderProperties"], path: "Tests/ReaderSoak", swiftSettings: strict),
        .testTarget(name: "JSONTests", dependencies: ["JSON", "ReaderProperties"], swiftSettings: strict),
        .testTarget(name: "PixelsTests", dependencies: ["Pixels"], swiftSettings: strict),
        .testTarget(name: "DomainTests", dependencies: ["Domain", "JSON"], swiftSettings: strict),
        .testTarget(
            name: "FormsTests", dependencies: ["Forms", "Domain", "JSON", "ReaderProperties"], swiftSettings: strict),
        .testTarget(
            name: "ServerSentEventsTests", dependencies: ["ServerSentEvents", "JSON", "ReaderProperties"],
            swiftSettings: strict),
        .testTarget(
            name: "SessionTests", dependencies: ["Session", "Forms", "Domain", "JSON"], swiftSettings: strict),
        .testTarget(name: "UndoTests", dependencies: ["Undo"], swiftSettings: strict),
        .testTarget(name: "CanvasTests", dependencies: ["Canvas"], swiftSettings: strict),
        .testTarget(name: "ThemesTests", dependencies: ["Themes", "Canvas"], swiftSettings: strict),
        .testTarget(
            name: "ArtClientTests",
            dependencies: [
                "ArtClient", "Domain", "JSON", "Simulator", "TestKit", "CZlib",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ArchiveTests",
            dependencies: ["Archive", "Domain", "JSON", "TestKit", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        .testTarget(name: "ProcessesTests", dependencies: ["Processes", "TestKit"], swiftSettings: strict),
        .testTarget(name: "FilesTests", dependencies: ["Files", "Domain", "TestKit"], swiftSettings: strict),
        .testTarget(
            name: "CredentialsTests", dependencies: ["Credentials", "Domain", "Files", "TestKit"], swiftSettings: strict
        ),
        .testTarget(
            name: "EaselTests",
            dependencies: [
                "easel", "CommandLine", "Doctor", "Settings", "ArtClient", "Canvas", "Credentials", "Curses",
                "Dashboard", "Forms", "Domain", "Themes", "TestKit",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "PlainModeTests",
            dependencies: ["PlainMode", "CommandLine", "Session", "Forms", "Domain", "JSON", "TestKit"],
            swiftSettings: strict),
        .testTarget(
            name: "CommandLineTests", dependencies: ["CommandLine", "Session", "Forms", "Domain", "JSON", "TestKit"],
            swiftSettings: strict),
        .testTarget(
            name: "SettingsTests",
            dependencies: ["Settings", "Canvas", "Curses", "Dashboard", "Domain", "Themes", "TestKit"],
            swiftSettings: strict),
        .testTarget(
            name: "DoctorTests",
            dependencies: ["Doctor", "Canvas", "Curses", "Domain", "TestKit"], swiftSettings: strict),
        .executableTarget(
            name: "QueueVictim",
            dependencies: [
                "Engine", "ArtClient", "Archive", "Domain", "JSON", "TestKit",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/QueueVictim", swiftSettings: strict),
        .testTarget(
            name: "EngineTests",
            dependencies: [
                "Engine", "ArtClient", "Archive", "Domain", "JSON", "Pixels", "Simulator", "TestKit", "QueueVictim",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "DashboardTests",
            dependencies: ["Dashboard", "Session", "Forms", "Domain", "JSON", "Pixels", "Canvas", "Themes", "TestKit"],
            exclude: ["Screens/Goldens"], swiftSettings: strict),
        .executableTarget(
            name: "TerminalVictim", dependencies: ["Curses", "Canvas"], path: "Tests/TerminalVictim",
            swiftSettings: strict),
        .testTarget(
            name: "CursesTests", dependencies: ["Curses", "Canvas", "TestKit", "TerminalVictim"], swiftSettings: strict),
        .testTarget(name: "PaintingTests", dependencies: ["Painting", "CZlib"], swiftSettings: strict),
        .testTarget(
            name: "SimulatorTests",
            dependencies: [
                "Simulator", "Painting", "Domain", "JSON", "CZlib",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "StoryTests", dependencies: ["TestKit", "Simulator", "Domain", "JSON", "easel"], swiftSettings: strict
        ),
    ]
)

// Tools that only `.ci/docs` and `.ci/bench` need, so that no other build pays for them.
if Context.environment["EASEL_DOCS"] != nil {
    package.dependencies.append(
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", .upToNextMinor(from: "1.5.0")))
}
if Context.environment["EASEL_BENCH"] != nil {
    package.dependencies.append(
        .package(url: "https://github.com/ordo-one/benchmark", .upToNextMinor(from: "1.38.1"), traits: []))
    package.targets.append(
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "JSON", "Domain", "Forms", "Canvas", "Themes", "Dashboard", "ServerSentEvents", "ArtClient", "Archive",
                .product(name: "Benchmark", package: "benchmark"),
            ],
            // The plugin finds targets whose folder is in one called Benchmarks.
            path: "Sources/Benchmarks/Speed", swiftSettings: strict,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]))
}
