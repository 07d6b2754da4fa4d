import Foundation
import TestKit
import Testing

/// A program under window changes and job control.
extension Victims {
    @Suite struct VictimLifeTests {
        @Test func aWindowOfOneCellOfZeroAndBack() async throws {
            let victim = try await VictimProcess.shown()
            let terminal = victim.terminal
            for (columns, rows) in [(1, 1), (80, 24), (1, 24), (80, 1), (3, 2), (200, 60)] {
                terminal.resize(columns: columns, rows: rows)
                let whole = "victim \(columns)x\(rows) keys 0 page 0"
                let text = whole.count > columns ? whole.prefix(columns - 1) + "…" : whole
                try await terminal.wait(for: text) { $0.lines.first == text }
            }
            // So quickly that the program sees only the last size, which is its own; the terminal's content is lost.
            terminal.type("n")
            try await victim.wait(forLogLine: "nap")
            terminal.resize(columns: 1, rows: 1)
            terminal.resize(columns: 200, rows: 60)
            try await terminal.wait(forText: "victim 200x60 keys 1n")
            // No terminal has that size; serial consoles report it.
            terminal.resize(columns: 0, rows: 0)
            terminal.type("k")
            terminal.resize(columns: 40, rows: 5)
            try await terminal.wait(forText: "victim 40x5 keys 2k")
            terminal.type("q")
            #expect(try await terminal.waitForExit() == 0)
            #expect(terminal.isRestored)
        }

        @Test(.timeLimit(.minutes(3)))
        func anyWindowSizeThatTheKernelCanStoreAndBack() async throws {
            let victim = try await VictimProcess.shown()
            let terminal = victim.terminal
            let sizes = [
                (1000, 500), (65535, 1), (1, 65535), (65535, 65535), (32767, 32768), (1, 1), (10, 3), (1000, 300),
            ]
            for (columns, rows) in sizes {
                terminal.resize(columns: columns, rows: rows)
                // The drawn area is limited.
                let whole = "victim \(min(columns, 1000))x\(min(rows, 300)) keys 0 page 0"
                let text = whole.count > columns ? whole.prefix(columns - 1) + "…" : whole
                try await terminal.wait(for: text, seconds: 60) { $0.lines.first == text }
            }
            terminal.resize(columns: 80, rows: 24)
            try await terminal.wait(forText: "victim 80x24")
            terminal.type("q")
            #expect(try await terminal.waitForExit() == 0)
            #expect(terminal.isRestored)
        }

        @Test(.timeLimit(.minutes(3)))
        func anyWindowSizeAtTheStart() async throws {
            for (columns, rows) in [(1000, 500), (65535, 1), (1, 65535), (1, 1), (10, 3), (0, 0)] {
                let victim = try VictimProcess(columns: columns, rows: rows)
                let terminal = victim.terminal
                try await terminal.wait(for: "a first row", seconds: 60) { _ in terminal.output.count > 20 }
                terminal.resize(columns: 80, rows: 24)
                try await terminal.wait(forText: "victim 80x24", seconds: 60)
                terminal.type("q")
                #expect(try await terminal.waitForExit() == 0)
            }
        }

        @Test(arguments: ["", "m", "f", "l"])
        func aProgramWhoseTerminalHasDisappearedEnds(keys: String) async throws {
            let victim = try await VictimProcess.shown()
            victim.terminal.type(keys)
            switch keys {
            case "m": try await victim.terminal.wait(for: "the mouse") { $0.isReportingMouse }
            case "f": try await victim.wait(forLogLine: "flooded")
            case "l": try await victim.terminal.wait(forText: "lent")
            default: break
            }
            victim.terminal.hangUp()
            #expect(try await victim.terminal.waitForExit(seconds: 10) == 128 + SIGHUP)
        }

        @Test func allModesAreOffWhileAChildHasTheTerminalAndOnAgainAfterwards() async throws {
            let terminal = try await VictimProcess.shown().terminal
            terminal.type("m")
            try await terminal.wait(for: "the mouse") { $0.isReportingMouse }
            terminal.type("l")
            try await terminal.wait(forText: "lent")
            #expect(terminal.isRestored)
            terminal.resize(columns: 50, rows: 10)
            terminal.type("word\r")
            try await terminal.wait(forText: "victim 50x10")
            try await terminal.wait(for: "the modes") {
                $0.isReportingMouse && $0.isBracketedPaste && $0.isReportingFocus
            }
            #expect(terminal.screen.isAlternateScreen && !terminal.screen.isCursorVisible)
            terminal.type("q")
            #expect(try await terminal.waitForExit() == 0)
            #expect(terminal.isRestored)
        }

        @Test func aSynchronizedFrameAppearsOnlyWhenItIsCompleteAndNothingIsClearedBetweenTwo() async throws {
            let terminal = try await VictimProcess.shown().terminal
            terminal.type("y")
            try await terminal.wait(forText: "keys 1y")
            let sent = terminal.output.count
            terminal.type("rr")
            try await terminal.wait(forText: "page 2")
            terminal.type("k")
            try await terminal.wait(forText: "keys 4k")
            let text = String(decoding: terminal.output.dropFirst(sent), as: UTF8.self)
            let begun = text.components(separatedBy: "\u{1b}[?2026h").count - 1
            let ended = text.components(separatedBy: "\u{1b}[?2026l").count - 1
            #expect(begun == ended && begun >= 2)
            #expect(!text.contains("\u{1b}[2J") && !text.contains("\u{1b}[J"))
            terminal.signal(SIGTERM)
            #expect(try await terminal.waitForExit() == 128 + SIGTERM)
        }

        @Test func aCrashMessageAppearsOnceTheTerminalIsRestored() async throws {
            let terminal = try await VictimProcess.shown().terminal
            terminal.type("F")
            #expect(try await terminal.waitForExit() == 128 + SIGILL)
            #expect(terminal.screen.contains("Fatal error: as requested"))
        }

        // MARK: with a shell

        private func shell(line: SlowLine? = nil) throws -> PseudoTerminal {
            let folder = try TemporaryFolder()
            var environment = PseudoTerminal.plainEnvironment
            environment["HOME"] = folder.path
            environment["PS1"] = "$ "
            return try PseudoTerminal(path: "/bin/sh", arguments: ["-i"], environment: environment, line: line)
        }

        /// On a connection where the reply to a query takes longer than quitting.
        @Test(arguments: ["kq", "mkq", "rq"])
        func noReplyOfTheTerminalIsTypedIntoTheShell(keys: String) async throws {
            let shell = try shell(line: SlowLine(bytesPerSecond: 8000, delay: .milliseconds(200)))
            shell.type("\(VictimProcess.path)\r")
            try await shell.wait(forText: "keys 0 page 0")
            shell.type(keys)
            try await shell.wait(for: "the shell") { !$0.isAlternateScreen }
            shell.type("echo o''ver; exit\r")
            #expect(try await shell.waitForExit() == 0)
            #expect(shell.screen.contains("over"))
            #expect(!shell.screen.text.contains("[0n") && !shell.screen.text.contains("not found"))
        }

        /// The reply to the output for the key is in flight when the signal arrives.
        @Test func noReplyIsTypedIntoTheShellWhenAHangupArrivesAndTheTerminalStaysOpen() async throws {
            let shell = try shell(line: SlowLine(bytesPerSecond: 64_000, delay: .milliseconds(60)))
            shell.type("sh -c 'echo pid $$.; exec \(VictimProcess.path)'\r")
            try await shell.wait(forText: "keys 0 page 0")
            let said = String(decoding: shell.output, as: UTF8.self)
            let process = try #require(said.matches(of: /pid (\d+)\./).first.flatMap { Int32($0.1) })
            shell.type("k")
            try await shell.wait(forText: "keys 1k")
            // All bytes in flight have arrived by the time this key does, so that a query follows its output.
            shell.type("k")
            try await shell.wait(forText: "keys 2k")
            #expect(kill(process, SIGHUP) == 0)
            try await shell.wait(for: "the shell") { !$0.isAlternateScreen }
            shell.type("echo o''ver; exit\r")
            #expect(try await shell.waitForExit() == 0)
            #expect(shell.screen.contains("over"))
            #expect(!shell.screen.text.contains("[0n") && !shell.screen.text.contains("not found"))
        }

        @Test func ctrlZAResizeAndBack() async throws {
            let shell = try shell()
            shell.type("\(VictimProcess.path)\r")
            try await shell.wait(forText: "keys 0 page 0")
            shell.type("m\u{1a}")
            try await shell.wait(for: "the shell's word") { !$0.isAlternateScreen && $0.contains("Stopped") }
            #expect(!shell.screen.isReportingMouse && !shell.screen.isBracketedPaste)
            shell.resize(columns: 60, rows: 12)
            shell.type("fg\r")
            try await shell.wait(forText: "victim 60x12 keys 1m")
            try await shell.wait(for: "the mouse") { $0.isReportingMouse }
            shell.type("q")
            try await shell.wait(for: "the shell") { !$0.isAlternateScreen }
            shell.type("exit\r")
            #expect(try await shell.waitForExit() == 0)
            #expect(shell.screen.isAtRest)
        }

        /// `bg`, or SIGCONT from anywhere else, continues a stopped program without giving it the terminal.
        @Test func aProgramThatIsContinuedInTheBackgroundWaitsUntilItHasTheTerminalAgain() async throws {
            let shell = try shell()
            shell.type("\(VictimProcess.path)\r")
            try await shell.wait(forText: "keys 0 page 0")
            shell.type("\u{1a}")
            try await shell.wait(for: "the shell's word") { !$0.isAlternateScreen && $0.contains("Stopped") }
            shell.resize(columns: 60, rows: 12)
            shell.type("kill -CONT %1; echo s''ent\r")
            try await shell.wait(forText: "sent")
            shell.type("echo st''ill; fg\r")
            try await shell.wait(forText: "victim 60x12 keys 0")
            shell.type("q")
            try await shell.wait(for: "the shell") { !$0.isAlternateScreen }
            shell.type("exit\r")
            #expect(try await shell.waitForExit() == 0)
            #expect(shell.isRestored && shell.screen.contains("still"))
        }

        @Test func ctrlZWhileTheWindowIsResizedRepeatedly() async throws {
            let shell = try shell()
            shell.type("\(VictimProcess.path)\r")
            try await shell.wait(forText: "keys 0 page 0")
            for step in 0..<40 {
                shell.resize(columns: 40 + step, rows: 10 + step % 15)
                if step == 20 { shell.type("m\u{1a}") }
            }
            try await shell.wait(for: "the shell's word") { !$0.isAlternateScreen && $0.contains("Stopped") }
            #expect(!shell.screen.isReportingMouse && !shell.screen.isBracketedPaste && !shell.screen.isReportingFocus)
            for step in 0..<20 { shell.resize(columns: 100 - step, rows: 30 - step) }
            shell.type("fg\r")
            try await shell.wait(forText: "victim 81x11 keys 1m")
            shell.type("q")
            try await shell.wait(for: "the shell") { !$0.isAlternateScreen }
            shell.type("exit\r")
            #expect(try await shell.waitForExit() == 0)
            #expect(shell.isRestored)
        }

        @Test(arguments: ["TERM", "HUP", "INT", "QUIT", "ABRT", "SEGV"])
        func aStoppedProgramThatIsKilledDoesNotTouchTheShellsTerminal(signal: String) async throws {
            let shell = try shell()
            shell.type("\(VictimProcess.path)\r")
            try await shell.wait(forText: "keys 0 page 0")
            shell.type("\u{1a}")
            try await shell.wait(for: "the shell's word") { !$0.isAlternateScreen && $0.contains("Stopped") }
            // A stopped process receives the signal when it continues.
            shell.type("kill -\(signal) %1; fg; echo code $?\r")
            let number = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGSEGV][
                ["TERM", "HUP", "INT", "QUIT", "ABRT", "SEGV"].firstIndex(of: signal) ?? 0]
            try await shell.wait(forText: "code \(128 + number)")
            #expect(shell.isRestored)
        }
    }
}
