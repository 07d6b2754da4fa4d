import TestKit
import Testing

struct PseudoTerminalTests {
    private func shell(_ script: String, columns: Int = 40, rows: Int = 5) throws -> PseudoTerminal {
        try PseudoTerminal(path: "/bin/sh", arguments: ["-c", script], columns: columns, rows: rows)
    }

    @Test func aProgramDrawsReadsKeysAndExitsWithItsCode() async throws {
        let terminal = try shell("printf 'name? '; read name; echo \"hello $name\"; exit 7")
        try await terminal.wait(forText: "name?")
        terminal.type("you\r")
        try await terminal.wait(forText: "hello you")
        #expect(try await terminal.waitForExit() == 7)
        #expect(terminal.screen.lines[0] == "name? you")
    }

    @Test func aProgramHasTheGivenSizeAndEnvironmentAndNothingElse() async throws {
        let terminal = try shell("stty size; echo \"$TERM,${HOME-none}\"", columns: 33, rows: 9)
        #expect(try await terminal.waitForExit() == 0)
        #expect(terminal.screen.text == "9 33\nxterm-256color,none")
    }

    @Test func aResizeASignalAndAHangupArrive() async throws {
        let resized = try shell("trap 'stty size; exit 3' WINCH; echo ready; while :; do sleep 0.01; done")
        try await resized.wait(forText: "ready")
        resized.resize(columns: 20, rows: 4)
        try await resized.wait(forText: "4 20")
        #expect(try await resized.waitForExit() == 3)

        let signalled = try shell("echo ready; exec sleep 100")
        try await signalled.wait(forText: "ready")
        signalled.signal(15)
        #expect(try await signalled.waitForExit() == 128 + 15)

        let hungUp = try shell("echo ready; exec sleep 100")
        try await hungUp.wait(forText: "ready")
        hungUp.hangUp()
        #expect(try await hungUp.waitForExit() == 128 + 1)
    }

    @Test func aTimeoutReportsWhatWasOnTheScreen() async throws {
        let terminal = try shell("echo something")
        _ = try await terminal.waitForExit()
        await #expect {
            try await terminal.wait(forText: "nothing", seconds: 0.05)
        } throws: {
            "\($0)".contains("“nothing”") && "\($0)".contains("something") || "\($0)".contains("ended")
        }
    }

    @Test func aProgramThatDoesNotExistEndsWith127() async throws {
        #expect(try await PseudoTerminal(path: "/nonexistent/program").waitForExit() == 127)
    }
}
