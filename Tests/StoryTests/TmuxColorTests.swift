import Foundation
import TestKit
import Testing

/// The colors that the dashboard sends inside tmux: those that all terminals attached to the session can show.
extension Stories {
    @Suite(.enabled(if: TmuxServer.path != nil, "\(TmuxServer.absence)"))
    struct TmuxColorTests {
        /// The demo, in a theme with colors of its own.
        private static let demo = [EaselProcess.path, "--demo", "--theme", "dusk"]

        /// Waits until the pane has colors of 24 bits, or only others.
        private func wait(
            for depth: Int, in server: TmuxServer, on terminal: PseudoTerminal, _ what: String = ""
        ) async throws {
            try await terminal.wait(for: "\(depth) bits \(what)") { screen in
                guard screen.contains("Paper Crane") else { return false }
                let pane = server.pane
                return depth == 24 ? has24Bits(pane) : !has24Bits(pane) && pane.contains("38;5;")
            }
        }

        private func has24Bits(_ pane: String) -> Bool { pane.contains("8;2;") || pane.contains("8:2:") }

        @Test(arguments: [(true, 24), (false, 8)])
        func colorsOfTheOnlyTerminal(rgb: Bool, depth: Int) async throws {
            let server = try TmuxServer()
            let terminal = try server.start(Self.demo, rgb: rgb)
            try await wait(for: depth, in: server, on: terminal)
            terminal.type("q")
            _ = try await terminal.waitForExit()
        }

        /// tmux does not say which of its terminals shows the pane: the one with fewer colors counts.
        @Test func colorsFollowTheTerminalsThatComeAndGo() async throws {
            let server = try TmuxServer()
            let first = try server.start(Self.demo, rgb: false)
            try await wait(for: 8, in: server, on: first)
            first.hangUp()
            _ = try await first.waitForExit()

            let second = try server.attach(rgb: true, columns: 120, rows: 36)
            try await wait(for: 24, in: server, on: second, "in a terminal with RGB")
            let third = try server.attach(rgb: false)
            try await wait(for: 8, in: server, on: third, "beside one without")
            third.hangUp()
            _ = try await third.waitForExit()
            try await wait(for: 24, in: server, on: second, "without it")
            second.type("q")
            _ = try await second.waitForExit()
        }

        /// A terminal of the same size that does not report the focus changes nothing that a program could see.
        @Test func ctrlLAsksAgain() async throws {
            let server = try TmuxServer(reportsFocus: false)
            let first = try server.start(Self.demo, rgb: true)
            try await wait(for: 24, in: server, on: first)
            first.hangUp()
            _ = try await first.waitForExit()
            let second = try server.attach(rgb: false)
            try await wait(for: 24, in: server, on: second, "as before")
            second.type("\u{c}")
            try await wait(for: 8, in: server, on: second)
            second.type("q")
            _ = try await second.waitForExit()
        }

        @Test(
            arguments: [
                (["--colors", "256"], [:], true, 8), (["--colors", "24bit"], [:], false, 24),
                ([], ["EASEL_COLORS": "256"], true, 8), ([], ["EASEL_COLORS": "24bit"], false, 24),
            ] as [([String], [String: String], Bool, Int)])
        func userDecides(words: [String], environment: [String: String], rgb: Bool, depth: Int) async throws {
            let server = try TmuxServer()
            let terminal = try server.start(Self.demo + words, environment, rgb: rgb)
            try await wait(for: depth, in: server, on: terminal)
            terminal.type("q")
            _ = try await terminal.waitForExit()
        }

        @Test(arguments: [false, true])
        func doctorSaysWhatTmuxReports(rgb: Bool) async throws {
            let server = try TmuxServer()
            let script = "'\(EaselProcess.path)' doctor --offline --verbose; read line"
            let terminal = try server.start(["/bin/sh", "-c", script], rgb: rgb, columns: 250, rows: 120)
            try await terminal.wait(forText: "problems")
            let screen = terminal.screen
            if rgb {
                #expect(screen.contains("ok: colors: 24bit"))
                #expect(screen.contains("reason: tmux reports RGB for its client"))
            } else {
                #expect(screen.contains("note: colors: 256. If the terminal around tmux shows 24-bit colors"))
                #expect(screen.contains("set -as terminal-features \",xterm-256color:RGB\""))
                #expect(screen.contains("reason: tmux reports no RGB for its client xterm-256color"))
            }
            terminal.type("\r")
            _ = try await terminal.waitForExit()
        }
    }
}
