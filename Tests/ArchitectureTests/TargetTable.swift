/// One row of the table of targets: the modules that a folder of `Sources` may import.
struct TargetRow {
    let name: String
    /// Our own targets that it may import.
    let ours: Set<String>
    /// Products of other packages, and `FoundationEssentials` where values alone are not enough.
    var others: Set<String> = []
    /// The reason for an arrow that a reader would not expect.
    var reason: String?
    /// True for values without I/O, which may not import the C library either.
    var isPure = false
}

/// The targets and the arrows between them. The import test compares the imports with it, and the diagram in
/// Architecture.md is made from it.
enum TargetTable {
    static let rows: [TargetRow] = [
        // Values.
        TargetRow(name: "JSON", ours: [], isPure: true),
        TargetRow(name: "Pixels", ours: [], isPure: true),
        TargetRow(name: "Domain", ours: ["JSON", "Pixels"], isPure: true),
        TargetRow(name: "Undo", ours: [], isPure: true),
        TargetRow(name: "Forms", ours: ["Domain", "JSON", "Undo"], isPure: true),
        TargetRow(name: "Session", ours: ["Forms", "Domain", "JSON"], isPure: true),
        TargetRow(name: "Canvas", ours: ["Undo"], isPure: true),
        TargetRow(name: "Themes", ours: ["Canvas", "Pixels"], others: ["TOMLKit"]),

        // Services and storage.
        TargetRow(name: "ServerSentEvents", ours: []),
        TargetRow(
            name: "ArtClient", ours: ["Domain", "JSON", "ServerSentEvents", "CZlib"],
            others: ["AsyncHTTPClient", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOSSL", "FoundationEssentials"],
            reason: "CZlib: responses arrive compressed"),
        TargetRow(name: "Archive", ours: ["Domain", "JSON"], others: ["GRDB", "FoundationEssentials"]),
        TargetRow(name: "Processes", ours: ["CProcesses"]),
        TargetRow(name: "Files", ours: ["Domain"]),
        TargetRow(
            name: "Credentials", ours: ["Domain", "Files", "Processes"], others: ["TOMLKit", "FoundationEssentials"],
            reason: "Processes: token commands and secret-tool"),
        TargetRow(
            name: "Engine", ours: ["Domain", "JSON", "Pixels", "ArtClient", "Archive", "Processes"],
            others: ["Logging", "DequeModule", "FoundationEssentials"], reason: "Processes: chafa and ffmpeg"),

        // The terminal.
        TargetRow(name: "Curses", ours: ["Canvas", "CNcurses"], others: ["DequeModule"]),

        // The front ends.
        TargetRow(
            name: "Dashboard", ours: ["Session", "Forms", "Domain", "JSON", "Pixels", "Canvas", "Themes"],
            isPure: true),
        TargetRow(
            name: "CommandLine", ours: ["Session", "Forms", "Domain", "JSON", "Canvas"],
            reason: "Canvas: output at a terminal is DisplayText"),
        TargetRow(
            name: "PlainMode", ours: ["CommandLine", "Session", "Forms", "Domain", "JSON"],
            others: ["DequeModule"], reason: "CommandLine: the exit codes, and output at a terminal"),
        TargetRow(
            name: "Settings", ours: ["Domain", "Files", "Dashboard", "Themes", "Curses"],
            others: ["TOMLKit", "FoundationEssentials"],
            reason: "Dashboard: the key map that [keys] changes; Curses: the terminal settings"),
        TargetRow(
            name: "Doctor",
            ours: [
                "Session", "Domain", "JSON", "Settings", "Credentials", "ArtClient", "Archive", "Curses", "Canvas",
                "Files",
                "Processes", "Themes",
            ],
            others: ["FoundationEssentials"], reason: "it checks each of them where it stands"),

        // The simulator. It never imports ArtClient: a misreading of the services' documents could cancel out.
        TargetRow(name: "Painting", ours: ["CZlib"]),
        TargetRow(
            name: "Simulator", ours: ["Domain", "JSON", "Painting"],
            others: ["Hummingbird", "Logging", "NIOCore", "FoundationEssentials"]),

        // The program.
        TargetRow(
            name: "easel",
            ours: [
                "Dashboard", "PlainMode", "CommandLine", "Doctor", "Settings", "Session", "Forms", "Domain",
                "JSON", "Canvas", "Themes", "ArtClient", "Archive", "Files", "Credentials", "Engine", "Curses",
                "Simulator", "Painting", "Pixels", "Processes",
            ],
            others: ["ArgumentParser", "Logging", "FoundationEssentials"],
            reason: "Painting: the picture of the welcome screen"),

        // Measurements.
        TargetRow(
            name: "Benchmarks",
            ours: [
                "JSON", "Domain", "Forms", "Canvas", "Themes", "Dashboard", "ServerSentEvents", "ArtClient", "Archive",
            ],
            others: ["Benchmark", "FoundationEssentials"]),
        TargetRow(
            name: "LoadBenchmarks", ours: ["JSON", "Domain", "ArtClient", "Archive", "Engine", "Simulator"],
            others: ["Logging", "NIOCore", "NIOPosix", "Subprocess"]),
    ]

    /// Targets in C, each used by one Swift target or two, which have no rows.
    static let cTargets: Set<String> = ["CNcurses", "CProcesses", "CZlib"]
    /// Modules that every target but the pure ones may import.
    static let everywhere: Set<String> = ["Synchronization", "Glibc", "Musl", "Darwin"]

    /// The diagram: a line for each target of the program, in layers, with the targets directly below it; an arrow is
    /// left out where a longer way leads there.
    static var diagram: String {
        let names = Set(rows.map(\.name)).subtracting(["Benchmarks", "LoadBenchmarks"])
        let below = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0.ours.intersection(names)) })
        func reachable(from name: String) -> Set<String> {
            below[name, default: []].reduce(into: []) { $0.formUnion(reachable(from: $1).union([$1])) }
        }
        func height(of name: String) -> Int { (below[name, default: []].map(height).max() ?? -1) + 1 }
        let width = names.map(\.count).max() ?? 0
        let layers = Dictionary(grouping: names, by: height).sorted { $0.key > $1.key }
        return layers.map { _, names in
            names.sorted().map { name in
                let all = below[name, default: []]
                let direct = all.filter { target in !all.contains { reachable(from: $0).contains(target) } }
                let arrow = direct.isEmpty ? "" : " → " + direct.sorted().joined(separator: ", ")
                return (name + String(repeating: " ", count: width - name.count) + arrow).trimmingTrailingSpaces
            }.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
