import Foundation
import TestKit
import Testing

/// The dashboard inside tmux and GNU screen, where they are installed: what they make of it, seen from outside.
extension Stories {
    @Suite struct MultiplexerTests {
        /// A program that shows another one in a part of the terminal.
        enum Multiplexer: String, CaseIterable, Sendable {
            case tmux, screen

            var path: String? {
                ["/usr/bin/", "/usr/local/bin/", "/bin/"].map { $0 + rawValue }.first {
                    FileManager.default.isExecutableFile(atPath: $0)
                }
            }

            static var installed: [Multiplexer] { allCases.filter { $0.path != nil } }

            /// The rows it keeps to itself.
            var ownRows: Int { self == .tmux ? 1 : 0 }

            /// What leaves a session running without a terminal.
            var detach: String { self == .tmux ? "\u{2}d" : "\u{1}d" }
        }

        /// One session of a multiplexer, with nothing of the user's own.
        private struct Session {
            let multiplexer: Multiplexer
            let home: TemporaryFolder
            let name = "easel-\(UInt32.random(in: 0...UInt32.max))"

            init(_ multiplexer: Multiplexer) throws {
                self.multiplexer = multiplexer
                home = try TemporaryFolder()
                // GNU screen keeps its sockets only where nobody else looks.
                try FileManager.default.createDirectory(
                    atPath: sockets, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
                _ = try home.write("set -g set-clipboard on\nset -g escape-time 20\n", to: "tmux.conf")
            }

            private var sockets: String { home.appending("sockets") }

            private var environment: [String: String] {
                var environment = PseudoTerminal.plainEnvironment
                environment["HOME"] = home.path
                environment["SHELL"] = "/bin/sh"
                environment["TMUX_TMPDIR"] = sockets
                environment["SCREENDIR"] = sockets
                return environment
            }

            /// Opens the session in a terminal of its own.
            func start(_ arguments: [String], columns: Int, rows: Int) throws -> PseudoTerminal {
                try run(
                    multiplexer == .tmux
                        ? ["-L", name, "-f", home.appending("tmux.conf"), "new-session", EaselProcess.path] + arguments
                        : ["-U", "-c", "/dev/null", "-S", name, EaselProcess.path] + arguments, columns, rows)
            }

            /// Ends the session and all that runs in it, which outlive their terminals when a test fails.
            func end() {
                let process = Process()
                process.executableURL = multiplexer.path.map { URL(filePath: $0) }
                process.arguments = multiplexer == .tmux ? ["-L", name, "kill-server"] : ["-S", name, "-X", "quit"]
                process.environment = environment
                process.standardOutput = FileHandle.nullDevice
                process.standardError = FileHandle.nullDevice
                guard (try? process.run()) != nil else { return }
                process.waitUntilExit()
            }

            /// Shows the session that is running in another terminal.
            func attach(columns: Int, rows: Int) throws -> PseudoTerminal {
                try run(multiplexer == .tmux ? ["-L", name, "attach"] : ["-U", "-r", name], columns, rows)
            }

            private func run(_ arguments: [String], _ columns: Int, _ rows: Int) throws -> PseudoTerminal {
                try PseudoTerminal(
                    path: multiplexer.path ?? "", arguments: arguments, environment: environment, columns: columns,
                    rows: rows)
            }
        }

        /// Whether the lists have come, after which nothing changes by itself.
        private static func isComplete(_ screen: TerminalEmulator) -> Bool {
            screen.contains("Paper Crane") && screen.contains("188/200") && screen.contains("field")
        }

        @Test(arguments: Multiplexer.installed)
        func showsWhatIsDrawn(multiplexer: Multiplexer) async throws {
            let easel = try EaselProcess(["--demo"], columns: 80, rows: 24)
            try await easel.terminal.wait(for: "everything", until: Self.isComplete)
            let expected = easel.terminal.screen.lines
            #expect(try await easel.quit() == 0)

            let session = try Session(multiplexer)
            defer { session.end() }
            let terminal = try session.start(["--demo"], columns: 80, rows: 24 + multiplexer.ownRows)
            try await terminal.wait(for: "the same screen") { Array($0.lines.prefix(24)) == expected }
            // GNU screen loses what it was about to show when sizes change quickly, though it holds it.
            if multiplexer == .tmux {
                terminal.resize(columns: 2, rows: 2)
                terminal.resize(columns: 80, rows: 24 + multiplexer.ownRows)
                try await terminal.wait(for: "the same screen again") { Array($0.lines.prefix(24)) == expected }
            }
            terminal.type("q")
            _ = try await terminal.waitForExit()
        }

        @Test(arguments: Multiplexer.installed)
        func goesOnAfterTheTerminalHasGone(multiplexer: Multiplexer) async throws {
            let session = try Session(multiplexer)
            defer { session.end() }
            let first = try session.start(["--demo"], columns: 80, rows: 24)
            try await first.wait(for: "everything", until: Self.isComplete)
            first.type("j")
            try await first.wait(forText: "▌Quiet Harbour")
            first.hangUp()
            _ = try await first.waitForExit()
            let second = try session.attach(columns: 60, rows: 20)
            try await second.wait(for: "one pane") { $0.contains("1 Catalog") && $0.contains("▌Quiet Harbour") }
            second.type("q")
            _ = try await second.waitForExit()
        }

        /// tmux hands a copied text to the terminal that it runs in; what arrives there is OSC 52.
        @Test(.enabled(if: Multiplexer.tmux.path != nil))
        func copiesThroughTmux() async throws {
            let session = try Session(.tmux)
            defer { session.end() }
            let terminal = try session.start(["--demo"], columns: 80, rows: 24)
            try await terminal.wait(for: "everything", until: Self.isComplete)
            terminal.type("y")
            try await terminal.wait(for: "the text in the terminal's clipboard") { _ in
                String(decoding: terminal.output, as: UTF8.self).contains(
                    Data("stoic-owl".utf8).base64EncodedString())
            }
            terminal.type("q")
            _ = try await terminal.waitForExit()
        }
    }
}
