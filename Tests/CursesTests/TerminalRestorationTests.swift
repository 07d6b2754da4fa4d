import TestKit
import Testing

/// The state of the terminal after a normal exit.
extension Victims {
    @Suite struct TerminalRestorationTests {
        @Test(arguments: ["", "m", "y", "my", "r", "h"])
        func aNormalExitRestoresTheTerminal(keys: String) async throws {
            let victim = try await VictimProcess.shown()
            #expect(!victim.terminal.isRestored)
            for (number, key) in keys.enumerated() {
                victim.terminal.type(String(key))
                if key != "h" { try await victim.terminal.wait(forText: "keys \(number + 1)\(key)") }
            }
            victim.terminal.type("q")
            #expect(try await victim.terminal.waitForExit() == 0)
            #expect(victim.terminal.isRestored)
        }
    }
}
