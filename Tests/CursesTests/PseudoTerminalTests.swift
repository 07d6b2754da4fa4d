import TestKit
import Testing

struct PseudoTerminalTests {
    private func shell(_ script: String, columns: Int = 40, rows: Int = 5) throws -> PseudoTerminal {
        try PseudoTerminal(path: "/bin/sh", arguments: ["-c", script], columns: columns, rows: rows)
    }

    @Test("A program draws, reads keys and ends with its code")
    func story() throws {
        let terminal = try shell("printf 'name? '; read name; echo \"hello $name\"; exit 7")
        try terminal.wait(forText: "name?")
        terminal.type("you\r")
        try terminal.wait(forText: "hello you")
        #expect(try terminal.waitForExit() == 7)
        #expect(terminal.screen.lines[0] == "name? you")
    }

    @Test("It has the size, the environment and nothing else")
    func surroundings() throws {
        let terminal = try shell("stty size; echo \"$TERM,${HOME-none}\"", columns: 33, rows: 9)
        #expect(try terminal.waitForExit() == 0)
        #expect(terminal.screen.text == "9 33\nxterm-256color,none")
    }

    @Test("A new size, a signal and a hangup arrive")
    func events() throws {
        let resized = try shell("trap 'stty size; exit 3' WINCH; echo ready; while :; do sleep 0.01; done")
        try resized.wait(forText: "ready")
        resized.resize(columns: 20, rows: 4)
        try resized.wait(forText: "4 20")
        #expect(try resized.waitForExit() == 3)

        let signalled = try shell("echo ready; exec sleep 100")
        try signalled.wait(forText: "ready")
        signalled.signal(15)
        #expect(try signalled.waitForExit() == 128 + 15)

        let hungUp = try shell("echo ready; exec sleep 100")
        try hungUp.wait(forText: "ready")
        hungUp.hangUp()
        #expect(try hungUp.waitForExit() == 128 + 1)
    }

    @Test("Waiting in vain tells what was on the screen")
    func timeout() throws {
        let terminal = try shell("echo something")
        _ = try terminal.waitForExit()
        #expect {
            try terminal.wait(forText: "nothing", seconds: 0.05)
        } throws: {
            "\($0)".contains("“nothing”") && "\($0)".contains("something") || "\($0)".contains("ended")
        }
    }

    @Test("A program that does not exist ends with 127")
    func missing() throws {
        #expect(try PseudoTerminal(path: "/nonexistent/program").waitForExit() == 127)
    }
}
