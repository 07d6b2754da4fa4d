import Foundation
import TestKit

/// The built program in a pseudo-terminal, with a home of its own.
final class EaselProcess {
    let terminal: PseudoTerminal
    let home: TemporaryFolder

    /// The program that was built with these tests.
    static var path: String {
        let bundle = ProcessInfo.processInfo.arguments.first { $0.hasSuffix(".xctest") }
        let folder =
            bundle.map { URL(filePath: $0).deletingLastPathComponent() }
            ?? URL(filePath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
        return folder.appending(path: "easel").path(percentEncoded: false)
    }

    /// The environment of a user with a token for the artinstring at `address`.
    static func environment(_ address: String) -> [String: String] {
        ["ARTI_TOKEN": "arti_demo", "EASEL_ARTINSTRING_URL": address]
    }

    /// Everything that the program wrote.
    var words: String { String(decoding: terminal.output, as: UTF8.self) }

    /// Starts it with nothing of this machine's environment but what is given.
    init(
        _ arguments: [String], environment: [String: String] = [:], home: TemporaryFolder? = nil, columns: Int = 120,
        rows: Int = 36
    ) throws {
        let home = try home ?? TemporaryFolder()
        self.home = home
        var all = PseudoTerminal.plainEnvironment
        all["HOME"] = home.path
        for (name, value) in environment { all[name] = value }
        terminal = try PseudoTerminal(
            path: Self.path, arguments: arguments, environment: all, columns: columns, rows: rows)
    }

    /// Presses Escape and waits for what shows that it was understood, since a
    /// key that follows at once would be read as Alt.
    nonisolated(nonsending) func escape(until what: String, _ condition: (TerminalEmulator) -> Bool) async throws {
        terminal.type("\u{1b}")
        try await terminal.wait(for: what, until: condition)
    }

    /// Leaves by `q` and gives the exit code.
    nonisolated(nonsending) func quit() async throws -> Int32 {
        terminal.type("q")
        return try await terminal.waitForExit()
    }

    /// Whether the terminal is as it was before the program came.
    var isTerminalRestored: Bool { terminal.isRestored }
}

extension TerminalEmulator {
    /// The hint line at the bottom.
    var hints: String { text.split(separator: "\n", omittingEmptySubsequences: false).last.map(String.init) ?? "" }
}
