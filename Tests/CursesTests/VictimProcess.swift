import Foundation
import TestKit

/// The test program in a pseudo-terminal.
final class VictimProcess {
    let terminal: PseudoTerminal
    private let folder: TemporaryFolder

    /// The executable that was built with these tests.
    static var path: String {
        let bundle = ProcessInfo.processInfo.arguments.first { $0.hasSuffix(".xctest") }
        let folder =
            bundle.map { URL(filePath: $0).deletingLastPathComponent() }
            ?? URL(filePath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
        return folder.appending(path: "terminal-victim").path(percentEncoded: false)
    }

    init(environment: [String: String] = [:], columns: Int = 80, rows: Int = 24, line: SlowLine? = nil) throws {
        folder = try TemporaryFolder()
        var all = PseudoTerminal.plainEnvironment
        for (name, value) in environment { all[name] = value }
        terminal = try PseudoTerminal(
            path: Self.path, arguments: [folder.path + "/log"], environment: all, columns: columns, rows: rows,
            line: line)
    }

    /// The content of its log file, which needs no terminal.
    var log: String { (try? String(contentsOfFile: folder.path + "/log", encoding: .utf8)) ?? "" }

    /// Starts one and waits for its first frame.
    nonisolated(nonsending) static func shown(
        environment: [String: String] = [:], columns: Int = 80, rows: Int = 24, line: SlowLine? = nil
    ) async throws -> VictimProcess {
        let victim = try VictimProcess(environment: environment, columns: columns, rows: rows, line: line)
        try await victim.terminal.wait(for: "the first frame") { $0.contains("keys 0 page 0") && !$0.isSynchronized }
        return victim
    }

    /// Waits for a line in the log file, without reading the terminal.
    nonisolated(nonsending) func wait(forLogLine line: String) async throws {
        var patience = Patience(seconds: 20)
        while !log.contains(line) {
            guard try await patience.pause() else { throw Missing(line: line, log: log) }
        }
    }

    struct Missing: Error {
        let line: String
        let log: String
    }
}
