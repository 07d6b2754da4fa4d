import Foundation
import TestKit

/// A tmux server with a socket and a home of its own, and the terminals attached to it.
///
/// It ends with this value, and so does all that runs in it.
final class TmuxServer {
    /// The program; nil where it is not installed.
    static let path = ["/usr/bin/", "/usr/local/bin/", "/bin/"].map { $0 + "tmux" }.first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// Why its tests are skipped elsewhere.
    static let absence = "tmux is not installed; .ci/run installs it"

    private let home: TemporaryFolder
    private let name = "easel-\(UInt32.random(in: 0...UInt32.max))"

    /// Prepares a server, which `start` starts.
    ///
    /// - Parameter reportsFocus: Whether it tells programs that a terminal has gained the focus.
    init(reportsFocus: Bool = true) throws {
        home = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: home.appending("sockets"), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        try home.write(
            "set -g focus-events \(reportsFocus ? "on" : "off")\nset -g escape-time 20\n", to: "tmux.conf")
    }

    deinit { _ = run(["kill-server"]) }

    private var environment: [String: String] {
        var environment = PseudoTerminal.plainEnvironment
        environment["HOME"] = home.path
        environment["SHELL"] = "/bin/sh"
        environment["TMUX_TMPDIR"] = home.appending("sockets")
        return environment
    }

    /// Starts a session that runs `words`, in a terminal of its own.
    func start(
        _ words: [String], _ more: [String: String] = [:], rgb: Bool, columns: Int = 100, rows: Int = 30
    ) throws -> PseudoTerminal {
        let variables = more.sorted { $0.key < $1.key }.flatMap { ["-e", "\($0.key)=\($0.value)"] }
        return try open(["new-session"] + variables + words, rgb: rgb, columns, rows)
    }

    /// Shows the session in another terminal.
    func attach(rgb: Bool, columns: Int = 100, rows: Int = 30) throws -> PseudoTerminal {
        try open(["attach"], rgb: rgb, columns, rows)
    }

    private func open(_ words: [String], rgb: Bool, _ columns: Int, _ rows: Int) throws -> PseudoTerminal {
        try PseudoTerminal(
            path: Self.path ?? "", arguments: prefix + (rgb ? ["-T", "RGB"] : []) + words, environment: environment,
            columns: columns, rows: rows)
    }

    private var prefix: [String] { ["-L", name, "-f", home.appending("tmux.conf")] }

    /// The pane with the colors that the program has sent, as SGR.
    var pane: String { run(["capture-pane", "-e", "-p"]) }

    /// What tmux answers to a command.
    func run(_ words: [String]) -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = Self.path.map { URL(filePath: $0) }
        process.arguments = prefix + words
        process.environment = environment
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return "" }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
