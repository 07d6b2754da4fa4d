// swift-tools-version: 6.2

import PackageDescription

// The arrows between these targets only point down; `Tests/ArchitectureTests` reads the imports and holds them to it.

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
    dependencies: [],
    targets: [

        // MARK: values
        .target(name: "Domain", swiftSettings: strict),
        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: strict),
    ]
)
