import Foundation
import TestKit
import Testing

/// What a terminal goes through with the program in it.
extension Stories {
    @Suite struct TerminalLifeTests {
        private func openedDemo() async throws -> EaselProcess {
            let easel = try EaselProcess(["--demo"])
            try await easel.terminal.wait(forText: "Paper Crane")
            return easel
        }

        /// HUP, INT, QUIT, ILL (what a Swift trap raises), TRAP, ABRT, BUS, FPE, SEGV and TERM; at other moments, and by
        /// real traps, in `SignalMatrixTests`.
        @Test(arguments: [SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGTERM])
        func signalLeavesTheTerminalAsItWas(number: Int32) async throws {
            let easel = try await openedDemo()
            easel.terminal.signal(number)
            #expect(try await easel.terminal.waitForExit() == 128 + number)
            #expect(easel.isTerminalRestored)
        }

        @Test func processEndsWithItsTerminal() async throws {
            let easel = try await openedDemo()
            easel.terminal.hangUp()
            #expect(try await easel.terminal.waitForExit(seconds: 5) != 0)
        }

        @Test func resizeKeepsThePlace() async throws {
            let easel = try await openedDemo()
            easel.terminal.type("jj")
            easel.terminal.resize(columns: 30, rows: 8)
            try await easel.terminal.wait(forText: "30×8")
            easel.terminal.resize(columns: 80, rows: 24)
            try await easel.terminal.wait(forText: "1 Catalog")
            try await easel.terminal.wait(for: "the cursor's row") { screen in
                screen.text.split(separator: "\n").contains { $0.contains("▌Orbiting Teapot") }
            }
            easel.terminal.resize(columns: 200, rows: 60)
            try await easel.terminal.wait(forText: "4 Result")
            #expect(try await easel.quit() == 0)
        }

        /// By a shell with job control, since a stop without one to continue it is dropped by the kernel.
        @Test func suspendAndResume() async throws {
            let home = try TemporaryFolder()
            var environment = PseudoTerminal.plainEnvironment
            environment["HOME"] = home.path
            let shell = try PseudoTerminal(
                path: "/bin/sh", arguments: ["-i"], environment: environment, columns: 120, rows: 36)
            shell.type("\(EaselProcess.path) --demo\r")
            try await shell.wait(for: "the dashboard") { $0.isAlternateScreen && $0.contains("Paper Crane") }
            shell.type("\u{1a}")
            try await shell.wait(for: "the shell's word") { !$0.isAlternateScreen && $0.contains("Stopped") }
            shell.type("fg\r")
            try await shell.wait(for: "the dashboard again") { $0.isAlternateScreen && $0.contains("Paper Crane") }
            shell.type("q")
            try await shell.wait(for: "the shell's screen") { !$0.isAlternateScreen }
            shell.type("exit\r")
            #expect(try await shell.waitForExit() == 0)
        }

        @Test func asciiWithoutUTF8() async throws {
            let easel = try EaselProcess(["--demo"], environment: ["LC_ALL": "C"])
            try await easel.terminal.wait(forText: "Paper Crane")
            try await easel.terminal.wait(forText: "+- 1 Prompts")
            #expect(easel.terminal.output.allSatisfy { $0 < 0x80 })
            #expect(try await easel.quit() == 0)
        }
    }
}
